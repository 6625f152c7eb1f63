import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../src/model/json.js";
import { piecesOf } from "../src/emit/guard/pieces.js";
import { emitGuards, loadGuards } from "./api-guards.js";
import { resolveSchemas } from "./resolve-support.js";

// What makes too long a condition for the compiler is checked by several functions: that they compile, `guard-output.test.ts` says.

test("lists are cut after every two hundred items", () => {
  const items = Array.from({ length: 401 }, (_, index) => index);
  expect(piecesOf(items).map(({ length }) => length)).toEqual([200, 200, 1]);
  expect(piecesOf(items).flat()).toEqual(items);
  expect(piecesOf(items.slice(0, 200))).toHaveLength(1);
  expect(piecesOf([])).toEqual([]);
});

const count = 450;
const numbers = Array.from({ length: count }, (_, index) => index);
const string = { type: "string" };
const named = (index: number): JsonObject => ({
  type: "object",
  required: [`p${index}`],
  properties: { [`p${index}`]: string },
});
const properties = Object.fromEntries(numbers.map((index) => [`p${index}`, string]));
const prefixItems = numbers.map((index) => (index % 7 === 0 ? {} : string));

const schemas: Readonly<Record<string, JsonObject>> = {
  Wide: { type: "object", properties, required: ["p0", "p230", "p449"], additionalProperties: false },
  Inner: { type: "object", properties: { inner: { type: "object", properties, minProperties: 1 } } },
  All: { allOf: numbers.map((index) => ({ type: "object", properties: { [`p${index}`]: string } })) },
  Any: { anyOf: numbers.map(named) },
  One: { oneOf: numbers.map(named) },
  Tuple: { type: "array", prefixItems, minItems: 220, items: { type: "integer" } },
  Closed: { type: "array", prefixItems, items: false },
  Recursive: { type: "object", properties: { ...properties, next: { $ref: "#/components/schemas/Recursive" } } },
};

const valid = Object.fromEntries(numbers.map((index) => [`p${index}`, "a"]));
const texts = numbers.map(() => "a");

/** Values around the ends of pieces. */
const values: readonly JsonValue[] = [
  {},
  valid,
  { p0: "a", p230: "b", p449: "c" },
  { p0: "a", p230: "b" },
  ...[0, 199, 200, 399, 400, 449].flatMap((index) => [
    { ...valid, [`p${index}`]: 1 },
    { [`p${index}`]: "a" },
    { [`p${index}`]: "a", p3: "b" },
    { inner: { ...valid, [`p${index}`]: 1 } },
    { p1: "a", next: { next: { [`p${index}`]: 1 } } },
    texts.with(index, 1 as never),
    texts.slice(0, index),
  ]),
  { ...valid, other: "a" },
  { inner: {} },
  { inner: valid },
  [],
  texts,
  [...texts, 1],
  [...texts, "a"],
  null,
];

const { value: api } = resolveSchemas(schemas);
const load = loadGuards(emitGuards(api, "aot"));
const ajv = new Ajv2020({ strict: false, schemas: [{ $id: "api", components: { schemas } }] });

test.each(Object.keys(schemas))("%s is checked as ajv does", (name) => {
  const validate = ajv.compile({ $ref: `api#/components/schemas/${name}` });
  const guard = load(name);
  const verdicts = values.map((value) => guard.is(value));
  expect(verdicts).toEqual(values.map((value) => validate(value)));
  expect(values.map((value) => guard.issues(value).length === 0)).toEqual(verdicts);
});
