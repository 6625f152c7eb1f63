import { describe, expect, test } from "vitest";
import { print } from "../src/emit/guard/layout.js";
import {
  arrayLiteral,
  inheritedNames,
  jsonLiteral,
  listLiteral,
  lowerFirst,
  member,
  objectLiteral,
  patternLiteral,
  propertyKey,
  stringLiteral,
} from "../src/emit/guard/text.js";

describe("literals in code", () => {
  const longNumbers = Array.from({ length: 30 }, (_, index) => 10_000 + index);

  test.each<[Parameters<typeof jsonLiteral>[0], string]>([
    ["a", '"a"'],
    [1e21, "1e21"],
    [null, "null"],
    [true, "true"],
    [[], "[]"],
    [{}, "{}"],
    [[1, 2], "[1, 2]"],
    [["a"], '["a"]'],
    [{ a: undefined, b: null }, "{ b: null }"],
    [["ab", "cd"], '["ab", "cd"]'],
    [[null, { a: 1, b: 2 }], "[null, { a: 1, b: 2 }]"],
    [{ a: 1, "b-c": [1] }, '{ a: 1, "b-c": [1] }'],
    [JSON.parse('{"__proto__":1}'), '{ ["__proto__"]: 1 }'],
    [
      [
        { a: 1, b: 2 },
        { a: 1, b: 2 },
      ],
      "[\n  { a: 1, b: 2 },\n  { a: 1, b: 2 },\n]",
    ],
    [[{ a: 1, b: 2 }, { a: 1 }], "[{ a: 1, b: 2 }, { a: 1 }]"],
    [[{ a: 1, b: 2 }], "[{ a: 1, b: 2 }]"],
    [
      [
        [1, 2],
        [3, 4],
      ],
      "[\n  [1, 2],\n  [3, 4],\n]",
    ],
    [[[1, 2], { a: 1, b: 2 }], "[[1, 2], { a: 1, b: 2 }]"],
    [[[1, 2], null], "[[1, 2], null]"],
    [[[1, 2], [3]], "[[1, 2], [3]]"],
    [["a".repeat(60), "b".repeat(60)], `[\n  "${"a".repeat(60)}",\n  "${"b".repeat(60)}",\n]`],
    [[1, "a".repeat(120)], `[\n  1,\n  "${"a".repeat(120)}",\n]`],
  ])("%j", (value, expected) => {
    expect(print(jsonLiteral(value))).toBe(expected);
  });

  test("numbers share lines, one alone does not", () => {
    expect(print(arrayLiteral(longNumbers)).split("\n")).toHaveLength(4);
    expect(print(arrayLiteral([Number("1".repeat(15))]))).toBe("[111111111111111]");
    expect(print(listLiteral([]))).toBe("[]");
    expect(print(["x".repeat(119), listLiteral([])])).toBe(`${"x".repeat(119)}[]`);
    expect(print(["x".repeat(119), arrayLiteral([])])).toBe(`${"x".repeat(119)}[]`);
    expect(print(["x".repeat(119), objectLiteral([])])).toBe(`${"x".repeat(119)}{}`);
    expect(print(listLiteral(["a", "b"], true))).toBe("[\n  a,\n  b,\n]");
    expect(print(objectLiteral([]))).toBe("{}");
    expect(print(objectLiteral([["a", "1"]], true))).toBe("{\n  a: 1,\n}");
  });

  test("strings have the quotes that need fewer escapes, and no line breaks of any kind", () => {
    expect(stringLiteral('a"b')).toBe("'a\"b'");
    expect(stringLiteral("a'b")).toBe('"a\'b"');
    expect(stringLiteral(`'"`)).toBe(`"'\\""`);
    expect(stringLiteral(`'""`)).toBe(`'\\'""'`);
    expect(stringLiteral("\u2028\u2029\n\\")).toBe('"\\u2028\\u2029\\n\\\\"');
  });
});

test("patterns are shown in ASCII where a character could be mistaken or lost", () => {
  expect(patternLiteral("^a/b", "u")).toBe("/^a\\/b/u");
  expect(patternLiteral("\u200b\u0007", "u")).toBe("/\\u200b\\u0007/u");
  expect(patternLiteral("\u{e0001}", "u")).toBe("/\\u{e0001}/u");
  expect(patternLiteral("\u{e0001}", "")).toBe("/\\udb40\\udc01/");
  expect(patternLiteral("\ud800", "")).toBe("/\\ud800/");
  expect(patternLiteral("größe", "u")).toBe("/größe/u");
});

test("the names that every object inherits are those of its prototype", () => {
  expect([...inheritedNames].sort()).toEqual(Object.getOwnPropertyNames(Object.prototype).sort());
});

test("names are read by dot where they may be", () => {
  expect(["a", "a1", "$", "1a", "a-b", '"'].map((name) => member("it", name))).toEqual([
    "it.a",
    "it.a1",
    "it.$",
    'it["1a"]',
    'it["a-b"]',
    "it['\"']",
  ]);
  expect(["a", "a-b", "__proto__"].map(propertyKey)).toEqual(["a", '"a-b"', '["__proto__"]']);
  expect([lowerFirst("Abc"), lowerFirst("")]).toEqual(["abc", ""]);
});
