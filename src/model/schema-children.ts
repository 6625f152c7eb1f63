import { oncePerObject } from "./once-per-object.js";
import type { NamedSchema, ReferenceSchema, Schema } from "./schema.js";

/** The schemas that stand directly in `schema`. */
export function childrenOf(schema: Schema): readonly Schema[] {
  switch (schema.kind) {
    case "array": {
      const { items, prefixItems = [], contains } = schema;
      return [items, ...prefixItems, ...(contains === undefined ? [] : [contains.schema])];
    }
    case "object": {
      const { properties, patternProperties, propertyNames, additionalProperties } = schema;
      const own = properties.map((property) => property.schema);
      if (patternProperties !== undefined) own.push(...patternProperties.map((property) => property.schema));
      own.push(additionalProperties);
      if (propertyNames !== undefined) own.push(propertyNames);
      return own;
    }
    case "union":
    case "intersection":
      return schema.members;
    case "not":
      return [schema.schema];
    case "conditional":
      return [schema.if, schema.then, schema.else];
    case "unevaluated": {
      const { properties, items } = schema;
      return [schema.schema, properties, items].filter((child) => child !== undefined);
    }
    default:
      return [];
  }
}

/** The schemas with names, by {@link NamedSchema.name}: whoever follows references asks for one after the other, and never for all. */
export type Schemas = Pick<ReadonlyMap<string, NamedSchema>, "get" | "has">;

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

/** Visits `schema` and every schema that stands in it, in the order of the document. Works without recursion, so any depth will do. */
export function visitSchemas(schema: Schema, visit: (schema: Schema) => void): void {
  const open: Schema[] = [schema];
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    visit(each);
    const children = childrenOf(each);
    for (let index = children.length - 1; index >= 0; index--) open.push(children[index] as Schema); // is in the list
  }
}

/** The names that `schema` refers to, each once, in order. */
export const referencesOf: (schema: Schema) => readonly string[] = oncePerObject((schema) => {
  const names = new Set<string>();
  visitSchemas(schema, (each) => {
    if (each.kind === "reference") names.add(each.name);
  });
  return [...names];
});

/** The schema with others in the place of those that stand directly in it; the schema itself where none is another. */
export function mapChildren(schema: Schema, map: (child: Schema) => Schema): Schema {
  switch (schema.kind) {
    case "array": {
      const { items, prefixItems, contains } = schema;
      return changed(schema, {
        items: map(items),
        ...(prefixItems && { prefixItems: mapSame(prefixItems, map) }),
        ...(contains && { contains: mapSchema(contains, map) }),
      });
    }
    case "object": {
      const { properties, patternProperties, propertyNames, additionalProperties } = schema;
      return changed(schema, {
        properties: mapSame(properties, (property) => mapSchema(property, map)),
        ...(patternProperties && {
          patternProperties: mapSame(patternProperties, (property) => mapSchema(property, map)),
        }),
        additionalProperties: map(additionalProperties),
        ...(propertyNames && { propertyNames: map(propertyNames) }),
      });
    }
    case "union":
    case "intersection":
      return changed(schema, { members: mapSame(schema.members, map) });
    case "not":
      return mapSchema(schema, map);
    case "conditional":
      return changed(schema, { if: map(schema.if), then: map(schema.then), else: map(schema.else) });
    case "unevaluated": {
      const { properties, items } = schema;
      return changed(schema, {
        schema: map(schema.schema),
        ...(properties && { properties: map(properties) }),
        ...(items && { items: map(items) }),
      });
    }
    default:
      return schema;
  }
}

function mapSchema<T extends { readonly schema: Schema }>(holder: T, map: (child: Schema) => Schema): T {
  const schema = map(holder.schema);
  return schema === holder.schema ? holder : { ...holder, schema };
}

/** The object with other values for some of its members; the object itself where none is another. */
function changed<T extends object>(object: T, changes: Partial<T>): T {
  for (const name in changes) if (changes[name] !== object[name]) return { ...object, ...changes };
  return object;
}

/** What `map` makes of the items; the list itself where each stays what it is. */
function mapSame<T>(items: readonly T[], map: (item: T) => T): readonly T[] {
  let mapped: T[] | undefined;
  for (let index = 0; index < items.length; index++) {
    const item = items[index] as T; // is in the list
    const other = map(item);
    if (mapped === undefined && other !== item) mapped = items.slice(0, index);
    mapped?.push(other);
  }
  return mapped ?? items;
}
