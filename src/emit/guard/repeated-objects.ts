import type { Schema } from "../../model/schema.js";
import { childrenOf } from "../../model/schema-children.js";
import { SchemaMap } from "../../model/schema-map.js";

/** Objects of so few properties are as short as the call of a function that has them. */
const fewProperties = 2;

/** The objects within `schema` that would be written more than once. */
export function repeatedObjects(schema: Schema): SchemaMap<true> {
  const known = new SchemaMap<true>();
  const repeated = new SchemaMap<true>();
  const collect = (each: Schema): void => {
    if (each.kind === "object" && each.properties.length > fewProperties) {
      if (known.has(each)) {
        repeated.set(each, true);
        return; // what stands in it is written once
      }
      known.set(each, true);
    }
    childrenOf(each).forEach(collect);
  };
  childrenOf(schema).forEach(collect);
  return repeated;
}
