import type { ObjectSchema, Schema } from "../../model/schema.js";
import { schemaKey } from "../../model/schema-key.js";
import { compareObjects } from "./compare-objects.js";
import { compareSchemas, followed } from "./compare-schemas.js";
import { isLike } from "./is-like.js";
import { pairUp } from "./pair-up.js";
import type { Schemas } from "../../model/schema-children.js";
import { type Place, reportAt } from "./place.js";
import { typeWords } from "./type-words.js";

/** The schemas that must all hold; intersections within intersections are dissolved. */
export function conjunctsOf(schema: Schema): readonly Schema[] {
  return schema.kind === "intersection" ? schema.members.flatMap(conjunctsOf) : [schema];
}

/**
 * Finds what differs between two schemas of which one at least is made of parts.
 *
 * Parts that both have are left out. If objects are what remains, they are compared as one object: a property that
 * moves from one part to another is the same property.
 */
export function compareConjuncts(before: Schema, after: Schema, place: Place): void {
  const { removed, added, kept } = pairUp(conjunctsOf(before), conjunctsOf(after), schemaKey, () => false);
  for (const [previous, next] of kept) compareSchemas(previous, next, place);
  if (removed.length === 0 && added.length === 0) return;
  const [left, right] = [merged(removed, before, place.sink.before), merged(added, after, place.sink.after)];
  if (left !== undefined && right !== undefined) return compareObjects(left, right, place);
  const rest = pairUp(removed, added, schemaKey, (one, other) => isLike(one, other, place.sink));
  for (const [previous, next] of rest.kept) compareSchemas(previous, next, place);
  for (const schema of rest.removed) {
    const from = typeWords(schema);
    reportAt(place, "all-of-member-removed", `need not be ${from} any longer`, { before: schema.pointer, from });
  }
  for (const schema of rest.added) {
    const to = typeWords(schema);
    reportAt(place, "all-of-member-added", `must be ${to} as well now`, { after: schema.pointer, to });
  }
}

/** One object that asks for all that the parts ask for; undefined if they are more than objects with properties. */
function merged(parts: readonly Schema[], whole: Schema, schemas: Schemas): ObjectSchema | undefined {
  const objects = parts.flatMap((part) => flattened(part, schemas, new Set()));
  if (!objects.every(isMergeable)) return undefined;
  const properties = new Map<string, ObjectSchema["properties"][number]>();
  for (const property of objects.flatMap((object) => object.properties)) {
    const known = properties.get(property.name);
    // The name that stands in `required` alone says nothing about the type.
    const schema = known !== undefined && property.schema.kind === "any" ? known.schema : property.schema;
    properties.set(property.name, {
      ...property,
      schema,
      required: property.required || known?.required === true,
      declared: property.declared || known?.declared === true,
    });
  }
  return {
    kind: "object",
    pointer: whole.pointer,
    properties: [...properties.values()],
    additionalProperties: { kind: "any", pointer: whole.pointer },
    additionalDeclared: false,
  };
}

function flattened(schema: Schema, schemas: Schemas, seen: Set<string>): readonly Schema[] {
  if (schema.kind === "intersection") return schema.members.flatMap((member) => flattened(member, schemas, seen));
  if (schema.kind !== "reference" || seen.has(schema.name)) return [schema];
  seen.add(schema.name);
  return flattened(followed(schema, schemas), schemas, seen);
}

function isMergeable(schema: Schema): schema is ObjectSchema {
  return (
    schema.kind === "object" &&
    schema.additionalProperties.kind === "any" &&
    schema.patternProperties === undefined &&
    schema.propertyNames === undefined &&
    schema.minProperties === undefined &&
    schema.maxProperties === undefined
  );
}
