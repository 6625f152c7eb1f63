import type { JsonObject, JsonValue } from "../src/model/json.js";
import { pointerOf } from "../src/model/json.js";
import { type CoverageCase, replaced } from "./coverage-cases.js";

const text = { type: "string" };
const done = { 200: { description: "Done." } };
const words = (one: string, other: string): Values => [`${one} word.`, `${other} word.`];
const someWords = words("One", "Another");
const someLinks: Values = [{ url: "https://a.example" }, { url: "https://b.example" }];
const unheard: Values = [1, 2];

type Values = readonly [JsonValue | undefined, JsonValue | undefined];
type Keywords = Readonly<Record<string, Values | readonly [...Values, JsonObject]>>;
type Segments = readonly (string | number)[];

/** Cases of one kind of object; `around` stands beside each keyword unless the keyword brings its own. */
function casesOf(
  [object, where = ""]: readonly [object: string, where?: string],
  place: CoverageCase["place"],
  path: Segments,
  around: JsonObject,
  keywords: Keywords,
  isAlone = false,
): readonly CoverageCase[] {
  return Object.entries(keywords).map(([keyword, [one, other, own]]) => ({
    object,
    keyword,
    where,
    place,
    pointer: (id) => replaced(id, pointerOf("", ...path, keyword)),
    around: own ?? around,
    values: [one, other],
    ...(isAlone ? { isAlone } : {}),
  }));
}

function operation(id: string, members: JsonObject): JsonObject {
  return { paths: { [`/${id}`]: { post: { operationId: id, tags: [id], responses: done, ...members } } } };
}

const post: Segments = ["paths", "/{id}", "post"];
const operationAround = { operationId: "{id}", tags: ["{id}"], responses: done };
const scheme = { type: "http", scheme: "bearer" };

const operationKeywords: Keywords = {
  tags: [["{id}x"], ["{id}y"]],
  summary: someWords,
  description: someWords,
  externalDocs: someLinks,
  operationId: ["{id}A", "{id}B", { tags: ["{id}"], responses: done }],
  parameters: [[{ name: "a", in: "query", schema: text }], [{ name: "b", in: "query", schema: text }]],
  requestBody: [{ content: { "application/json": { schema: text } } }, undefined],
  responses: [done, { 204: { description: "Done." } }],
  callbacks: [{ done: { "{$request.body#/u}": { post: { responses: done } } } }, undefined],
  deprecated: [true, undefined],
  security: [[{ Known: [] }], undefined],
  servers: [[{ url: "https://b.example" }], [{ url: "https://c.example" }]],
  "x-unheard": unheard,
  sumary: someWords,
};

const operations = casesOf(
  ["operation"],
  (id, value) => ({ paths: { [`/${id}`]: { post: value } } }),
  post,
  operationAround,
  operationKeywords,
);

const { callbacks: _, ...incomingKeywords } = operationKeywords;
const body = { content: { "application/json": { schema: text } } };
const webhooks = casesOf(
  ["operation", "of a webhook"],
  (id, value) => ({ webhooks: { [id]: { post: value } } }),
  ["webhooks", "{id}", "post"],
  { operationId: "{id}", requestBody: body, responses: done },
  {
    ...incomingKeywords,
    operationId: ["{id}A", "{id}B", { requestBody: body, responses: done }],
    requestBody: [body, undefined, { operationId: "{id}", responses: done }],
  },
);

const inner = { operationId: "{id}", tags: ["{id}"], responses: done };
const pathItems = casesOf(
  ["path item"],
  (id, value) => ({ paths: { [`/${id}`]: value } }),
  ["paths", "/{id}"],
  { post: inner },
  {
    $ref: ["#/components/pathItems/Known", undefined, {}],
    summary: someWords,
    description: someWords,
    servers: [[{ url: "https://b.example" }], [{ url: "https://c.example" }]],
    parameters: [[{ name: "a", in: "query", schema: text }], [{ name: "b", in: "query", schema: text }]],
    ...Object.fromEntries(
      ["get", "put", "post", "delete", "options", "head", "patch"].map((method) => [method, [inner, undefined, {}]]),
    ),
    trace: [inner, undefined, {}],
    "x-unheard": unheard,
  },
);

const siblings = casesOf(
  ["path item", "beside $ref"],
  (id, value) => ({ paths: { [`/${id}`]: value } }),
  ["paths", "/{id}"],
  { $ref: "#/components/pathItems/Known" },
  { get: [inner, undefined], parameters: [[{ name: "a", in: "query", schema: text }], undefined] },
);

const references = casesOf(
  ["reference"],
  (id, value) => operation(id, { responses: { 200: value } }),
  [...post, "responses", "200"],
  { $ref: "#/components/responses/Known" },
  {
    $ref: ["#/components/responses/Known", "#/components/responses/Other", {}],
    summary: someWords,
    description: someWords,
  },
);

const styles: Readonly<Record<string, JsonValue>> = { query: "pipeDelimited", path: "label" };
const list = { type: "array", items: text };

const parameters = ["query", "path", "header", "cookie"].flatMap((location) => {
  const isPath = location === "path";
  const around = { name: "p", in: location, schema: list, ...(isPath ? { required: true } : {}) };
  const path = isPath ? "/{id}/{p}" : "/{id}";
  return casesOf(
    ["parameter", `in ${location}`],
    (id, value) => ({
      paths: { [replaced(id, path)]: { post: { operationId: id, tags: [id], responses: done, parameters: [value] } } },
    }),
    ["paths", path, "post", "parameters", 0],
    around,
    {
      name: ["P", "Q", { ...around, name: undefined }],
      in: [location === "cookie" ? "header" : location, isPath ? "query" : "cookie", { ...around, in: undefined }],
      description: someWords,
      ...(isPath ? {} : { required: [true, undefined] as const }),
      deprecated: [true, undefined],
      allowEmptyValue: [true, undefined, { ...around, schema: { type: "integer" } }],
      ...(styles[location] === undefined ? {} : { style: [styles[location], undefined] as const }),
      explode: [true, false],
      allowReserved: [true, undefined],
      schema: [text, { type: "number" }],
      content: [
        { "application/json": { schema: text } },
        { "application/json": { schema: { type: "number" } } },
        { ...around, schema: undefined },
      ],
      example: [["a"], ["b"]],
      examples: [{ a: { value: ["a"] } }, { a: { value: ["b"] } }],
      "x-unheard": unheard,
    },
  );
});

const withContent = casesOf(
  ["parameter", "with content"],
  (id, value) => operation(id, { parameters: [value] }),
  [...post, "parameters", 0],
  { name: "p", in: "query", content: { "application/json": { schema: list } } },
  { allowReserved: [true, undefined], explode: [true, undefined], style: ["form", undefined] },
);

const ignored = casesOf(
  ["parameter", "that OpenAPI ignores"],
  (id, value) => operation(id, { parameters: [value] }),
  [...post, "parameters", 0],
  { name: "Authorization", in: "header", schema: text },
  { description: someWords, required: [true, undefined] },
);

const requestBodies = casesOf(
  ["request body"],
  (id, value) => operation(id, { requestBody: value }),
  [...post, "requestBody"],
  body,
  {
    description: someWords,
    required: [true, undefined],
    content: [body.content, { "application/json": { schema: { type: "number" } } }, {}],
    "x-unheard": unheard,
  },
);

const record = { schema: { type: "object", properties: { p: text } } };
const shown: Keywords = {
  example: [{ p: "a" }, { p: "b" }],
  examples: [{ a: { value: { p: "a" } } }, { a: { value: { p: "b" } } }],
};
const kinds = ["application/json", "application/x-www-form-urlencoded", "multipart/form-data", "text/plain"];

const mediaOfRequests = kinds.flatMap((kind) =>
  casesOf(
    ["media type", `${kind} of a request`],
    (id, value) => operation(id, { requestBody: { content: { [kind]: value } } }),
    [...post, "requestBody", "content", kind],
    record,
    { ...shown, encoding: [{ p: { style: "pipeDelimited" } }, undefined], "x-unheard": unheard },
  ),
);

const mediaOfResponses = casesOf(
  ["media type", "of a response"],
  (id, value) =>
    operation(id, { responses: { 200: { description: "Done.", content: { "application/json": value } } } }),
  [...post, "responses", "200", "content", "application/json"],
  record,
  {
    ...shown,
    schema: [text, { type: "number" }, {}],
    encoding: [{ p: { style: "pipeDelimited" } }, undefined],
    itemSchema: [text, undefined],
  },
);

const streams = casesOf(
  ["media type", "of a stream"],
  (id, value) =>
    operation(id, { responses: { 200: { description: "Done.", content: { "text/event-stream": value } } } }),
  [...post, "responses", "200", "content", "text/event-stream"],
  {},
  {
    itemSchema: [record.schema, { type: "object", properties: { q: text } }],
    schema: [record.schema, { type: "object", properties: { q: text } }],
  },
);

const encodings = kinds.slice(1, 3).flatMap((kind) =>
  casesOf(
    ["encoding", kind],
    (id, value) => operation(id, { requestBody: { content: { [kind]: { ...record, encoding: { p: value } } } } }),
    [...post, "requestBody", "content", kind, "encoding", "p"],
    {},
    {
      contentType: ["application/json", "text/plain"],
      headers: [{ "X-A": { schema: text } }, undefined],
      style: ["pipeDelimited", undefined],
      explode: [true, false],
      allowReserved: [true, undefined],
      "x-unheard": unheard,
    },
  ),
);

const besideStyle = casesOf(
  ["encoding", "with a style"],
  (id, value) =>
    operation(id, { requestBody: { content: { [kinds[1] ?? ""]: { ...record, encoding: { p: value } } } } }),
  [...post, "requestBody", "content", kinds[1] ?? "", "encoding", "p"],
  { style: "form" },
  { contentType: ["application/json", "text/plain"] },
);

const responses = [
  ...casesOf(["responses"], (id, value) => operation(id, { responses: value }), [...post, "responses"], done, {
    default: [{ description: "Else." }, undefined],
    200: [{ description: "One word." }, { description: "Another word." }, {}],
    "x-unheard": unheard,
  }),
  ...casesOf(
    ["response"],
    (id, value) => operation(id, { responses: { 200: value } }),
    [...post, "responses", "200"],
    { description: "Done." },
    {
      description: [...someWords, {}],
      headers: [{ "X-A": { schema: text } }, { "X-B": { schema: text } }],
      content: [{ "application/json": { schema: text } }, { "application/json": { schema: { type: "number" } } }],
      links: [{ a: { operationId: "{id}" } }, undefined],
      "x-unheard": unheard,
    },
  ),
];

const headers = casesOf(
  ["header"],
  (id, value) => operation(id, { responses: { 200: { description: "Done.", headers: { "X-A": value } } } }),
  [...post, "responses", "200", "headers", "X-A"],
  { schema: text },
  {
    description: someWords,
    required: [true, undefined],
    deprecated: [true, undefined],
    style: ["simple", undefined],
    explode: [true, undefined],
    allowEmptyValue: [true, undefined],
    allowReserved: [true, undefined],
    schema: [text, { type: "number" }, {}],
    content: [{ "application/json": { schema: text } }, { "application/json": { schema: { type: "number" } } }, {}],
    example: ["a", "b"],
    examples: [{ a: { value: "a" } }, { a: { value: "b" } }],
    "x-unheard": unheard,
  },
);

const examples = casesOf(
  ["example"],
  (id, value) =>
    operation(id, {
      responses: {
        200: { description: "Done.", content: { "application/json": { ...record, examples: { a: value } } } },
      },
    }),
  [...post, "responses", "200", "content", "application/json", "examples", "a"],
  { value: { p: "x" } },
  {
    value: [{ p: "a" }, { p: "b" }],
    summary: someWords,
    description: someWords,
    externalValue: ["https://a.example", "https://b.example", {}],
    "x-unheard": unheard,
  },
);

const expression = "{$request.body#/u}";
const callbacks = casesOf(
  ["callback"],
  (id, value) => operation(id, { callbacks: { done: value } }),
  [...post, "callbacks", "done"],
  {},
  { [expression]: [{ post: { operationId: "{id}Sent", responses: done } }, undefined] },
);

const discriminators = casesOf(
  ["discriminator"],
  (id, value) => ({
    components: {
      schemas: {
        [id.toUpperCase()]: {
          oneOf: ["Cat", "Dog"].map((name) => ({ $ref: `#/components/schemas/${name}` })),
          discriminator: value,
        },
      },
    },
  }),
  ["components", "schemas", "{ID}", "discriminator"],
  { propertyName: "kind" },
  {
    propertyName: ["kind", "none", {}],
    mapping: [{ meow: "Cat", Dog: "Dog" }, undefined],
    "x-unheard": unheard,
  },
);

const urls: Values = ["https://a.example/1", "https://a.example/2"];
const flowAround = { authorizationUrl: "https://a.example/a", tokenUrl: "https://a.example/t", scopes: { s: "S." } };
const tokenFlow = { tokenUrl: "https://a.example/t", scopes: { s: "S." } };
const schemeCases = ([where, around, keywords]: readonly [string, JsonObject, Keywords]): readonly CoverageCase[] =>
  casesOf(
    ["security scheme", where],
    (id, value) => ({ components: { securitySchemes: { [id]: value } } }),
    ["components", "securitySchemes", "{id}"],
    around,
    { description: someWords, "x-unheard": unheard, ...keywords },
    true,
  );

const schemes = [
  schemeCases([
    "http",
    scheme,
    {
      type: ["http", "apiKey", { scheme: "bearer", name: "x", in: "header" }],
      scheme: ["bearer", "basic"],
      bearerFormat: ["JWT", "X"],
      name: ["a", "b"],
      in: ["header", "query"],
    },
  ]),
  schemeCases([
    "apiKey",
    { type: "apiKey", name: "x", in: "header" },
    { name: ["a", "b"], in: ["header", "query"], scheme: ["a", "b"], openIdConnectUrl: urls },
  ]),
  schemeCases(["oauth2", { type: "oauth2", flows: {} }, { flows: [{ clientCredentials: tokenFlow }, undefined] }]),
  schemeCases([
    "openIdConnect",
    { type: "openIdConnect", openIdConnectUrl: "https://a.example" },
    { openIdConnectUrl: urls, flows: [{ clientCredentials: tokenFlow }, undefined] },
  ]),
  ...["implicit", "password", "clientCredentials", "authorizationCode"].map((flow) =>
    casesOf(
      ["oauth flows", flow],
      (id, value) => ({ components: { securitySchemes: { [id]: { type: "oauth2", flows: value } } } }),
      ["components", "securitySchemes", "{id}", "flows"],
      {},
      { [flow]: [flow === "clientCredentials" ? tokenFlow : flowAround, undefined], "x-unheard": unheard },
      true,
    ),
  ),
  ...["clientCredentials", "authorizationCode"].map((flow) =>
    casesOf(
      ["oauth flow", flow],
      (id, value) => ({ components: { securitySchemes: { [id]: { type: "oauth2", flows: { [flow]: value } } } } }),
      ["components", "securitySchemes", "{id}", "flows", flow],
      flowAround,
      {
        authorizationUrl: urls,
        tokenUrl: urls,
        refreshUrl: urls,
        scopes: [{ a: "A." }, { b: "B." }],
        "x-unheard": unheard,
      },
      true,
    ),
  ),
].flat();

const requirements = casesOf(
  ["security requirement"],
  (id, value) => operation(id, { security: [value] }),
  [...post, "security", 0],
  {},
  { Known: [[], undefined], OAuth: [["a"], ["b"]] },
);

const component = { X: { type: "object" } };
const serverPlace: CoverageCase["place"] = (_id, value) => ({ servers: [value] });
const documents = [
  casesOf(
    ["openapi"],
    (_id, value) => value,
    [],
    {},
    {
      openapi: ["3.1.0", "3.1.1"],
      info: [
        { title: "A", version: "1" },
        { title: "B", version: "1" },
      ],
      jsonSchemaDialect: ["https://example.com/another", undefined, { components: { schemas: component } }],
      servers: [[{ url: "https://b.example" }], [{ url: "https://c.example" }]],
      paths: [operation("one", {})["paths"], undefined],
      webhooks: [{ w: { post: { responses: done } } }, undefined],
      "x-webhooks": [{ w: { post: { responses: done } } }, undefined],
      components: [{ schemas: component }, { schemas: {} }],
      security: [[{ Known: [] }], undefined, operation("one", {})],
      tags: [[{ name: "a" }], undefined],
      externalDocs: someLinks,
      "x-unheard": unheard,
    },
    true,
  ),
  casesOf(
    ["info"],
    (_id, value) => ({ info: value }),
    ["info"],
    { title: "T", version: "1" },
    {
      title: ["A", "B"],
      version: ["1", "2"],
      summary: someWords,
      description: someWords,
      termsOfService: ["https://a.example", "https://b.example"],
      contact: [{ name: "a" }, { name: "b" }],
      license: [{ name: "a" }, { name: "b" }],
      "x-unheard": unheard,
    },
    true,
  ),
  casesOf(
    ["server", "alone"],
    serverPlace,
    ["servers", 0],
    { url: "https://a.example" },
    {
      url: ["https://b.example", "https://c.example"],
      description: someWords,
      variables: [{ x: { default: "a" } }, { x: { default: "b" } }, { url: "https://{x}.example" }],
      "x-unheard": unheard,
    },
    true,
  ),
  casesOf(["server", "with a relative URL"], serverPlace, ["servers", 0], {}, { url: ["/a", "/b"] }, true),
  casesOf(
    ["server", "among others"],
    (_id, value) => ({ servers: [value, { url: "https://z.example" }] }),
    ["servers", 0],
    { url: "https://a.example" },
    { description: [`A ${"long ".repeat(4)}text.`, `Some ${"long ".repeat(4)}text.`] },
    true,
  ),
  casesOf(
    ["server variable"],
    (_id, value) => ({ servers: [{ url: "https://{x}.example", variables: { x: value } }] }),
    ["servers", 0, "variables", "x"],
    { default: "a" },
    {
      default: ["a", "b"],
      enum: [
        ["a", "b"],
        ["a", "c"],
      ],
      description: someWords,
      "x-unheard": unheard,
    },
    true,
  ),
  casesOf(
    ["server variable", "of an operation"],
    (id, value) => operation(id, { servers: [{ url: "https://{x}.example", variables: { x: value } }] }),
    [...post, "servers", 0, "variables", "x"],
    { default: "a" },
    {
      default: ["a", "b"],
      enum: [
        ["a", "b"],
        ["a", "c"],
      ],
      description: someWords,
    },
  ),
  casesOf(
    ["server", "of an operation"],
    (id, value) => operation(id, { servers: [value] }),
    [...post, "servers", 0],
    { url: "https://b.example" },
    { url: ["https://b.example", "https://c.example"], description: someWords },
  ),
  casesOf(
    ["components"],
    (_id, value) => ({ components: value }),
    ["components"],
    {},
    {
      schemas: [component, {}],
      responses: [{ X: { description: "Done." } }, {}],
      parameters: [{ X: { name: "p", in: "query", schema: text } }, {}],
      examples: [{ X: { value: 1 } }, {}],
      requestBodies: [{ X: body }, {}],
      headers: [{ X: { schema: text } }, {}],
      securitySchemes: [{ X: scheme }, {}],
      links: [{ X: { operationId: "a" } }, {}],
      callbacks: [{ X: { [expression]: { post: { responses: done } } } }, {}],
      pathItems: [{ X: { post: { responses: done } } }, {}],
      "x-unheard": unheard,
    },
    true,
  ),
].flat();

/** Every keyword of every object but the schema. */
export const objectCases: readonly CoverageCase[] = [
  ...operations,
  ...webhooks,
  ...pathItems,
  ...siblings,
  ...references,
  ...parameters,
  ...withContent,
  ...ignored,
  ...requestBodies,
  ...mediaOfRequests,
  ...mediaOfResponses,
  ...streams,
  ...encodings,
  ...besideStyle,
  ...responses,
  ...headers,
  ...examples,
  ...callbacks,
  ...discriminators,
  ...schemes,
  ...requirements,
  ...documents,
];
