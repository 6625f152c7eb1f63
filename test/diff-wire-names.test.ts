import { expect, test } from "vitest";
import { diffWire } from "../src/diff/wire/diff-wire.js";
import type { JsonObject } from "../src/model/json.js";
import { markdownMessage } from "../src/report/changes/markdown-text.js";
import { sideOf } from "./surface-support.js";

const documentOf = (properties: Readonly<Record<string, JsonObject>>) => ({
  openapi: "3.1.0",
  info: { title: "Names", version: "1" },
  paths: {
    "/a": {
      get: {
        operationId: "getA",
        responses: {
          200: { description: "", content: { "application/json": { schema: { type: "object", properties } } } },
        },
      },
    },
  },
});

test.each([
  ["a`b", "The 200 response has a new property `a\\u0060b`."],
  ["``", "The 200 response has a new property `\\u0060\\u0060`."],
  ["$& $1 ${x}", "The 200 response has a new property `$& $1 ${x}`."],
])("a property called %j stays one name in the message", (name, message) => {
  const changes = diffWire(sideOf(documentOf({})), sideOf(documentOf({ [name]: { type: "string" } })));
  expect(changes.map((change) => change.message)).toEqual([message]);
  expect(markdownMessage(message).match(/`[^`]*`/g)).toHaveLength(1);
});

test("fingerprints do not depend on where a parameter stands in its list", () => {
  const withParameters = (...names: readonly string[]) => {
    const document = documentOf({});
    const parameters = names.map((name) => ({ name, in: "query", schema: { type: "string" } }));
    const get = { ...document.paths["/a"].get, parameters };
    return sideOf({ ...document, paths: { "/a": { get } } });
  };
  const [first] = diffWire(withParameters(), withParameters("x"));
  const changes = diffWire(withParameters("w"), withParameters("v", "w", "x"));
  expect(changes.map(({ fingerprint }) => fingerprint)).toContain(first?.fingerprint);
  expect(new Set(changes.map(({ fingerprint }) => fingerprint)).size).toBe(changes.length);
});
