import type { JsonValue } from "../../model/json.js";
import type { ObjectSchema, Schema, UnionSchema } from "../../model/schema.js";
import { rememberedBySchema } from "../../model/remembered-by-schema.js";
import { type Schemas, targetOf } from "../../model/schema-children.js";

type ValueType = "null" | "boolean" | "number" | "string" | "array" | "object" | "blob";

const allTypes: readonly ValueType[] = ["null", "boolean", "number", "string", "array", "object", "blob"];

/** Whether a union without a discriminator needs its matches counted: no member may match beside another, and nothing proves that none can. */
export function countsMatches(union: UnionSchema, schemas: Schemas): boolean {
  if (union.mode === "anyOf") return false;
  return union.members.some((member, index) =>
    union.members.slice(index + 1).some((other) => !areDisjoint(member, other, schemas)),
  );
}

/** Whether objects are the only values that can be valid, as far as types show. */
export function isObjectAlone(schema: Schema, schemas: Schemas): boolean {
  return typesOf(schema, schemas).every((type) => type === "object");
}

/** Whether a valid value can be an object, as far as types show; or an array. */
export function canBe(type: "object" | "array", schema: Schema, schemas: Schemas): boolean {
  return typesOf(schema, schemas).includes(type);
}

/** Whether no value can be valid for both, as far as types, literals and the literals of required properties show. */
function areDisjoint(left: Schema, right: Schema, schemas: Schemas): boolean {
  const rightTypes = typesOf(right, schemas);
  const shared = typesOf(left, schemas).filter((type) => rightTypes.includes(type));
  if (shared.length === 0) return true;
  const leftValues = literalsOf(left, schemas);
  const rightValues = literalsOf(right, schemas);
  if (leftValues !== undefined && rightValues !== undefined) return haveNoneInCommon(leftValues, rightValues);
  const rightTags = tagsOf(right, schemas);
  return [...tagsOf(left, schemas)].some(([name, values]) => {
    const others = rightTags.get(name);
    return others !== undefined && haveNoneInCommon(values, others);
  });
}

function haveNoneInCommon(left: readonly JsonValue[], right: readonly JsonValue[]): boolean {
  // Objects and arrays are equal by what they hold, scalars only to themselves.
  return left.every((value) => (typeof value !== "object" || value === null) && !right.includes(value));
}

/** The types that a valid value can have; circles without an object or array in between are refused before. */
const typesOf: (schema: Schema, schemas: Schemas) => readonly ValueType[] = rememberedBySchema((schema, schemas) => {
  switch (schema.kind) {
    case "any":
    case "not":
      return allTypes;
    case "never":
      return [];
    case "reference":
      return typesOf(targetOf(schema, schemas), schemas);
    case "literals":
      return [...new Set(schema.values.map(valueTypeOf))];
    case "union":
      return [...new Set(schema.members.flatMap((member) => typesOf(member, schemas)))];
    case "intersection": {
      const types = schema.members.map((member) => typesOf(member, schemas));
      return allTypes.filter((type) => types.every((list) => list.includes(type)));
    }
    case "conditional":
      return allTypes;
    case "unevaluated":
      return typesOf(schema.schema, schemas);
    default:
      return [schema.kind];
  }
});

function valueTypeOf(value: JsonValue): ValueType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  const type = typeof value;
  return type === "string" || type === "number" || type === "boolean" ? type : "object";
}

/** The only values that are valid, where the schema lists them. */
function literalsOf(schema: Schema, schemas: Schemas): readonly JsonValue[] | undefined {
  if (schema.kind === "literals") return schema.open === true ? undefined : schema.values;
  return schema.kind === "reference" ? literalsOf(targetOf(schema, schemas), schemas) : undefined;
}

type Tags = ReadonlyMap<string, readonly JsonValue[]>;

/** The required properties whose values are listed, with those values. */
const tagsOf: (schema: Schema, schemas: Schemas) => Tags = rememberedBySchema((schema, schemas) => {
  switch (schema.kind) {
    case "object":
      return tagsOfObject(schema, schemas);
    case "reference":
      return tagsOf(targetOf(schema, schemas), schemas);
    case "intersection":
      return new Map(schema.members.flatMap((member) => [...tagsOf(member, schemas)]));
    case "unevaluated":
      return tagsOf(schema.schema, schemas);
    default:
      return new Map();
  }
});

function tagsOfObject(schema: ObjectSchema, schemas: Schemas): Tags {
  return new Map(
    schema.properties.flatMap((property) => {
      const values = property.required ? literalsOf(property.schema, schemas) : undefined;
      return values === undefined ? [] : [[property.name, values] as const];
    }),
  );
}
