import { describe, expect, test } from "vitest";
import { emitGuard } from "../src/emit/guard/emit-guard.js";
import { predicateOf, textOf } from "./guard-examples.js";
import {
  all,
  any,
  array,
  boolean,
  discriminated,
  integer,
  literals,
  named,
  never,
  not,
  nothing,
  object,
  type Pair,
  reference,
  schemaMap,
  string,
  unevaluated,
  union,
} from "./guard-support.js";

const notNull = not(nothing);

const [cat, dog] = [reference("Cat"), reference("Dog")];

/** Predicates that each take one line. */
type Lines = readonly (readonly [rule: string, pair: Pair, expected: string])[];

/** The expression that the predicate returns, on one line. */
function returnedBy(pair: Pair): string {
  const [code = ""] = predicateOf(pair).split("\n}", 1);
  const refusals = [...code.matchAll(/\n {2}if \((.*?)\)\s+return false;(?=\n)/gs)].map(([, condition]) => condition);
  const [, expression = ""] = /\n {2}return ([^;]*);$/.exec(code) ?? [];
  return (refusals.length === 0 ? expression : `unless ${refusals.join(", ")}`)
    .replace(/^\(\n(.*)\n {2}\)$/s, "$1")
    .replaceAll(/\s+/g, " ")
    .trim();
}

describe("an intersection", () => {
  const lines: Lines = [
    ["a part that asks for nothing", all(any, string()), 'typeof value === "string"'],
    [
      "a part of which nothing is left but a reference",
      all(union("anyOf", never, cat), union("anyOf", nothing, dog)),
      "(value === null || isDog(value)) && isCat(value)",
    ],
    [
      "a part with unevaluated properties",
      all(unevaluated(object({ a: string() }), { properties: never }), notNull),
      'unless value === undefined, value === null, !isObject(it), typeof it.a !== "string", !hasOnlyNamesOfThing(it)',
    ],
    [
      "a part whose parts compare nothing",
      all(all(cat, dog), notNull),
      "value !== undefined && value !== null && isCat(value) && isDog(value)",
    ],
    [
      "a part of whose parts one compares",
      all(all(cat, notNull), not(literals(1))),
      "value !== undefined && value !== null && isCat(value) && isThingPart2(value)",
    ],
    [
      "a part whose property picks",
      all(discriminated("kind", [["cat"], union("anyOf", cat, nothing)], [["dog"], dog]), notNull),
      "value !== undefined && value !== null && isThingVariant(value)",
    ],
    [
      "a property that a part of a part has",
      all(all(object({ a: string() }), object({ b: string() })), object({ a: integer() })),
      'unless !isObject(it), typeof it.a !== "string", typeof it.b !== "string", !isThingPart2(value)',
    ],
  ];
  test.each(lines)("has one comparison and each property in place: %s", (_rule, pair, expected) => {
    expect(returnedBy(pair)).toBe(expected);
  });
});

describe("an object", () => {
  const almostAny = union("anyOf", any, string());
  const lines: Lines = [
    ["any properties", object({}, { additional: almostAny }), "isObject(value)"],
    ["a number of any", object({}, { additional: almostAny, minProperties: 1 }), "Object.keys(it).length >= 1"],
    [
      "a number of a kind",
      object({}, { additional: string(), minProperties: 1 }),
      "unless !isObject(it), !isRecord(it, isString), Object.keys(it).length < 1",
    ],
    [
      "a number of objects",
      object({}, { additional: object({ a: string() }), maxProperties: 2 }),
      "unless !isObject(it), !isRecord(it, isThingRest), Object.keys(it).length > 2",
    ],
  ];
  test.each(lines)("of %s in one line", (_rule, pair, expected) => {
    expect(returnedBy(pair).replace(/^isObject\(it\) && /, "")).toBe(expected);
  });

  test("does not look again at a name that it requires without declaring it", () => {
    const code = predicateOf(object({ a: string() }, { undeclared: ["b"], additional: integer() }));
    expect(code).toContain('if (typeof it.a !== "string") return false;\n  if (!isInteger(it.b)) return false;');
    expect(code).toContain('case "a":\n      case "b":\n        break;');
  });
});

describe("a union", () => {
  const all6 = [string({ maxLength: 2 }), integer(), boolean, nothing, array(any), object({})];
  const long = string({ minLength: 9 });
  const lines: Lines = [
    [
      "of all types but one",
      union("anyOf", ...all6.slice(0, 2)),
      '(typeof value === "string" && hasMaxLength(value, 2)) || isInteger(value)',
    ],
    [
      "of two objects",
      union("anyOf", object({ a: string() }), object({ b: string() })),
      "isThingOption1(value) || isThingOption2(value)",
    ],
    [
      "of one object and a union",
      union("anyOf", union("anyOf", nothing, string()), object({ a: string() })),
      'value === null || typeof value === "string" || (isObject(it) && typeof it.a === "string")',
    ],
    [
      "of one object and arrays",
      union("anyOf", array(object({ b: string() })), object({ a: string() })),
      'isArray(value, isThingItem) || (isObject(it) && typeof it.a === "string")',
    ],
    [
      "with null at its end",
      union("anyOf", string(), boolean, nothing),
      'value === null || typeof value === "string" || typeof value === "boolean"',
    ],
  ];
  test.each(lines)("%s in one line", (_rule, pair, expected) => {
    expect(returnedBy(pair)).toBe(expected);
  });

  test("of all types is what the types add", () => {
    expect(returnedBy(union("anyOf", ...all6))).toBe(
      'value !== undefined && (typeof value !== "string" || hasMaxLength(value, 2)) && (typeof value !== "number" || isInteger(value))',
    );
  });

  test("of all types that has two of one is a union like others", () => {
    expect(predicateOf(union("anyOf", ...all6, long))).not.toContain("undefined");
    expect(predicateOf(union("anyOf", ...all6.with(5, long)))).not.toContain("undefined");
  });
});

describe("what is not evaluated", () => {
  const open = object({}, { additional: any });
  const lines: Lines = [
    [
      "properties that may be anything",
      unevaluated(union("anyOf", cat, dog), { properties: any }),
      "isCat(value) || isDog(value)",
    ],
    [
      "items that may be anything",
      unevaluated(union("anyOf", cat, dog), { items: any }),
      "isCat(value) || isDog(value)",
    ],
    ["properties that there are none of", unevaluated(open, { properties: never }), "isObject(value)"],
    [
      "properties of what need not be an object",
      unevaluated(union("anyOf", object({ a: string() }), nothing), { properties: never }),
      '(value === null || (isObject(it) && typeof it.a === "string")) && (!isObject(it) || hasOnlyNamesOfThing(it))',
    ],
  ];
  test.each(lines)("is asked for in one line: %s", (_rule, pair, expected) => {
    expect(returnedBy(pair)).toBe(expected);
  });
});

test("an array that may contain something asks for nothing by it", () => {
  expect(returnedBy(array(any, { contains: string(), minContains: 0 }))).toBe("Array.isArray(value)");
});

test("a function without parameters stays on one line, however long its name", () => {
  const schema = named("A".repeat(110), string());
  expect(emitGuard(schema, schemaMap(schema)).text).toContain(
    `\nfunction a${"A".repeat(109)}Shape(): UncheckedShape {\n`,
  );
});

test("a predicate that looks at nothing has no parameters that complain of it", () => {
  const circle = object({ a: never, "b?": reference("Thing") });
  expect(predicateOf(circle)).toContain("isThing(_value: unknown): _value is Thing {\n  return false;\n}");
  expect(predicateOf(circle, true)).toContain(
    "isThingAt(_value: unknown, _depth: number): boolean {\n  return false;\n}",
  );
});

describe("a shape", () => {
  test("lists the names beside patterns where others must be something", () => {
    const patterns = { "^x": string() };
    expect(textOf(object({ a: string() }, { patterns }))).not.toContain("names:");
    expect(textOf(object({ a: string() }, { patterns, additional: never }))).toContain('names: ["a"]');
  });

  test("says what picks, even if the members ask for types alone", () => {
    const types = discriminated("kind", [["a"], object({})], [["b"], array(any)]);
    expect(textOf(types)).toContain('discriminator: "kind",\n    mapping: {\n      a: "object",\n      b: "array",');
  });

  test("is the name of its types where nothing is evaluated either", () => {
    const maybe = (pair: Pair): string =>
      textOf(unevaluated(object({ a: union("anyOf", pair, nothing) }), { properties: never }));
    expect(maybe(object({}))).toContain('a: "object|null"');
    expect(maybe(object({}, { additional: any }))).toContain('a: { anyOf: [{ additional: true }, "null"] }');
    expect(maybe(array(undefined))).toContain('a: "array|null"');
    expect(maybe(array(any))).toContain('a: { anyOf: [{ items: "any" }, "null"] }');
  });

  test("breaks a list of objects alone, and none of objects and arrays", () => {
    const [text, numbers] = [string({ minLength: 2 }), integer({ minimum: 2 })];
    expect(textOf(union("anyOf", text, literals(1, 2)))).toContain(
      'anyOf: [{ type: "string", minLength: 2 }, [1, 2]] };',
    );
    expect(textOf(union("anyOf", text, numbers))).toContain('anyOf: [\n      { type: "string", minLength: 2 },\n');
  });

  test("stands in its place where no predicate needs it", () => {
    const dynamic = unevaluated(union("anyOf", object({ "a?": any }), object({ b: any })), { properties: never });
    expect(textOf(object({ a: dynamic }))).toContain("lazyShape");
    expect(textOf(object({ a: dynamic }), false, { kind: "compact" })).not.toContain("lazyShape");
    const within = unevaluated(union("anyOf", object({ a: dynamic }), object({ b: any })), { properties: never });
    expect(textOf(within)).not.toContain("lazyShape");
    expect(predicateOf(within)).toContain("  return matches(ThingGuard.shape, value);\n");
  });
});
