import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import type { NamedSchema, ObjectSchema, Schema, UnionSchema } from "../../model/schema.js";
import { schemaLines } from "../documentation.js";

/** Every named schema by wire name. */
export type SchemasByName = ReadonlyMap<string, NamedSchema>;

/** What openapi-typescript is given for a schema: it says in its own words what the type must be, and nothing that it would misread. */
export type TypingSchema = JsonObject | boolean;

/** A schema with its doc comment, for a property or a component. */
export function documentedTyping(schema: Schema, schemas: SchemasByName, name: string): TypingSchema {
  return withLines(typingOf(schema, schemas), schemaLines(schema, schemas, name));
}

/** Attaches the lines of a doc comment; openapi-typescript prints them as `@description`. */
export function withLines(typing: TypingSchema, lines: readonly string[]): TypingSchema {
  return lines.length === 0 || typeof typing === "boolean" ? typing : { ...typing, description: lines.join("\n") };
}

/**
 * The schema to hand to openapi-typescript so that its type admits every value that the guard accepts.
 *
 * Where the two part (optional properties with a `default`, `required` names without a declaration, free-form objects, properties
 * beside typed additional ones, keywords beside a union) the wording is chosen so that the type is the wider one.
 */
export function typingOf(schema: Schema, schemas: SchemasByName): TypingSchema {
  switch (schema.kind) {
    case "any":
    case "not":
      return {};
    case "never":
      return false;
    case "reference":
      return (
        listTyping(schema.name, schemas) ?? {
          $ref: `#${pointerOf("/components/schemas", schemas.get(schema.name)?.localName ?? schema.name)}`,
        }
      );
    case "literals":
      // Wrapped, since openapi-typescript adds an `@enum` tag to whatever carries `enum` itself.
      return { anyOf: [{ enum: schema.values }] };
    case "string":
    case "number":
    case "boolean":
    case "null":
      return { type: schema.kind };
    case "blob":
      return { anyOf: [{ type: "string", format: "binary" }] };
    case "array":
      // openapi-typescript takes `items: false` for no `items` at all.
      return {
        type: "array",
        items: schema.items.kind === "never" ? { anyOf: [{ enum: [] }] } : typingOf(schema.items, schemas),
      };
    case "object":
      return typingOfObject(schema, schemas);
    case "union":
      return schema.untyped ? {} : typingOfUnion(schema, schemas);
    case "intersection":
      return typingOfIntersection(schema.members, schemas);
    case "conditional":
      return {};
    case "unevaluated":
      return typingOf(schema.schema, schemas);
  }
}

function typingOfObject(schema: ObjectSchema, schemas: SchemasByName): TypingSchema {
  const properties = Object.fromEntries(
    schema.properties.map((property) => [property.name, documentedTyping(property.schema, schemas, property.name)]),
  );
  const required = schema.properties.filter((property) => property.required).map(({ name }) => name);
  const additional = additionalTyping(schema, schemas);
  return {
    type: "object",
    ...(schema.properties.length === 0 ? {} : { properties, required }),
    ...(additional === undefined ? {} : { additionalProperties: additional }),
  };
}

/** An index signature binds the declared properties too, so it must admit whatever they admit. */
function additionalTyping(schema: ObjectSchema, schemas: SchemasByName): TypingSchema | undefined {
  const { additionalProperties, properties, additionalDeclared } = schema;
  if (additionalProperties.kind === "never") return undefined;
  if (additionalProperties.kind === "any") return additionalDeclared || properties.length === 0 ? true : undefined;
  const additional = typingOf(additionalProperties, schemas);
  if (properties.length === 0) return additional;
  const distinct = new Map<string, JsonValue>();
  for (const typing of [additional, ...properties.map((property) => typingOf(property.schema, schemas))]) {
    distinct.set(JSON.stringify(typing), typing);
  }
  return distinct.size > 8 || distinct.has("{}") ? true : { anyOf: [...distinct.values()] };
}

/** Flat, without repetition, and nothing but `unknown` if that is among the members. */
function typingOfUnion(schema: UnionSchema, schemas: SchemasByName): TypingSchema {
  const distinct = new Map<string, JsonValue>();
  for (const typing of typingOfMembers(schema, schemas)) {
    const nested = isJsonObject(typing) && Object.keys(typing).length === 1 ? typing["anyOf"] : undefined;
    const isUnion = Array.isArray(nested) && !nested.some((each) => isJsonObject(each) && each["enum"] !== undefined);
    for (const each of isUnion ? (nested as readonly JsonValue[]) : [typing])
      distinct.set(keyOf(each, distinct.size), each);
  }
  distinct.delete("false");
  if (distinct.has("{}")) return {};
  const [first, second] = [...distinct.values()];
  if (first === undefined) return false;
  return second === undefined && isJsonObject(first) ? first : { anyOf: [...distinct.values()] };
}

/** Equal for typings that are worth comparing; objects with properties are long and hardly ever the same. */
function keyOf(typing: JsonValue, index: number): string {
  const isLong = isJsonObject(typing) && (typing["properties"] !== undefined || typing["allOf"] !== undefined);
  return isLong ? String(index) : JSON.stringify(typing);
}

/** A list that we named for a body reads better as what it is: `Pet[]`. */
function listTyping(name: string, schemas: SchemasByName): TypingSchema | undefined {
  const target = schemas.get(name);
  if (target === undefined || target.isComponent || target.schema.kind !== "array") return undefined;
  return target.schema.items.kind === "reference" ? typingOf(target.schema, schemas) : undefined;
}

function typingOfMembers(schema: UnionSchema, schemas: SchemasByName): readonly JsonValue[] {
  const { discriminator } = schema;
  return schema.members.map((member, index) => {
    const typing = typingOf(member, schemas);
    if (discriminator === undefined || hasLiteral(member, discriminator.propertyName, schemas)) return typing;
    const values = discriminator.mapping.filter((entry) => entry.member === index).map(({ value }) => value);
    // The property alone picks the member, so within the union its value is known and the union narrows.
    const tagged: JsonObject = {
      type: "object",
      properties: { [discriminator.propertyName]: { anyOf: [{ enum: values }] } },
      required: [discriminator.propertyName],
    };
    return { allOf: [tagged, typing] };
  });
}

function hasLiteral(schema: Schema, property: string, schemas: SchemasByName, depth = 0): boolean {
  if (depth > 8) return false;
  switch (schema.kind) {
    case "reference": {
      const target = schemas.get(schema.name)?.schema;
      return target !== undefined && hasLiteral(target, property, schemas, depth + 1);
    }
    case "object":
      return schema.properties.some(
        ({ name, required, schema: { kind } }) => name === property && required && kind === "literals",
      );
    case "intersection":
      return schema.members.some((member) => hasLiteral(member, property, schemas, depth + 1));
    default:
      return false;
  }
}

/** Leaves out members that add nothing to the type: `type: object` beside `allOf`, or limits beside literals. */
function typingOfIntersection(members: readonly Schema[], schemas: SchemasByName): TypingSchema {
  const literals = members.find(({ kind }) => kind === "literals");
  if (literals !== undefined) return typingOf(literals, schemas);
  const telling = members
    .filter((member) => !saysOnlyObject(member))
    .map((member) =>
      member.kind === "union"
        ? { ...member, members: member.members.map((each) => withDeclaredTypes(each, members, schemas)) }
        : withDeclaredTypes(member, members, schemas),
    );
  const typings = (telling.length === 0 ? members.slice(0, 1) : telling)
    .map((member) => typingOf(member, schemas))
    .filter((typing) => typeof typing === "boolean" || Object.keys(typing).length > 0);
  const [first, second] = typings;
  if (typings.includes(false)) return false;
  if (first === undefined) return {};
  return second === undefined ? first : { allOf: typings };
}

/** `required` beside `allOf` names properties that a sibling declares: with the sibling's type they become non-optional. */
function withDeclaredTypes(member: Schema, siblings: readonly Schema[], schemas: SchemasByName): Schema {
  if (member.kind !== "object" || member.properties.every(({ schema }) => schema.kind !== "any")) return member;
  const properties = member.properties.map((property) => {
    const found =
      property.schema.kind === "any"
        ? firstDefined(siblings, (each) => declaredSchema(each, property.name, schemas))
        : undefined;
    return found === undefined || !isBrief(found) ? property : { ...property, schema: { ...found, documentation: {} } };
  });
  return { ...member, properties };
}

function declaredSchema(schema: Schema, name: string, schemas: SchemasByName, depth = 0): Schema | undefined {
  if (depth > 8) return undefined;
  const inside = (each: Schema): Schema | undefined => declaredSchema(each, name, schemas, depth + 1);
  switch (schema.kind) {
    case "reference":
      return firstDefined([schemas.get(schema.name)?.schema], (target) =>
        target === undefined ? undefined : inside(target),
      );
    case "object":
      return schema.properties.find((property) => property.schema.kind !== "any" && property.name === name)?.schema;
    case "intersection":
      return firstDefined(schema.members, inside);
    default:
      return undefined;
  }
}

/** Types worth saying twice. */
function isBrief(schema: Schema): boolean {
  if (schema.kind === "array") return isBrief(schema.items);
  if (schema.kind === "union") return schema.members.length <= 3 && schema.members.every(isBrief);
  return ["string", "number", "boolean", "null", "reference"].includes(schema.kind);
}

function firstDefined<T, R>(values: readonly T[], find: (value: T) => R | undefined): R | undefined {
  for (const value of values) {
    const found = find(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

function saysOnlyObject(schema: Schema): boolean {
  if (schema.kind === "union")
    return schema.members.every((member) => member.kind === "null" || saysOnlyObject(member));
  return schema.kind === "object" && schema.properties.length === 0 && schema.additionalProperties.kind === "any";
}
