import { schemaKey } from "../../model/schema-key.js";
import type { Schema } from "../../model/schema.js";
import { childrenOf } from "../../model/schema-children.js";

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
