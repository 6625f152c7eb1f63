import { describe, expect, test } from "vitest";
import type { JsonObject } from "../src/model/json.js";
import { defaultSettings } from "../src/model/settings.js";
import { resolveApi } from "../src/resolve/resolve-api.js";
import { documentOf } from "./resolve-support.js";

// What the guards of views accept stands in the fixture `views-through-structures`; here is which views there are.

const marked: JsonObject = {
  type: "object",
  properties: { id: { type: "integer", readOnly: true }, secret: { type: "string", writeOnly: true } },
};
const plain: JsonObject = { type: "object", properties: { name: { type: "string" } } };
const inner: JsonObject = { $ref: "#/components/schemas/Inner" };

const structures: readonly (readonly [title: string, schema: JsonObject])[] = [
  ["a reference", { type: "object", properties: { one: inner } }],
  ["an array", { type: "array", items: inner }],
  ["a union", { oneOf: [inner, { type: "string" }] }],
  ["a union that holds an array", { anyOf: [{ type: "string" }, { type: "array", items: inner }] }],
  ["`allOf`", { allOf: [inner, { type: "object", properties: { size: { type: "integer" } } }] }],
  ["a map", { type: "object", additionalProperties: inner }],
];

/** The names of the types of a document whose responses, and requests if it is sent, carry `Outer`. */
function typeNames(schemas: JsonObject, isSent = true): readonly string[] {
  const body = { content: { "application/json": { schema: { $ref: "#/components/schemas/Outer" } } } };
  const responses = { 200: { description: "Done.", ...body } };
  const operation = { operationId: "put", responses, ...(isSent ? { requestBody: body } : {}) };
  const document = documentOf({ paths: { "/": { put: operation } }, components: { schemas } });
  return resolveApi(document, defaultSettings)
    .value.schemas.map(({ localName }) => localName)
    .toSorted();
}

describe.each(structures)("through %s", (_title, Outer) => {
  test("what is sent has a view of its own where it differs", () => {
    expect(typeNames({ Outer, Inner: marked })).toEqual(["Inner", "InnerInput", "Outer", "OuterInput"]);
  });

  test("there is none of what is the same in both directions", () => {
    expect(typeNames({ Outer, Inner: plain })).toEqual(["Inner", "Outer"]);
  });

  test("nor of what no request sends", () => {
    expect(typeNames({ Outer, Inner: marked }, false)).toEqual(["Inner", "Outer"]);
  });
});
