import { describe, expect, test } from "vitest";
import { print } from "../src/emit/guard/layout.js";
import { isAny, isNever, isPlain, nameSchema } from "../src/emit/guard/plain.js";
import { prepare } from "../src/emit/guard/prepare.js";
import { childrenOf, referencesOf, targetOf } from "../src/emit/guard/schema-children.js";
import { repeatedObjects } from "../src/emit/guard/repeated-objects.js";
import {
  all,
  always,
  any as anyOf,
  argumentDoc,
  call,
  compare,
  ifStatement,
  not as opposite,
  nothing as noTest,
  returnChoice,
  returnStatement,
} from "../src/emit/guard/test-expression.js";
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
import type { JsonValue } from "../src/model/json.js";
import { schemaKey } from "../src/model/schema-key.js";
import type { ArraySchema, ObjectSchema, Schema } from "../src/model/schema.js";
import { any, array, boolean, integer, literals, never, not, nothing, object, string, union } from "./guard-support.js";

/* The parts of the guard compiler, one by one. */

const pointer = "#/x";
const to = (name: string): Schema => ({ kind: "reference", pointer, name });
const anything: Schema = { kind: "any", pointer };
const list: ArraySchema = { kind: "array", pointer, items: anything, itemsDeclared: false };
const record: ObjectSchema = {
  kind: "object",
  pointer,
  properties: [],
  additionalProperties: anything,
  additionalDeclared: false,
};
const condition = (parts: { if?: Schema; then?: Schema; else?: Schema }): Schema => ({
  kind: "conditional",
  pointer,
  keyword: "if",
  if: anything,
  then: anything,
  else: anything,
  ...parts,
});

describe("the schemas within a schema", () => {
  test.each<[string, Schema, readonly string[]]>([
    ["items", { ...list, items: to("A"), prefixItems: [to("B"), to("C")] }, ["A", "B", "C"]],
    ["contains", { ...list, contains: { schema: to("A"), minContains: 1 } }, ["A"]],
    [
      "properties",
      {
        ...record,
        properties: [{ name: "a", required: true, declared: true, schema: to("A") }],
        patternProperties: [{ pattern: "^x", schema: to("B") }],
        additionalProperties: to("C"),
        propertyNames: to("D"),
      },
      ["A", "B", "C", "D"],
    ],
    ["a union", { kind: "union", pointer, mode: "anyOf", members: [to("A"), to("B")] }, ["A", "B"]],
    ["an intersection", { kind: "intersection", pointer, members: [to("A"), to("B")] }, ["A", "B"]],
    ["not", { kind: "not", pointer, schema: to("A") }, ["A"]],
    ["a condition", condition({ if: to("A"), then: to("B"), else: to("C") }), ["A", "B", "C"]],
    [
      "unevaluated",
      { kind: "unevaluated", pointer, schema: to("A"), properties: to("B"), items: to("C") },
      ["A", "B", "C"],
    ],
    ["a reference", to("A"), ["A"]],
    ["nothing", literals({ name: "A", kind: "reference" }).schema, []],
  ])("are those of %s", (_title, schema, names) => {
    expect(referencesOf(schema)).toEqual(names);
    if (schema.kind !== "reference")
      expect(childrenOf(schema).filter(({ kind }) => kind === "reference")).toHaveLength(names.length);
  });

  test("are referred to by names that there are", () => {
    expect(() => targetOf({ kind: "reference", pointer, name: "A" }, new Map())).toThrow("no schema is called A");
  });
});

describe("the key of a schema", () => {
  test("leaves out where it stands and what is said of it", () => {
    const text: Schema = { kind: "string", pointer: "#/a", minLength: 1 };
    expect(schemaKey({ ...text, pointer: "#/b", documentation: { title: "Other" } })).toBe(schemaKey(text));
    expect(schemaKey({ ...list, items: text })).toBe(
      schemaKey({ ...list, pointer: "#/c", items: { ...text, pointer: "" } }),
    );
    expect(schemaKey({ ...text, minLength: 2 })).not.toBe(schemaKey(text));
  });

  test("tells literals apart by all of their names, and open ones from others", () => {
    const keyOf = (value: JsonValue): string => schemaKey(literals(value).schema);
    expect(keyOf({ pointer: 1 })).not.toBe(keyOf({ pointer: 2 }));
    expect(keyOf({ documentation: 1 })).not.toBe(keyOf({}));
    expect(keyOf({ kind: "literals", values: [1], pointer: 1 })).not.toBe(keyOf({ kind: "literals", values: [1] }));
    expect(schemaKey({ kind: "literals", pointer, values: [1], open: true })).not.toBe(keyOf(1));
    expect(keyOf(null)).toBe(keyOf(null));
  });
});

describe("objects that repeat", () => {
  const place = object({ a: string(), b: string(), c: string() }).schema;
  const address = object({ street: string(), place: { schema: place, json: true }, "city?": string() }).schema;
  const within = (...schemas: readonly Schema[]): readonly string[] => [
    ...repeatedObjects({ kind: "union", pointer, mode: "anyOf", members: schemas }),
  ];

  test("are those of three properties or more that stand in two places", () => {
    expect(within(place, { ...place, pointer: "#/y" })).toEqual([schemaKey(place)]);
    expect(within(place, { ...list, items: place }, place)).toEqual([schemaKey(place)]);
    expect(within(place, object({ a: string(), b: string(), c: integer() }).schema)).toEqual([]);
    const small = object({ a: string(), b: string() }).schema;
    expect(within(small, small)).toEqual([]);
  });

  test("are not what stands in such an object alone", () => {
    expect(within(address, address)).toEqual([schemaKey(address)]);
    expect(within(address, address, place)).toEqual([schemaKey(address), schemaKey(place)]);
  });

  test("are not the whole schema", () => {
    expect([
      ...repeatedObjects({ ...record, properties: address.kind === "object" ? address.properties : [] }),
    ]).toEqual([]);
  });
});

describe("a schema that is prepared", () => {
  const keep = (format: string): boolean => format === "uuid";

  test("keeps the formats of strings that guards assert", () => {
    const of = (format: string): Schema => ({ kind: "string", pointer, format });
    expect(prepare({ ...list, items: of("uuid") }, keep)).toEqual({ ...list, items: of("uuid") });
    expect(prepare({ ...list, items: of("date") }, keep)).toEqual({ ...list, items: { kind: "string", pointer } });
    expect(prepare({ kind: "number", pointer, integer: true, format: "uuid" }, keep)).toEqual({
      kind: "number",
      pointer,
      integer: true,
    });
    expect(prepare(string({ minLength: 1 }).schema, keep)).toEqual(string({ minLength: 1 }).schema);
  });

  test("has the types of open literals in their place", () => {
    const of = (...values: readonly (string | number | boolean | null | object)[]): Schema =>
      prepare({ kind: "literals", pointer, values: values as never[], open: true }, keep);
    expect(of("a", "b")).toEqual({ kind: "string", pointer });
    expect(of(true)).toEqual({ kind: "boolean", pointer });
    expect(of([1])).toEqual(list);
    expect(of({ a: 1 })).toEqual(record);
    expect(of("a", 1, null, 2)).toEqual({
      kind: "union",
      pointer,
      mode: "anyOf",
      members: [
        { kind: "string", pointer },
        { kind: "number", integer: false, pointer },
        { kind: "null", pointer },
      ],
    });
    expect(prepare(literals("a").schema, keep)).toEqual(literals("a").schema);
  });
});

describe("what shows without following references", () => {
  const both = (...members: readonly Schema[]): Schema => ({ kind: "intersection", pointer, members });
  const choice = (mode: "anyOf" | "oneOf", ...members: readonly Schema[]): Schema => ({
    kind: "union",
    pointer,
    mode,
    members,
  });
  const [yes, no, text] = [any.schema, never.schema, string().schema];

  test.each<[Schema, boolean]>([
    [yes, true],
    [no, false],
    [text, false],
    [both(yes, yes), true],
    [both(yes, text), false],
    [choice("anyOf", text, yes), true],
    [choice("anyOf", text, text), false],
    [choice("oneOf", text, yes), false],
    [
      {
        kind: "union",
        pointer,
        mode: "anyOf",
        members: [yes, text],
        discriminator: { propertyName: "a", mapping: [] },
      },
      false,
    ],
    [not(never).schema, true],
    [not(string()).schema, false],
    [condition({ if: text }), true],
    [condition({ if: text, then: no }), false],
    [condition({ if: no, then: text }), true],
    [condition({ if: no, else: text }), false],
    [condition({ if: yes, else: text }), true],
    [condition({ if: yes, then: text }), false],
  ])("%j accepts everything: %s", (schema, expected) => {
    expect(isAny(schema)).toBe(expected);
  });

  test.each<[Schema, boolean]>([
    [no, true],
    [yes, false],
    [text, false],
    [both(text, no), true],
    [both(text, yes), false],
    [choice("oneOf", no, no), true],
    [choice("oneOf", no, text), false],
    [not(any).schema, true],
    [not(string()).schema, false],
    [object({ a: never }).schema, true],
    [object({ "a?": never }).schema, false],
    [condition({ then: no }), true],
    [condition({ if: text, then: no, else: no }), true],
    [condition({ if: text, then: no }), false],
    [condition({ if: no, then: no }), false],
    [condition({ if: no, else: no }), true],
    [{ kind: "unevaluated", pointer, schema: no, properties: text }, true],
    [{ kind: "unevaluated", pointer, schema: yes, properties: text }, false],
  ])("%j accepts nothing: %s", (schema, expected) => {
    expect(isNever(schema)).toBe(expected);
  });

  test.each<[Schema, boolean]>([
    [boolean.schema, true],
    [nothing.schema, true],
    [{ kind: "blob", pointer }, true],
    [text, true],
    [string({ minLength: 1 }).schema, false],
    [string({ maxLength: 1 }).schema, false],
    [string({ pattern: "a" }).schema, false],
    [string({ format: "uuid" }).schema, false],
    [integer().schema, true],
    [integer({ minimum: 1 }).schema, false],
    [integer({ maximum: 1 }).schema, false],
    [integer({ exclusiveMinimum: 1 }).schema, false],
    [integer({ exclusiveMaximum: 1 }).schema, false],
    [integer({ multipleOf: 1 }).schema, false],
    [list, true],
    [array(string()).schema, false],
    [array(any, { minItems: 1 }).schema, false],
    [array(any, { uniqueItems: true }).schema, false],
    [{ ...list, contains: { schema: text, minContains: 1 } }, false],
    [record, true],
    [object({ "a?": any }).schema, false],
    [{ ...record, minProperties: 1 }, false],
    [{ ...record, maxProperties: 1 }, false],
    [{ ...record, propertyNames: text }, false],
    [{ ...record, patternProperties: [{ pattern: "a", schema: yes }] }, false],
    [{ ...record, additionalProperties: text }, false],
    [literals("a").schema, false],
    [to("A"), false],
  ])("%j asks for one type alone: %s", (schema, expected) => {
    expect(isPlain(schema)).toBe(expected);
  });

  test("the name of a property is a string, whatever else keywords without a type allow", () => {
    const short = string({ maxLength: 1 }).schema;
    const untyped: Schema = { kind: "union", pointer, mode: "anyOf", untyped: true, members: [nothing.schema, short] };
    expect(nameSchema(untyped)).toBe(short);
    const typed = union("anyOf", nothing, string()).schema;
    expect(nameSchema(typed)).toBe(typed);
    expect(nameSchema(short)).toBe(short);
    const others: Schema = { kind: "union", pointer, mode: "anyOf", untyped: true, members: [nothing.schema] };
    expect(nameSchema(others)).toBe(others);
  });
});

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

describe("tests in code", () => {
  const [a, b, c] = ["a", "b", "c"].map((name) => compare(name, "===", "1"));
  if (a === undefined || b === undefined || c === undefined) throw new Error("Unreachable.");
  const long = (letter: string): ReturnType<typeof call> => call(`is${letter.repeat(48)}`, "value");
  const codeOf = (test: typeof a): string => print(returnStatement(test));

  test("leave out what says nothing", () => {
    expect(all()).toBe(always);
    expect(all(always, a)).toBe(a);
    expect(all(a, noTest)).toBe(noTest);
    expect(anyOf()).toBe(noTest);
    expect(anyOf(noTest, a)).toBe(a);
    expect(anyOf(a, always)).toBe(always);
    expect(codeOf(always)).toBe("return true;");
    expect(codeOf(noTest)).toBe("return false;");
  });

  test("stand in parentheses within the other kind", () => {
    expect(codeOf(all(a, anyOf(b, c)))).toBe("return a === 1 && (b === 1 || c === 1);");
    expect(codeOf(all(a, all(b, c)))).toBe("return a === 1 && b === 1 && c === 1;");
    expect(codeOf(anyOf(a, all(b, c)))).toBe("return a === 1 || (b === 1 && c === 1);");
    expect(codeOf(anyOf(a, anyOf(b, c)))).toBe("return a === 1 || b === 1 || c === 1;");
  });

  test("have opposites", () => {
    expect(opposite(always)).toBe(noTest);
    expect(opposite(noTest)).toBe(always);
    expect(codeOf(opposite(a))).toBe("return a !== 1;");
    expect(codeOf(opposite(opposite(a)))).toBe("return a === 1;");
    expect(codeOf(opposite(compare("a", "!==", "1")))).toBe("return a === 1;");
    expect(codeOf(opposite(compare("a", ">=", "1")))).toBe("return !(a >= 1);");
    expect(codeOf(opposite(call("f", "a")))).toBe("return !f(a);");
    expect(codeOf(opposite(all(a, b)))).toBe("return !(a === 1 && b === 1);");
    expect(codeOf(opposite(opposite(call("f", "a"))))).toBe("return !!f(a);");
  });

  test("take a line each where they do not fit", () => {
    const [first, second, third] = ["A", "B", "C"].map((letter) => `is${letter.repeat(48)}(value)`);
    expect(codeOf(all(long("A"), long("B"), long("C")))).toBe(
      `return (\n  ${first} &&\n  ${second} &&\n  ${third}\n);`,
    );
    expect(codeOf(all(long("A"), long("B")))).toBe(`return (\n  ${first} && ${second}\n);`);
    expect(codeOf(compare("x".repeat(110), ">=", "1"))).toBe(`return (\n  ${"x".repeat(110)} >= 1\n);`);
    expect(codeOf(call("f", "x".repeat(115)))).toBe(`return f(\n  ${"x".repeat(115)},\n);`);
    expect(codeOf(opposite(all(long("A"), long("B"), long("C"))))).toBe(
      `return !(\n  ${first} &&\n  ${second} &&\n  ${third}\n);`,
    );
  });

  test("stand in statements and calls", () => {
    expect(print(ifStatement(a, "return false;"))).toBe("if (a === 1) return false;");
    expect(print(ifStatement(always, "return false;"))).toBe("if (true) return false;");
    expect(print(ifStatement(all(long("A"), long("B")), "return false;"))).toBe(
      `if (\n  is${"A".repeat(48)}(value) &&\n  is${"B".repeat(48)}(value)\n)\n  return false;`,
    );
    expect(print(returnChoice(call("f", "a"), call("g", "a"), call("h", "a")))).toBe("return f(a) ? g(a) : h(a);");
    expect(print(returnChoice(long("A"), long("B"), noTest))).toBe(
      `return is${"A".repeat(48)}(value)\n  ? is${"B".repeat(48)}(value)\n  : false;`,
    );
    expect(print(argumentDoc(always))).toBe("true");
    expect(print(argumentDoc(a))).toBe("a === 1");
    expect(print(argumentDoc(all(a, anyOf(b, c))))).toBe("a === 1 && (b === 1 || c === 1)");
  });
});
