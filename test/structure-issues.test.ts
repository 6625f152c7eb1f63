import { describe, expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../src/model/json.js";
import { defaultSettings } from "../src/model/settings.js";
import { resolveApi } from "../src/resolve/resolve-api.js";
import { documentOf } from "./resolve-support.js";

const done = { "204": { description: "Done." } };

const query = (name: string, type: string): JsonObject => ({ name, in: "query", schema: { type } });

/** A document with one operation that is whole, and one that is not. */
function documentWith(operation: JsonValue, components: JsonValue = {}): JsonObject {
  const whole = { get: { operationId: "whole", responses: done } };
  return { paths: { "/whole": whole, "/broken": { get: operation } }, components };
}

function resolved(content: JsonObject): { readonly operations: readonly string[]; readonly issues: readonly string[] } {
  const { value, issues } = resolveApi(documentOf(content), defaultSettings);
  return {
    operations: value.operations.map(({ name }) => name),
    issues: issues.map(({ severity, code, location }) => `${severity} ${code} ${location.pointer}`),
  };
}

describe("a part of the wrong type is told of, and is missing alone", () => {
  test.each<[string, JsonValue, string[]]>([
    ["responses", { responses: null }, ["error member-invalid /responses"]],
    [
      "a response's content",
      { responses: { "200": { content: [7] } } },
      ["error member-invalid /responses/200/content"],
    ],
    [
      "a media type",
      { responses: { "200": { content: { "text/plain": 7 } } } },
      ["error member-invalid /responses/200/content/text~1plain"],
    ],
    [
      "a header",
      { responses: { "200": { headers: { "x-a": [] } } } },
      ["warning annotation-invalid /responses/200/headers/x-a"],
    ],
    [
      "a header's schema",
      { responses: { "200": { headers: { "x-a": { schema: "x" } } } } },
      ["error schema-invalid /responses/200/headers/x-a/schema"],
    ],
    [
      "a flag",
      { parameters: [{ name: "a", in: "query", required: "true" }] },
      ["error member-invalid /parameters/0/required"],
    ],
    [
      "a parameter that is listed already",
      { parameters: [query("a", "string"), { name: "a", in: "header" }, query("a", "integer")] },
      ["warning parameter-invalid /parameters/2"],
    ],
    ["callbacks", { callbacks: { a: "text" } }, ["error member-invalid /callbacks/a"]],
    [
      "a link",
      { responses: { "200": { links: { next: 7 } } } },
      ["warning annotation-invalid /responses/200/links/next"],
    ],
    ["a tag", { tags: [7] }, ["warning annotation-invalid /tags/0"]],
    ["security", { security: { key: [] } }, ["error member-invalid /security"]],
    ["a server", { servers: [7] }, ["error member-invalid /servers/0"]],
    ["a description", { description: { de: "Hallo" } }, ["warning annotation-invalid /description"]],
  ])("%s", (_what, part, expected) => {
    const operation = { operationId: "broken", responses: done, ...(part as JsonObject) }; // all of them are objects
    const { operations, issues } = resolved(documentWith(operation));
    expect(operations).toEqual(["whole", "broken"]);
    expect(issues).toEqual(expected.map((issue) => issue.replace(/ \//, " /paths/~1broken/get/")));
  });
});

describe("an operation is left out without", () => {
  test.each<[string, JsonValue, string]>([
    ["a list of parameters", { parameters: {} }, "operation-invalid /parameters"],
    ["a parameter", { parameters: [null] }, "member-invalid /parameters/0"],
    ["a body", { requestBody: "text" }, "member-invalid /requestBody"],
    ["a response", { responses: { "200": 7 } }, "member-invalid /responses/200"],
  ])("%s", (_what, part, expected) => {
    const { operations, issues } = resolved(documentWith({ operationId: "broken", ...(part as JsonObject) })); // as above
    expect(operations).toEqual(["whole"]);
    expect(issues).toContain(`error ${expected.replace(" /", " /paths/~1broken/get/")}`);
    expect(issues).toContain("error operation-invalid /paths/~1broken/get");
  });
});

test("a reference to a component of another kind is told of where it stands", () => {
  const components = {
    schemas: { Pet: { type: "string" } },
    parameters: { limit: { name: "limit", in: "query", schema: { type: "integer" } } },
    responses: { alias: { $ref: "#/components/responses/done" }, done: { description: "Done." } },
  };
  const operation = {
    operationId: "broken",
    responses: {
      "200": { headers: { limit: { $ref: "#/components/parameters/limit" } } },
      "204": { $ref: "#/components/responses/alias" },
      default: { $ref: "#/components/schemas/Pet" },
    },
  };
  const { operations, issues } = resolved(documentWith(operation, components));
  expect(operations).toEqual(["whole", "broken"]);
  expect(issues).toEqual([
    "error member-invalid /paths/~1broken/get/responses/200/headers/limit/$ref",
    "error member-invalid /paths/~1broken/get/responses/default/$ref",
  ]);
});

test("what stands elsewhere is looked at as what it is referred to", () => {
  const content = documentWith({ operationId: "broken", responses: { "204": { $ref: "#/x-shared/done" } } });
  const { issues } = resolved({ ...content, "x-shared": { done: { headers: 7 } } });
  expect(issues).toEqual(["error member-invalid /x-shared/done/headers"]);
});

test.each([
  ["paths", []],
  ["components", []],
])("an empty list for an empty map, as `%s`, costs nothing", (member, value) => {
  expect(resolved({ paths: {}, [member]: value }).issues).toEqual([`warning annotation-invalid /${member}`]);
});
