import type { NamedSchema } from "../model/schema.js";
import type { Schemas } from "../model/schema-children.js";

/** The schema of the items of a list that we named for a body, which reads better as what it is: `Pet[]`; of tuples, nothing is said so. */
export function listedItem(list: NamedSchema, schemas: Schemas): NamedSchema | undefined {
  if (list.isComponent) return undefined;
  const { schema } = list;
  if (schema.kind !== "array" || schema.prefixItems !== undefined) return undefined;
  return schema.items.kind === "reference" ? schemas.get(schema.items.name) : undefined;
}
