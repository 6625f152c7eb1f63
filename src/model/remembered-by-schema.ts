import type { Schema } from "./schema.js";
import type { Schemas } from "./schema-children.js";

/**
 * The function, asked once for each schema: where each of twenty schemas refers to the next one twice, there are a million ways
 * from the first to the last.
 */
export function rememberedBySchema<Result>(
  find: (schema: Schema, schemas: Schemas) => Result,
): (schema: Schema, schemas: Schemas) => Result {
  const known = new WeakMap<Schemas, WeakMap<Schema, { readonly result: Result }>>();
  return (schema, schemas) => {
    const results = known.get(schemas) ?? new WeakMap<Schema, { readonly result: Result }>();
    known.set(schemas, results);
    const found = results.get(schema) ?? { result: find(schema, schemas) };
    results.set(schema, found);
    return found.result;
  };
}
