import { ObservedSchemas, type Questions } from "./memory/observed-schemas.js";
import type { Schema } from "./schema.js";
import type { Schemas } from "./schema-children.js";

/**
 * The function, asked once for each schema: where each of twenty schemas refers to the next one twice, there are a million ways
 * from the first to the last.
 */
export function rememberedBySchema<Result>(
  find: (schema: Schema, schemas: Schemas) => Result,
): (schema: Schema, schemas: Schemas) => Result {
  const known = new WeakMap<Schemas, WeakMap<Schema, Found<Result>>>();
  return (schema, schemas) => {
    const results = known.get(schemas) ?? new WeakMap<Schema, Found<Result>>();
    known.set(schemas, results);
    const found = results.get(schema);
    if (found !== undefined) {
      if (schemas instanceof ObservedSchemas) schemas.ask(found.asked);
      return found.value;
    }
    const work = (): Result => find(schema, schemas);
    const made = schemas instanceof ObservedSchemas ? schemas.observing(work) : { value: work(), asked: nothing };
    results.set(schema, made);
    return made.value;
  };
}

interface Found<Result> {
  readonly value: Result;
  readonly asked: Questions;
}

const nothing: Questions = { named: new Set(), read: new Set() };
