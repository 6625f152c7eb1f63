import { describe, expect, test } from "vitest";
import { type CommonObjects, findCommonObjects } from "../src/emit/guard/common-objects.js";
import { emitCommonObject } from "../src/emit/guard/emit-guard.js";
import { type GuardSettings, plainGuardSettings } from "../src/emit/guard/guard-settings.js";
import { noMemory } from "../src/model/memory/run-memory.js";
import type { NamedSchema, ObjectSchema, Schema } from "../src/model/schema.js";
import { condition, list, pointer, record, to } from "./bare-schemas.js";
import { object, string } from "./guard-support.js";

const text: Schema = { kind: "string", pointer };
const six = ["a", "b", "c", "d", "e", "f"];

/** An object with a text by each name. */
function texts(...names: readonly string[]): ObjectSchema {
  return withProperties(Object.fromEntries(names.map((name) => [name, text])));
}

function withProperties(properties: Readonly<Record<string, Schema>>): ObjectSchema {
  const pairs = Object.entries(properties).map(([name, schema]) => [name, { schema, json: true }]);
  return { ...record, properties: (object(Object.fromEntries(pairs)).schema as ObjectSchema).properties };
}

function named(localName: string, schema: Schema, others: Partial<NamedSchema> = {}): NamedSchema {
  const name = localName;
  return { name, localName, module: name, isComponent: true, guarded: true, recursive: false, schema, ...others };
}

function find(schemas: readonly NamedSchema[], settings: Partial<GuardSettings> = {}): CommonObjects {
  const byName = new Map(schemas.map((schema) => [schema.name, schema]));
  return findCommonObjects(schemas, byName, { ...plainGuardSettings, ...settings }, noMemory);
}

/** The names of the common objects of schemas that have these properties. */
function common(...properties: readonly Readonly<Record<string, Schema>>[]): readonly string[] {
  return namesOf(find(properties.map((each, index) => named(`S${index + 1}`, withProperties(each)))));
}

function namesOf({ all }: CommonObjects): readonly string[] {
  return all.map(({ localName }) => localName);
}

describe("common objects", () => {
  test("are those of six properties or more that stand in two schemas, whatever is said of them", () => {
    const documented = { ...texts(...six), pointer: "#/y", documentation: { description: "Another." } };
    expect(common({ it: texts(...six) }, { other: documented })).toEqual(["S1It"]);
    expect(common({ it: texts(...six) }, { other: texts(...six.slice(1), "g") })).toEqual([]);
    expect(common({ it: texts(...six.slice(1)) }, { it: texts(...six.slice(1)) })).toEqual([]);
  });

  test("are not what one schema alone has twice", () => {
    expect(common({ it: texts(...six), other: texts(...six) }, { own: texts(...six, "g") })).toEqual([]);
  });

  test("are not the schemas themselves", () => {
    expect(namesOf(find([named("A", texts(...six)), named("B", texts(...six))]))).toEqual([]);
    const nullable: Schema = {
      kind: "union",
      pointer,
      mode: "anyOf",
      members: [texts(...six), { kind: "null", pointer }],
    };
    expect(namesOf(find([named("A", nullable), named("B", nullable)]))).toEqual([]);
    const parts: Schema = { kind: "intersection", pointer, members: [texts(...six), texts("g")] };
    expect(namesOf(find([named("A", parts), named("B", parts)]))).toEqual([]);
  });

  test("are found in lists, maps, unions and intersections, and named after the way to them", () => {
    const it = texts(...six);
    const others = texts("g", ...six);
    const first = {
      list: { ...list, items: it },
      map: { ...record, additionalProperties: others },
      choice: { kind: "union", pointer, mode: "anyOf", members: [texts("h", ...six), texts("i", ...six)] },
      whole: { kind: "intersection", pointer, members: [texts("j", ...six), texts("k", ...six)] },
    } as const;
    expect(common(first, first)).toEqual([
      "S1ListItem",
      "S1MapValue",
      "S1ChoiceOption1",
      "S1ChoiceOption2",
      "S1WholePart1",
      "S1WholePart2",
    ]);
  });

  test("do not make one of what stands in them alone", () => {
    const inner = texts(...six);
    const outer = withProperties({ ...Object.fromEntries(six.map((name) => [name, text])), inner });
    expect(common({ outer }, { outer })).toEqual(["S1Outer"]);
    expect(common({ outer }, { outer }, { inner })).toEqual(["S1Outer", "S1OuterInner"]);
    // Its own module and that of the outer object would both have it.
    expect(common({ outer, inner }, { outer })).toEqual(["S1Outer", "S1OuterInner"]);
    const found = find([named("A", withProperties({ outer, inner })), named("B", withProperties({ outer }))]);
    const [of, within] = found.all;
    expect([...found.within].map(([key, objects]) => [key.localName, objects])).toEqual([
      ["A", [of, within]],
      ["B", [of]],
      ["AOuter", [within]],
      ["AOuterInner", []],
    ]);
  });

  test("are those that two modules would have, of schemas or of other such objects", () => {
    const texted = Object.fromEntries(six.map((name) => [name, text]));
    const inner = texts(...six);
    const middle = withProperties({ ...texted, g: text, inner });
    const outer = withProperties({ ...texted, h: text, middle });
    // First by itself, then in what is common.
    expect(common({ inner, outer: middle }, { outer: middle })).toEqual(["S1Inner", "S1Outer"]);
    // In what is common, but within something that is not.
    expect(common({ outer, inner }, { outer })).toEqual(["S1Outer", "S1OuterMiddleInner"]);
    // Twice in the same module.
    const both = withProperties({ ...texted, middle, inner });
    expect(common({ both }, { both })).toEqual(["S1Both"]);
  });

  test("are not what no function is made for", () => {
    const it = texts(...six);
    const anything: Schema = { kind: "any", pointer };
    const impossible = {
      ...texts(...six),
      properties: [...it.properties, ...withProperties({ g: { kind: "never", pointer } }).properties],
    };
    const containing: Schema = { ...list, contains: { schema: it, minContains: 0 } };
    const choice: Schema = { kind: "union", pointer, mode: "anyOf", members: [it, anything] };
    for (const each of [containing, choice, impossible, { kind: "not", pointer, schema: it } as const]) {
      expect(common({ each }, { each })).toEqual([]);
    }
  });

  test("are not what has a format that the bodies of requests alone assert", () => {
    const date: Schema = { kind: "string", pointer, format: "date" };
    const it = withProperties({ ...Object.fromEntries(six.slice(1).map((name) => [name, text])), date });
    const schemas = [named("A", withProperties({ it })), named("B", withProperties({ it }))];
    const requestFormats = new Map([["date", { format: "date", name: "date", module: "runtime/format-date" }]]);
    expect(namesOf(find(schemas, { requestFormats }))).toEqual(["AIt"]);
    expect(namesOf(find(schemas, { requestFormats, sent: new Set(["A", "B"]) }))).toEqual([]);
  });

  test("have names of their own, and those that they call are called by others", () => {
    const inner = texts(...six);
    const outer = withProperties({ ...Object.fromEntries(six.map((name) => [name, text])), inner });
    const schemas = [
      named("AB", withProperties({ c: inner })),
      named("A", withProperties({ bC: outer })),
      named("B", withProperties({ outer })),
    ];
    const found = find(schemas);
    expect(namesOf(found)).toEqual(["ABC", "ABC2"]);
    const [, second] = found.all;
    if (second === undefined) throw new Error("There is one.");
    const byName = new Map(schemas.map((schema) => [schema.name, schema]));
    const { text: code } = emitCommonObject(second, byName, plainGuardSettings, found.within.get(second) ?? []);
    expect(code).toContain("if (!isABC(it.inner)) return false;");
    expect(code).toContain("inner: aBCShape(),");
  });

  test("may refer to a schema that is called as their module is", () => {
    const properties = {
      it: withProperties({ ...Object.fromEntries(six.map((name) => [name, text])), next: to("common/AIt") }),
    };
    const schemas = [
      named("A", withProperties(properties)),
      named("B", withProperties(properties)),
      { ...named("CommonAIt", text), name: "common/AIt" },
    ];
    const [first] = find(schemas).all;
    if (first === undefined) throw new Error("There is one.");
    const byName = new Map(schemas.map((schema) => [schema.name, schema]));
    const { schemaImports } = emitCommonObject(first, byName, plainGuardSettings, []);
    expect(schemaImports.get("common/AIt")).toEqual(new Set(["isCommonAIt", "CommonAItGuard"]));
  });

  test("are not what carries the depth of a recursive schema, or says what it evaluates", () => {
    const it = withProperties({ ...Object.fromEntries(six.map((name) => [name, text])), next: to("Node") });
    const schemas = (recursive: boolean): readonly NamedSchema[] => [
      named("Node", withProperties({ it }), { recursive }),
      named("Link", withProperties({ it })),
    ];
    expect(namesOf(find(schemas(true)))).toEqual([]);
    expect(namesOf(find(schemas(false)))).toEqual(["NodeIt"]);
    expect(namesOf(find(schemas(false), { evaluated: new Set(["Link"]) }))).toEqual([]);
    const unevaluated = { ...it, additionalProperties: { kind: "unevaluated", pointer, schema: text } as const };
    expect(common({ it: unevaluated }, { it: unevaluated })).toEqual([]);
  });

  const union = (...members: readonly Schema[]): Schema => ({ kind: "union", pointer, mode: "anyOf", members });
  const nothing: Schema = { kind: "null", pointer };

  test.each<[where: string, holder: (schema: Schema) => Schema]>([
    ["as items", (items) => ({ ...list, items })],
    ["as items at the beginning", (item) => ({ ...list, prefixItems: [item] })],
    ["as an item among others", (schema) => ({ ...list, contains: { schema, minContains: 1 } })],
    ["as a value", (additionalProperties) => ({ ...record, additionalProperties })],
    [
      "as a value under a pattern",
      (schema) => ({ ...record, patternProperties: [{ pattern: "^x", patternFlags: "u", schema }] }),
    ],
    ["as names", (propertyNames) => ({ ...record, propertyNames })],
    ["as what may be null", (schema) => union(withProperties({ n: schema }), nothing)],
    ["as one of several", (schema) => union({ ...list, items: schema }, { ...record, additionalProperties: schema })],
    ["as a part", (schema) => ({ kind: "intersection", pointer, members: [schema, texts("g")] })],
    ["as what is excluded", (schema) => ({ kind: "not", pointer, schema })],
    ["as a condition", (schema) => condition({ if: schema, then: texts("g") })],
  ])("are not what holds %s what carries the depth of a recursive schema", (_where, holder) => {
    const it = withProperties({
      ...Object.fromEntries(six.map((name) => [name, text])),
      last: texts("z", ...six),
      next: holder(to("Node")),
    });
    const schemas = (recursive: boolean): readonly NamedSchema[] => [
      named("Node", text, { recursive }),
      named("A", withProperties({ it })),
      named("B", withProperties({ it })),
    ];
    expect(namesOf(find(schemas(false)))).toEqual(["AIt"]);
    expect(namesOf(find(schemas(true)))).toEqual(["AItLast"]);
  });

  test("are named after patterns and places as well", () => {
    const first = {
      matched: { ...record, patternProperties: [{ pattern: "^x", patternFlags: "u", schema: texts(...six) }] },
      tuple: { ...list, prefixItems: [texts("g", ...six), texts("h", ...six)] },
      nullable: union(texts("i", ...six), nothing),
    } as const;
    expect(common(first, first)).toEqual(["S1MatchedMatch", "S1TupleItem0", "S1TupleItem1", "S1Nullable"]);
  });

  test("are not what a schema without a guard has", () => {
    const it = texts(...six);
    const broken = named("B", withProperties({ it }), { guarded: false });
    expect(namesOf(find([named("A", withProperties({ it })), broken]))).toEqual([]);
  });

  test("get files that every disk takes, whatever the names are", () => {
    const long = "x".repeat(1_000_000);
    const properties = {
      [long]: texts(...six),
      Id: texts("g", ...six),
      ID: texts("h", ...six),
      "*/": texts("i", ...six),
    };
    const { all } = find([named("A", withProperties(properties)), named("B", withProperties(properties))]);
    expect(all.map(({ module }) => module)).toEqual([
      `common/AX${"x".repeat(198)}`,
      "common/AId",
      "common/AID2",
      "common/AProperty",
    ]);
  });

  test("are those whose formats the guards tell apart", () => {
    const date = withProperties({
      a: string({ format: "date" }).schema,
      ...Object.fromEntries(six.slice(1).map((name) => [name, text])),
    });
    expect(common({ it: date }, { it: texts(...six) })).toEqual(["S1It"]);
    const formats = new Map([["date", { format: "date", name: "date", module: "runtime/format-date" }]]);
    const schemas = [named("A", withProperties({ it: date })), named("B", withProperties({ it: texts(...six) }))];
    expect(namesOf(find(schemas, { formats }))).toEqual([]);
  });
});
