import { pointerOf, type JsonObject, type JsonValue } from "../model/json.js";
import type { ArraySchema, NumberSchema, ObjectSchema, Property, Schema, StringSchema } from "../model/schema.js";
import { arrayAt, countAt, numberAt, objectAt, type SchemaContext } from "./schema-context.js";

/** The six types of JSON Schema; `integer` is a number with a condition. */
export const typeNames = ["string", "number", "boolean", "array", "object", "null"] as const;

export type TypeName = (typeof typeNames)[number];

/** The keywords that assert something about one type only, by type. */
export const keywordsByType: Readonly<Record<TypeName, readonly string[]>> = {
  string: ["minLength", "maxLength", "pattern"],
  number: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  boolean: [],
  array: ["items", "minItems", "maxItems", "uniqueItems"],
  object: ["properties", "required", "additionalProperties", "minProperties", "maxProperties"],
  null: [],
};

/** The assertion of all keywords of `schema` that concern `type`, the type itself included. */
export function readType(
  context: SchemaContext,
  schema: JsonObject,
  type: TypeName,
  integer: boolean,
  pointer: string,
): Schema {
  switch (type) {
    case "string":
      return readString(context, schema, pointer);
    case "number":
      return readNumber(context, schema, integer, pointer);
    case "array":
      return readArray(context, schema, pointer);
    case "object":
      return readObject(context, schema, pointer);
    case "boolean":
      return { kind: "boolean", pointer };
    case "null":
      return { kind: "null", pointer };
  }
}

function readString(context: SchemaContext, schema: JsonObject, pointer: string): StringSchema {
  // Bytes as they are: `format: binary` of OpenAPI 3.0 is `contentMediaType` without an encoding in 3.1 (3.1.1, section 4.8.14.4).
  const isBinary = typeof schema["contentMediaType"] === "string" && schema["contentEncoding"] === undefined;
  const format = isBinary ? "binary" : schema["format"];
  return {
    kind: "string",
    pointer,
    ...present("minLength", countAt(context, schema, "minLength", pointer)),
    ...present("maxLength", countAt(context, schema, "maxLength", pointer)),
    ...readPattern(context, schema, pointer),
    ...(typeof format === "string" ? { format } : {}),
  };
}

/** Patterns are ECMA-262 expressions with the `u` flag (JSON Schema Core 2020-12, section 6.4); many real ones only work without. */
function readPattern(
  context: SchemaContext,
  schema: JsonObject,
  pointer: string,
): Pick<StringSchema, "pattern" | "patternFlags"> {
  const pattern = schema["pattern"];
  if (pattern === undefined) return {};
  if (typeof pattern === "string") {
    if (isRegularExpression(pattern, "u")) return { pattern };
    if (isRegularExpression(pattern, "")) return { pattern, patternFlags: "" };
  }
  const message = `${JSON.stringify(pattern)} is not a regular expression that JavaScript can read.`;
  context.report("schema-pattern-invalid", pointerOf(pointer, "pattern"), message);
  return {};
}

function isRegularExpression(pattern: string, flags: string): boolean {
  try {
    new RegExp(pattern, flags);
    return true;
  } catch {
    return false;
  }
}

function readNumber(context: SchemaContext, schema: JsonObject, integer: boolean, pointer: string): NumberSchema {
  const format = schema["format"];
  return {
    kind: "number",
    pointer,
    integer,
    ...readBounds(context, schema, pointer),
    ...present("multipleOf", readMultipleOf(context, schema, pointer)),
    ...(typeof format === "string" ? { format } : {}),
  };
}

type Bounds = Pick<NumberSchema, "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum">;

/** In OpenAPI 3.0 `exclusiveMinimum` and `exclusiveMaximum` are booleans that modify their neighbours. */
function readBounds(context: SchemaContext, schema: JsonObject, pointer: string): Bounds {
  const minimum = numberAt(context, schema, "minimum", pointer);
  const maximum = numberAt(context, schema, "maximum", pointer);
  if (context.version === "3.0" && !isNumeric(schema["exclusiveMinimum"]) && !isNumeric(schema["exclusiveMaximum"])) {
    return {
      ...present(schema["exclusiveMinimum"] === true ? "exclusiveMinimum" : "minimum", minimum),
      ...present(schema["exclusiveMaximum"] === true ? "exclusiveMaximum" : "maximum", maximum),
    };
  }
  return {
    ...present("minimum", minimum),
    ...present("maximum", maximum),
    ...present("exclusiveMinimum", numberAt(context, schema, "exclusiveMinimum", pointer)),
    ...present("exclusiveMaximum", numberAt(context, schema, "exclusiveMaximum", pointer)),
  };
}

function isNumeric(value: JsonValue | undefined): boolean {
  return typeof value === "number";
}

function readMultipleOf(context: SchemaContext, schema: JsonObject, pointer: string): number | undefined {
  const value = numberAt(context, schema, "multipleOf", pointer);
  if (value === undefined || value > 0) return value;
  context.report("schema-invalid", pointerOf(pointer, "multipleOf"), "`multipleOf` must be greater than 0.");
  return undefined;
}

function readArray(context: SchemaContext, schema: JsonObject, pointer: string): ArraySchema {
  const itemsPointer = pointerOf(pointer, "items");
  const items = schema["items"];
  return {
    kind: "array",
    pointer,
    itemsDeclared: items !== undefined,
    items: items === undefined ? { kind: "any", pointer: itemsPointer } : context.read(items, itemsPointer),
    ...present("minItems", countAt(context, schema, "minItems", pointer)),
    ...present("maxItems", countAt(context, schema, "maxItems", pointer)),
    ...(schema["uniqueItems"] === true ? { uniqueItems: true } : {}),
  };
}

function readObject(context: SchemaContext, schema: JsonObject, pointer: string): ObjectSchema {
  const additional = schema["additionalProperties"];
  const additionalPointer = pointerOf(pointer, "additionalProperties");
  return {
    kind: "object",
    pointer,
    properties: readProperties(context, schema, pointer),
    additionalProperties:
      additional === undefined
        ? { kind: "any", pointer: additionalPointer }
        : context.read(additional, additionalPointer),
    additionalDeclared: additional !== undefined,
    ...present("minProperties", countAt(context, schema, "minProperties", pointer)),
    ...present("maxProperties", countAt(context, schema, "maxProperties", pointer)),
  };
}

function readProperties(context: SchemaContext, schema: JsonObject, pointer: string): readonly Property[] {
  const required = readRequired(context, schema, pointer);
  const declared = Object.entries(objectAt(context, schema, "properties", pointer) ?? {}).map(
    ([name, value]): Property => ({
      name,
      required: required.has(name),
      declared: true,
      schema: context.read(value, pointerOf(pointer, "properties", name)),
    }),
  );
  const names = new Set(declared.map(({ name }) => name));
  const undeclared = [...required]
    .filter((name) => !names.has(name))
    .map((name): Property => {
      return {
        name,
        required: true,
        declared: false,
        schema: { kind: "any", pointer: pointerOf(pointer, "required") },
      };
    });
  return [...declared, ...undeclared];
}

function readRequired(context: SchemaContext, schema: JsonObject, pointer: string): ReadonlySet<string> {
  const required = arrayAt(context, schema, "required", pointer) ?? [];
  const names = required.filter((name) => typeof name === "string");
  if (names.length < required.length) {
    context.report("schema-invalid", pointerOf(pointer, "required"), "`required` must list names of properties.");
  }
  return new Set(names);
}

/** `{ [name]: value }`, or nothing for `undefined`: optional members must be absent, not undefined. */
function present<Name extends string, Value>(name: Name, value: Value | undefined): { readonly [Key in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { [Key in Name]: Value }); // computed keys widen
}

/** Whether `schema` says anything about one of `keywords`. */
export function mentions(schema: JsonObject, keywords: readonly string[]): boolean {
  return keywords.some((keyword) => schema[keyword] !== undefined);
}
