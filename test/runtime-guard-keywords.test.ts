import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compactGuard } from "../src/runtime/compact-guard.js";
import { findingsOf, type Shape } from "../src/runtime/explain.js";
import { findByPattern } from "../src/runtime/find-by-pattern.js";
import { findConditional } from "../src/runtime/find-conditional.js";
import { findContained } from "../src/runtime/find-contained.js";
import { findNames } from "../src/runtime/find-names.js";
import { findPrefix } from "../src/runtime/find-prefix.js";
import { findUnevaluated } from "../src/runtime/find-unevaluated.js";
import type { Guard } from "../src/runtime/guard.js";
import { matches } from "../src/runtime/matches.js";

/** One rule as a shape, and as JSON Schema. */
type Case = readonly [rule: string, shape: Shape, schema: object];

const prefix: Shape = { find: findPrefix, prefixItems: ["string", "integer"] };
const someA: Shape = { required: { a: "string" }, additional: "any" };

const plainCases: readonly Case[] = [
  ["prefixItems", prefix, { prefixItems: [{ type: "string" }, { type: "integer" }] }],
  [
    "prefixItems and the rest",
    { allOf: ["array", { find: findPrefix, prefixItems: ["string"], items: "integer" }] },
    { type: "array", prefixItems: [{ type: "string" }], items: { type: "integer" } },
  ],
  [
    "prefixItems alone",
    { find: findPrefix, prefixItems: ["string"], items: "never" },
    { prefixItems: [{ type: "string" }], items: false },
  ],
  ["contains", { find: findContained, contains: "string" }, { contains: { type: "string" } }],
  [
    "contains between",
    { find: findContained, contains: "string", minContains: 2, maxContains: 3 },
    { contains: { type: "string" }, minContains: 2, maxContains: 3 },
  ],
  [
    "contains perhaps",
    { find: findContained, contains: "string", minContains: 0, maxContains: 1 },
    { contains: { type: "string" }, minContains: 0, maxContains: 1 },
  ],
  [
    "patternProperties",
    {
      find: findByPattern,
      patternProperties: [
        [/^a/u, "string"],
        [/b$/u, "integer|string"],
      ],
    },
    { patternProperties: { "^a": { type: "string" }, b$: { type: ["integer", "string"] } } },
  ],
  [
    "patternProperties and no others",
    {
      allOf: [
        { optional: { c: "boolean" } },
        { find: findByPattern, patternProperties: [[/^a/u, "string"]], names: ["c"], additional: false },
      ],
    },
    {
      type: "object",
      properties: { c: { type: "boolean" } },
      patternProperties: { "^a": { type: "string" } },
      additionalProperties: false,
    },
  ],
  [
    "patternProperties and others",
    { find: findByPattern, patternProperties: [[/^a/u, "string"]], names: [], additional: "integer" },
    { patternProperties: { "^a": { type: "string" } }, additionalProperties: { type: "integer" } },
  ],
  [
    "propertyNames",
    { find: findNames, propertyNames: { type: "string", maxLength: 1 } },
    { propertyNames: { maxLength: 1 } },
  ],
  ["propertyNames listed", { find: findNames, propertyNames: ["a", "b"] }, { propertyNames: { enum: ["a", "b"] } }],
  [
    "if, then, else",
    { find: findConditional, if: "string", then: { type: "string", minLength: 2 }, else: "integer" },
    { if: { type: "string" }, then: { minLength: 2 }, else: { type: "integer" } },
  ],
  ["if, else", { find: findConditional, if: "string|array", else: "integer" }, ifElse()],
  [
    "dependentRequired",
    {
      find: findConditional,
      if: { required: { a: "any" }, undeclared: ["a"] },
      then: { required: { b: "any", c: "any" } },
      keyword: "dependentRequired",
    },
    { dependentRequired: { a: ["b", "c"] } },
  ],
];

function ifElse(): object {
  return { if: { type: ["string", "array"] }, else: { type: "integer" } };
}

const unevaluatedCases: readonly Case[] = [
  [
    "properties",
    { find: findUnevaluated, base: { optional: { a: "string" } }, unevaluatedProperties: false },
    { type: "object", properties: { a: { type: "string" } }, unevaluatedProperties: false },
  ],
  [
    "properties with a shape, not those that are merely required",
    {
      find: findUnevaluated,
      base: { required: { b: "any" }, undeclared: ["b"], optional: { a: "string" } },
      unevaluatedProperties: "integer|string",
    },
    {
      type: "object",
      required: ["b"],
      properties: { a: { type: "string" } },
      unevaluatedProperties: { type: ["integer", "string"] },
    },
  ],
  [
    "properties of every valid member",
    {
      find: findUnevaluated,
      base: {
        anyOf: [{ optional: { a: "string" } }, { required: { b: "string" }, optional: { c: "any" } }, "integer"],
      },
      unevaluatedProperties: false,
    },
    {
      anyOf: [
        { type: "object", properties: { a: { type: "string" } } },
        { type: "object", required: ["b"], properties: { b: { type: "string" }, c: true } },
        { type: "integer" },
      ],
      unevaluatedProperties: false,
    },
  ],
  [
    "properties of one member, a condition, and patterns",
    {
      find: findUnevaluated,
      base: {
        allOf: [
          { oneOf: [{ required: { a: "string" } }, { required: { a: "integer", b: "any" } }, "null"] },
          {
            find: findConditional,
            if: { required: { c: "any" } },
            then: { optional: { kind: "any" } },
            else: { anyOf: [{ optional: { value: "any" } }, "null"] },
          },
          { find: findByPattern, patternProperties: [[/^x/u, "integer"]] },
          { find: findNames, propertyNames: { type: "string", maxLength: 5 } },
          { not: { required: { next: "string" } } },
        ],
      },
      unevaluatedProperties: false,
    },
    {
      type: ["object", "null"],
      oneOf: [
        { type: "object", required: ["a"], properties: { a: { type: "string" } } },
        { type: "object", required: ["a", "b"], properties: { a: { type: "integer" }, b: true } },
        { type: "null" },
      ],
      if: { type: "object", required: ["c"], properties: { c: true } },
      then: { type: "object", properties: { kind: true } },
      else: { properties: { value: true } },
      patternProperties: { "^x": { type: "integer" } },
      propertyNames: { maxLength: 5 },
      not: { type: "object", required: ["next"], properties: { next: { type: "string" } } },
      unevaluatedProperties: false,
    },
  ],
  [
    "properties that a schema within has evaluated",
    {
      find: findUnevaluated,
      base: {
        allOf: [
          { find: findUnevaluated, base: { optional: { a: "string" } }, unevaluatedProperties: "integer" },
          { anyOf: ["any", someA] },
        ],
      },
      unevaluatedProperties: false,
    },
    {
      allOf: [
        { type: "object", properties: { a: { type: "string" } }, unevaluatedProperties: { type: "integer" } },
        { anyOf: [true, { type: "object", properties: { a: { type: "string" } }, additionalProperties: true }] },
      ],
      unevaluatedProperties: false,
    },
  ],
];

const names = ["a", "ab", "b", "c", "kind", "value", "next", "x1", "long name"];
const scalars = fc.constantFrom<unknown>("a", "b", "", "text", 0, 1, -3, 0.5, null, true, false);
const { values } = fc.letrec<{ values: unknown }>((tie) => ({
  values: fc.oneof(
    { maxDepth: 2 },
    scalars,
    fc.array(tie("values"), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...names), tie("values"), { maxKeys: 4, noNullPrototype: true }),
  ),
}));
const flatValues = fc.oneof(
  fc.dictionary(fc.constantFrom(...names), scalars, { maxKeys: 4, noNullPrototype: true }),
  fc.array(scalars, { maxLength: 4 }),
  values,
);

test.each([...plainCases, ...unevaluatedCases])("%s: the verdict is that of ajv", (_rule, shape, schema) => {
  const validate = new Ajv2020({ strict: false, ownProperties: true }).compile(schema);
  const count = { valid: 0, invalid: 0 };
  const thunk = (): Shape => shape;
  for (const value of fc.sample(flatValues, { seed: 20261123, numRuns: 1500 })) {
    const isValid: boolean = validate(value);
    count[isValid ? "valid" : "invalid"] += 1;
    const seen = { matches: matches(thunk, value), explained: findingsOf(thunk, value).length === 0 };
    expect({ value, ...seen }).toEqual({ value, matches: isValid, explained: isValid });
  }
  expect(count.valid).toBeGreaterThan(10);
  expect(count.invalid).toBeGreaterThan(10);
});

// By hand, as ajv takes `contains` and the items of some member for more than they evaluate.
const unevaluatedItems: Shape = {
  find: findUnevaluated,
  base: {
    allOf: [
      { anyOf: ["array", { items: "integer" }] },
      { find: findConditional, if: { minItems: 3 }, then: prefix },
      { find: findContained, contains: ["a", "b"], minContains: 0 },
    ],
  },
  unevaluatedItems: "null",
};

test.each<[isValid: boolean, value: unknown]>([
  [true, []],
  [true, [1, 2]],
  [true, ["b", null]],
  [true, ["c", 5, null]],
  [false, ["c", 5]],
  [false, ["c", 5, 6]],
  [true, ["c", 5, "a"]],
  [false, ["a", "b", null]],
])("unevaluated items: %s for %j", (isValid, value) => {
  expect(matches(() => unevaluatedItems, value)).toBe(isValid);
  expect(findingsOf(() => unevaluatedItems, value).length === 0).toBe(isValid);
});

function messagesOf(shape: Shape, value: unknown): readonly string[] {
  return compactGuard("Thing", () => shape)
    .issues(value)
    .map(({ keyword, message }) => `${keyword}: ${message}`);
}

test("issues of rare keywords say what was expected", () => {
  const values: readonly unknown[] = [["a", "b"], [1, 2], { long: 1, ab: 1 }, { a: 1 }, { a: "a", b: 1, value: 1 }];
  const shapes: readonly (readonly [string, Shape, ...unknown[]])[] = [
    ...plainCases,
    ...unevaluatedCases,
    ["unevaluated items", unevaluatedItems],
  ];
  const found = shapes.map(([rule, shape]) => [rule, values.flatMap((value) => messagesOf(shape, value))]);
  expect(Object.fromEntries(found)).toMatchInlineSnapshot(`
    {
      "contains": [
        "contains: Thing: expected at least 1 item of string, received array with 0 such items",
      ],
      "contains between": [
        "contains: Thing: expected at least 2 items of string, received array with 0 such items",
      ],
      "contains perhaps": [
        "maxContains: Thing: expected at most 1 item of string, received array with more",
      ],
      "dependentRequired": [
        "dependentRequired: Thing/b: expected any value, received nothing",
        "dependentRequired: Thing/c: expected any value, received nothing",
        "dependentRequired: Thing/c: expected any value, received nothing",
      ],
      "if, else": [
        "type: Thing: expected integer, received object",
        "type: Thing: expected integer, received object",
        "type: Thing: expected integer, received object",
      ],
      "if, then, else": [
        "type: Thing: expected integer, received array",
        "type: Thing: expected integer, received array",
        "type: Thing: expected integer, received object",
        "type: Thing: expected integer, received object",
        "type: Thing: expected integer, received object",
      ],
      "patternProperties": [
        "type: Thing/ab: expected string, received number",
        "type: Thing/a: expected string, received number",
      ],
      "patternProperties and no others": [
        "type: Thing: expected object, received array",
        "type: Thing: expected object, received array",
        "additionalProperties: Thing/long: expected no such property, received number",
        "type: Thing/ab: expected string, received number",
        "type: Thing/a: expected string, received number",
        "additionalProperties: Thing/b: expected no such property, received number",
        "additionalProperties: Thing/value: expected no such property, received number",
      ],
      "patternProperties and others": [
        "type: Thing/ab: expected string, received number",
        "type: Thing/a: expected string, received number",
      ],
      "prefixItems": [
        "type: Thing/1: expected integer, received string",
        "type: Thing/0: expected string, received number",
      ],
      "prefixItems alone": [
        "type: Thing/1: expected no value, received string",
        "type: Thing/0: expected string, received number",
        "type: Thing/1: expected no value, received number",
      ],
      "prefixItems and the rest": [
        "type: Thing/1: expected integer, received string",
        "type: Thing/0: expected string, received number",
        "type: Thing: expected array, received object",
        "type: Thing: expected array, received object",
        "type: Thing: expected array, received object",
      ],
      "properties": [
        "type: Thing: expected object, received array",
        "type: Thing: expected object, received array",
        "unevaluatedProperties: Thing/long: expected no such property, received number",
        "unevaluatedProperties: Thing/ab: expected no such property, received number",
        "type: Thing/a: expected string, received number",
        "unevaluatedProperties: Thing/b: expected no such property, received number",
        "unevaluatedProperties: Thing/value: expected no such property, received number",
      ],
      "properties of every valid member": [
        "type: Thing: expected object | integer, received array",
        "type: Thing: expected object | integer, received array",
        "unevaluatedProperties: Thing/long: expected no such property, received number",
        "unevaluatedProperties: Thing/ab: expected no such property, received number",
        "type: Thing/a: expected string, received number",
        "unevaluatedProperties: Thing/b: expected no such property, received number",
        "unevaluatedProperties: Thing/value: expected no such property, received number",
      ],
      "properties of one member, a condition, and patterns": [
        "type: Thing: expected object | null, received array",
        "type: Thing: expected object | null, received array",
        "required: Thing/a: expected string, received nothing",
        "type: Thing/a: expected string, received number",
        "unevaluatedProperties: Thing/b: expected no such property, received number",
      ],
      "properties that a schema within has evaluated": [
        "type: Thing: expected object, received array",
        "type: Thing: expected object, received array",
        "type: Thing/a: expected string, received number",
      ],
      "properties with a shape, not those that are merely required": [
        "type: Thing: expected object, received array",
        "type: Thing: expected object, received array",
        "required: Thing/b: expected any value, received nothing",
        "required: Thing/b: expected any value, received nothing",
        "type: Thing/a: expected string, received number",
      ],
      "propertyNames": [
        "propertyNames: Thing/long: expected a name that is at most 1 character, received string of 4 characters",
        "propertyNames: Thing/ab: expected a name that is at most 1 character, received string of 2 characters",
        "propertyNames: Thing/value: expected a name that is at most 1 character, received string of 5 characters",
      ],
      "propertyNames listed": [
        "propertyNames: Thing/long: expected a name that is "a" | "b", received "long" (string)",
        "propertyNames: Thing/ab: expected a name that is "a" | "b", received "ab" (string)",
        "propertyNames: Thing/value: expected a name that is "a" | "b", received "value" (string)",
      ],
      "unevaluated items": [
        "type: Thing: expected array, received object",
        "type: Thing: expected array, received object",
        "type: Thing: expected array, received object",
      ],
    }
  `);
});

test("unevaluated properties of a recursive type take no longer at every level", () => {
  const guard: Guard<unknown> = compactGuard("Tree", () => ({
    find: findUnevaluated,
    base: {
      anyOf: [
        { required: { a: guard, x: "integer" } },
        { required: { a: guard, y: "integer" } },
        { optional: { z: "integer" } },
      ],
    },
    unevaluatedProperties: false,
  }));
  let value: object = { z: 1 };
  for (let level = 0; level < 900; level += 1) value = { a: value, x: 1, y: 1 };
  expect(guard.is(value)).toBe(true);
  expect(guard.is({ a: value, x: 1, z: 1, w: 1 })).toBe(false);
});
