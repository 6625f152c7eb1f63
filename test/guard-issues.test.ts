import { expect, test } from "vitest";
import { assertValid, guard, InvalidValueError } from "../src/runtime/guard.js";
import { guardOf, node } from "./guard-examples.js";
import {
  any,
  array,
  integer,
  never,
  not,
  nothing,
  number,
  object,
  reference,
  string,
  union,
  type Pair,
} from "./guard-support.js";

function messagesOf(pair: Pair, value: unknown): readonly string[] {
  return guardOf("Thing", pair)
    .issues(value)
    .map((issue) => issue.message);
}

test("issues name the place, what was expected and what was received", () => {
  const clients = array(reference("Client"));
  const valid = { id: "a", status: "active", redirect_uris: [] };
  expect(
    messagesOf(clients, [
      valid,
      { ...valid, status: "archived" },
      { id: 1, redirect_uris: ["a", "b".repeat(513)] },
      null,
    ]),
  ).toMatchInlineSnapshot(`
    [
      "Thing/1/status: expected "active" | "suspended" | "revoked", received "archived" (string)",
      "Thing/2/id: expected string, received number",
      "Thing/2/status: expected "active" | "suspended" | "revoked", received nothing",
      "Thing/2/redirect_uris/1: expected at most 512 characters, received string of 513 characters",
      "Thing/3: expected object, received null",
    ]
  `);
});

test("issues of a union speak of the member that came closest", () => {
  const pair = union("anyOf", reference("Cat"), reference("Dog"), nothing);
  expect(messagesOf(pair, { kind: "dog", name: "Rex", good: "yes" })).toMatchInlineSnapshot(`
    [
      "Thing/good: expected boolean, received string",
    ]
  `);
  expect(messagesOf(pair, 5)).toMatchInlineSnapshot(`
    [
      "Thing: expected Cat | Dog | null, received number",
    ]
  `);
  expect(messagesOf(reference("Pet"), { kind: "cow" })).toMatchInlineSnapshot(`
    [
      "Thing/kind: expected "cat" | "kitten" | "dog", received "cow" (string)",
    ]
  `);
  expect(messagesOf(reference("Pet"), { kind: "kitten", lives: 1 })).toMatchInlineSnapshot(`
    [
      "Thing/kind: expected "cat", received "kitten" (string)",
    ]
  `);
  expect(messagesOf(union("oneOf", integer(), number({ minimum: 0 })), 1)).toMatchInlineSnapshot(`
    [
      "Thing: expected exactly one of integer, number, received number (valid as integer and number)",
    ]
  `);
});

test.each<[keyword: string, pair: Pair, value: unknown]>([
  ["type", string(), "secret".length],
  ["minLength", string({ minLength: 9 }), "secret"],
  ["maxLength", string({ maxLength: 1 }), "secret"],
  ["pattern", string({ pattern: "^x" }), "secret"],
  ["minimum", number({ minimum: 9e9 }), 12345],
  ["maximum", number({ maximum: 1 }), 12345],
  ["exclusiveMinimum", number({ exclusiveMinimum: 9e9 }), 12345],
  ["exclusiveMaximum", number({ exclusiveMaximum: 1 }), 12345],
  ["multipleOf", number({ multipleOf: 2 }), 12345],
  ["minItems", array(any, { minItems: 2 }), ["secret"]],
  ["maxItems", array(any, { maxItems: 1 }), ["secret", "secret"]],
  ["uniqueItems", array(any, { uniqueItems: true }), ["secret", "secret"]],
  ["additionalProperties", object({}, { additional: never }), { key: "secret" }],
  ["minProperties", object({}, { minProperties: 2 }), { key: "secret" }],
  ["maxProperties", object({}, { maxProperties: 0 }), { key: "secret" }],
  ["not", not(string()), "secret"],
  ["oneOf", union("oneOf", string(), string({ minLength: 1 })), "secret"],
  ["required", object({ id: any }), { key: "secret" }],
])("an issue of %s does not show the value", (keyword, pair, value) => {
  const [issue, ...others] = guardOf("Thing", pair).issues(value);
  expect(others).toEqual([]);
  expect(issue?.keyword).toBe(keyword);
  expect(issue?.message).not.toMatch(/secret|12345/);
});

test("an assertion throws an error with the issues", () => {
  const guard = guardOf("Thing", array(integer()));
  expect(() => assertValid(guard, [1])).not.toThrow();
  const attempt = (): void => assertValid(guard, ["a", "b", 1, "c", "d", "e"]);
  expect(attempt).toThrow(TypeError);
  expect(attempt).toThrow(InvalidValueError);
  expect(attempt).toThrow(
    ["Thing/0", "Thing/1", "Thing/3"].map((place) => `${place}: expected integer, received string`).join("\n") +
      "\nand 2 more",
  );
});

test("a recursive predicate is safe as a callback, which gets an index", () => {
  const guard = guardOf("Node", object({ id: string(), "children?": array(reference("Node")) }), true);
  const values = Array.from({ length: 1500 }, () => ({ id: "a" }));
  expect(values.filter(guard.is)).toHaveLength(1500);
});

function nested(levels: number, innermost: unknown): unknown {
  let value = innermost;
  for (let level = 0; level < levels; level += 1) value = { id: "a", children: [value] };
  return value;
}

test("a thousand levels are valid, and more are an issue of depth", () => {
  const guard = guardOf("Node", node.schema.kind === "object" ? { schema: node.schema, json: true } : any, true);
  expect(guard.is(nested(1000, { id: "a" }))).toBe(true);
  for (const value of [nested(1001, { id: "a" }), nested(100_000, { id: "a" })]) {
    expect(guard.is(value)).toBe(false);
    expect(guard.issues(value).map((issue) => issue.keyword)).toEqual(["depth"]);
  }
  expect(guard.issues(nested(990, { id: 1 })).map((issue) => issue.keyword)).toEqual(["type"]);
});

test("cyclic values end in an answer, even where unions try every branch at every level", () => {
  const branches = union(
    "anyOf",
    object({ a: reference("Thing"), x: integer() }),
    object({ a: reference("Thing"), y: integer() }),
  );
  const guard = guardOf("Thing", branches, true);
  const value: Record<string, unknown> = { x: 1, y: 1 };
  value["a"] = value;
  expect(guard.is(value)).toBe(false);
  expect(guard.issues(value)).toHaveLength(1);
});

test("values that refuse to be read end in an issue", () => {
  const guard = guardOf("Thing", object({ id: string(), "list?": array(any, { uniqueItems: true }) }));
  const throwing = {
    get id(): string {
      throw new Error("no");
    },
  };
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const cyclic: unknown[] = [];
  cyclic.push({ cyclic }, { cyclic });
  for (const value of [throwing, proxy, { id: "a", list: cyclic }]) expect(guard.issues(value)).toHaveLength(1);
  const message = "Thing: expected a value that can be read, received a getter or proxy that throws";
  for (const value of [throwing, proxy]) expect(guard.issues(value)).toMatchObject([{ message }]);
  const list = guardOf("ThingList", array(object({ id: string() })));
  expect(list.issues([{ id: 1 }, throwing, { id: 2 }])).toMatchObject([{ pointer: "/0/id" }, { pointer: "" }]);
});

test("at most 100 issues are listed, however large the value", () => {
  const guard = guardOf("Thing", array(object({ id: string() })));
  const value = Array.from({ length: 200_000 }, () => ({}));
  expect(guard.issues(value)).toHaveLength(100);
  expect(() => assertValid(guard, value)).toThrow(/\nand at least 97 more$/);
  expect(() => assertValid(guard, value.slice(0, 99))).toThrow(/\nand 96 more$/);
  expect(() => assertValid(guard, value.slice(0, 3))).toThrow(/\/2\/id: expected string, received nothing$/);
});

test("a list of a named type asks the guard of the items once for each", () => {
  let asked = 0;
  const isCounted = (value: unknown): value is number => {
    asked += 1;
    return typeof value === "number";
  };
  const item = guard("Item", isCounted, () => "number");
  const list = guard(
    "ItemList",
    (value): value is unknown => Array.isArray(value) && value.every((each) => item.is(each)),
    () => ({ items: item }),
  );
  expect(list.issues([1, 2, 3])).toEqual([]);
  expect(asked).toBe(3);
  expect(list.issues([1, "2", 3]).map(({ message }) => message)).toEqual(["Item/1: expected number, received string"]);
  expect(asked).toBe(6);
});

test("levels of a recursive list count from the list itself on", () => {
  const guard = guardOf("Tree", array(reference("Tree")), true);
  const nestedLists = (levels: number): unknown => {
    let value: unknown = [];
    for (let level = 0; level < levels; level += 1) value = [value];
    return value;
  };
  for (const levels of [10, 1000, 1001]) {
    expect(guard.issues(nestedLists(levels)).length === 0).toBe(guard.is(nestedLists(levels)));
  }
  expect(guard.issues(nestedLists(1001)).map(({ keyword }) => keyword)).toEqual(["depth"]);
});

test("a list that is called after its items leaves its name to the item that is wrong", () => {
  const guard = guardOf("StatusList", array(reference("Status")));
  const messages = (value: unknown): readonly string[] => guard.issues(value).map(({ message }) => message);
  expect(messages(1)).toEqual(["StatusList: expected array, received number"]);
  expect(messages([1])).toEqual([`Status/0: expected "active" | "suspended" | "revoked", received 1 (number)`]);
  const others = guardOf("Statuses", array(reference("Status")));
  expect(others.issues([1]).map(({ message }) => message)[0]).toMatch(/^Statuses\/0: /);
});

test("numbers that JSON has no words for are called by their names", () => {
  expect([NaN, Infinity, -Infinity].flatMap((value) => messagesOf(number(), value))).toEqual([
    "Thing: expected number, received NaN",
    "Thing: expected number, received Infinity",
    "Thing: expected number, received -Infinity",
  ]);
  expect(messagesOf(integer(), 1.5)).toEqual(["Thing: expected integer, received number with a fraction"]);
  expect(messagesOf(string(), undefined)).toEqual(["Thing: expected string, received nothing"]);
});
