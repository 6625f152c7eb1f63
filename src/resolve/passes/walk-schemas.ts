import type { NamedSchema, Schema } from "../../model/schema.js";
import { childrenOf } from "../../model/schema-children.js";

/** Every schema that stands in `named`, in the order of the document; a schema that has two views comes twice. */
export function walkSchemas(named: readonly NamedSchema[], visit: (schema: Schema, owner: NamedSchema) => void): void {
  for (const owner of named) {
    for (const stack: Schema[] = [owner.schema]; stack.length > 0;) {
      const schema = stack.pop() as Schema; // the condition says there is one
      visit(schema, owner);
      for (const child of childrenOf(schema).toReversed()) stack.push(child);
    }
  }
}

/** ` The same holds in 2 more places.`, or nothing for the only place. */
export function furtherPlaces(places: ReadonlySet<string>): string {
  const further = places.size - 1;
  return further === 0 ? "" : ` The same holds in ${further} more ${further === 1 ? "place" : "places"}.`;
}
