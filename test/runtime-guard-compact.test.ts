import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compactGuard } from "../src/runtime/compact-guard.js";
import type { Shape } from "../src/runtime/explain.js";
import { dateFormat } from "../src/runtime/format-date.js";
import { uuidFormat } from "../src/runtime/format-uuid.js";
import { type Guard, guard } from "../src/runtime/guard.js";
import { toJsonSchema } from "../src/runtime/to-json-schema.js";
import { withFormats } from "../src/runtime/with-formats.js";
import { mutated, valueArbitrary } from "./guard-arbitrary.js";
import { loadGuards } from "./guard-modules.js";
import { cases, components, recursiveComponents } from "./guard-pairs.js";
import { any, array, integer, named, nothing, object, reference, schemaMap, string, union } from "./guard-support.js";

const schemas = schemaMap(
  ...Object.entries(components).map(([name, pair]) => named(name, pair)),
  ...Object.entries(recursiveComponents).map(([name, pair]) => named(name, pair, true)),
  ...cases.map(([, pair], index) => named(`Case${index}`, pair)),
  named("Chain", object({ "next?": reference("Hop"), "end?": reference("Text") }), true),
  named("Hop", object({ "next?": reference("Chain") }), true),
  named("Start", object({ "chain?": reference("Chain"), "hop?": reference("Hop") })),
  named(
    "Turn",
    union("oneOf", object({ turn: reference("Turn"), a: integer() }), object({ "z?": integer() }, {})),
    true,
  ),
);
const predicates = loadGuards(schemas);
const compact = loadGuards(schemas, (name, _is, makeShape) => compactGuard(name, makeShape));

function pairOf(name: string): readonly [predicate: Guard<unknown>, compact: Guard<unknown>] {
  const [left, right] = [predicates.get(name), compact.get(name)];
  if (left === undefined || right === undefined) throw new Error(`There is no guard ${name}.`);
  return [left, right];
}

test(
  "compact guards, and guards with formats that nobody names, say what the predicates say",
  { timeout: 60_000 },
  () => {
    for (const [name, { schema }] of schemas) {
      const [predicate, other] = pairOf(name);
      const formatted = withFormats(predicate, [uuidFormat]);
      for (const value of fc.sample(mutated(valueArbitrary(schema, schemas)), { seed: 7, numRuns: 40 })) {
        const isValid = predicate.is(value);
        const seen = {
          compact: other.is(value),
          formatted: formatted.is(value),
          issues: other.issues(value).length === 0,
        };
        expect({ name, value, ...seen }).toEqual({
          name,
          value,
          compact: isValid,
          formatted: isValid,
          issues: isValid,
        });
      }
    }
  },
);

/** A value with as many values within each other as there are names, repeated. */
function nested(levels: number, names: readonly string[], innermost: object): object {
  let value = innermost;
  for (let level = levels; level > 0; level -= 1) value = { [names[(level - 1) % names.length] ?? ""]: value };
  return value;
}

test.each<[name: string, value: (levels: number) => object]>([
  ["Tree", (levels) => ({ value: 1, children: [nestedTree(levels)] })],
  ["Chain", (levels) => nested(levels + 1, ["next"], {})],
  ["Chain", (levels) => nested(levels + 1, ["next"], { end: "abc" })],
  ["Start", (levels) => ({ chain: nested(levels + 1, ["next"], {}) })],
  ["Start", (levels) => ({ hop: nested(levels + 1, ["next"], {}) })],
  ["Turn", (levels) => nestedTurn(levels + 1)],
  ["Value", (levels) => nested(levels + 1, ["a"], [])],
])("%s: a compact guard is as deep as the predicate", (name, valueOf) => {
  const [predicate, other] = pairOf(name);
  const depths = [10, 49, 50, 51, 99, 500, 996, 997, 998, 999, 1000, 1001, 5000];
  const verdicts = depths.map((levels) => other.is(valueOf(levels)));
  expect(verdicts).toEqual(depths.map((levels) => predicate.is(valueOf(levels))));
  expect(new Set(verdicts).size).toBe(2);
});

function nestedTree(levels: number): object {
  let value: object = { value: 1 };
  for (let level = 0; level < levels; level += 1) value = { value: 1, children: [value] };
  return value;
}

function nestedTurn(levels: number): object {
  let value: object = { z: 1 };
  for (let level = 0; level < levels; level += 1) value = { turn: value, a: 1, z: "no" };
  return value;
}

test("formats are asserted in guards that are referred to, and only where they are named", () => {
  const day: Shape = { type: "string", format: "date" };
  const dayGuard = guard(
    "Day",
    (value): value is unknown => typeof value === "string",
    () => day,
  );
  const list = guard(
    "Days",
    (value): value is unknown => Array.isArray(value),
    () => ({ items: dayGuard }),
  );
  const asserting = withFormats(list, [dateFormat, uuidFormat]);
  expect(list.is(["today"])).toBe(true);
  expect(asserting.is(["2024-02-29"])).toBe(true);
  expect(asserting.is(["2024-02-29", "2023-02-29"])).toBe(false);
  expect(asserting.issues(["2024-02-29", "2023-02-29"])).toEqual([
    {
      pointer: "/1",
      keyword: "format",
      expected: "date",
      received: "string",
      message: "Days/1: expected date, received string",
    },
  ]);
  expect(withFormats(list, [uuidFormat]).is(["today"])).toBe(true);
});

const node = object({ "id?": string(), "children?": array(reference("Node")) });
const twice = union(
  "anyOf",
  object({ a: reference("Twice"), "b?": reference("Twice"), x: integer() }),
  object({ a: reference("Twice"), "b?": reference("Twice"), y: integer() }),
  object({ z: integer() }),
);
const hostileSchemas = schemaMap(
  named("Node", node, true),
  named("Twice", twice, true),
  named("List", array(object({ id: string() }))),
  named("Words", object({}, { additional: string() })),
  named("Unique", array(any, { uniqueItems: true })),
);
const makers = {
  predicate: guard,
  compact: <T>(name: string, _is: unknown, makeShape: () => Shape): Guard<T> => compactGuard(name, makeShape),
  formats: <T>(name: string, is: (value: unknown) => value is T, makeShape: () => Shape): Guard<T> =>
    withFormats(guard(name, is, makeShape), [uuidFormat]),
};

function repeated(count: number, makeItem: (index: number) => unknown): readonly unknown[] {
  return Array.from({ length: count }, (_, index) => makeItem(index));
}

function doubling(levels: number, innermost: object): object {
  let value = innermost;
  for (let level = 0; level < levels; level += 1) value = { a: value, x: 1, y: 1 };
  return value;
}

const cyclicNode: Record<string, unknown> = {};
cyclicNode["children"] = [cyclicNode];
const cyclicTwice: Record<string, unknown> = { x: 1, y: 1 };
Object.assign(cyclicTwice, { a: cyclicTwice, b: cyclicTwice });
const cyclicList: unknown[] = [];
cyclicList.push({ cyclicList }, { cyclicList });
const revoked = Proxy.revocable({}, {});
revoked.revoke();
const throwing = {
  get id(): never {
    throw new Error("no");
  },
};

describe.each(Object.entries(makers))("hostile values and a guard made with %s", (_maker, maker) => {
  const guards = loadGuards(hostileSchemas, maker as typeof guard);
  test.each<[what: string, name: string, value: () => unknown, issues: number]>([
    ["100,000 levels", "Node", () => deepNode(100_000), 1],
    ["levels of arrays", "Node", () => ({ children: [deepArray(100_000)] }), 1],
    ["a circle", "Node", () => cyclicNode, 1],
    ["a circle through unions that try every branch", "Twice", () => cyclicTwice, 1],
    ["unions that try every branch", "Twice", () => doubling(900, { z: "no" }), 1],
    ["a million issues", "List", () => repeated(1_000_000, () => ({})), 100],
    [
      "hundreds of thousands of items, the last of them wrong",
      "List",
      () => [...repeated(200_000, () => ({ id: "a" })), {}],
      1,
    ],
    [
      "hundreds of thousands of names",
      "Words",
      () => Object.fromEntries(repeated(200_000, (index) => [`n${index}`, index]) as [string, unknown][]),
      100,
    ],
    [
      "hundreds of thousands of items that all differ",
      "Unique",
      () => [...repeated(100_000, (index) => ({ index })), { index: 0 }],
      1,
    ],
    ["circles to compare", "Unique", () => cyclicList, 1],
    ["a getter that throws", "Node", () => throwing, 1],
    ["a revoked proxy", "Node", () => revoked.proxy, 1],
    ["a revoked proxy within", "Node", () => ({ children: [revoked.proxy] }), 1],
  ])("%s", { timeout: 60_000 }, (_what, name, valueOf, count) => {
    const guard = guards.get(name);
    const value = valueOf();
    const startedAt = process.cpuUsage();
    const issues = guard?.issues(value) ?? [];
    const { user } = process.cpuUsage(startedAt);
    expect(issues).toHaveLength(count);
    // Seconds of this process, however busy the machine is; what is exponential takes forever.
    expect(user / 1e6).toBeLessThan(20);
  });
});

test("what an array lacks is nothing that its items may be", () => {
  const lists = schemaMap(
    named("Words", array(string())),
    named("Codes", array(string({ maxLength: 3 }))),
    named("Marks", array(union("anyOf", string(), nothing))),
  );
  const sparse: unknown[] = ["a"];
  sparse[2] = "b";
  for (const maker of Object.values(makers)) {
    for (const [name, each] of loadGuards(lists, maker as typeof guard)) {
      expect([name, each.is(["a", "b"]), each.is(sparse), each.is(["a", 1])]).toEqual([name, true, false, false]);
      expect(each.issues(sparse)).toMatchObject([{ pointer: "/1" }]);
    }
  }
});

function deepNode(levels: number): object {
  let value: object = {};
  for (let level = 0; level < levels; level += 1) value = { children: [value] };
  return value;
}

function deepArray(levels: number): unknown {
  let value: unknown = [];
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}

test("the schema of a recursive guard ends", () => {
  const guards = loadGuards(hostileSchemas);
  for (const [, guard] of guards) expect(toJsonSchema(guard)).toHaveProperty("$schema");
});
