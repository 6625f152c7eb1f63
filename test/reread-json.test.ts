import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type JsonValue, valueAt } from "../src/model/json.js";
import type { KnownJson } from "../src/model/memory/known-files.js";
import { parseJson } from "../src/load/parse-json.js";
import { rereadJson } from "../src/load/reread-json.js";
import { readJson } from "../src/load/scan-json.js";

function read(text: string): KnownJson {
  const known = readJson(text, 100);
  if ("problem" in known) throw new Error(`The test's own text is not read: ${text}`);
  return known;
}

const document = {
  openapi: "3.1.0",
  components: {
    schemas: { Pet: { type: "object", properties: { name: { type: "string" } } }, Id: { type: "integer" } },
  },
  paths: { "/pets": { get: { responses: { 200: { description: 'All "pets", {in} [order].' } } } } },
};
const text = JSON.stringify(document, undefined, 2);

/** The text with something else in the place of a part of it. */
function edited(part: string, other: string): string {
  if (!text.includes(part)) throw new Error(`There is no ${part}.`);
  return text.replace(part, () => other);
}

describe("a text of JSON that is read again", () => {
  test("is parsed where it differs, and shares all else", () => {
    const known = read(text);
    const again = rereadJson(known, edited('"string"', '"string", "maxLength": 5'));
    expect(again?.content).toEqual({
      ...document,
      components: {
        schemas: {
          ...document.components.schemas,
          Pet: { type: "object", properties: { name: { type: "string", maxLength: 5 } } },
        },
      },
    });
    const shared = ["/components/schemas/Id", "/paths"].map((pointer) => valueAt(known.content, pointer));
    expect(valueAt(again?.content ?? null, "/components/schemas/Id")).toBe(shared[0]);
    expect(valueAt(again?.content ?? null, "/paths")).toBe(shared[1]);
  });

  test.each([
    ["differs in nothing", text, true],
    [
      "has a member more at the beginning of an object",
      edited('"type": "string"', '"title": "x", "type": "string"'),
      true,
    ],
    ["has a member more at its end", edited('"type": "string"', '"type": "string", "title": "x"'), true],
    ["has a member less", edited('"type": "object",', ""), true],
    ["has another key", edited('"name"', '"other"'), true],
    ["has braces in a text", edited("{in}", "}}{{"), true],
    ["has a schema more", edited('"Id"', '"Other": {}, "Id"'), false],
    ["differs in two schemas", edited('"integer"', '"number"').replace('"string"', '"number"'), false],
    ["is not JSON any more", edited('"string"', '"string'), false],
    ["ends an object too early", edited('"type": "string"', '"type": "string" }, "b": { "c": 1'), false],
    ["has two values", edited('{\n            "type": "string"\n          }', '{ "a": 1 }, { "b": 2 }'), false],
    ["has a key twice", edited('"type": "string"', '"type": "string", "type": "string"'), false],
    ["is too deep", edited('"string"', `${"[".repeat(3000)}${"]".repeat(3000)}`), false],
  ])("that %s", (_what, other, isReread) => {
    expect(rereadJson(read(text), other) !== undefined).toBe(isReread);
    expectSame(text, other);
  });

  test("is what it would be without the one before, whatever is edited", () => {
    const json = fc.letrec<{ value: JsonValue }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom<JsonValue>(null, true, 1, -0.5, "", "a", '{"', "\\", '"},', "\u2028"),
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom("a", "b", "{", '"', "__proto__", "\\"), tie("value"), { maxKeys: 4 }),
      ),
    })).value;
    const pieces = fc.constantFrom(
      "",
      " ",
      "{",
      "}",
      "[",
      "]",
      ",",
      '"',
      ":",
      "\\",
      "1",
      "null",
      '"a": 1,',
      ', "b": {}',
      "[[]],",
    );
    fc.assert(
      fc.property(json, fc.boolean(), fc.nat(), fc.nat(12), pieces, (value, isWide, from, length, piece) => {
        const before = JSON.stringify({ a: { b: { c: value, d: { e: value } } } }, undefined, isWide ? 2 : undefined);
        const start = from % before.length;
        expectSame(before, before.slice(0, start) + piece + before.slice(start + length));
      }),
      { numRuns: 2000 },
    );
  });
});

/** Compares what is read after `before` with what is read at first: contents, issues and places. */
function expectSame(before: string, after: string): void {
  const file = { file: "api.json", path: "/api.json" };
  const known = new Map<string, KnownJson>();
  parseJson({ ...file, text: before }, known);
  const again = parseJson({ ...file, text: after }, known);
  const fresh = parseJson({ ...file, text: after });
  expect(again.issues).toEqual(fresh.issues);
  expect(JSON.stringify(again.value?.content)).toBe(JSON.stringify(fresh.value?.content));
  for (const pointer of ["", "/a/b/d", "/a/b/d/e/0", "/a/b/c/a", "/components/schemas/Id", "/paths/~1pets/get"]) {
    expect(again.value?.locate(pointer)).toEqual(fresh.value?.locate(pointer));
  }
}
