import { quoted, type LintRule } from "../lint-rule.js";
import { visitOperations } from "../operations.js";
import { nameOverridesOf } from "../settings.js";

/** What drf-spectacular calls the operations of a method. */
const actions: Readonly<Record<string, readonly string[]>> = {
  get: ["list", "retrieve"],
  post: ["create"],
  put: ["update"],
  patch: ["partial_update"],
  delete: ["destroy"],
};

/** An operationId is chosen, not what drf-spectacular derives from path and method: it would change with the path. */
export const drfOperationIdDefault: LintRule = {
  name: "drf-operation-id-default",
  set: "drf",
  severity: "warn",
  visit: (generator) =>
    visitOperations(({ value, method, path }, context) => {
      const { operationId } = value;
      if (typeof operationId !== "string" || !isDefault(operationId, method, path)) return;
      if (Object.hasOwn(nameOverridesOf(context).operations, operationId)) return;
      context.report({
        message: `${quoted(generator, operationId)} is what drf-spectacular makes of the path, so the function's name changes with it. Choose one with \`@extend_schema(operation_id=…)\`, or under \`x-specwright.names.operations\`.`,
        location: context.location.child(["operationId"]),
      });
    }),
};

/**
 * The end of the path without its variables, the action behind it, and a number if that was taken.
 *
 * With the action in front, which is a setting, it reads as what people choose: `list_pets`.
 */
function isDefault(operationId: string, method: string, path: string): boolean {
  const words = path
    .split("/")
    .filter((segment) => segment !== "" && !segment.includes("{"))
    .map((segment) => segment.replaceAll(/[^\p{L}\p{N}]+/gu, "_"));
  const whole = `_${words.join("_").toLowerCase()}`;
  const id = operationId.toLowerCase().replace(/_[0-9]+$/, "");
  return (Object.hasOwn(actions, method) ? (actions[method] ?? []) : []).some(
    (action) => id.endsWith(`_${action}`) && whole.endsWith(`_${id.slice(0, -action.length - 1)}`),
  );
}
