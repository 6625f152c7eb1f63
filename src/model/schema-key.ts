import type { Schema } from "./schema.js";

/** A text that two schemas have in common exactly if they assert the same in the same words, wherever they stand. */
export function schemaKey(schema: Schema): string {
  const known = keys.get(schema) ?? keyOf(schema);
  keys.set(schema, known);
  return known;
}

/** Several parts of a guard ask for the key of the same schema, and no schema ever changes. */
const keys = new WeakMap<Schema, string>();

function keyOf(schema: Schema): string {
  return JSON.stringify(schema, (key, value: unknown) => {
    if (key === "pointer" || key === "documentation") return undefined;
    return isLiterals(value) ? [value.open, JSON.stringify(value.values)] : value;
  });
}

/** Their values are said as one text: names in them mean nothing here. */
function isLiterals(value: unknown): value is Extract<Schema, { kind: "literals" }> {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "literals";
}
