import type { Operation } from "../../model/api.js";
import { responseMembers, type OperationScope } from "./media-code.js";

/** The members of the type of an operation's responses, such as `200: Pet[]`, for a module that decodes nothing. */
export function responseTypes(scope: OperationScope, operation: Operation): readonly string[] {
  const imports: OperationScope["imports"] = { ...scope.imports, addValue: () => undefined };
  return responseMembers({ ...scope, imports }, operation).map(({ key, code }) => `${key}: ${code.type}`);
}
