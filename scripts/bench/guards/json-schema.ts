import { isJsonObject, type JsonValue } from "../../../src/model/json.js";
import { type ApiDocument, referencesIn } from "./documents.js";

/** A JSON Schema (2020-12) of the keywords that the benchmark's schemas use. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly JsonValue[];
  readonly format?: string;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

/** A whole set in one schema. */
export interface BundledSchema {
  readonly $ref: string;
  readonly $defs: Readonly<Record<string, JsonSchema>>;
}

/** Schemas by name, each after those that it refers to. */
export type SchemaSet = ReadonlyMap<string, JsonSchema>;

const annotations = new Set([
  "title",
  "description",
  "example",
  "examples",
  "default",
  "deprecated",
  "nullable",
  "readOnly",
]);

/** Formats of numbers say how wide they are stored; no validator here looks at them. */
export const assertableFormats = new Set(["uri", "date-time", "date", "email", "uuid", "ipv4", "ipv6"]);

/** The same checks in JSON Schema, for every peer; without `formats`, the structure alone. */
export function schemaSetOf({ schemas }: ApiDocument, formats: boolean): SchemaSet {
  const set = new Map<string, JsonSchema>();
  const open = new Set<string>();
  const visit = (name: string): void => {
    if (set.has(name)) return;
    if (open.has(name)) throw new Error(`${name} is recursive, which the benchmark's converters do not know.`);
    open.add(name);
    for (const next of referencesIn(schemas[name])) visit(next);
    set.set(name, jsonSchemaOf(schemas[name], formats));
  };
  for (const name of Object.keys(schemas)) visit(name);
  return set;
}

/** One JSON Schema that holds a whole set and refers to the one named. */
export function bundledSchema(set: SchemaSet, name: string): BundledSchema {
  return { $ref: `#/$defs/${name}`, $defs: Object.fromEntries(set) };
}

/** The name of the schema in `$defs` that a reference leads to. */
export function targetOf(reference: string): string {
  return reference.slice("#/$defs/".length);
}

function jsonSchemaOf(schema: JsonValue | undefined, formats: boolean): JsonSchema {
  if (!isJsonObject(schema)) throw new Error("A schema must be an object.");
  if (typeof schema["$ref"] === "string") return { $ref: schema["$ref"].replace("#/components/schemas/", "#/$defs/") };
  const converted: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (annotations.has(keyword) || keyword.startsWith("x-")) continue;
    if (keyword === "format" && !(formats && assertableFormats.has(String(value)))) continue;
    converted[keyword] = keywordOf(keyword, value, formats);
  }
  if (schema["properties"] !== undefined) converted["type"] ??= "object";
  return schema["nullable"] === true ? nullable(converted) : converted;
}

function keywordOf(keyword: string, value: JsonValue | undefined, formats: boolean): unknown {
  switch (keyword) {
    case "type":
    case "enum":
    case "format":
    case "maxLength":
    case "required":
      return value;
    case "items":
      return jsonSchemaOf(value, formats);
    case "additionalProperties":
      return typeof value === "boolean" ? value : jsonSchemaOf(value, formats);
    case "anyOf":
    case "oneOf":
      return Object.values(value ?? []).map((member: JsonValue | undefined) => jsonSchemaOf(member, formats));
    case "properties":
      return Object.fromEntries(
        Object.entries(value ?? {}).map(([name, property]) => [name, jsonSchemaOf(property, formats)]),
      );
    default:
      throw new Error(`The benchmark's converter does not know ${keyword}.`);
  }
}

/** OpenAPI 3.0.3: `nullable` widens `type`, and nothing else. */
function nullable(schema: JsonSchema): JsonSchema {
  return schema.type === undefined ? schema : { ...schema, type: [schema.type, "null"].flat() };
}
