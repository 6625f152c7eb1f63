import { isJsonObject, type JsonObject } from "../../model/json.js";
import { quoted, type LintRule } from "../lint-rule.js";
import { entriesAt, follow, memberAt, textsOf } from "../placed.js";

/** What a request sends is a schema without `readOnly` properties that are required: one schema is not both views. */
export const drfReadOnlyRequired: LintRule = {
  name: "drf-read-only-required",
  set: "drf",
  severity: "warn",
  visit: (generator) => {
    const seen = new Set<JsonObject>();
    return {
      RequestBody: (body, context) => {
        if (!isJsonObject(body)) return;
        for (const [, media] of entriesAt({ value: body, location: context.location }, "content")) {
          const content = follow(context, media);
          const schema = content === undefined ? undefined : memberAt(content, "schema");
          const target = schema === undefined ? undefined : follow(context, schema);
          if (target === undefined || seen.has(target.value)) continue;
          seen.add(target.value);
          const required = textsOf(target.value["required"]);
          const name = entriesAt(target, "properties").find(
            ([each, { value }]) => required.includes(each) && isJsonObject(value) && value["readOnly"] === true,
          )?.[0];
          if (name === undefined) continue;
          context.report({
            message: `A request sends this schema, which requires ${quoted(generator, name)} although it is \`readOnly\`. Set \`COMPONENT_SPLIT_REQUEST\`, so that requests have schemas of their own.`,
            location: target.location.child(["required"]),
          });
        }
      },
    };
  },
};
