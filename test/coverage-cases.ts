import type { JsonObject, JsonValue } from "../src/model/json.js";
import { pointerOf } from "../src/model/json.js";

/** A keyword at one place of a document, with two values that should make a difference. */
export interface CoverageCase {
  /** As the metaschemas call it, without hyphens: `operation`, `schema` … */
  readonly object: string;
  readonly keyword: string;
  /** What kind of place it is, where there are several. */
  readonly where: string;
  /** A part of a document with the object at `pointer`; `id` keeps it apart from all others. */
  readonly place: (id: string, object: JsonObject) => JsonObject;
  readonly pointer: (id: string) => string;
  /** What stands beside the keyword. */
  readonly around: JsonObject;
  /** Absent for `undefined`. */
  readonly values: readonly [JsonValue | undefined, JsonValue | undefined];
  /** Whether it needs a document of its own. */
  readonly isAlone?: true;
  /** Whether it is tried in a document of OpenAPI 3.2, which brought it. */
  readonly isNew?: true;
}

const text = { type: "string" };
const number = { type: "number" };
const list = { type: "array" };
const record = { type: "object" };
const pair = { type: "object", properties: { p: text, q: text } };
const named = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

type KeywordCase = readonly [around: JsonObject, one: JsonValue | undefined, other: JsonValue | undefined];

/** Keywords of schemas, with a schema in which each means something; `{id}` is replaced. */
export const schemaKeywords: Readonly<Record<string, KeywordCase>> = {
  $ref: [{}, "#/components/schemas/Alpha", "#/components/schemas/Beta"],
  $dynamicRef: [{}, "#/components/schemas/Alpha", "#/components/schemas/Beta"],
  $id: [{ properties: { n: { $ref: "https://x.example/{id}" } } }, "https://x.example/{id}", "https://y.example/{id}"],
  $anchor: [{ properties: { n: { $ref: "#a{id}" } } }, "a{id}", "b{id}"],
  $dynamicAnchor: [{ properties: { n: { $ref: "#a{id}" } } }, "a{id}", "b{id}"],
  $schema: [text, "https://example.com/another", "https://json-schema.org/draft/2020-12/schema"],
  $vocabulary: [text, { "https://json-schema.org/draft/2020-12/vocab/core": true }, undefined],
  $comment: [text, "a", "b"],
  $defs: [{ $ref: "#{here}/$defs/x" }, { x: text }, { x: number }],
  definitions: [{ $ref: "#{here}/definitions/x" }, { x: text }, { x: number }],
  allOf: [{}, [text, named("Alpha")], [number, named("Alpha")]],
  anyOf: [{}, [text, { type: "boolean" }], [number, { type: "boolean" }]],
  oneOf: [{}, [text, { type: "boolean" }], [number, { type: "boolean" }]],
  not: [{}, text, number],
  if: [{ then: { required: ["a"] }, else: { required: ["b"] } }, { required: ["x"] }, { required: ["y"] }],
  then: [{ if: { required: ["x"] } }, pair, { type: "object", properties: { p: number } }],
  else: [{ if: { required: ["x"] } }, pair, { type: "object", properties: { p: number } }],
  dependentSchemas: [record, { p: pair }, { p: { type: "object", properties: { r: text } } }],
  prefixItems: [list, [text], [number]],
  items: [list, text, number],
  contains: [{ type: "array", items: {} }, text, number],
  properties: [record, { p: text }, { q: text }],
  patternProperties: [record, { p: text }, { p: number }],
  additionalProperties: [record, text, number],
  propertyNames: [record, { pattern: "a" }, { pattern: "b" }],
  unevaluatedItems: [{ type: "array", prefixItems: [text] }, text, number],
  unevaluatedProperties: [{ type: "object", properties: { p: text } }, text, number],
  type: [{}, "string", "number"],
  enum: [text, ["a"], ["b"]],
  const: [text, "a", "b"],
  nullable: [text, true, undefined],
  multipleOf: [number, 2, 3],
  maximum: [number, 2, 3],
  exclusiveMaximum: [number, 2, 3],
  minimum: [number, 2, 3],
  exclusiveMinimum: [number, 2, 3],
  maxLength: [text, 2, 3],
  minLength: [text, 2, 3],
  pattern: [text, "a", "b"],
  maxItems: [{ type: "array", items: text }, 2, 3],
  minItems: [{ type: "array", items: text }, 2, 3],
  uniqueItems: [{ type: "array", items: text }, true, undefined],
  maxContains: [{ type: "array", items: {}, contains: text }, 2, 3],
  minContains: [{ type: "array", items: {}, contains: text }, 2, 3],
  maxProperties: [record, 2, 3],
  minProperties: [record, 2, 3],
  required: [pair, ["p"], ["q"]],
  dependentRequired: [pair, { p: ["q"] }, { q: ["p"] }],
  discriminator: [{ oneOf: [named("Cat"), named("Dog")] }, { propertyName: "kind" }, undefined],
  title: [text, "A title", "B title"],
  description: [text, "A word.", "B word."],
  default: [text, "a", "b"],
  deprecated: [text, true, undefined],
  readOnly: [text, true, undefined],
  writeOnly: [text, true, undefined],
  examples: [text, ["a"], ["b"]],
  example: [text, "a", "b"],
  format: [text, "uri", "email"],
  contentEncoding: [{ type: "string", contentMediaType: "image/png" }, "base64", undefined],
  contentMediaType: [text, "image/png", undefined],
  contentSchema: [{ type: "string", contentMediaType: "application/json" }, text, number],
  xml: [text, { name: "a" }, { name: "b" }],
  externalDocs: [text, { url: "https://a.example" }, { url: "https://b.example" }],
  "x-enum-varnames": [{ type: "string", enum: ["a"] }, ["One"], ["Two"]],
  "x-enumNames": [{ type: "string", enum: ["a"] }, ["One"], ["Two"]],
  "x-enum-descriptions": [{ type: "string", enum: ["a"] }, ["One"], ["Two"]],
  "x-sunset": [text, "2030-01-01", "2031-01-01"],
  "x-stability-level": [text, "beta", "alpha"],
  "x-unheard": [text, 1, 2],
  minLenght: [text, 2, 3],
};

const done = { 200: { description: "Done." } };

/** A component that a request sends and a response carries, as a property of another one. */
function component(id: string, schema: JsonObject): JsonObject {
  const name = id.toUpperCase();
  const holder = { type: "object", properties: { v: named(name) } };
  const content = { "application/json": { schema: named(`${name}Holder`) } };
  return {
    components: { schemas: { [name]: schema, [`${name}Holder`]: holder } },
    ...operation(id, { requestBody: { content }, responses: { 200: { description: "Done.", content } } }),
  };
}

function operation(id: string, members: JsonObject): JsonObject {
  return { paths: { [`/${id}`]: { post: { operationId: id, tags: [id], responses: done, ...members } } } };
}

function request(id: string, contentType: string, media: JsonObject, members: JsonObject = {}): JsonObject {
  return operation(id, { requestBody: { content: { [contentType]: media }, ...members } });
}

function answer(id: string, contentType: string, media: JsonObject): JsonObject {
  return operation(id, { responses: { 200: { description: "Done.", content: { [contentType]: media } } } });
}

type Where = readonly [
  place: (id: string, schema: JsonObject) => JsonObject,
  pointer: readonly (string | number)[] | undefined,
];

/** A place inside of a component: `undefined` in the pointer stands for its name. */
function inComponent(wrap: (schema: JsonObject) => JsonObject, ...path: readonly (string | number)[]): Where {
  return [(id, schema) => component(id, wrap(schema)), ["components", "schemas", "{ID}", ...path]];
}

function inOperation(
  place: (id: string, schema: JsonObject) => JsonObject,
  ...path: readonly (string | number)[]
): Where {
  return [place, ["paths", "/{id}", "post", ...path]];
}

const form = "multipart/form-data";

/** Where schemas can stand. */
export const schemaPlaces: Readonly<Record<string, Where>> = {
  component: inComponent((schema) => schema),
  property: inComponent((schema) => ({ type: "object", properties: { v: schema } }), "properties", "v"),
  items: inComponent((schema) => ({ type: "array", items: schema }), "items"),
  member: inComponent((schema) => ({ anyOf: [schema, named("Beta")] }), "anyOf", 0),
  "only member": inComponent((schema) => ({ allOf: [schema] }), "allOf", 0),
  not: inComponent((schema) => ({ not: schema }), "not"),
  contentSchema: inComponent(
    (schema) => ({ type: "string", contentMediaType: "application/json", contentSchema: schema }),
    "contentSchema",
  ),
  parameter: inOperation(
    (id, schema) => operation(id, { parameters: [{ name: "q", in: "query", schema }] }),
    "parameters",
    0,
    "schema",
  ),
  "items of a parameter": inOperation(
    (id, schema) =>
      operation(id, { parameters: [{ name: "q", in: "query", schema: { type: "array", items: schema } }] }),
    ..."parameters/0/schema/items".split("/"),
  ),
  "part of a form": inOperation(
    (id, schema) => request(id, form, { schema: { type: "object", properties: { v: schema } } }),
    "requestBody",
    "content",
    form,
    "schema",
    "properties",
    "v",
  ),
  "response of JSON": inOperation(
    (id, schema) => answer(id, "application/json", { schema }),
    ..."responses/200/content".split("/"),
    "application/json",
    "schema",
  ),
  "response of text": inOperation(
    (id, schema) => answer(id, "text/plain", { schema }),
    ..."responses/200/content".split("/"),
    "text/plain",
    "schema",
  ),
  header: inOperation(
    (id, schema) => operation(id, { responses: { 200: { description: "Done.", headers: { "X-A": { schema } } } } }),
    ..."responses/200/headers/X-A/schema".split("/"),
  ),
};

/** A definition has a module of its own, which bears the name of the case in these places alone. */
function isTriedAt(where: string, keyword: string): boolean {
  return !["$defs", "definitions"].includes(keyword) || ["component", "property", "items"].includes(where);
}

/** Every keyword of a schema at every place. */
export function schemaCases(): readonly CoverageCase[] {
  return Object.entries(schemaPlaces).flatMap(([where, [place, path = []]]) =>
    Object.entries(schemaKeywords)
      .filter(([keyword]) => isTriedAt(where, keyword))
      .map(([keyword, [around, ...values]]): CoverageCase => ({
        object: "schema",
        keyword,
        where,
        place,
        pointer: (id) => replaced(id, pointerOf("", ...path, keyword)),
        around,
        values,
      })),
  );
}

/** `{id}` and `{ID}` as the id of the case. */
export function replaced(id: string, written: string): string {
  return written.replaceAll("{id}", id).replaceAll("{ID}", id.toUpperCase());
}
