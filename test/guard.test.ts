import { expect, test } from "vitest";
import { emitGuard } from "../src/emit/guard/emit-guard.js";
import { isEqual, isMultipleOf, isUnique } from "../src/runtime/check.js";
import { assertValid, type Guard, InvalidValueError } from "../src/runtime/guard.js";
import {
  all,
  any,
  array,
  boolean,
  discriminated,
  integer,
  literals,
  loadGuards,
  named,
  never,
  not,
  nothing,
  number,
  object,
  type Pair,
  reference,
  schemaMap,
  string,
  union,
  untyped,
} from "./guard-support.js";

const status = named("Status", literals("active", "suspended", "revoked"));

const client = named(
  "Client",
  object({
    id: string(),
    status: reference("Status"),
    redirect_uris: array(string({ maxLength: 512 })),
    "secret-rotated-at?": union("anyOf", string(), nothing),
  }),
);

const node = named("Node", object({ id: string(), "children?": array(reference("Node")) }), true);

const cat = named("Cat", object({ kind: literals("cat"), lives: integer() }));
const dog = named("Dog", object({ kind: literals("dog"), name: string(), "good?": boolean }));
const pet = named("Pet", discriminated("kind", [["cat", "kitten"], reference("Cat")], [["dog"], reference("Dog")]));

const known = [status, client, node, cat, dog, pet];

function textOf(name: string, pair: Pair, recursive = false): string {
  const schema = named(name, pair, recursive);
  return emitGuard(schema, schemaMap(...known, schema)).text;
}

/** What comes before the assertion: constants, the predicate, its helpers. */
function predicateOf(pair: Pair): string {
  const [predicate = ""] = textOf("Thing", pair).split("\n/** Throws unless", 1);
  return predicate;
}

function guardOf(name: string, pair: Pair, recursive = false): Guard<unknown> {
  const schema = named(name, pair, recursive);
  const guard = loadGuards(schemaMap(...known, schema)).get(name);
  if (guard === undefined) throw new Error(`There is no guard ${name}.`);
  return guard;
}

function messagesOf(pair: Pair, value: unknown): readonly string[] {
  return guardOf("Thing", pair)
    .issues(value)
    .map((issue) => issue.message);
}

test("a module reads as if written by hand", () => {
  expect(emitGuard(client, schemaMap(...known)).text).toMatchInlineSnapshot(`
    "/** Whether \`value\` is a valid {@link Client}. */
    export function isClient(value: unknown): value is Client {
      const it = value as Unchecked<Client>;
      return (
        isObject(it) &&
        typeof it.id === "string" &&
        isStatus(it.status) &&
        isArray(it.redirect_uris, isClientRedirectUrisItem) &&
        (it["secret-rotated-at"] === undefined ||
          it["secret-rotated-at"] === null ||
          typeof it["secret-rotated-at"] === "string")
      );
    }

    function isClientRedirectUrisItem(value: unknown): boolean {
      return typeof value === "string" && hasMaxLength(value, 512);
    }

    /** Throws unless \`value\` is a valid {@link Client}. */
    export function assertClient(value: unknown): asserts value is Client {
      assertValid(ClientGuard, value);
    }

    export const ClientGuard: Guard<Client> = /* @__PURE__ */ guard("Client", isClient, () => ({
      required: {
        id: "string",
        status: () => StatusGuard,
        redirect_uris: { items: { type: "string", maxLength: 512 } },
      },
      optional: {
        "secret-rotated-at": "string|null",
      },
    }));
    "
  `);
});

test("a recursive predicate carries a depth that its callers do not see", () => {
  expect(emitGuard(node, schemaMap(...known)).text).toMatchInlineSnapshot(`
    "/** Whether \`value\` is a valid {@link Node}. */
    export function isNode(value: unknown): value is Node {
      return checkNode(value, 0);
    }

    /** Is {@link isNode} for a value that lies \`depth\` levels of this type below another. */
    export function checkNode(value: unknown, depth: number): boolean {
      const it = value as Unchecked<Node>;
      return (
        isBounded(depth) &&
        isObject(it) &&
        typeof it.id === "string" &&
        (it.children === undefined || isDeepArray(it.children, checkNode, depth + 1))
      );
    }

    /** Throws unless \`value\` is a valid {@link Node}. */
    export function assertNode(value: unknown): asserts value is Node {
      assertValid(NodeGuard, value);
    }

    export const NodeGuard: Guard<Node> = /* @__PURE__ */ guard("Node", isNode, () => ({
      required: {
        id: "string",
      },
      optional: {
        children: { items: () => NodeGuard },
      },
    }));
    "
  `);
});

test("a discriminator becomes a switch", () => {
  expect(emitGuard(pet, schemaMap(...known)).text).toMatchInlineSnapshot(`
    "/** Whether \`value\` is a valid {@link Pet}. */
    export function isPet(value: unknown): value is Pet {
      const it = value as Fields<"kind">;
      if (!isObject(it)) return false;
      switch (it.kind) {
        case "cat":
        case "kitten":
          return isCat(value);
        case "dog":
          return isDog(value);
        default:
          return false;
      }
    }

    /** Throws unless \`value\` is a valid {@link Pet}. */
    export function assertPet(value: unknown): asserts value is Pet {
      assertValid(PetGuard, value);
    }

    export const PetGuard: Guard<Pet> = /* @__PURE__ */ guard("Pet", isPet, () => ({
      discriminator: "kind",
      mapping: {
        cat: () => CatGuard,
        kitten: () => CatGuard,
        dog: () => DogGuard,
      },
    }));
    "
  `);
});

test("what is imported is exactly what is used", () => {
  const code = emitGuard(client, schemaMap(...known));
  expect([...(code.runtimeImports.get("check") ?? [])].toSorted()).toEqual(["hasMaxLength", "isArray", "isObject"]);
  expect([...(code.runtimeImports.get("guard") ?? [])].toSorted()).toEqual(["assertValid", "guard"]);
  expect([...(code.runtimeTypeImports.get("guard") ?? [])].toSorted()).toEqual(["Guard", "Unchecked"]);
  expect(Object.fromEntries([...code.schemaImports].map(([name, names]) => [name, [...names]]))).toEqual({
    Status: ["isStatus", "StatusGuard"],
  });
});

test("a schema called like a helper takes the name, and the helper another", () => {
  const schema = named("String", array(string()));
  const code = emitGuard(schema, schemaMap(schema));
  expect([...(code.runtimeImports.get("check") ?? [])]).toEqual(["isString as isString2", "isArray"]);
  expect(code.text).toContain("return isArray(value, isString2);");
});

test("nested objects become private functions", () => {
  const plan = object({ name: string(), "limits?": object({ "x-max": integer() }) }, { additional: never });
  expect(predicateOf(object({ user: object({ plan }) }))).toMatchInlineSnapshot(`
    "/** Whether \`value\` is a valid {@link Thing}. */
    export function isThing(value: unknown): value is Thing {
      const it = value as Unchecked<Thing>;
      return isObject(it) && isThingUser(it.user);
    }

    function isThingUser(value: unknown): boolean {
      const it = value as Fields<"plan">;
      return isObject(it) && isThingUserPlan(it.plan);
    }

    function isThingUserPlan(value: unknown): boolean {
      const it = value as Fields<"name" | "limits">;
      return (
        isObject(it) &&
        typeof it.name === "string" &&
        (it.limits === undefined || isThingUserPlanLimits(it.limits)) &&
        hasOnlyNamesOfThingUserPlan(it)
      );
    }

    function isThingUserPlanLimits(value: unknown): boolean {
      const it = value as Fields<"x-max">;
      return isObject(it) && isInteger(it["x-max"]);
    }

    function hasOnlyNamesOfThingUserPlan(it: Readonly<Record<string, unknown>>): boolean {
      for (const name in it) {
        switch (name) {
          case "name":
          case "limits":
            break;
          default:
            if (Object.hasOwn(it, name)) return false;
        }
      }
      return true;
    }
    "
  `);
});

test("names that every object inherits are read as own properties", () => {
  const properties = JSON.parse('{"__proto__":0,"constructor":0,"toString?":0}') as object;
  const pairs = Object.fromEntries(Object.keys(properties).map((name) => [name, string()]));
  expect(predicateOf(object(pairs))).toMatchInlineSnapshot(`
    "/** Whether \`value\` is a valid {@link Thing}. */
    export function isThing(value: unknown): value is Thing {
      const it = value as Unchecked<Thing>;
      return (
        isObject(it) &&
        isString(ownValue(it, "__proto__")) &&
        isString(ownValue(it, "constructor")) &&
        (ownValue(it, "toString") === undefined || isString(ownValue(it, "toString")))
      );
    }
    "
  `);
});

test("regular expressions and long lists of literals stand outside of the function", () => {
  const letters = literals(..."abcdefghi");
  expect(predicateOf(object({ a: letters, b: string({ pattern: "^/[a-z]\u2028$" }) }))).toMatchInlineSnapshot(`
    "const thingAValues = /* @__PURE__ */ new Set<unknown>(["a", "b", "c", "d", "e", "f", "g", "h", "i"]);
    const thingBPattern = /^\\/[a-z]\\u2028$/u;

    /** Whether \`value\` is a valid {@link Thing}. */
    export function isThing(value: unknown): value is Thing {
      const it = value as Unchecked<Thing>;
      return isObject(it) && thingAValues.has(it.a) && typeof it.b === "string" && thingBPattern.test(it.b);
    }
    "
  `);
});

test.each<[rule: string, pair: Pair, expected: string]>([
  ["anything", any, "value !== undefined"],
  ["nothing", never, "false"],
  [
    "alternatives that exclude each other",
    union("oneOf", string(), nothing),
    'value === null || typeof value === "string"',
  ],
  [
    "alternatives told apart by a literal",
    union("oneOf", reference("Cat"), reference("Dog")),
    "isCat(value) || isDog(value)",
  ],
  [
    "alternatives that may both be",
    union("oneOf", reference("Cat"), reference("Node")),
    "isExactlyOne(isCat(value), isNode(value))",
  ],
  [
    "a keyword without a type",
    untyped(string({ maxLength: 5 })),
    'value !== undefined && (typeof value !== "string" || hasMaxLength(value, 5))',
  ],
  ["an exclusion", not(literals("a")), 'value !== undefined && value !== "a"'],
  [
    "numbers",
    number({ minimum: 0, exclusiveMaximum: 1e21, multipleOf: 0.01 }),
    "isNumber(value) && value >= 0 && value < 1e21 && isMultipleOf(value, 0.01)",
  ],
  [
    "lengths",
    string({ minLength: 1, maxLength: 2 }),
    'typeof value === "string" && value.length >= 1 && hasMaxLength(value, 2)',
  ],
  ["a record", object({}, { additional: boolean }), "isRecord(value, isBoolean)"],
])("%s in one line", (_rule, pair, expected) => {
  expect(predicateOf(pair)).toContain(`  return ${expected};\n}\n`);
});

test("text of the document stays text", () => {
  const hostile = ["*/ alert(1) //", "`${alert(1)}`", "\u2028alert(1)", "'\"\\", "]); alert(1); ([", "</script>"];
  const values = literals(...hostile);
  const properties = Object.fromEntries(hostile.map((name) => [name, values]));
  const guard = guardOf("Thing", object(properties));
  expect(guard.is(Object.fromEntries(hostile.map((name, index) => [name, hostile[index]])))).toBe(true);
  expect(guard.is({})).toBe(false);
});

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
});

test("at most 100 issues are listed, however large the value", () => {
  const guard = guardOf("Thing", array(object({ id: string() })));
  expect(guard.issues(Array.from({ length: 200_000 }, () => ({})))).toHaveLength(100);
});

test.each([
  [0.3, 0.1, true],
  [0.07, 0.01, true],
  [1.15, 0.01, true],
  [4.35, 0.01, true],
  [19.99, 0.01, true],
  [19.995, 0.01, false],
  [0.0075, 0.0001, true],
  [0.00751, 0.0001, false],
  [12391239123, 1e-8, true],
  [1.1, 0.1, true],
  [100000000000.01, 0.01, true],
  [123456789.123, 0.001, true],
  [-0.3, 0.1, true],
  [1e308, 0.5, true],
  [1e22, 0.1, true],
  [1e21, 3, false],
  [3.3, 1.1, true],
  [8.61, 0.01, true],
  [1.0000000000001, 0.1, false],
  [0, 0.3, true],
  [7, 2, false],
  [9007199254740991, 2, false],
  [9007199254740993, 2, true],
  [0.30000000000000004, 0.1, false],
  [5e-324, 1, false],
  [5e-324, 5e-324, true],
  [1e-7, 1e-7, true],
])("%d being a multiple of %d is %s", (value, divisor, expected) => {
  expect(isMultipleOf(value, divisor)).toBe(expected);
});

test("every price in hundredths is a multiple of a hundredth", () => {
  for (let cents = 0; cents < 100_000; cents += 1) {
    if (!isMultipleOf(cents / 100, 0.01)) expect.fail(`${cents / 100} is a multiple of 0.01.`);
  }
});

test("equality of JSON values ignores the order of properties and nothing else", () => {
  const proto = JSON.parse('{"__proto__":1}') as unknown;
  expect(isEqual({ a: [1, { b: null }], c: 1 }, { c: 1, a: [1, { b: null }] })).toBe(true);
  expect(isEqual([1, 2], [2, 1])).toBe(false);
  expect(isEqual({}, [])).toBe(false);
  expect(isEqual({ a: 1 }, { a: true })).toBe(false);
  expect(isEqual({}, proto)).toBe(false);
  expect(isEqual(proto, {})).toBe(false);
  expect(isUnique([1, "1", true, "true", null, "null", [1], ["1"], {}, [], { a: 1, b: 2 }, { a: 1 }])).toBe(true);
  expect(
    isUnique([
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ]),
  ).toBe(false);
  expect(isUnique([[{ a: 0 }], [{ a: -0 }]])).toBe(false);
});
