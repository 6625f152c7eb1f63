import { pointerOf, type JsonObject } from "../../model/json.js";
import type { ArraySchema, Contains, ObjectSchema, PatternProperty, Property, Schema } from "../../model/schema.js";
import { arrayAt, countAt, flagAt, objectAt, present, type SchemaContext } from "./schema-context.js";
import { readPattern } from "./schema-pattern.js";

/** The assertion of all keywords that concern arrays, the type itself included. */
export function readArray(context: SchemaContext, schema: JsonObject, pointer: string): ArraySchema {
  const prefixItems = arrayAt(context, schema, "prefixItems", pointer)?.map((item, index) =>
    context.read(item, pointerOf(pointer, "prefixItems", index)),
  );
  return {
    kind: "array",
    pointer,
    itemsDeclared: schema["items"] !== undefined,
    items: readMember(context, schema, "items", pointer),
    ...(prefixItems === undefined || prefixItems.length === 0 ? {} : { prefixItems }),
    ...present("contains", readContains(context, schema, pointer)),
    ...present("minItems", countAt(context, schema, "minItems", pointer)),
    ...present("maxItems", countAt(context, schema, "maxItems", pointer)),
    ...(flagAt(context, schema, "uniqueItems", pointer) === true ? { uniqueItems: true } : {}),
  };
}

/** The schema under one keyword; anything where it is absent. */
function readMember(context: SchemaContext, schema: JsonObject, keyword: string, pointer: string): Schema {
  return context.read(schema[keyword], pointerOf(pointer, keyword));
}

/** `minContains` and `maxContains` say nothing without `contains` (JSON Schema Validation 2020-12, section 6.4.4). */
function readContains(context: SchemaContext, schema: JsonObject, pointer: string): Contains | undefined {
  if (schema["contains"] === undefined) return undefined;
  return {
    schema: readMember(context, schema, "contains", pointer),
    minContains: countAt(context, schema, "minContains", pointer) ?? 1,
    ...present("maxContains", countAt(context, schema, "maxContains", pointer)),
  };
}

/** The assertion of all keywords that concern objects, the type itself included. */
export function readObject(context: SchemaContext, schema: JsonObject, pointer: string): ObjectSchema {
  const patternProperties = readPatternProperties(context, schema, pointer);
  return {
    kind: "object",
    pointer,
    properties: readProperties(context, schema, pointer),
    ...(patternProperties.length === 0 ? {} : { patternProperties }),
    ...(schema["propertyNames"] === undefined
      ? {}
      : { propertyNames: readMember(context, schema, "propertyNames", pointer) }),
    additionalProperties: readMember(context, schema, "additionalProperties", pointer),
    additionalDeclared: schema["additionalProperties"] !== undefined,
    ...present("minProperties", countAt(context, schema, "minProperties", pointer)),
    ...present("maxProperties", countAt(context, schema, "maxProperties", pointer)),
  };
}

function readPatternProperties(
  context: SchemaContext,
  schema: JsonObject,
  pointer: string,
): readonly PatternProperty[] {
  const declared = objectAt(context, schema, "patternProperties", pointer) ?? {};
  return Object.entries(declared).flatMap(([written, value]) => {
    const place = pointerOf(pointer, "patternProperties", written);
    const pattern = readPattern(context, written, place);
    return pattern === undefined ? [] : [{ ...pattern, schema: context.read(value, place) }];
  });
}

function readProperties(context: SchemaContext, schema: JsonObject, pointer: string): readonly Property[] {
  const required = readRequired(context, schema, pointer);
  const properties = objectAt(context, schema, "properties", pointer) ?? {};
  const declared = Object.entries(properties).map(([name, value]): Property => ({
    name,
    required: required.has(name),
    declared: true,
    schema: context.read(value, pointerOf(pointer, "properties", name)),
  }));
  const undeclared = [...required].filter((name) => !Object.hasOwn(properties, name));
  if (undeclared.length === 0) return declared;
  return [...declared, ...undeclared.map((name) => undeclaredProperty(name, pointerOf(pointer, "required")))];
}

function readRequired(context: SchemaContext, schema: JsonObject, pointer: string): ReadonlySet<string> {
  const required = arrayAt(context, schema, "required", pointer) ?? [];
  const names = required.filter((name) => typeof name === "string");
  if (names.length < required.length) {
    context.report("schema-invalid", pointerOf(pointer, "required"), "`required` must list names of properties.");
  }
  return new Set(names);
}

/** An object that has the given properties, of whatever kind. */
export function objectWith(names: readonly string[], pointer: string): ObjectSchema {
  return {
    kind: "object",
    pointer,
    properties: names.map((name) => undeclaredProperty(name, pointer)),
    additionalProperties: { kind: "any", pointer },
    additionalDeclared: false,
  };
}

function undeclaredProperty(name: string, pointer: string): Property {
  return { name, required: true, declared: false, schema: { kind: "any", pointer } };
}
