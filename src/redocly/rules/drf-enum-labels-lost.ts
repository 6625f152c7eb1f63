import { isJsonObject } from "../../model/json.js";
import { quoted, type LintRule } from "../lint-rule.js";
import { listOf } from "../placed.js";

/** Django's choices keep their labels: they become the constant `<Name>Labels`. */
export const drfEnumLabelsLost: LintRule = {
  name: "drf-enum-labels-lost",
  set: "drf",
  severity: "warn",
  visit: (generator) => ({
    NamedSchemas: (schemas, context) => {
      if (!isJsonObject(schemas)) return;
      for (const [name, schema] of Object.entries(schemas)) {
        if (!name.endsWith("Enum") || !isJsonObject(schema) || generator.hasLabels(schema)) continue;
        if (!listOf(schema["enum"]).some((value) => typeof value === "string" && value !== "")) continue;
        context.report({
          message: `${quoted(generator, name)} has no labels, so neither has the generated constant. Leave \`ENUM_GENERATE_CHOICE_DESCRIPTION\` on, or add \`x-enum-descriptions\`.`,
          location: context.location.child([name]).key(),
        });
      }
    },
  }),
};
