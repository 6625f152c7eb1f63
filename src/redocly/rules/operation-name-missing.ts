import { quoted, type LintRule } from "../lint-rule.js";
import { callOf, visitOperations } from "../operations.js";

/** Every operation has an operationId, after which its function is named. */
export const operationNameMissing: LintRule = {
  name: "operation-name-missing",
  set: "recommended",
  severity: "warn",
  visit: (generator) =>
    visitOperations((operation, context) => {
      const { operationId } = operation.value;
      if (typeof operationId === "string" && operationId.trim() !== "") return;
      const derived = generator.nameFromPath(operation.method, operation.path);
      context.report({
        message: `${quoted(generator, callOf(operation))} has no operationId; its function is named ${quoted(generator, derived)}, which changes with the path.`,
        location: context.location.key(),
      });
    }),
};
