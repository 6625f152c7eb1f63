import type { CoverageCase } from "../coverage-cases.js";
import { body, casesOf, done, newest, operation, record, someLinks, someWords, text, unheard } from "./cases-of.js";

const component = { X: { type: "object" } };

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
      securitySchemes: [{ X: { type: "http", scheme: "bearer" } }, {}],
      links: [{ X: { operationId: "a" } }, {}],
      callbacks: [{ X: { "{$request.body#/u}": { post: { responses: done } } } }, {}],
      pathItems: [{ X: { post: { responses: done } } }, {}],
      "x-unheard": unheard,
    },
    true,
  ),
  newest([
    ...casesOf(
      ["openapi"],
      (_id, value) => value,
      [],
      operation("one", { responses: { 200: { $ref: "https://a.example/openapi.json#/components/responses/Known" } } }),
      { $self: ["https://a.example/openapi.json", "https://b.example/openapi.json"] },
      true,
    ),
    ...casesOf(
      ["components"],
      (_id, value) => ({ components: value }),
      ["components"],
      {},
      { mediaTypes: [{ X: record }, {}] },
      true,
    ),
  ]),
].flat();

/** The document itself, what it says of itself, and its components. */
export const documentCases: readonly CoverageCase[] = [...documents];
