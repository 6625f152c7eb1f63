import type { Contains, NamedSchema, ReferenceSchema, Schema } from "../../model/schema.js";

/** The schemas that stand directly in `schema`. */
export function childrenOf(schema: Schema): readonly Schema[] {
  const children: Schema[] = [];
  mapChildren(schema, (child) => {
    children.push(child);
    return child;
  });
  return children;
}

/** The schemas with names, by {@link NamedSchema.name}. */
export type Schemas = ReadonlyMap<string, NamedSchema>;

/** What a reference refers to: there are none into nothing any more. */
export function targetOf({ name }: ReferenceSchema, schemas: Schemas): Schema {
  const target = schemas.get(name);
  if (target === undefined) throw new Error(`Unreachable: no schema is called ${name}.`);
  return target.schema;
}

/** The names that `schema` refers to, each once, in order. */
export function referencesOf(schema: Schema): readonly string[] {
  const names = new Set<string>();
  const collect = (each: Schema): void => {
    if (each.kind === "reference") names.add(each.name);
    childrenOf(each).forEach(collect);
  };
  collect(schema);
  return [...names];
}

/** The schema with others in the place of those that stand directly in it. */
export function mapChildren(schema: Schema, map: (child: Schema) => Schema): Schema {
  switch (schema.kind) {
    case "array": {
      const { items, prefixItems, contains } = schema;
      return {
        ...schema,
        items: map(items),
        ...(prefixItems && { prefixItems: prefixItems.map(map) }),
        ...(contains && { contains: mapContains(contains, map) }),
      };
    }
    case "object": {
      const { properties, patternProperties, propertyNames, additionalProperties } = schema;
      return {
        ...schema,
        properties: properties.map((property) => ({ ...property, schema: map(property.schema) })),
        ...(patternProperties && {
          patternProperties: patternProperties.map((property) => ({ ...property, schema: map(property.schema) })),
        }),
        additionalProperties: map(additionalProperties),
        ...(propertyNames && { propertyNames: map(propertyNames) }),
      };
    }
    case "union":
    case "intersection":
      return { ...schema, members: schema.members.map(map) };
    case "not":
      return { ...schema, schema: map(schema.schema) };
    case "conditional":
      return { ...schema, if: map(schema.if), then: map(schema.then), else: map(schema.else) };
    case "unevaluated": {
      const { properties, items } = schema;
      return {
        ...schema,
        schema: map(schema.schema),
        ...(properties && { properties: map(properties) }),
        ...(items && { items: map(items) }),
      };
    }
    default:
      return schema;
  }
}

function mapContains(contains: Contains, map: (child: Schema) => Schema): Contains {
  return { ...contains, schema: map(contains.schema) };
}
