import { pointerOf, type JsonObject, type JsonValue } from "../model/json.js";
import type { NumberSchema, Schema, StringSchema } from "../model/schema.js";
import { readArray, readObject } from "./schema-collections.js";
import { countAt, numberAt, present, type SchemaContext } from "./schema-context.js";
import { readPattern } from "./schema-pattern.js";

/** The six types of JSON Schema; `integer` is a number with a condition. */
export const typeNames = ["string", "number", "boolean", "array", "object", "null"] as const;

export type TypeName = (typeof typeNames)[number];

/** The keywords that assert something about one type only, by type. */
export const keywordsByType: Readonly<Record<TypeName, readonly string[]>> = {
  string: ["minLength", "maxLength", "pattern"],
  number: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  boolean: [],
  array: ["prefixItems", "items", "contains", "minItems", "maxItems", "uniqueItems"],
  object: [
    "properties",
    "required",
    "patternProperties",
    "additionalProperties",
    "propertyNames",
    "minProperties",
    "maxProperties",
  ],
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
  const pattern = schema["pattern"];
  return {
    kind: "string",
    pointer,
    ...present("minLength", countAt(context, schema, "minLength", pointer)),
    ...present("maxLength", countAt(context, schema, "maxLength", pointer)),
    ...(pattern === undefined ? {} : readPattern(context, pattern, pointerOf(pointer, "pattern"))),
    ...(typeof format === "string" ? { format } : {}),
  };
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
