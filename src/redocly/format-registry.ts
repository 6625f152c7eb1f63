/** Types of JSON Schema that a format can apply to. */
type FormatTypes = readonly ("string" | "number" | "integer")[];

const text: FormatTypes = ["string"];
const numbers: FormatTypes = ["number", "integer"];
const both: FormatTypes = ["string", "number", "integer"];

/**
 * Every format that JSON Schema 2020-12 or OpenAPI's registry of formats gives a meaning, with the types that it has one for.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation (section 7.3)
 * @see https://spec.openapis.org/registry/format/
 */
export const formatRegistry: ReadonlyMap<string, FormatTypes> = new Map([
  ...named(
    "base64url binary byte char commonmark date date-time date-time-local duration email hostname html http-date idn-email " +
      "idn-hostname ipv4 ipv6 iri iri-reference json-pointer media-range password regex relative-json-pointer sf-binary " +
      "sf-boolean sf-string sf-token time time-local uri uri-reference uri-template uuid",
    text,
  ),
  ...named("double float double-int int8 int16 int32 sf-decimal sf-integer uint8 uint16 uint32 unixtime", numbers),
  ...named("decimal decimal128 int64 uint64", both),
]);

/** What people write for a format that is spelled otherwise, or that is for another type. */
export const formatAliases: ReadonlyMap<string, string> = new Map([
  ["datetime", "date-time"],
  ["date-time", "unixtime"],
  ["timestamp", "unixtime"],
  ["guid", "uuid"],
  ["url", "uri"],
  ["ip", "ipv4"],
  ["ipv4-address", "ipv4"],
  ["ipv6-address", "ipv6"],
  ["int", "int32"],
  ["integer", "int32"],
  ["long", "int64"],
  ["base64", "byte"],
  ["markdown", "commonmark"],
]);

function named(names: string, types: FormatTypes): readonly (readonly [string, FormatTypes])[] {
  return names.split(" ").map((name) => [name, types] as const);
}
