import { expect, test } from "vitest";
import { isDeeperThan } from "../src/runtime/depth.js";
import { isEqual } from "../src/runtime/equality.js";
import { isMultipleOf } from "../src/runtime/multiple-of.js";
import { isUnique } from "../src/runtime/unique.js";

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

test("items too deep to compare are not called unique", () => {
  const cyclic: unknown[] = [];
  cyclic.push(cyclic);
  expect(isUnique([cyclic, 1])).toBe(false);
  expect(isUnique([nested(2000), 1])).toBe(false);
  expect(isUnique([nested(900), 1])).toBe(true);
});

test("values are as deep as they are, cyclic ones deeper than that, and wide ones not", () => {
  const cyclic: Record<string, unknown> = {};
  cyclic["self"] = cyclic;
  expect([1, [], null, "a"].map((value) => isDeeperThan(value, 0))).toEqual([false, false, false, false]);
  expect([1, 2, 3].map((levels) => isDeeperThan(nested(3), levels))).toEqual([true, true, false]);
  expect(isDeeperThan(cyclic, 5000)).toBe(true);
  expect(isDeeperThan([Array.from({ length: 1_000_000 }, () => 0)], 5)).toBe(false);
});

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}
