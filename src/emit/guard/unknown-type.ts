import type { NamedSchema, Schema } from "../../model/schema.js";

/** Whether the type of a schema is `unknown`: whoever is told by its predicate that a value is not of it takes the value for `never`. */
export function hasUnknownType(
  schema: Schema,
  schemas: ReadonlyMap<string, NamedSchema>,
  around: ReadonlySet<string> = new Set(),
): boolean {
  const inner = (each: Schema): boolean => hasUnknownType(each, schemas, around);
  switch (schema.kind) {
    case "any":
    case "not":
      return true;
    case "reference": {
      const target = around.has(schema.name) ? undefined : schemas.get(schema.name);
      return target !== undefined && hasUnknownType(target.schema, schemas, new Set([...around, schema.name]));
    }
    case "union":
      return schema.untyped === true || schema.members.some(inner);
    case "intersection":
      return schema.members.every(inner);
    case "conditional":
      return inner(schema.then) || inner(schema.else);
    case "unevaluated":
      return inner(schema.schema);
    default:
      return false;
  }
}
