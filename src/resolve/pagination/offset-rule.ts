import type { OffsetRule } from "../../model/pagination.js";
import { partsOf } from "./body-fields.js";
import { isInteger, pageEndOf, totalOf } from "./list-end.js";
import { type ListOperation, queryParameter } from "./list-operation.js";
import { sizeNames } from "./parameter-names.js";

/** A parameter for how many items to leave out, beside one for how many to give. */
export function offsetRule(list: ListOperation): OffsetRule | undefined {
  const parameter = queryParameter(list, ["offset", "skip"]);
  if (parameter === undefined || queryParameter(list, sizeNames) === undefined) return undefined;
  if (!isInteger(partsOf(parameter.schema, list.schemas))) return undefined;
  if ((parameter.schema.documentation?.default ?? 0) !== 0) return undefined;
  return { kind: "offset", items: list.items, parameter: parameter.name, ...totalOf(list), ...pageEndOf(list) };
}
