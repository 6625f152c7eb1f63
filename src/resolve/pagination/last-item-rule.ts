import type { LastItemRule } from "../../model/pagination.js";
import { fieldsOf, isOnly, partsOf } from "./body-fields.js";
import { pageEndOf } from "./list-end.js";
import { type ListOperation, queryParameter } from "./list-operation.js";

/** A parameter that takes the `id` of the last item, beside a flag that says whether more follow, as Stripe has them. */
export function lastItemRule(list: ListOperation): LastItemRule | undefined {
  const { schemas, items, item } = list;
  const { more } = pageEndOf(list);
  const parameter = queryParameter(list, ["startingafter"]);
  const kinds = partsOf(item, schemas);
  if (parameter === undefined || more === undefined || !isOnly(partsOf(parameter.schema, schemas), "string"))
    return undefined;
  const hasId = kinds.every((kind) =>
    fieldsOf([kind], schemas).some(({ path, parts }) => path[0] === "id" && isOnly(parts, "string")),
  );
  return hasId ? { kind: "last-item", items, id: ["id"], parameter: parameter.name, more } : undefined;
}
