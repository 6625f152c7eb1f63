import { pointerOf, type JsonObject } from "../../model/json.js";
import type { NumberSchema, Schema, StringSchema } from "../../model/schema.js";
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

/**
 * In OpenAPI 3.0 `exclusiveMinimum` and `exclusiveMaximum` are booleans that modify their neighbours.
 *
 * Documents of 3.1 that still have them so mean the same, for want of any other meaning.
 */
function readBounds(context: SchemaContext, schema: JsonObject, pointer: string): Bounds {
  return {
    ...readBound(context, schema, "minimum", "exclusiveMinimum", pointer),
    ...readBound(context, schema, "maximum", "exclusiveMaximum", pointer),
  };
}

function readBound<Inclusive extends "minimum" | "maximum", Exclusive extends "exclusiveMinimum" | "exclusiveMaximum">(
  context: SchemaContext,
  schema: JsonObject,
  inclusive: Inclusive,
  exclusive: Exclusive,
  pointer: string,
): Bounds {
  const limit = numberAt(context, schema, inclusive, pointer);
  const modifier = schema[exclusive];
  if (modifier === undefined || typeof modifier === "boolean") {
    return present(modifier === true ? exclusive : inclusive, limit);
  }
  return { ...present(inclusive, limit), ...present(exclusive, numberAt(context, schema, exclusive, pointer)) };
}

function readMultipleOf(context: SchemaContext, schema: JsonObject, pointer: string): number | undefined {
  const value = numberAt(context, schema, "multipleOf", pointer);
  if (value === undefined || value > 0) return value;
  context.report("schema-invalid", pointerOf(pointer, "multipleOf"), "`multipleOf` must be greater than 0.");
  return undefined;
}
