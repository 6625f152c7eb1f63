import type { CoverageCase } from "../coverage-cases.js";
import {
  body,
  casesOf,
  done,
  newest,
  operation,
  post,
  someLinks,
  someWords,
  text,
  unheard,
  type Keywords,
} from "./cases-of.js";

const operationAround = { operationId: "{id}", tags: ["{id}"], responses: done };

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

const newMethods = newest(
  casesOf(
    ["path item"],
    (id, value) => ({ paths: { [`/${id}`]: value } }),
    ["paths", "/{id}"],
    {},
    { query: [inner, undefined], additionalOperations: [{ COPY: inner }, undefined] },
  ),
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

const expression = "{$request.body#/u}";

const callbacks = casesOf(
  ["callback"],
  (id, value) => operation(id, { callbacks: { done: value } }),
  [...post, "callbacks", "done"],
  {},
  { [expression]: [{ post: { operationId: "{id}Sent", responses: done } }, undefined] },
);

/** Operations, and what they stand in: path items, webhooks, callbacks. */
export const operationCases: readonly CoverageCase[] = [
  ...operations,
  ...webhooks,
  ...pathItems,
  ...newMethods,
  ...siblings,
  ...references,
  ...callbacks,
];
