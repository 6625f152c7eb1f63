import { isJsonObject, type JsonObject } from "../../model/json.js";
import type { LintRule } from "../lint-rule.js";
import { follow, itemsAt, listOf } from "../placed.js";
import type { RedoclyLocation } from "../redocly.js";

/** An `enum` says of what type its values are, unless what it is combined with by `allOf` says so. */
export const enumWithoutType: LintRule = {
  name: "enum-without-type",
  set: "recommended",
  severity: "warn",
  visit: () => {
    const untyped = new Map<JsonObject, RedoclyLocation>();
    const typedElsewhere = new Set<JsonObject>();
    return {
      Schema: (schema, context) => {
        if (!isJsonObject(schema)) return;
        const values = listOf(schema["enum"]);
        // OpenAPI 3.0 has no type for null.
        const isUntyped = schema["type"] === undefined && values.some((value) => value !== null);
        if (isUntyped) untyped.set(schema, context.location.child(["enum"]));
        const parts = itemsAt({ value: schema, location: context.location }, "allOf");
        const together = [schema, ...parts.map((part) => follow(context, part)?.value ?? {})];
        if (together.every(({ type }) => type === undefined)) return;
        for (const part of together) typedElsewhere.add(part);
      },
      Root: {
        leave: (_root, context) => {
          for (const [schema, location] of untyped) {
            if (typedElsewhere.has(schema)) continue;
            context.report({ message: "This `enum` stands without a `type`.", location: location.key() });
          }
        },
      },
    };
  },
};
