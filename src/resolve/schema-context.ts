import type { IssueCode } from "../model/issue.js";
import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../model/json.js";
import type { Schema } from "../model/schema.js";
import type { SpecVersion } from "../model/spec-document.js";

/** What the readers of schemas share while they read one named schema, or one parameter. */
export interface SchemaContext {
  readonly version: SpecVersion;
  /** The key in {@link Api.schemas} of what `$ref` points to; `undefined` where it points nowhere. */
  nameOf(reference: string): string | undefined;
  /** The strings that the schema behind `$ref` allows for one of its properties; `undefined` where it lists none. */
  literalsOf(reference: string, property: string): readonly string[] | undefined;
  /** Reports an issue at `pointer`; one of severity `error` costs the schema its guard. */
  report(code: IssueCode, pointer: string, message: string, hint?: string): void;
  read(value: JsonValue | undefined, pointer: string): Schema;
}

/** The value of a keyword that must be a count: an integer, 0 or more (JSON Schema Validation 2020-12, section 6). */
export function countAt(
  context: SchemaContext,
  schema: JsonObject,
  keyword: string,
  pointer: string,
): number | undefined {
  const value = schema[keyword];
  if (value === undefined) return undefined;
  if (typeof value === "number" && Number.isInteger(value) && value >= 0) return value;
  return invalid(context, keyword, pointer, "an integer, 0 or more");
}

/** The value of a keyword that must be a number. */
export function numberAt(
  context: SchemaContext,
  schema: JsonObject,
  keyword: string,
  pointer: string,
): number | undefined {
  const value = schema[keyword];
  if (value === undefined) return undefined;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  return invalid(context, keyword, pointer, "a number");
}

/** The value of a keyword that must be an object. */
export function objectAt(
  context: SchemaContext,
  schema: JsonObject,
  keyword: string,
  pointer: string,
): JsonObject | undefined {
  const value = schema[keyword];
  if (value === undefined) return undefined;
  if (isJsonObject(value)) return value;
  return invalid(context, keyword, pointer, "an object");
}

/** The value of a keyword that must be an array. */
export function arrayAt(
  context: SchemaContext,
  schema: JsonObject,
  keyword: string,
  pointer: string,
): readonly JsonValue[] | undefined {
  const value = schema[keyword];
  if (value === undefined) return undefined;
  if (Array.isArray(value)) return value as readonly JsonValue[]; // isArray forgets the element type
  return invalid(context, keyword, pointer, "an array");
}

function invalid(context: SchemaContext, keyword: string, pointer: string, expected: string): undefined {
  context.report("schema-invalid", pointerOf(pointer, keyword), `\`${keyword}\` must be ${expected}.`);
  return undefined;
}
