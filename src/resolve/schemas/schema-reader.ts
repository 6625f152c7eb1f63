import { declaredTypes } from "../../model/declared-types.js";
import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import { nearestName } from "../../model/nearest-name.js";
import type { Schema } from "../../model/schema.js";
import { readConditionals, reportDependencies } from "./schema-conditional.js";
import { arrayAt, flagAt, mentions, present, type SchemaContext } from "./schema-context.js";
import { readDocumentation } from "./schema-documentation.js";
import { reportAnnotations } from "./report-annotations.js";
import { narrowLiterals, readLiterals } from "./schema-literals.js";
import { reportDialect, withoutLaterKeywords } from "./schema-dialect.js";
import { keywordsByType, readType, typeNames, type TypeName } from "./schema-types.js";
import { readUnion } from "./schema-union.js";

/** Reads the schema at `pointer`: every way in which the two dialects say a thing becomes one way. */
export function readSchema(context: SchemaContext, value: JsonValue | undefined, pointer: string): Schema {
  if (value === undefined || value === true) return { kind: "any", pointer };
  if (value === false) return { kind: "never", pointer };
  if (!isJsonObject(value)) {
    context.report("schema-invalid", pointer, "A schema must be an object.");
    return { kind: "any", pointer };
  }
  reportDialect(context, value["$schema"], value, pointer);
  reportAnnotations(context, value, pointer);
  const schema = withNull(context, value, combine(context, value, pointer));
  const documentation = readDocumentation(value);
  return documentation === undefined ? schema : { ...schema, documentation };
}

/** Where the settings say so, `nullable` needs no `type` beside it: only an `enum` has the last word. */
function withNull({ settings }: SchemaContext, value: JsonObject, schema: Schema): Schema {
  if (!settings.nullableWithoutType || value["nullable"] !== true) return schema;
  const hasMeaning = ["type", "enum", "$ref"].some((keyword) => value[keyword] !== undefined);
  if (hasMeaning || schema.kind === "any" || admitsNull(schema)) return schema;
  const { pointer } = schema;
  return { kind: "union", mode: "anyOf", members: [schema, { kind: "null", pointer }], pointer };
}

function admitsNull(schema: Schema): boolean {
  if (schema.kind === "union") {
    const admitting = schema.members.filter(admitsNull).length;
    return schema.mode === "oneOf" ? admitting === 1 : admitting > 0;
  }
  return schema.kind === "null" || (schema.kind === "literals" && schema.values.includes(null));
}

/** In OpenAPI 3.0 whatever stands beside `$ref` is ignored (3.0.3, section 4.7.23); in 3.1 it applies as well. */
function combine(context: SchemaContext, schema: JsonObject, pointer: string): Schema {
  const references = readReferences(context, schema, pointer);
  if (context.version === "3.0") {
    return references[0] ?? combineAll(context, [], withoutLaterKeywords(context, schema, pointer), pointer);
  }
  reportDependencies(context, schema, pointer);
  return combineAll(context, references, schema, pointer);
}

function combineAll(
  context: SchemaContext,
  references: readonly Schema[],
  schema: JsonObject,
  pointer: string,
): Schema {
  if (!isCombined(schema)) return intersectionOf([...references, ...readTyped(context, schema, pointer)], pointer);
  const members = [
    ...references,
    ...readAllOf(context, schema, pointer),
    ...readTyped(context, schema, pointer),
    ...optional(readUnion(context, schema, "anyOf", pointer)),
    ...optional(readUnion(context, schema, "oneOf", pointer)),
    ...readNot(context, schema, pointer),
    ...readConditionals(context, schema, pointer),
  ];
  return readUnevaluated(context, schema, intersectionOf(members, pointer), pointer);
}

/** Whether a schema has one of the keywords that {@link combineAll} puts together; most have none. */
function isCombined(schema: JsonObject): boolean {
  for (const keyword in schema) if (combining.has(keyword)) return true;
  return false;
}

const combining: ReadonlySet<string> = new Set([
  "allOf",
  "anyOf",
  "oneOf",
  "not",
  "if",
  "dependentRequired",
  "dependentSchemas",
  "unevaluatedProperties",
  "unevaluatedItems",
]);

/** Whatever stands beside `unevaluatedProperties` and `unevaluatedItems` may evaluate. */
function readUnevaluated(context: SchemaContext, schema: JsonObject, siblings: Schema, pointer: string): Schema {
  const member = (keyword: string): Schema | undefined =>
    schema[keyword] === undefined ? undefined : context.read(schema[keyword], pointerOf(pointer, keyword));
  const properties = member("unevaluatedProperties");
  const items = member("unevaluatedItems");
  if (properties === undefined && items === undefined) return siblings;
  return {
    kind: "unevaluated",
    schema: siblings,
    ...present("properties", properties),
    ...present("items", items),
    pointer,
  };
}

function optional<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}

/** Drops members that assert nothing; what is left must hold together. */
function intersectionOf(members: readonly Schema[], pointer: string): Schema {
  const asserting = members.filter(({ kind }) => kind !== "any");
  const [first, second] = asserting;
  if (first === undefined) return { kind: "any", pointer };
  return second === undefined ? first : { kind: "intersection", members: asserting, pointer };
}

function readReferences(context: SchemaContext, schema: JsonObject, pointer: string): readonly Schema[] {
  const reference = readReference(context, schema, "$ref", pointer, context.nameOf);
  if (context.version === "3.0") return reference;
  const dynamic = readReference(context, schema, "$dynamicRef", pointer, context.dynamicNameOf);
  return [...reference, ...dynamic, ...readRecursiveReference(context, schema, pointer)];
}

/** Documents of 3.1 that have the keyword of JSON Schema 2019-09 mean what it says there, for want of any other meaning. */
function readRecursiveReference(context: SchemaContext, schema: JsonObject, pointer: string): readonly Schema[] {
  return readReference(context, schema, "$recursiveRef", pointer, (target) =>
    target === "#" ? context.recursiveNameOf(pointer) : undefined,
  );
}

function readReference(
  context: SchemaContext,
  schema: JsonObject,
  keyword: "$ref" | "$dynamicRef" | "$recursiveRef",
  pointer: string,
  find: (target: string, pointer: string) => string | undefined,
): readonly Schema[] {
  const target = schema[keyword];
  if (target === undefined) return [];
  const name = typeof target === "string" ? find(target, pointer) : undefined;
  if (name !== undefined) return [{ kind: "reference", name, pointer }];
  const message = `\`${String(target)}\` leads to no schema.`;
  context.report("schema-dependency-unguarded", pointerOf(pointer, keyword), message);
  return [{ kind: "any", pointer }];
}

function readAllOf(context: SchemaContext, schema: JsonObject, pointer: string): readonly Schema[] {
  return (arrayAt(context, schema, "allOf", pointer) ?? []).map((member, index) =>
    context.read(member, pointerOf(pointer, "allOf", index)),
  );
}

function readNot(context: SchemaContext, schema: JsonObject, pointer: string): readonly Schema[] {
  if (schema["not"] === undefined) return [];
  const excluded = context.read(schema["not"], pointerOf(pointer, "not"));
  if (excluded.kind === "any") return [{ kind: "never", pointer }];
  return [excluded.kind === "never" ? { kind: "any", pointer } : { kind: "not", schema: excluded, pointer }];
}

/** What `type`, `nullable`, `enum`, `const` and the keywords of single types assert. */
function readTyped(context: SchemaContext, schema: JsonObject, pointer: string): readonly Schema[] {
  const base = readBase(context, schema, pointer);
  const literals = readLiterals(context, schema, pointer);
  return literals === undefined ? [base] : narrowLiterals(context, literals, base, schema, pointer);
}

function readBase(context: SchemaContext, schema: JsonObject, pointer: string): Schema {
  const types = readTypes(context, schema, pointer);
  if (types === undefined) return readUntyped(context, schema, pointer);
  const integer = types.includes("integer") && !types.includes("number");
  const [only] = types;
  if (types.length === 1 && only !== undefined) return readType(context, schema, bareType(only), integer, pointer);
  const names = new Set(types.map(bareType));
  const inOrder = typeNames.filter((type) => names.has(type));
  return unionOf(
    inOrder.map((type) => readType(context, schema, type, integer, pointer)),
    pointer,
  );
}

function unionOf(members: readonly Schema[], pointer: string): Schema {
  const [first, second] = members;
  if (first === undefined) return { kind: "never", pointer };
  return second === undefined ? first : { kind: "union", mode: "anyOf", members, pointer };
}

type DeclaredType = TypeName | "integer";

function bareType(type: DeclaredType): TypeName {
  return type === "integer" ? "number" : type;
}

function isType(value: unknown): value is DeclaredType {
  return value === "integer" || typeNames.some((name) => name === value);
}

/** `int` and `bool` begin like what was meant, `strng` and `String` come near it. */
function typeHint(declared: JsonValue): string {
  const names = [...typeNames, "integer"];
  const meant =
    typeof declared !== "string" || declared === ""
      ? undefined
      : (names.find((name) => name.startsWith(declared.toLowerCase())) ?? nearestName(declared, names));
  return meant === undefined
    ? "The types are `string`, `number`, `integer`, `boolean`, `array`, `object`, and in OpenAPI 3.1 `null`."
    : `Did you mean \`${meant}\`?`;
}

/** `undefined` where the schema names no type. Unless the settings say otherwise, `properties` and `required` imply an object. */
function readTypes(context: SchemaContext, schema: JsonObject, pointer: string): readonly DeclaredType[] | undefined {
  const declared = schema["type"];
  if (declared === undefined) {
    const isObject = context.settings.implicitObject && mentions(schema, ["properties", "required"]);
    return isObject ? ["object"] : undefined;
  }
  const listed = declaredTypes(declared);
  const known = listed.filter(isType);
  if (known.length < listed.length) {
    const place = pointerOf(pointer, "type");
    context.report("schema-invalid", place, `${JSON.stringify(declared)} is not a type.`, typeHint(declared));
    return undefined;
  }
  // Documents of 3.1 that still say it mean the same, and lists in documents of 3.0, for want of any other meaning.
  return flagAt(context, schema, "nullable", pointer) === true ? [...known, "null"] : known;
}

/** A keyword without a `type` binds values of its own type and lets all others pass (JSON Schema Core 2020-12, section 7.6.1). */
function readUntyped(context: SchemaContext, schema: JsonObject, pointer: string): Schema {
  const format = schema["format"];
  const isFormat = typeof format === "string" && context.assertsFormat(format);
  const binds = (type: TypeName): boolean => mentions(schema, keywordsByType[type]) || (type === "string" && isFormat);
  if (!typeNames.some(binds)) return { kind: "any", pointer };
  const bare = (type: TypeName): JsonObject => (binds(type) ? schema : {});
  const members = typeNames.map((type) => readType(context, bare(type), type, false, pointer));
  return { kind: "union", mode: "anyOf", untyped: true, members, pointer };
}
