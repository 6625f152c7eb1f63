import { describe, expect, test } from "vitest";
import { evaluatedProperties, isDynamic } from "../src/emit/guard/evaluated.js";
import type { ObjectSchema, Schema, UnevaluatedSchema } from "../src/model/schema.js";
import { pointer, record } from "./bare-schemas.js";
import {
  all,
  any,
  array,
  conditional,
  integer,
  named,
  never,
  nothing,
  object,
  type Pair,
  reference,
  schemaMap,
  string,
  unevaluated,
  union,
} from "./guard-support.js";

const schemas = schemaMap(named("Named", object({ "name?": string() })));

const [a, b, open] = [object({ "a?": any }), object({ b: any }), object({}, { additional: any })];

const either = union("anyOf", a, b);

/** What shows of a schema, in words that are easy to compare. */
function evaluatedBy(schema: Schema): string | readonly string[] {
  const evaluated = evaluatedProperties(schema, schemas);
  if (evaluated === undefined) return "what the value shows";
  const patterns = evaluated.patterns.map(({ pattern, patternFlags = "u" }) => `/${pattern}/${patternFlags}`);
  return evaluated.all ? "everything" : [...evaluated.names, ...patterns];
}

describe("what a schema evaluates of objects", () => {
  test.each<[Pair, string | readonly string[]]>([
    [any, []],
    [string(), []],
    [a, ["a"]],
    [object({ a: any }, { undeclared: ["c"] }), ["a"]],
    [object({ a: any }, { patterns: { "^x": any } }), ["a", "/^x/u"]],
    [open, "everything"],
    [reference("Named"), ["name"]],
    [all(a, reference("Named")), ["a", "name"]],
    [all(a, open), "everything"],
    [all(a, either), "what the value shows"],
    [union("anyOf", a, nothing, array(any), never), ["a"]],
    [union("anyOf", string(), nothing), []],
    [union("anyOf", object({ "a?": any, b: any }), object({ b: string(), a: string() })), ["a", "b"]],
    [union("anyOf", open, object({ a: any }, { additional: string() })), "everything"],
    [either, "what the value shows"],
    [union("anyOf", open, either), "what the value shows"],
    [union("anyOf", either, open), "what the value shows"],
    [union("anyOf", either, either), "what the value shows"],
    [union("anyOf", a, open), "what the value shows"],
    [conditional(a, b, object({ a: any, b: any })), ["a", "b"]],
    [conditional(a, b, any), "what the value shows"],
    [unevaluated(a, { properties: integer() }), "everything"],
    [unevaluated(a, { items: integer() }), ["a"]],
    [unevaluated(either, { items: integer() }), "what the value shows"],
  ])("%j: %j", ({ schema }, expected) => {
    expect(evaluatedBy(schema)).toEqual(expected);
  });

  test("tells patterns apart by their flags", () => {
    const matching = (patternFlags?: "u" | ""): ObjectSchema => ({
      ...record,
      patternProperties: [{ pattern: "a", ...(patternFlags !== undefined && { patternFlags }), schema: any.schema }],
    });
    const unionOf = (...members: readonly Schema[]): Schema => ({ kind: "union", pointer, mode: "anyOf", members });
    expect(evaluatedBy(unionOf(matching(), matching("u")))).toEqual(["/a/u"]);
    expect(evaluatedBy(unionOf(matching(""), matching("")))).toEqual(["/a/"]);
    expect(evaluatedBy(unionOf(matching(), matching("")))).toBe("what the value shows");
  });
});

test.each<[Pair, { readonly properties?: Pair; readonly items?: Pair }, boolean]>([
  [either, { properties: never }, true],
  [a, { properties: never }, false],
  [either, { properties: any }, false],
  [either, {}, false],
  [either, { items: any }, false],
  [a, { items: never }, true],
  [a, { properties: any, items: string() }, true],
])("%j with %j: the value alone shows what is not evaluated: %s", (pair, rest, expected) => {
  const { schema } = unevaluated(pair, rest);
  expect(isDynamic(schema as UnevaluatedSchema, schemas)).toBe(expected); // what `unevaluated` makes
});
