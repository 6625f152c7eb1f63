import { isJsonObject } from "../../model/json.js";
import { quoted, type LintRule } from "../lint-rule.js";

/** There is no component for the choices null and "": a property says itself whether it may be empty. */
export const drfNullEnum: LintRule = {
  name: "drf-null-enum",
  set: "drf",
  severity: "warn",
  visit: (generator) => ({
    NamedSchemas: (schemas, context) => {
      if (!isJsonObject(schemas)) return;
      for (const name of ["NullEnum", "BlankEnum"]) {
        if (!Object.hasOwn(schemas, name)) continue;
        context.report({
          message: `${quoted(generator, name)} becomes a type and guards of its own, which nobody needs. Set \`ENUM_ADD_EXPLICIT_BLANK_NULL_CHOICE\` to \`False\`.`,
          location: context.location.child([name]).key(),
        });
      }
    },
  }),
};
