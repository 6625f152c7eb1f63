import { isJsonObject } from "../../model/json.js";
import { quoted, type LintRule } from "../lint-rule.js";
import { textsOf } from "../placed.js";

/** A page requires its `results`. Django REST framework says so from 3.15 on. */
export const drfPaginationRequired: LintRule = {
  name: "drf-pagination-required",
  set: "drf",
  severity: "warn",
  visit: (generator) => ({
    NamedSchemas: (schemas, context) => {
      if (!isJsonObject(schemas)) return;
      for (const [name, schema] of Object.entries(schemas)) {
        if (!/^Paginated.+List$/.test(name) || !isJsonObject(schema)) continue;
        const { properties, required } = schema;
        if (!isJsonObject(properties) || !Object.hasOwn(properties, "results")) continue;
        if (textsOf(required).includes("results")) continue;
        context.report({
          message: `${quoted(generator, name)} does not require \`results\`, so every caller must check that a page has any. Django REST framework 3.15 and later require it; or override \`get_paginated_response_schema\`.`,
          location: context.location.child([name]).key(),
        });
      }
    },
  }),
};
