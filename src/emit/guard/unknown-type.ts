import type { NamedSchema, Schema } from "../../model/schema.js";
import { inheritedNames } from "./text.js";

/**
 * The names of the schemas whose type is `unknown`, or takes any value as that does: whoever is told by its predicate that a value is not of
 * such a type takes the value for `never`. They may refer to each other in circles: found until there are no more.
 */
export function unknownTypes(schemas: readonly NamedSchema[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (let found = -1; found !== names.size;) {
    found = names.size;
    for (const { name, schema } of schemas) if (isUnknown(schema, names)) names.add(name);
  }
  return names;
}

function isUnknown(schema: Schema, names: ReadonlySet<string>): boolean {
  const inner = (each: Schema): boolean => isUnknown(each, names);
  switch (schema.kind) {
    case "any":
    case "not":
      return true;
    case "reference":
      return names.has(schema.name);
    case "union":
      return schema.untyped === true || schema.members.some(inner);
    case "intersection":
      return schema.members.every(inner);
    case "conditional":
      return inner(schema.then) || inner(schema.else);
    case "unevaluated":
      return inner(schema.schema);
    case "object":
      // What every value inherits is there in every value.
      return (
        schema.properties.length > 0 &&
        schema.properties.every(({ name, required }) => !required && inheritedNames.has(name))
      );
    default:
      return false;
  }
}
