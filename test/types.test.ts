import { expect, test } from "vitest";
import { liftTypes } from "../src/emit/types/lift-types.js";
import { documentedTyping } from "../src/emit/types/typing-schema.js";
import type { ArraySchema, ObjectSchema, Schema } from "../src/model/schema.js";
import {
  all,
  any,
  array,
  boolean,
  literals,
  named,
  never,
  number,
  object,
  reference,
  schemaMap,
  string,
  type Pair,
} from "./guard-support.js";

/** The declaration of a type `X`, without its name. */
function typeOf(schema: Schema, components: Readonly<Record<string, Pair>> = {}): string {
  const schemas = schemaMap(
    named("X", { schema, json: true }),
    ...Object.entries(components).map(([name, pair]) => named(name, pair)),
  );
  const typings = [...schemas.values()].map((each) => {
    return { name: each.name, madeOf: [each], typing: () => documentedTyping(each.schema, schemas, each.name) };
  });
  const others = { paths: [], webhooks: [], operations: [], components: {} };
  const names = { schemas: new Set(schemas.keys()), requests: new Set<string>() };
  const text = liftTypes({ schemas: typings, ...others }, names).schemas.get("X")?.text ?? "";
  return text
    .trim()
    .replace(/^\/\*\* .* \*\/\n/, "")
    .replace(/^export (?:type X =|interface X)\s+/, "")
    .replace(/;$/, "")
    .replaceAll(/\s+/g, " ");
}

function tuple(prefix: readonly Pair[], others: Partial<ArraySchema> = {}): Schema {
  const prefixItems = prefix.map(({ schema }) => schema);
  return { kind: "array", pointer: "", items: any.schema, itemsDeclared: false, prefixItems, ...others };
}

function objectWith(pair: Pair, others: Partial<ObjectSchema>): Schema {
  if (pair.schema.kind !== "object") throw new Error("No object.");
  return { ...pair.schema, ...others };
}

const pattern = (pair: Pair): Partial<ObjectSchema> => ({
  patternProperties: [{ pattern: "^x-", schema: pair.schema }],
});
const conditional = (then: Pair, otherwise: Pair): Schema => {
  return { kind: "conditional", pointer: "", keyword: "if", if: any.schema, then: then.schema, else: otherwise.schema };
};

test("a list of its own kind, which is named for a body, keeps its name", () => {
  const list = { ...named("L", array(reference("L"))), isComponent: false };
  expect(documentedTyping(reference("L").schema, schemaMap(list), "X")).toEqual(
    documentedTyping(reference("L").schema, schemaMap(named("L", string())), "X"),
  );
});

test.each<[title: string, schema: Schema, expected: string]>([
  ["a prefix", tuple([string(), number()]), "[string?, number?, ...unknown[]]"],
  [
    "a prefix of which some items are there",
    tuple([string(), number()], { minItems: 1 }),
    "[string, number?, ...unknown[]]",
  ],
  ["a prefix that is there", tuple([string()], { minItems: 3 }), "[string, ...unknown[]]"],
  ["a prefix before others", tuple([string()], { items: number().schema }), "[string?, ...number[]]"],
  ["a prefix alone", tuple([string(), boolean], { items: never.schema }), "[string?, boolean?]"],
  ["a prefix that is as long as can be", tuple([string(), boolean], { maxItems: 2 }), "[string?, boolean?]"],
  ["a prefix that is longer than can be", tuple([string(), boolean], { maxItems: 1, minItems: 1 }), "[string]"],
  ["an item that cannot be", tuple([string(), never, string()]), "[string?]"],
  ["a list of literals that are lists", array(literals([1, 2])).schema, "[ 1, 2 ][]"],
  ["a list of nothing", array(never).schema, "never[]"],
  ["any object", object({}).schema, "{ [key: string]: unknown; }"],
  ["no property", object({}, { additional: never }).schema, "Record<string, never>"],
  [
    "a property that is never there, and no other",
    object({ "a?": never }, { additional: all(string(), never) }).schema,
    "{ a?: never; }",
  ],
  ["an undeclared name", object({}, { undeclared: ["z"] }).schema, "{ z: unknown; }"],
  [
    "properties beside typed ones",
    object({ name: string(), "age?": number() }, { additional: boolean }).schema,
    "{ name: string; age?: number; } & { [key: string]: boolean | string | number; }",
  ],
  [
    "patterns beside anything",
    objectWith(object({ "a?": string() }), pattern(number())),
    "{ a?: string; [key: string]: unknown; }",
  ],
  ["patterns alone, beside anything", objectWith(object({}), pattern(number())), "{ [key: string]: unknown; }"],
  [
    "patterns beside nothing",
    objectWith(object({ "a?": string() }, { additional: never }), pattern(number())),
    "{ a?: string; } & { [key: string]: number | string; }",
  ],
  [
    "patterns beside typed ones",
    objectWith(object({}, { additional: string() }), pattern(number())),
    "{ [key: string]: number | string; }",
  ],
  [
    "listed names",
    objectWith(object({ a: string() }, { additional: number() }), { propertyNames: literals("a", "b", 1).schema }),
    "{ a: string; b?: number; }",
  ],
  [
    "an inherited name",
    object({ "toString?": string(), valueOf: string() }).schema,
    "{ toString?: unknown; valueOf: string; }",
  ],
  ["open literals", { ...literals("a", "b").schema, open: true } as Schema, '"a" | "b" | (string & {})'],
  ["open numbers and null", { ...literals(1, null).schema, open: true } as Schema, "1 | null | (number & {})"],
  ["open lists", { ...literals([1], true).schema, open: true } as Schema, "boolean | unknown[]"],
  [
    "a condition",
    all(object({ a: string() }), {
      schema: conditional(object({ b: string() }), object({}, { undeclared: ["a"] })),
      json: true,
    }).schema,
    "{ a: string; } & ({ b: string; } | { a: string; })",
  ],
  [
    "half a condition",
    all(object({ a: string() }), { schema: conditional(object({ b: string() }), any), json: true }).schema,
    "{ a: string; }",
  ],
  [
    "what is not evaluated",
    { kind: "unevaluated", pointer: "", schema: object({ a: string() }).schema, properties: never.schema },
    "{ a: string; }",
  ],
])("%s", (_title, schema, expected) => {
  expect(typeOf(schema)).toBe(expected);
});

test("names that a named schema lists", () => {
  const schema = objectWith(object({}, { additional: number() }), { propertyNames: reference("Names").schema });
  expect(typeOf(schema, { Names: literals("a", "toString") })).toBe("{ a?: number; toString?: unknown; }");
});

test("a long union takes a line per member", () => {
  const values = Array.from({ length: 12 }, (_, index) => `value-${index}-of-many`);
  const union = [...values.map((value) => `"${value}"`), "(string & {})"].join(" | ");
  expect(typeOf({ ...literals(...values).schema, open: true } as Schema)).toBe(`| ${union}`);
});
