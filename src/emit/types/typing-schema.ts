import { isJsonObject, type JsonObject, type JsonValue } from "../../model/json.js";
import type {
  ArraySchema,
  LiteralsSchema,
  ConditionalSchema,
  NamedSchema,
  ObjectSchema,
  Property,
  Schema,
  UnionSchema,
} from "../../model/schema.js";
import type { Schemas } from "../../model/schema-children.js";
import { schemaLines } from "../documentation.js";
import { inheritedNames } from "../guard/text.js";
import { listedItem } from "../listed-item.js";
import { hasLiteral, listedNames, saysOnlyObject, withDeclaredTypes } from "./sibling-types.js";
import {
  typingOfName,
  typingOfProperties,
  typingOfTypes,
  typingOfValues,
  type TypingProperty,
  typingWords,
} from "./type-nodes.js";

/** What openapi-typescript is given for a schema: it says in its own words what the type must be, and nothing that it would misread. */
export type TypingSchema = JsonObject | boolean;

/** A named schema with its doc comment, as `description`. */
export function documentedTyping(schema: Schema, schemas: Schemas, name: string): TypingSchema {
  const typing = typingOf(schema, schemas);
  const lines = schemaLines(schema, schemas, name, "named");
  return lines.length === 0 || typeof typing === "boolean" ? typing : { ...typing, description: lines.join("\n") };
}

/**
 * The schema to hand to openapi-typescript so that its type admits every value that the guard accepts.
 *
 * Where the two part (optional properties with a `default`, `required` names without a declaration, free-form objects, properties
 * beside typed additional ones, keywords beside a union) the wording is chosen so that the type is the wider one.
 */
export function typingOf(schema: Schema, schemas: Schemas): TypingSchema {
  switch (schema.kind) {
    case "any":
    case "not":
      return {};
    case "never":
      return false;
    case "reference":
      return listTyping(schema.name, schemas) ?? typingOfName(schemas.get(schema.name)?.localName ?? schema.name);
    case "literals":
      return typingOfLiterals(schema);
    case "string":
    case "number":
    case "boolean":
    case "null":
      return { type: schema.kind };
    case "blob":
      return typingWords.blob;
    case "array":
      return typingOfArray(schema, schemas);
    case "object":
      return typingOfObject(schema, schemas);
    case "union":
      return schema.untyped ? {} : typingOfUnion(schema, schemas);
    case "intersection":
      return typingOfIntersection(schema.members, schemas);
    case "conditional":
      return typingOfUnion(branchesOf(schema), schemas);
    case "unevaluated":
      return typingOf(schema.schema, schemas);
  }
}

function typingOfLiterals({ values, open }: LiteralsSchema): TypingSchema {
  if (open !== true) return typingOfValues(values);
  const types = new Set(values.map((value) => (Array.isArray(value) ? "array" : typeof value)));
  const known = values.filter((value) => typeof value === "string" || typeof value === "number" || value === null);
  return typingOfTypes("union", [
    ...known.map((value) => typingOfValues([value])),
    ...(types.has("string") ? [typingWords.otherString] : []),
    ...(types.has("number") ? [typingWords.otherNumber] : []),
    ...(types.has("boolean") ? [{ type: "boolean" }] : []),
    ...(types.has("array") ? [{ type: "array", items: {} }] : []),
    ...(values.some(isJsonObject) ? [{ type: "object", additionalProperties: true }] : []),
  ]);
}

/** A tuple where the first items have types of their own; open, and with optional items, as far as an array may be longer or shorter. */
function typingOfArray(schema: ArraySchema, schemas: Schemas): TypingSchema {
  const items = typingOf(schema.items, schemas);
  if (schema.prefixItems === undefined) return { type: "array", items };
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
  const prefix = schema.prefixItems.slice(0, maxItems).map((item) => typingOf(item, schemas));
  const end = prefix.indexOf(false);
  const isClosed = end !== -1 || maxItems <= prefix.length;
  return {
    type: "array",
    prefixItems: end === -1 ? prefix : prefix.slice(0, end),
    items: isClosed ? false : items,
    minItems,
  };
}

function typingOfObject(schema: ObjectSchema, schemas: Schemas): TypingSchema {
  const declared = schema.properties.map((property): TypingProperty => {
    const { name, required } = property;
    const lines = schemaLines(property.schema, schemas, name);
    return { name, typing: declaredTyping(property, schemas), required, lines };
  });
  const listed = listedProperties(schema, schemas);
  const additional = listed === undefined ? additionalTyping(schema, schemas) : undefined;
  return typingOfProperties([...declared, ...(listed ?? [])], additional);
}

/** An optional `toString` that is not there is a function all the same, once it is read. */
function declaredTyping({ name, required, schema }: Property, schemas: Schemas): TypingSchema {
  return required || !inheritedNames.has(name) ? typingOf(schema, schemas) : {};
}

/** Where `propertyNames` lists all names that there can be, each that is not declared is an optional property of the additional type. */
function listedProperties(schema: ObjectSchema, schemas: Schemas): readonly TypingProperty[] | undefined {
  const names = schema.patternProperties === undefined ? listedNames(schema.propertyNames, schemas) : undefined;
  if (names === undefined || schema.additionalProperties.kind === "never") return undefined;
  const declared = new Set(schema.properties.map(({ name }) => name));
  const typing = typingOf(schema.additionalProperties, schemas);
  return names
    .filter((name) => !declared.has(name))
    .map((name) => ({ name, typing: inheritedNames.has(name) ? {} : typing, required: false }));
}

/** An index signature binds all properties, so it must admit whatever the declared ones, the patterns and the rest admit. */
function additionalTyping(schema: ObjectSchema, schemas: Schemas): TypingSchema | undefined {
  const { additionalProperties, patternProperties = [], properties, additionalDeclared } = schema;
  const rests = [...patternProperties.map((each) => each.schema), additionalProperties].filter(
    ({ kind }) => kind !== "never",
  );
  if (rests.length === 0) return undefined;
  const isAsked = additionalDeclared || patternProperties.length > 0 || properties.length === 0;
  const distinct = new Map<string, TypingSchema>();
  // What the rest admits comes first: where that is anything, as it mostly is, the properties need not be read once more.
  for (const each of [...rests, ...properties.map((property) => property.schema)]) {
    const typing = typingOf(each, schemas);
    distinct.set(JSON.stringify(typing), typing);
    if (distinct.has("{}") || distinct.size > 8) return isAsked ? true : undefined;
  }
  const [first, ...others] = distinct.values();
  return others.length === 0 ? first : typingOfTypes("union", [...distinct.values()]);
}

/** Flat, without repetition, and nothing but `unknown` if that is among the members. */
function typingOfUnion(schema: UnionSchema, schemas: Schemas): TypingSchema {
  const distinct = new Map<string, JsonValue>();
  for (const typing of typingOfMembers(schema, schemas)) {
    for (const each of membersOf(typing)) distinct.set(keyOf(each, distinct.size), each);
  }
  distinct.delete("false");
  if (distinct.has("{}")) return {};
  const [first, second] = [...distinct.values()];
  if (first === undefined) return false;
  return second === undefined && isJsonObject(first) ? first : typingOfTypes("union", [...distinct.values()]);
}

/** The members of a union that says no more; open literals stay together. */
function membersOf(typing: JsonValue): readonly JsonValue[] {
  if (!isJsonObject(typing) || typing["type"] !== "union" || typing["description"] !== undefined) return [typing];
  const members = typing["members"];
  const isOpen = Array.isArray(members) && members.some((each) => isJsonObject(each) && each["type"] === "literals");
  return Array.isArray(members) && !isOpen ? members : [typing];
}

/** Equal for typings that are worth comparing; objects with properties are long and hardly ever the same. */
function keyOf(typing: JsonValue, index: number): string {
  const isLong = isJsonObject(typing) && (typing["properties"] !== undefined || typing["type"] === "intersection");
  return isLong ? String(index) : JSON.stringify(typing);
}

/** A list that we named for a body reads better as what it is: `Pet[]`; one of its own kind cannot do without its name. */
function listTyping(name: string, schemas: Schemas): TypingSchema | undefined {
  const list = schemas.get(name);
  if (list === undefined || listedItem(list, schemas) === undefined || isListOfItself(list, schemas)) return undefined;
  return typingOf(list.schema, schemas);
}

/** Whether lists of lists lead in a circle. */
function isListOfItself(list: NamedSchema, schemas: Schemas): boolean {
  const met = new Set<NamedSchema>();
  let next: NamedSchema | undefined = list;
  while (next !== undefined && !met.has(next)) {
    met.add(next);
    next = listedItem(next, schemas);
  }
  return next !== undefined;
}

function typingOfMembers(schema: UnionSchema, schemas: Schemas): readonly JsonValue[] {
  const { discriminator } = schema;
  return schema.members.map((member, index) => {
    const typing = typingOf(member, schemas);
    if (discriminator === undefined || hasLiteral(member, discriminator.propertyName, schemas)) return typing;
    const values = discriminator.mapping.filter((entry) => entry.member === index).map(({ value }) => value);
    // The property alone picks the member, so within the union its value is known and the union narrows.
    const tag = { name: discriminator.propertyName, typing: typingOfValues(values), required: true };
    const tagged = typingOfProperties([tag]);
    return typingOfTypes("intersection", [tagged, typing]);
  });
}

/** Whatever holds, the value is valid for one of the two; the type does not say when. */
function branchesOf({ pointer, then, else: otherwise }: ConditionalSchema): UnionSchema {
  return { kind: "union", pointer, mode: "anyOf", members: [then, otherwise] };
}

/** Leaves out members that add nothing to the type: `type: object` beside `allOf`, or limits beside literals. */
function typingOfIntersection(members: readonly Schema[], schemas: Schemas): TypingSchema {
  const literals = members.find(({ kind }) => kind === "literals");
  if (literals !== undefined) return typingOf(literals, schemas);
  const typed = (member: Schema): Schema => withDeclaredTypes(member, members, schemas);
  const telling = members
    .map((member) => (member.kind === "conditional" ? branchesOf(member) : member))
    .filter((member) => !saysOnlyObject(member))
    .map((member) => (member.kind === "union" ? { ...member, members: member.members.map(typed) } : typed(member)));
  const typings = (telling.length === 0 ? members.slice(0, 1) : telling)
    .map((member) => typingOf(member, schemas))
    .filter((typing) => typeof typing === "boolean" || Object.keys(typing).length > 0);
  const [first, second] = typings;
  if (typings.includes(false)) return false;
  if (first === undefined) return {};
  return second === undefined ? first : typingOfTypes("intersection", typings);
}
