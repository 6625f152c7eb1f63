import { expect, test } from "vitest";
import type { JsonObject } from "../src/model/json.js";
import { defaultSettings } from "../src/model/settings.js";
import { resolveApi } from "../src/resolve/resolve-api.js";
import { documentOf } from "./resolve-support.js";

/** What is said of a query parameter with this schema, with places below the parameter. */
function issuesOf(schema: JsonObject, schemas: JsonObject = {}): readonly string[] {
  const get = {
    operationId: "search",
    parameters: [{ name: "q", in: "query", schema }],
    responses: { "204": { description: "Done." } },
  };
  const content = { paths: { "/search": { get } }, components: { schemas } };
  const { issues } = resolveApi(documentOf(content), defaultSettings);
  return issues
    .filter(({ code }) => code === "feature-unsupported")
    .map(({ location, message }) => `${location.pointer.replace("/paths/~1search/get/parameters/0", "")} ${message}`);
}

const end =
  "of the query parameter `q` can be arrays or objects, which no style writes inside another; calls with such values are refused.";
const list: JsonObject = { type: "array", items: { type: "string" } };

test("what is nested in the schema of a parameter is named where it stands", () => {
  expect(issuesOf({ type: "object", properties: { a: list, b: { type: "string" }, c: list } })).toEqual([
    `/schema/properties/a Values of \`a\` ${end}`,
    `/schema/properties/c Values of \`c\` ${end}`,
  ]);
  expect(issuesOf({ type: "object", patternProperties: { "^x": list } })).toEqual([
    `/schema/patternProperties/^x Values of matching names ${end}`,
  ]);
});

test("what is nested in a schema that it refers to is said once", () => {
  const names = [..."abcdefg"];
  const Filter = { type: "object", properties: Object.fromEntries(names.map((name) => [name, list])) };
  expect(issuesOf({ $ref: "#/components/schemas/Filter" }, { Filter })).toEqual([
    `/schema Values of \`a\`, Values of \`b\`, Values of \`c\`, Values of \`d\`, Values of \`e\` and 2 more ${end}`,
  ]);
});

test("what stands behind thousands of references is found", () => {
  const length = 20_000;
  const to = (index: number): JsonObject => ({ $ref: `#/components/schemas/A${index}` });
  const chain = Array.from({ length }, (_, index): [string, JsonObject] => [
    `A${index}`,
    index + 1 < length ? { anyOf: [to(index + 1), { type: "string" }] } : list,
  ]);
  expect(issuesOf({ type: "array", items: to(0) }, Object.fromEntries(chain))).toEqual([`/schema/items Items ${end}`]);
});

test.each<[what: string, schema: JsonObject]>([
  ["texts", list],
  [
    "what one part of all forbids",
    { type: "array", items: { allOf: [{ type: "string" }, { type: ["string", "object"] }] } },
  ],
  ["what is not described", { type: "array" }],
])("nothing is said of %s", (_what, schema) => {
  expect(issuesOf(schema)).toEqual([]);
});
