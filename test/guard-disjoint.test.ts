import { describe, expect, test } from "vitest";
import { canBe, countsMatches, isObjectAlone } from "../src/emit/guard/disjoint.js";
import type { UnionSchema } from "../src/model/schema.js";
import { known } from "./guard-examples.js";
import {
  all,
  any,
  array,
  boolean,
  conditional,
  integer,
  literals,
  never,
  not,
  nothing,
  number,
  object,
  openLiterals,
  type Pair,
  reference,
  schemaMap,
  string,
  unevaluated,
  union,
} from "./guard-support.js";

const schemas = schemaMap(...known);

const tagged = (tag: Pair): Pair => object({ kind: tag, "name?": string() });

const blob: Pair = { schema: { kind: "blob", pointer: "" }, json: false };

function counts(mode: "anyOf" | "oneOf", ...members: readonly Pair[]): boolean {
  const { schema } = union(mode, ...members);
  return countsMatches(schema as UnionSchema, schemas); // what `union` makes
}

describe("the matches of a union", () => {
  test.each<[string, ...Pair[]]>([
    ["types", string(), integer(), boolean, nothing, array(any), object({})],
    ["literals", literals("a", 1, null, true), literals("b", 2, false)],
    ["literals and types", literals("a", null), number()],
    ["a schema that nothing is valid for", never, string({ minLength: 1 }), never],
    ["literals of a property", tagged(literals("a", "b")), tagged(literals("c")), tagged(literals(1, null))],
    ["literals of a property, by reference", reference("Cat"), reference("Dog")],
    ["literals by reference", reference("Status"), literals("other")],
    ["literals of a property that a part has", all(tagged(literals("a")), object({ a: any })), reference("Cat")],
    [
      "literals of a property of a closed object",
      unevaluated(tagged(literals("a")), { properties: never }),
      reference("Dog"),
    ],
    ["types of parts", all(string(), union("anyOf", string(), nothing)), nothing],
    ["types within unions", union("anyOf", string(), nothing), union("oneOf", integer(), boolean)],
    [
      "the second of two properties",
      object({ a: literals("x"), b: literals("x") }),
      object({ a: literals("x"), b: literals("y") }),
    ],
  ])("need not be counted where %s exclude each other", (_title, ...members) => {
    expect(counts("oneOf", ...members)).toBe(false);
    expect(counts("oneOf", ...members.toReversed())).toBe(false);
  });

  test.each<[string, ...Pair[]]>([
    ["types", string({ maxLength: 1 }), integer(), string({ minLength: 1 })],
    ["literals", literals("a", "b"), literals("b", "c")],
    ["literals and a type", literals("a", 1), string()],
    ["literals that others may join", openLiterals("a"), literals("b")],
    ["equal objects and arrays", literals([1]), literals([1])],
    ["objects", object({ a: string() }), object({ b: string() })],
    [
      "objects made of parts",
      all(object({ a: string() }), object({ b: any })),
      all(object({ c: any }), object({ d: any })),
    ],
    ["a tag and any text", tagged(literals("a")), tagged(string())],
    ["equal tags", tagged(literals("a", "b")), tagged(literals("b", "c"))],
    ["tags that need not be there", object({ "kind?": literals("a") }), object({ "kind?": literals("b") })],
    ["tags of different names", object({ kind: literals("a") }), object({ type: literals("b") })],
    ["tags that are objects", tagged(literals({ a: 1 })), tagged(literals({ a: 1 }))],
    [
      "a tag and null, and the same again",
      union("anyOf", tagged(literals("a")), nothing),
      union("anyOf", tagged(literals("b")), nothing),
    ],
    ["anything", any, string()],
    ["whatever is excluded", not(string()), integer()],
    ["conditions", conditional(string(), literals("a")), integer()],
  ])("are counted where members share %s", (_title, ...members) => {
    expect(counts("oneOf", ...members)).toBe(true);
    expect(counts("oneOf", ...members.toReversed())).toBe(true);
  });

  test.each([string(), number(), boolean, nothing, array(any), object({}), blob])(
    "are counted where one member is anything: %j",
    (pair) => {
      expect(counts("oneOf", any, pair)).toBe(true);
    },
  );

  test("are not counted where several may be", () => {
    expect(counts("anyOf", string(), string())).toBe(false);
  });
});

describe("the types of a schema", () => {
  test.each<[Pair, boolean]>([
    [object({}), true],
    [reference("Cat"), true],
    [literals({ a: 1 }, {}), true],
    [literals({ a: 1 }, [1]), false],
    [literals({ a: 1 }, null), false],
    [all(any, object({ a: any })), true],
    [all(any, not(string())), false],
    [union("anyOf", object({}), reference("Cat")), true],
    [union("anyOf", object({}), nothing), false],
    [unevaluated(object({}), { properties: never }), true],
    [unevaluated(any, { properties: never }), false],
    [never, true],
  ])("%j: objects alone: %s", ({ schema }, expected) => {
    expect(isObjectAlone(schema, schemas)).toBe(expected);
  });

  test("are those that may be valid", () => {
    expect(canBe("object", union("anyOf", nothing, object({})).schema, schemas)).toBe(true);
    expect(canBe("object", union("anyOf", nothing, array(any)).schema, schemas)).toBe(false);
    expect(canBe("array", union("anyOf", nothing, array(any)).schema, schemas)).toBe(true);
    expect(canBe("array", all(any, object({})).schema, schemas)).toBe(false);
  });
});
