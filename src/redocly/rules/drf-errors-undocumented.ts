import type { LintRule } from "../lint-rule.js";
import { documentsErrors, visitOperations } from "../operations.js";

/** Some operation documents an error. Says once for the document what `error-response-undocumented` says of each operation. */
export const drfErrorsUndocumented: LintRule = {
  name: "drf-errors-undocumented",
  set: "drf",
  severity: "warn",
  visit: () => {
    let count = 0;
    let documented = 0;
    return {
      ...visitOperations((operation) => {
        count += 1;
        if (documentsErrors(operation)) documented += 1;
      }),
      Root: {
        leave: (_root, context) => {
          if (count === 0 || documented > 0) return;
          context.report({
            message: `None of the ${count} operations documents an error, though Django REST framework answers 400, 401, 403 and 404 with \`detail\` or with messages by field. Add them with \`@extend_schema(responses=…)\` or a postprocessing hook.`,
            location: context.location.child(["paths"]).key(),
          });
        },
      },
    };
  },
};
