import type { Contains, NamedSchema, ReferenceSchema, Schema } from "./schema.js";

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
export function namedTargetOf({ name }: ReferenceSchema, schemas: Schemas): NamedSchema {
  const target = schemas.get(name);
  if (target === undefined) throw new Error(`Unreachable: no schema is called ${name}.`);
  return target;
}

/** The schema that a reference stands for. */
export function targetOf(reference: ReferenceSchema, schemas: Schemas): Schema {
  return namedTargetOf(reference, schemas).schema;
}

/** The names that `schema` refers to, each once, in order. Works without recursion, so any depth will do. */
export function referencesOf(schema: Schema): readonly string[] {
  const names = new Set<string>();
  const open: Schema[] = [schema];
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    if (each.kind === "reference") names.add(each.name);
    for (const child of childrenOf(each).toReversed()) open.push(child);
  }
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
