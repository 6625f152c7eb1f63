import { expect, test } from "vitest";
import { diffWire } from "../src/diff/wire/diff-wire.js";
import type { DiffSide } from "../src/diff/diff-side.js";
import type { JsonObject, JsonValue } from "../src/model/json.js";
import { defaultSettings } from "../src/model/settings.js";
import { resolveApi } from "../src/resolve/resolve-api.js";
import { documentOf } from "./resolve-support.js";
import { answer, pathsDocument } from "./surface-support.js";

/** What `GET /pets` gives, as a schema that no component holds, and a reference to it. */
const itself = { $ref: "#/paths/~1pets/get/responses/200/content/application~1json/schema" };

function sideOf(gives: JsonObject): DiffSide {
  const document = documentOf(
    pathsDocument({ "/pets": { get: { operationId: "listPets", responses: { 200: answer(gives) } } } }),
  );
  return { api: resolveApi(document, defaultSettings).value, files: [], locate: document.locate };
}

const list = (items: JsonValue): JsonObject => ({ type: "array", items });
const changesOf = (before: JsonObject, after: JsonObject): readonly string[] =>
  diffWire(sideOf(before), sideOf(after)).map(({ impact, kind }) => `${impact} ${kind}`);

test("a union of lists of itself that gains a list of lists of itself promises what it did", () => {
  const before = { anyOf: [list(itself)] };
  const after = { anyOf: [list(itself), list(list(itself))] };
  expect(changesOf(before, after)).toEqual([]);
  expect(changesOf(after, before)).toEqual([]);
});

test("what is lost within such a circle is told of", () => {
  const before = { anyOf: [list(itself), list(list(itself)), { type: "string" }] };
  const after = { anyOf: [list(itself), { type: "string" }, list({ type: "integer" }), list(list(list(itself)))] };
  expect(changesOf(before, after)).toContain("breaking union-member-added");
});

test("a tree of unions is compared in a time that grows with the tree", { timeout: 20_000 }, () => {
  const tree = (depth: number, leaf: JsonObject): JsonObject =>
    depth === 0 ? leaf : { anyOf: [list(tree(depth - 1, leaf)), list(list(tree(depth - 1, leaf)))] };
  expect(changesOf(tree(8, { type: "string" }), tree(8, { type: "integer" })).length).toBeGreaterThan(0);
});
