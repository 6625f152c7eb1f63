import type { IssueCode } from "../../model/issue.js";
import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import type { Schema } from "../../model/schema.js";
import type { ResolveSettings } from "../../model/settings.js";
import type { SpecVersion } from "../../model/spec-document.js";

/** What a document answers about its schemas, whatever is asked in the same order. */
export type SchemaAnswers = {
  /** The key in {@link Api.schemas} of what `$ref` in the schema at `pointer` means; `undefined` where it means nothing. */
  readonly nameOf: (reference: string, pointer: string) => string | undefined;
  /** The same for `$dynamicRef`. */
  readonly dynamicNameOf: (reference: string, pointer: string) => string | undefined;
  /** The same for `$recursiveRef`, which can only be `#`. */
  readonly recursiveNameOf: (pointer: string) => string | undefined;
  /** The component of a name, as it is written. */
  readonly componentOf: (name: string) => JsonValue | undefined;
  /** The strings that a named schema knows for one of its properties, such as that of a discriminator; `undefined` where it lists none. */
  readonly valuesOf: (name: string, property: string) => readonly string[] | undefined;
  /** The strings that the schema at `pointer` lists for one of its properties. */
  readonly literalsAt: (pointer: string, property: string) => readonly string[] | undefined;
  /** What the mapping of a discriminator in the schema at `pointer` picks, by the keys in {@link Api.schemas}. */
  readonly mappingOf: (
    discriminator: JsonObject,
    pointer: string,
  ) => readonly (readonly [value: string, name: string | undefined])[];
};

/** What the readers of schemas share while they read one named schema, or one parameter. */
export interface SchemaContext extends SchemaAnswers {
  readonly version: SpecVersion;
  readonly settings: ResolveSettings;
  /** Whether the settings let other values than those of the enum at `pointer` pass. */
  isOpen(pointer: string): boolean;
  /** Whether some guard asserts this format, be it in requests alone. */
  assertsFormat(format: string): boolean;
  /** Reports an issue at `pointer`; one of severity `error` costs the schema its guard. */
  report(code: IssueCode, pointer: string, message: string, hint?: string): void;
  read(value: JsonValue | undefined, pointer: string): Schema;
}

/** The value of a keyword that must be a count: an integer, 0 or more (JSON Schema Validation 2020-12, section 6). */
export const countAt: KeywordReader<number> = keywordReader(isCount, "an integer, 0 or more");

/** The value of a keyword that must be a number. */
export const numberAt: KeywordReader<number> = keywordReader(isFiniteNumber, "a number");

/** The value of a keyword that must be `true` or `false`. */
export const flagAt: KeywordReader<boolean> = keywordReader(isBoolean, "`true` or `false`");

/** The value of a keyword that must be an object. */
export const objectAt: KeywordReader<JsonObject> = keywordReader(isJsonObject, "an object");

/** The value of a keyword that must be an array. */
export const arrayAt: KeywordReader<readonly JsonValue[]> = keywordReader(isJsonArray, "an array");

/** Reads a keyword of the schema at `pointer`; `undefined` where it is absent, or is not what it must be, which is reported. */
type KeywordReader<T> = (context: SchemaContext, schema: JsonObject, keyword: string, pointer: string) => T | undefined;

function keywordReader<T>(isExpected: (value: unknown) => value is T, expected: string): KeywordReader<T> {
  return (context, schema, keyword, pointer) => {
    const value = schema[keyword];
    if (value === undefined || isExpected(value)) return value;
    context.report("schema-invalid", pointerOf(pointer, keyword), `\`${keyword}\` must be ${expected}.`);
    return undefined;
  };
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0;
}

function isFiniteNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === "boolean";
}

function isJsonArray(value: unknown): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** `{ [name]: value }`, or nothing for `undefined`: optional members must be absent, not undefined. */
export function present<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [Key in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { [Key in Name]: Value }); // computed keys widen
}

/** Whether `schema` says anything about one of `keywords`. */
export function mentions(schema: JsonObject, keywords: readonly string[]): boolean {
  return keywords.some((keyword) => schema[keyword] !== undefined);
}
