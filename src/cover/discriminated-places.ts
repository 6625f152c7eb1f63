import type { Api } from "../model/api.js";
import type { Schema } from "../model/schema.js";
import { childrenOf } from "../model/schema-children.js";

/** JSON Pointers to the schemas of the document whose discriminator picks branches. */
export function discriminatedPlaces({ schemas }: Api): ReadonlySet<string> {
  const places = new Set<string>();
  const open: Schema[] = schemas.map(({ schema }) => schema);
  for (let schema = open.pop(); schema !== undefined; schema = open.pop()) {
    if (schema.kind === "union" && schema.discriminator !== undefined) {
      places.add(schema.pointer.replace(/\/(?:oneOf|anyOf)$/, ""));
    }
    for (const child of childrenOf(schema)) open.push(child);
  }
  // A parent of one child has become that child together with the one value that picks it.
  for (const { schema } of schemas) if (schema.kind === "intersection") places.add(schema.pointer);
  return places;
}
