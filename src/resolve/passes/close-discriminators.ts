import type { Property, Schema } from "../../model/schema.js";
import type { ReadSchema } from "./schema-finish.js";
import { partsOf } from "./schema-graph.js";
import { childrenOf, mapChildren } from "../../model/schema-children.js";

/**
 * Closes the enums of the properties by which discriminators pick: another value of the property picks another schema, or none,
 * whatever the settings say of enums. An enum with a name of its own stays open, since it is used elsewhere too.
 */
export function closeDiscriminators(schemas: readonly ReadSchema[]): readonly ReadSchema[] {
  const tags = tagsOf(schemas);
  return schemas.map((entry) => ({ ...entry, schema: close(entry.schema, tags.get(entry.name) ?? none) }));
}

const none: ReadonlySet<string> = new Set();

/** The properties by which discriminators pick each named schema. */
function tagsOf(schemas: readonly ReadSchema[]): ReadonlyMap<string, ReadonlySet<string>> {
  const byName = new Map(schemas.map(({ name, schema }) => [name, schema]));
  const tags = new Map<string, Set<string>>();
  const add = (schema: Schema, property: string): void => {
    if (schema.kind !== "reference") return partsOf(schema).forEach((part) => add(part, property));
    const known = tags.get(schema.name) ?? new Set();
    tags.set(schema.name, known);
    const target = byName.get(schema.name);
    if (known.has(property) || target === undefined) return;
    known.add(property);
    add(target, property);
  };
  const visit = (schema: Schema): void => {
    if (schema.kind === "union" && schema.discriminator !== undefined) {
      for (const member of schema.members) add(member, schema.discriminator.propertyName);
    }
    childrenOf(schema).forEach(visit);
  };
  for (const { schema } of schemas) visit(schema);
  return tags;
}

function close(schema: Schema, tags: ReadonlySet<string>): Schema {
  const own =
    schema.kind === "union" && schema.discriminator !== undefined
      ? new Set([...tags, schema.discriminator.propertyName])
      : tags;
  if (schema.kind !== "object") {
    const parts = partsOf(schema);
    return mapChildren(schema, (child) => close(child, parts.includes(child) ? own : none));
  }
  const closed = mapChildren(schema, (child) => close(child, none));
  if (closed.kind !== "object") return closed;
  if (!closed.properties.some(({ name }) => own.has(name))) return closed;
  const properties = closed.properties.map((property): Property =>
    own.has(property.name) ? { ...property, schema: withoutOpen(property.schema) } : property,
  );
  return { ...closed, properties };
}

function withoutOpen(schema: Schema): Schema {
  if (schema.kind !== "literals") return mapChildren(schema, withoutOpen);
  const { open: _, ...closed } = schema;
  return closed;
}
