import { expect, test } from "vitest";
import { emitGuard } from "../src/emit/guard/emit-guard.js";
import { client, guardOf, known, predicateOf } from "./guard-examples.js";
import {
  any,
  boolean,
  integer,
  literals,
  named,
  never,
  not,
  nothing,
  number,
  object,
  reference,
  schemaMap,
  string,
  union,
  untyped,
  type Pair,
} from "./guard-support.js";

test("what is imported is exactly what is used", () => {
  const code = emitGuard(client, schemaMap(...known));
  expect([...(code.valueImports.get("runtime/check") ?? [])]).toEqual(["isObject"]);
  expect([...(code.valueImports.get("runtime/check-text") ?? [])]).toEqual(["hasMaxLength"]);
  expect([...(code.valueImports.get("runtime/guard") ?? [])].toSorted()).toEqual([
    "assertValid",
    "guard",
    "validationOf",
  ]);
  expect([...(code.typeImports.get("runtime/guard") ?? [])].toSorted()).toEqual(["Fields", "Guard", "Validation"]);
  expect(Object.fromEntries([...code.schemaImports].map(([name, names]) => [name, [...names]]))).toEqual({
    Status: ["isStatus", "StatusGuard"],
  });
});

test("a schema called like a helper takes the name, and the helper another", () => {
  const schema = named("String", object({}, { additional: string() }));
  const code = emitGuard(schema, schemaMap(schema));
  expect([...(code.valueImports.get("runtime/check") ?? [])]).toEqual(["isString as isString2", "isRecord"]);
  expect(code.text).toContain("return isRecord(value, isString2);");
});

test("nested objects become private functions", () => {
  const plan = object({ name: string(), "limits?": object({ "x-max": integer() }) }, { additional: never });
  expect(predicateOf(object({ user: object({ plan }) }))).toMatchInlineSnapshot(`
    "/** Whether \`value\` is a valid \`Thing\`. */
    export function isThing(value: unknown): value is Thing {
      const it = value as Fields<keyof Thing>;
      return isObject(it) && isThingUser(it.user);
    }

    function isThingUser(value: unknown): boolean {
      const it = value as Fields<"plan">;
      return isObject(it) && isThingUserPlan(it.plan);
    }

    function isThingUserPlan(value: unknown): boolean {
      const it = value as Fields<"name" | "limits">;
      if (!isObject(it)) return false;
      if (typeof it.name !== "string") return false;
      if (it.limits !== undefined && !isThingUserPlanLimits(it.limits)) return false;
      if (!hasOnlyNamesOfThingUserPlan(it)) return false;
      return true;
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
    "/** Whether \`value\` is a valid \`Thing\`. */
    export function isThing(value: unknown): value is Thing {
      const it = value as Fields<keyof Thing>;
      if (!isObject(it)) return false;
      if (!isString(ownValue(it, "__proto__"))) return false;
      if (!isString(ownValue(it, "constructor"))) return false;
      if (ownValue(it, "toString") !== undefined && !isString(ownValue(it, "toString"))) return false;
      return true;
    }
    "
  `);
});

test("regular expressions and long lists of literals stand outside of the function", () => {
  const letters = literals(..."abcdefghi");
  expect(predicateOf(object({ a: letters, b: string({ pattern: "^/[a-z]\u2028$" }) }))).toMatchInlineSnapshot(`
    "const thingAValues = /* @__PURE__ */ new Set<unknown>(["a", "b", "c", "d", "e", "f", "g", "h", "i"]);
    const thingBPattern = /^\\/[a-z]\\u2028$/u;

    /** Whether \`value\` is a valid \`Thing\`. */
    export function isThing(value: unknown): value is Thing {
      const it = value as Fields<keyof Thing>;
      if (!isObject(it)) return false;
      if (!thingAValues.has(it.a)) return false;
      if (typeof it.b !== "string") return false;
      if (!thingBPattern.test(it.b)) return false;
      return true;
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
