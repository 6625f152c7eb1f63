import type { NamedSchema, Schema } from "../../model/schema.js";
import { visitSchemas } from "../../model/schema-children.js";

/** Every schema that stands in `named`, in the order of the document; a schema that has two views comes twice. */
export function walkSchemas(named: readonly NamedSchema[], visit: (schema: Schema, owner: NamedSchema) => void): void {
  for (const owner of named) visitSchemas(owner.schema, (schema) => visit(schema, owner));
}

/** ` The same holds in 2 more places.`, or nothing for the only place. */
export function furtherPlaces(places: ReadonlySet<string>): string {
  const further = places.size - 1;
  return further === 0 ? "" : ` The same holds in ${further} more ${further === 1 ? "place" : "places"}.`;
}
