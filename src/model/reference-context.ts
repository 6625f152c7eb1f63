import type { JsonValue } from "../model/json.js";

/**
 * What the object at some place of a document is, as far as it matters to references:
 *
 * - `object` and `schema` are made of keywords, `objects`, `schemas` and `examples` are maps from names to such objects;
 * - `example` is an Example Object, whose `value` is data;
 * - `discriminator` and its `mapping` name schemas without the word `$ref`;
 * - `data` is the API's data, where `$ref` is a name like any other.
 */
export type ReferenceContext =
  "object" | "objects" | "schema" | "schemas" | "example" | "examples" | "discriminator" | "mapping" | "data";

/** What the member `key` is, of an object which is `context`. */
export function memberContext(context: ReferenceContext, key: string): ReferenceContext {
  switch (context) {
    case "objects":
      return "object";
    case "schemas":
      return "schema";
    case "examples":
      return "example";
    case "example":
      return key === "value" || key === "dataValue" || isExtension(key) ? "data" : "object";
    case "discriminator":
      return key === "mapping" ? "mapping" : "data";
    case "object":
      return isExtension(key) ? "data" : (objectMembers.get(key) ?? "object");
    case "schema":
      return isExtension(key) ? "data" : (schemaMembers.get(key) ?? "schema");
    default:
      return "data";
  }
}

/** What an item is, of an array which stands where `context` is expected. */
export function itemContext(context: ReferenceContext): ReferenceContext {
  if (context === "objects") return "object"; // `parameters` is a map in components and an array in operations
  return context === "examples" ? "data" : context;
}

/** Whether a `$ref` in such an object refers; in a map of names that holds if it is a string, for a name would have an object. */
export function hasReference(context: ReferenceContext, reference: JsonValue | undefined): boolean {
  if (reference === undefined || context === "data" || context === "mapping" || context === "discriminator")
    return false;
  return typeof reference === "string" || context === "object" || context === "schema" || context === "example";
}

function isExtension(key: string): boolean {
  return key.startsWith("x-") && key !== "x-webhooks"; // what documents of OpenAPI 3.0 call their webhooks
}

const objectMembers: ReadonlyMap<string, ReferenceContext> = new Map<string, ReferenceContext>([
  ["schema", "schema"],
  ["itemSchema", "schema"],
  ["schemas", "schemas"],
  ["definitions", "schemas"], // of Swagger 2.0
  ["examples", "examples"],
  ...["headers", "responses", "parameters", "requestBodies", "securitySchemes", "links", "callbacks", "pathItems"].map(
    (key) => [key, "objects"] as const,
  ),
  ...["mediaTypes", "additionalOperations"].map((key) => [key, "objects"] as const),
  ...["webhooks", "x-webhooks", "content", "encoding", "variables"].map((key) => [key, "objects"] as const),
  ...["example", "default", "enum", "const"].map((key) => [key, "data"] as const),
]);

const schemaMembers: ReadonlyMap<string, ReferenceContext> = new Map<string, ReferenceContext>([
  ...["properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies"].map(
    (key) => [key, "schemas"] as const,
  ),
  ["discriminator", "discriminator"],
  ["description", "object"], // which may refer to a file of text
  ...["example", "examples", "default", "enum", "const", "xml", "externalDocs"].map((key) => [key, "data"] as const),
]);

/** What stands under a keyword of JSON Schema 2020-12 that holds schemas; `undefined` for all other words, `data` ones as well as unknown ones. */
export function applicatorContext(keyword: string): "schema" | "schemas" | undefined {
  return applicators.get(keyword);
}

const applicators: ReadonlyMap<string, "schema" | "schemas"> = new Map<string, "schema" | "schemas">([
  ...["additionalProperties", "propertyNames", "unevaluatedProperties", "unevaluatedItems", "items", "contains"].map(
    (key) => [key, "schema"] as const,
  ),
  ...["if", "then", "else", "not", "allOf", "anyOf", "oneOf", "prefixItems", "contentSchema"].map(
    (key) => [key, "schema"] as const,
  ),
  ...["properties", "patternProperties", "dependentSchemas", "$defs", "definitions"].map(
    (key) => [key, "schemas"] as const,
  ),
]);
