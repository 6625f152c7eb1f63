import type { Property, Schema } from "./schema.js";
import type { Schemas } from "./schema-children.js";

/** The properties that an object may have, also by what it refers to and by all the schemas that it must meet. */
export function propertiesOf(
  schema: Schema,
  schemas: Schemas,
  seen: ReadonlySet<string> = new Set(),
): readonly Property[] {
  switch (schema.kind) {
    case "object":
      return schema.properties;
    case "reference": {
      const target = seen.has(schema.name) ? undefined : schemas.get(schema.name);
      return target === undefined ? [] : propertiesOf(target.schema, schemas, new Set([...seen, schema.name]));
    }
    case "intersection":
    case "union":
      return schema.members.flatMap((member) => propertiesOf(member, schemas, seen));
    case "unevaluated":
      return propertiesOf(schema.schema, schemas, seen);
    default:
      return [];
  }
}
