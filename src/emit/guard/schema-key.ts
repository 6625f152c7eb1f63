import type { Schema } from "../../model/schema.js";
import { childrenOf } from "./schema-children.js";

/** A text that two schemas have in common exactly if they assert the same in the same words, wherever they stand. */
export function schemaKey(schema: Schema): string {
  return JSON.stringify(schema, (key, value: unknown) => {
    if (key === "pointer" || key === "documentation") return undefined;
    return isLiterals(value) ? [value.open, JSON.stringify(value.values)] : value;
  });
}

/** Their values are said as one text: names in them mean nothing here. */
function isLiterals(value: unknown): value is Extract<Schema, { kind: "literals" }> {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "literals";
}

/** Objects of so few properties are as short as the call of a function that has them. */
const fewProperties = 2;

/** The keys of the objects within `schema` that would be written more than once. */
export function repeatedObjects(schema: Schema): ReadonlySet<string> {
  const known = new Set<string>();
  const repeated = new Set<string>();
  const collect = (each: Schema): void => {
    if (each.kind === "object" && each.properties.length > fewProperties) {
      const key = schemaKey(each);
      if (known.has(key)) {
        repeated.add(key);
        return; // what stands in it is written once
      }
      known.add(key);
    }
    childrenOf(each).forEach(collect);
  };
  childrenOf(schema).forEach(collect);
  return repeated;
}
