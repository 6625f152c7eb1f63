import { describe, expect, test } from "vitest";
import type { JsonValue } from "../src/model/json.js";
import { found, read, resolveSchemas } from "./resolve-support.js";

const any = { kind: "any" };
const never = { kind: "never" };
const string = { kind: "string" };
const reference = { kind: "reference", name: "Other" };
const other = { $ref: "#/components/schemas/Other" };
const object = { kind: "object", properties: [], additionalProperties: any, additionalDeclared: false };
const array = { kind: "array", items: any, itemsDeclared: false };
const having = (...names: readonly string[]): JsonValue => ({
  ...object,
  properties: names.map((name) => ({ name, required: true, declared: false, schema: any })),
});

describe("arrays", () => {
  test.each<[rule: string, schema: JsonValue, expected: JsonValue]>([
    [
      "prefixItems leave the rest to items",
      { type: "array", prefixItems: [other, false], items: { type: "string" } },
      { ...array, prefixItems: [reference, never], items: string, itemsDeclared: true },
    ],
    ["no prefixItems at all say nothing", { type: "array", prefixItems: [] }, array],
    ["items may be anything and still be declared", { type: "array", items: true }, { ...array, itemsDeclared: true }],
    [
      "contains asks for one item",
      { type: "array", contains: other },
      { ...array, contains: { schema: reference, minContains: 1 } },
    ],
    [
      "contains may ask for other numbers, none included",
      { type: "array", contains: true, minContains: 0, maxContains: 3 },
      { ...array, contains: { schema: any, minContains: 0, maxContains: 3 } },
    ],
    ["minContains and maxContains say nothing alone", { type: "array", minContains: 2, maxContains: 3 }, array],
  ])("%s", (_rule, schema, expected) => {
    expect(read(schema)).toEqual(expected);
  });
});

describe("objects", () => {
  test.each<[rule: string, schema: JsonValue, expected: JsonValue]>([
    [
      "patternProperties stand beside the others",
      { type: "object", patternProperties: { "^x-": other, "\\-": false }, additionalProperties: false },
      {
        ...object,
        patternProperties: [
          { pattern: "^x-", schema: reference },
          { pattern: "\\-", patternFlags: "", schema: never },
        ],
        additionalProperties: never,
        additionalDeclared: true,
      },
    ],
    ["propertyNames bind the names", { type: "object", propertyNames: other }, { ...object, propertyNames: reference }],
  ])("%s", (_rule, schema, expected) => {
    expect(read(schema)).toEqual(expected);
  });
});

describe("conditions", () => {
  const conditional = { kind: "conditional", keyword: "if", if: reference, then: any, else: any };
  test.each<[rule: string, schema: JsonValue, expected: JsonValue]>([
    ["if, then and else", { if: other, then: false, else: other }, { ...conditional, then: never, else: reference }],
    ["then alone", { if: other, then: false }, { ...conditional, then: never }],
    ["if alone evaluates, though it asserts nothing", { if: other }, conditional],
    ["a lone if that evaluates nothing is nothing", { if: true }, any],
    ["then and else mean nothing without if", { then: false, else: false }, any],
    [
      "dependentRequired is a condition for each property",
      { dependentRequired: { a: ["b", "c", "b"], d: [] } },
      { kind: "conditional", keyword: "dependentRequired", if: having("a"), then: having("b", "c"), else: any },
    ],
    [
      "dependentSchemas is a condition for each property",
      { dependentSchemas: { a: other, b: true, c: false } },
      {
        kind: "intersection",
        members: [
          { kind: "conditional", keyword: "dependentSchemas", if: having("a"), then: reference, else: any },
          { kind: "conditional", keyword: "dependentSchemas", if: having("c"), then: never, else: any },
        ],
      },
    ],
  ])("%s", (_rule, schema, expected) => {
    expect(read(schema)).toEqual(expected);
  });

  test("dependencies of draft 7 have lost their meaning, and cost the guard", () => {
    const { issues } = resolveSchemas({ A: { type: "object", dependencies: { a: ["b"] } } });
    expect(found(issues)).toEqual(["schema-dialect-unsupported /components/schemas/A/dependencies"]);
  });
});

describe("what is left unevaluated", () => {
  test("is judged after all siblings", () => {
    const schema = {
      ...other,
      type: "object",
      properties: { a: true },
      anyOf: [other, true],
      unevaluatedProperties: false,
    };
    expect(read(schema)).toEqual({
      kind: "unevaluated",
      schema: {
        kind: "intersection",
        members: [
          reference,
          { ...object, properties: [{ name: "a", required: false, declared: true, schema: any }] },
          { kind: "union", mode: "anyOf", members: [reference, any] },
        ],
      },
      properties: never,
    });
  });

  test("may be anything, which evaluates it", () => {
    expect(read({ unevaluatedItems: true, unevaluatedProperties: other })).toEqual({
      kind: "unevaluated",
      schema: any,
      items: any,
      properties: reference,
    });
  });

  test("a circle through what is unevaluated makes progress", () => {
    const { value, issues } = resolveSchemas({
      Tree: { type: "object", unevaluatedProperties: { $ref: "#/components/schemas/Tree" } },
    });
    expect(issues).toEqual([]);
    expect(value.schemas[0]).toMatchObject({ recursive: true, guarded: true });
  });
});

describe("keywords without a type", () => {
  test.each<[keyword: string, schema: JsonValue, index: number, expected: JsonValue]>([
    ["prefixItems", { prefixItems: [other] }, 3, { ...array, prefixItems: [reference] }],
    ["contains", { contains: other }, 3, { ...array, contains: { schema: reference, minContains: 1 } }],
    [
      "patternProperties",
      { patternProperties: { a: other } },
      4,
      { ...object, patternProperties: [{ pattern: "a", schema: reference }] },
    ],
    ["propertyNames", { propertyNames: other }, 4, { ...object, propertyNames: reference }],
  ])("%s binds its own type only", (_keyword, schema, index, expected) => {
    const members = [string, { kind: "number", integer: false }, { kind: "boolean" }, array, object, { kind: "null" }];
    expect(read(schema)).toEqual({
      kind: "union",
      mode: "anyOf",
      untyped: true,
      members: members.with(index, expected as typeof object), // one of the members above, with one keyword more
    });
  });
});

test("what means nothing in OpenAPI 3.0 is ignored there, and reported", () => {
  const keywords = {
    const: 1,
    contains: false,
    dependentRequired: { a: ["b"] },
    dependentSchemas: { a: false },
    if: true,
    patternProperties: { "(": false },
    prefixItems: [false],
    propertyNames: false,
    unevaluatedItems: false,
    unevaluatedProperties: false,
  };
  const { value, issues } = resolveSchemas({ A: { type: "string", then: false, ...keywords } }, { version: "3.0" });
  expect(value.schemas[0]).toMatchObject({ guarded: true, schema: string });
  expect(found(issues)).toEqual(Object.keys(keywords).map((key) => `feature-unsupported /components/schemas/A/${key}`));
});

describe("patterns", () => {
  test.each([
    ["\\p{Letter}cole", { ...string, pattern: "\\p{Letter}cole" }],
    ["^\\d$", { ...string, pattern: "^\\d$" }],
    ["^🐲*$", { ...string, pattern: "^🐲*$" }],
    ["a\\-b", { ...string, pattern: "a\\-b", patternFlags: "" }],
    ["\\\\p{1}\\-", { ...string, pattern: "\\\\p{1}\\-", patternFlags: "" }],
  ])("%s is read", (pattern, expected) => {
    expect(read({ type: "string", pattern })).toEqual(expected);
  });

  test.each(["(", "\\p{Latin}", "\\p{L}\\-", "🐲\\-", "\\u{1F432}\\-"])("%s is no pattern of JavaScript", (pattern) => {
    const { value, issues } = resolveSchemas({ A: { type: "string", pattern } });
    expect(found(issues)).toEqual(["schema-pattern-invalid /components/schemas/A/pattern"]);
    expect(value.schemas[0]).toMatchObject({ guarded: false, schema: string });
  });
});
