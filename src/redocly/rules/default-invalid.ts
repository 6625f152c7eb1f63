import { isJsonObject } from "../../model/json.js";
import type { LintRule } from "../lint-rule.js";
import { valueProblem } from "../value-problem.js";

/** A `default` is valid for its own schema. Examples are left to Redocly's rules, which `recommended` turns on. */
export const defaultInvalid: LintRule = {
  name: "default-invalid",
  set: "recommended",
  severity: "warn",
  visit: () => ({
    Schema: (schema, context) => {
      if (!isJsonObject(schema) || schema["default"] === undefined) return;
      const problem = valueProblem(context, { value: schema, location: context.location }, schema["default"]);
      if (problem === undefined) return;
      context.report({
        message: `The \`default\` ${problem}, so a client that sends it is refused.`,
        location: context.location.child(["default"]),
      });
    },
  }),
};
