import type { ArraySchema, ObjectSchema, Schema, UnevaluatedSchema } from "../../model/schema.js";

/** The same schema with every schema that stands directly in it replaced. */
export function mapChildren(schema: Schema, change: (child: Schema) => Schema): Schema {
  switch (schema.kind) {
    case "array":
      return mapArray(schema, change);
    case "object":
      return mapObject(schema, change);
    case "union":
    case "intersection":
      return { ...schema, members: schema.members.map(change) };
    case "not":
      return { ...schema, schema: change(schema.schema) };
    case "conditional":
      return { ...schema, if: change(schema.if), then: change(schema.then), else: change(schema.else) };
    case "unevaluated":
      return mapUnevaluated(schema, change);
    default:
      return schema;
  }
}

function mapArray(schema: ArraySchema, change: (child: Schema) => Schema): ArraySchema {
  const { prefixItems, contains } = schema;
  return {
    ...schema,
    items: change(schema.items),
    ...(prefixItems === undefined ? {} : { prefixItems: prefixItems.map(change) }),
    ...(contains === undefined ? {} : { contains: { ...contains, schema: change(contains.schema) } }),
  };
}

function mapObject(schema: ObjectSchema, change: (child: Schema) => Schema): ObjectSchema {
  const { patternProperties, propertyNames } = schema;
  return {
    ...schema,
    properties: schema.properties.map((property) => ({ ...property, schema: change(property.schema) })),
    additionalProperties: change(schema.additionalProperties),
    ...(patternProperties === undefined
      ? {}
      : { patternProperties: patternProperties.map((pattern) => ({ ...pattern, schema: change(pattern.schema) })) }),
    ...(propertyNames === undefined ? {} : { propertyNames: change(propertyNames) }),
  };
}

function mapUnevaluated(schema: UnevaluatedSchema, change: (child: Schema) => Schema): UnevaluatedSchema {
  const { properties, items } = schema;
  return {
    ...schema,
    schema: change(schema.schema),
    ...(properties === undefined ? {} : { properties: change(properties) }),
    ...(items === undefined ? {} : { items: change(items) }),
  };
}
