import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { loadDocument } from "../src/load/load-document.js";
import type { WithIssues } from "../src/model/issue.js";
import { isJsonObject, type JsonObject, type JsonValue, pointerOf, valueAt } from "../src/model/json.js";
import type { SpecDocument } from "../src/model/spec-document.js";

// What becomes of documents of Swagger 2.0; what the pipeline makes of a whole one stands in the fixtures.

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const head = { swagger: "2.0", info: { title: "T", version: "1" } };

function load(files: Readonly<Record<string, JsonValue>>): Promise<WithIssues<SpecDocument | undefined>> {
  const folder = mkdtempSync(join(tmpdir(), "specwright-swagger-"));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), stringify(content));
  return loadDocument("spec.yaml", folder);
}

async function upgraded(content: JsonObject): Promise<SpecDocument> {
  const { value } = await load({ "spec.yaml": { ...head, ...content } });
  if (value === undefined) throw new Error("Nothing was loaded.");
  return value;
}

/** A document with one operation, `GET /a` or what is said instead. */
function operation(of: JsonObject, method = "get", path = "/a"): JsonObject {
  return { paths: { [path]: { [method]: { responses: { 204: { description: "Done." } }, ...of } } } };
}

const at = "/paths/~1a/get";
const list = { name: "a", in: "query", type: "array", items: { type: "string" } };
const body = { name: "b", in: "body", schema: { type: "object" } };
const text = { type: "string" };
const definitions = { definitions: { Pet: { type: "object" } } };

describe("what is upgraded", () => {
  test.each<[what: string, document: JsonObject, pointer: string, expected: JsonValue | undefined]>([
    ["the version", {}, "/openapi", "3.0.4"],
    [
      "a host with schemes",
      { host: "a.b", basePath: "/v1/", schemes: ["https"] },
      "/servers",
      [{ url: "https://a.b/v1" }],
    ],
    ["a host alone is not sent anything in the clear", { host: "a.b" }, "/servers", [{ url: "https://a.b" }]],
    ["a base path alone", { basePath: "/v1" }, "/servers", [{ url: "/v1" }]],
    ["a base path that says nothing", { basePath: "/" }, "/servers", undefined],
    [
      "schemes of an operation",
      { host: "a.b", schemes: ["https"], ...operation({ schemes: ["http"] }) },
      `${at}/servers`,
      [{ url: "http://a.b" }],
    ],
    ["a list is joined by commas", operation({ parameters: [list] }), `${at}/parameters/0/explode`, false],
    [
      "a list is repeated",
      operation({ parameters: [{ ...list, collectionFormat: "multi" }] }),
      `${at}/parameters/0/explode`,
      true,
    ],
    [
      "a list is joined by pipes",
      operation({ parameters: [{ ...list, collectionFormat: "pipes" }] }),
      `${at}/parameters/0/style`,
      "pipeDelimited",
    ],
    [
      "a body of the path holds for methods before and after it",
      { paths: { "/a": { put: {}, parameters: [body], post: {} } } },
      "/paths/~1a/put/requestBody/content/application~1json/schema",
      { type: "object" },
    ],
    [
      "a body that is referred to is sent as the operation consumes",
      { parameters: { B: body }, ...operation({ consumes: ["text/x"], parameters: [{ $ref: "#/parameters/B" }] }) },
      `${at}/requestBody/content`,
      { "text/x": { schema: { type: "object" } } },
    ],
    [
      "a shared response is answered as the operation produces",
      {
        responses: { R: { description: "R", schema: text } },
        ...operation({ produces: ["text/x"], responses: { 200: { $ref: "#/responses/R" } } }),
      },
      `${at}/responses/200/content`,
      { "text/x": { schema: text } },
    ],
    [
      "a shared response stays one where nothing else is said",
      {
        responses: { R: { description: "R", schema: text } },
        ...operation({ responses: { 200: { $ref: "#/responses/R" } } }),
      },
      `${at}/responses/200`,
      { $ref: "#/components/responses/R" },
    ],
    [
      "an empty list of media types is none",
      operation({ produces: [], responses: { 200: { description: "R", schema: text } } }),
      `${at}/responses/200/content`,
      { "application/json": { schema: text } },
    ],
    [
      "a form with a required field is a required body",
      operation({ parameters: [{ name: "f", in: "formData", type: "string", required: true }] }, "post"),
      "/paths/~1a/post/requestBody",
      {
        required: true,
        content: {
          "application/x-www-form-urlencoded": {
            schema: { type: "object", properties: { f: text }, required: ["f"] },
          },
        },
      },
    ],
    [
      "a list in a form is joined by commas",
      operation({ parameters: [{ ...list, in: "formData" }] }, "post"),
      "/paths/~1a/post/requestBody/content/application~1x-www-form-urlencoded/encoding",
      { a: { style: "form", explode: false } },
    ],
    [
      "a field of the operation takes the place of one of the path",
      {
        paths: {
          "/a": {
            parameters: [{ name: "f", in: "formData", type: "string" }],
            post: { parameters: [{ name: "f", in: "formData", type: "integer" }] },
          },
        },
      },
      "/paths/~1a/post/requestBody/content/application~1x-www-form-urlencoded/schema/properties",
      { f: { type: "integer" } },
    ],
    [
      "headers keep their order",
      operation({ responses: { 200: { description: "R", headers: { A: text, B: text } } } }),
      `${at}/responses/200/headers`,
      { A: { schema: text }, B: { schema: text } },
    ],
    [
      "an example goes to its media type and brings no other",
      operation({
        responses: { 200: { description: "R", schema: text, examples: { "application/json": "a", "text/xml": "b" } } },
      }),
      `${at}/responses/200/content`,
      { "application/json": { schema: text, example: "a" } },
    ],
    [
      "a file is not taken for JSON",
      operation({ responses: { 200: { description: "R", schema: { type: "file" } } } }),
      `${at}/responses/200/content`,
      { "application/octet-stream": { schema: { type: "string", format: "binary" } } },
    ],
    [
      "a reference into a response",
      {
        responses: { R: { description: "R", schema: text } },
        definitions: { A: { $ref: "#/responses/R/schema" } },
      },
      "/components/schemas/A/$ref",
      "#/components/responses/R/content/application~1json/schema",
    ],
    [
      "a reference into a body, whatever place others have taken",
      {
        ...operation({ parameters: [body, list] }, "post"),
        definitions: { A: { $ref: "#/paths/~1a/post/parameters/0/schema" } },
      },
      "/components/schemas/A/$ref",
      "#/paths/~1a/post/requestBody/content/application~1json/schema",
    ],
    [
      "what is no operation stays as it is",
      { paths: { "/a": { "x-a": null }, "x-b": null } },
      "/paths",
      { "/a": { "x-a": null }, "x-b": null },
    ],
    [
      "OAuth",
      {
        securityDefinitions: {
          o: { type: "oauth2", flow: "accessCode", authorizationUrl: "a", tokenUrl: "b", scopes: {} },
        },
      },
      "/components/securitySchemes/o/flows",
      { authorizationCode: { authorizationUrl: "a", tokenUrl: "b", scopes: {} } },
    ],
  ])("%s", async (_what, document, pointer, expected) => {
    expect(valueAt((await upgraded(document)).content, pointer)).toEqual(expected);
  });

  test("keys of all objects are members like others", async () => {
    const file = JSON.stringify(head).replace(
      /\}$/,
      ',"definitions":{"__proto__":{"type":"string"},"constructor":{}}}',
    );
    const folder = mkdtempSync(join(tmpdir(), "specwright-swagger-"));
    folders.push(folder);
    writeFileSync(join(folder, "spec.json"), file);
    const { value } = await loadDocument("spec.json", folder);
    const schemas = valueAt(value?.content ?? null, "/components/schemas");
    expect(isJsonObject(schemas) && Object.keys(schemas)).toEqual(["__proto__", "constructor"]);
  });

  test("schemas of other files become definitions", async () => {
    const { value, issues } = await load({
      "spec.yaml": { ...head, ...operation({ parameters: [{ ...body, schema: { $ref: "pet.yaml#/Pet" } }] }, "post") },
      "pet.yaml": { Pet: { type: "object", "x-nullable": true } },
    });
    expect(issues.map(({ code }) => code)).toEqual(["swagger-changed"]);
    expect(valueAt(value?.content ?? null, "/components/schemas/Pet")).toEqual({ type: "object", nullable: true });
    expect(value?.locate("/components/schemas/Pet/type")).toMatchObject({
      file: "pet.yaml",
      line: 2,
      pointer: "/Pet/type",
    });
  });
});

describe("where it comes from", () => {
  const document = {
    host: "a.b",
    schemes: ["https"],
    consumes: ["application/json"],
    produces: ["application/json"],
    securityDefinitions: { o: { type: "oauth2", flow: "implicit", authorizationUrl: "a", scopes: { s: "S" } } },
    parameters: { L: { name: "l", in: "query", type: "integer" }, B: body },
    responses: { R: { description: "R", schema: { type: "object", properties: { a: text } } } },
    paths: {
      "/a": {
        parameters: [{ $ref: "#/parameters/B" }, { $ref: "#/parameters/L" }],
        get: {
          parameters: [body, { name: "q", in: "query", type: "string" }],
          responses: {
            200: { description: "R", schema: text, examples: { "application/json": "a" }, headers: { H: text } },
          },
        },
        post: { responses: { default: { $ref: "#/responses/R" } } },
        put: {
          consumes: ["multipart/form-data"],
          produces: ["text/x"],
          parameters: [
            { name: "q", in: "query", type: "string" },
            { name: "f", in: "formData", type: "file" },
          ],
          responses: { default: { $ref: "#/responses/R" } },
        },
      },
    },
    ...definitions,
  };

  test.each<[upgraded: string, original: string]>([
    ["/openapi", "/swagger"],
    ["/info/title", "/info/title"],
    ["/servers/0/url", "/host"],
    ["/components/schemas/Pet/type", "/definitions/Pet/type"],
    ["/components/parameters/L/schema/type", "/parameters/L/type"],
    ["/components/responses/R/content/application~1json/schema/properties/a", "/responses/R/schema/properties/a"],
    ["/components/securitySchemes/o/flows/implicit/scopes/s", "/securityDefinitions/o/scopes/s"],
    ["/paths/~1a/parameters/0", "/paths/~1a/parameters/1"],
    [`${at}/parameters/0/schema/type`, `${at}/parameters/1/type`],
    [`${at}/requestBody/content/application~1json/schema/type`, `${at}/parameters/0/schema/type`],
    [`${at}/responses/200/content/application~1json/schema/type`, `${at}/responses/200/schema/type`],
    [`${at}/responses/200/content/application~1json/example`, `${at}/responses/200/examples/application~1json`],
    [`${at}/responses/200/headers/H/schema/type`, `${at}/responses/200/headers/H/type`],
    ["/paths/~1a/post/requestBody/content/application~1json/schema", "/parameters/B/schema"],
    ["/paths/~1a/put/responses/default/content/text~1x/schema/properties/a", "/responses/R/schema/properties/a"],
    [
      "/paths/~1a/put/requestBody/content/multipart~1form-data/schema/properties/f/type",
      "/paths/~1a/put/parameters/1/type",
    ],
  ])("%s", async (pointer, original) => {
    const { content, locate } = await upgraded(document);
    expect(valueAt(content, pointer)).toBeDefined();
    expect(valueAt({ ...head, ...document }, original)).toBeDefined();
    expect(locate(pointer).pointer).toBe(original);
  });

  test("every text of the document is found where it was written", async () => {
    const { content, locate } = await upgraded(document);
    const changed = new Set(["openapi", "url", "format", "style"]);
    for (const [pointer, value] of textsIn(content)) {
      if (changed.has(pointer.slice(pointer.lastIndexOf("/") + 1)) || pointer.includes("$ref")) continue;
      const written = valueAt({ ...head, ...document }, locate(pointer).pointer);
      // Forms are objects that nobody has written down.
      if (pointer.includes("/requestBody/") && (value === "object" || value === "string")) continue;
      expect(written, pointer).toBe(value);
    }
  });
});

function textsIn(value: JsonValue, pointer = ""): readonly (readonly [pointer: string, text: string])[] {
  if (typeof value === "string") return [[pointer, value]];
  if (typeof value !== "object" || value === null) return [];
  const entries: readonly [string, JsonValue | undefined][] = Object.entries(value);
  return entries.flatMap(([name, member]) => textsIn(member ?? null, pointerOf(pointer, name)));
}

describe("what is broken", () => {
  const hostile: JsonValue[] = [null, true, 3, "text", [], [null], {}, { a: null }];
  const places = [
    "paths",
    "definitions",
    "parameters",
    "responses",
    "securityDefinitions",
    "host",
    "basePath",
    "schemes",
    "consumes",
    "produces",
  ];

  test.each(places)("`%s` of any kind is read, or refused with a reason", async (place) => {
    for (const value of hostile) {
      const { value: document, issues } = await load({ "spec.yaml": { ...head, [place]: value } });
      expect(document !== undefined || issues.some(({ severity }) => severity === "fatal")).toBe(true);
    }
  });

  test.each(["parameters", "responses", "consumes", "produces", "schemes"])(
    "`%s` of an operation may be of any kind",
    async (place) => {
      for (const value of [
        ...hostile,
        [{ in: 3 }],
        [{ in: "body" }],
        [{ $ref: 3 }],
        { 200: null },
        { 200: { schema: 3 } },
      ]) {
        const { value: document, issues } = await load({ "spec.yaml": { ...head, ...operation({ [place]: value }) } });
        expect(document !== undefined || issues.some(({ severity }) => severity === "fatal")).toBe(true);
      }
    },
  );

  test("parameters that refer to each other in a circle end", async () => {
    const circle = { A: { $ref: "#/parameters/B" }, B: { $ref: "#/parameters/A" } };
    const { issues } = await load({
      "spec.yaml": { ...head, parameters: circle, ...operation({ parameters: [{ $ref: "#/parameters/A" }] }) },
    });
    expect(issues.map(({ code }) => code)).toContain("ref-cycle");
  });
});
