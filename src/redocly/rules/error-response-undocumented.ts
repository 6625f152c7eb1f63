import { quoted, type LintRule } from "../lint-rule.js";
import { callOf, documentsErrors, visitOperations } from "../operations.js";

/** Every operation documents what it answers when it fails: a 4xx, a 5xx or `default`. */
export const errorResponseUndocumented: LintRule = {
  name: "error-response-undocumented",
  set: "recommended",
  severity: "warn",
  visit: (generator) =>
    visitOperations((operation, context) => {
      if (documentsErrors(operation)) return;
      context.report({
        message: `${quoted(generator, callOf(operation))} documents no error response, so every error reaches callers as \`undocumented\`, with a body of type \`unknown\`.`,
        location: context.location.child(["responses"]).key(),
      });
    }),
};
