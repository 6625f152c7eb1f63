import { describe, expect, test } from "vitest";
import { hasItems } from "../src/runtime/check-items.js";
import { hasMaxLength, lengthOf } from "../src/runtime/check-text.js";
import { compactGuard } from "../src/runtime/compact-guard.js";
import { isBounded, isDeeperThan } from "../src/runtime/depth.js";
import { expectedText } from "../src/runtime/describe.js";
import { findingsOf, type Shape } from "../src/runtime/explain.js";
import { findByPattern } from "../src/runtime/find-by-pattern.js";
import { findConditional } from "../src/runtime/find-conditional.js";
import { findContained } from "../src/runtime/find-contained.js";
import { findNames } from "../src/runtime/find-names.js";
import { findPrefix } from "../src/runtime/find-prefix.js";
import { findUnevaluated } from "../src/runtime/find-unevaluated.js";
import { uuidFormat } from "../src/runtime/format-uuid.js";
import { type Guard, guard, invalidValueError } from "../src/runtime/guard.js";
import { isMultipleOf } from "../src/runtime/multiple-of.js";
import { isUnique } from "../src/runtime/unique.js";
import { withFormats } from "../src/runtime/with-formats.js";

/* What guards do at the edges, where documents hardly ever take them. */

/** An array within an array, so many levels deep. */
function nested(levels: number): unknown[] {
  let value: unknown[] = [];
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}

/** The pointer and the words of what keeps a value from having a shape. */
function linesOf(shape: Shape, value: unknown): readonly string[] {
  return compactGuard("Thing", () => shape)
    .issues(value)
    .map(({ keyword, message }) => `${keyword}: ${message}`);
}

function isFine(shape: Shape, value: unknown): boolean {
  return findingsOf(() => shape, value).length === 0;
}

describe("checks", () => {
  test("count items up to the end and no further", () => {
    expect(hasItems([1], () => true, 1, 1)).toBe(true);
    expect(hasItems([1, 2], () => true, 1, 1)).toBe(false);
  });

  test("compare items a thousand levels deep, and take deeper ones for equal", () => {
    expect(isUnique([nested(1000), 1])).toBe(true);
    expect(isUnique([nested(1001), 1])).toBe(false);
    let objects: unknown = {};
    for (let level = 0; level < 1001; level += 1) objects = { within: objects };
    expect(isUnique([objects, 1])).toBe(false);
    const cyclic: unknown[] = [];
    cyclic.push(cyclic);
    expect(isUnique([cyclic])).toBe(true);
    expect(isUnique([cyclic, 1])).toBe(false);
  });

  test("count code points, the last of one unit among them", () => {
    expect(lengthOf("\uffffab")).toBe(3);
    expect(lengthOf("\u{10000}ab")).toBe(3);
    expect(hasMaxLength("\uffffab", 2)).toBe(false);
  });

  test("know the multiples of what no integer can hold", () => {
    expect(isMultipleOf(1.5e20, 1e20)).toBe(false);
    expect(isMultipleOf(2e20, 1e20)).toBe(true);
    for (const value of [Infinity, -Infinity, NaN]) expect(isMultipleOf(value, 2)).toBe(false);
  });

  test("visit a recursive value ten million times, and then begin anew", () => {
    expect(isBounded(0)).toBe(true);
    let isStill = true;
    for (let visit = 2; visit <= 10_000_000; visit += 1) isStill &&= isBounded(1);
    expect(isStill).toBe(true);
    expect(isBounded(1)).toBe(false);
    expect(isBounded(0)).toBe(true);
    expect(isBounded(1)).toBe(true);
  });

  test("find depth beside null, and none behind a getter that throws", () => {
    expect(isDeeperThan([nested(20), null], 10)).toBe(true);
    const throwing = {
      get deep(): unknown {
        throw new Error("no");
      },
    };
    expect(isDeeperThan([throwing], 10)).toBe(false);
  });
});

describe("an explanation", () => {
  test("is not asked where a predicate accepts, but for lists, whose walk decides", () => {
    const generous = guard(
      "Generous",
      (_value): _value is unknown => true,
      () => "string",
    );
    expect(generous.issues(1)).toEqual([]);
    const item = guard(
      "Item",
      (value): value is number => value === 1,
      () => "number",
    );
    expect(
      guard(
        "Items",
        (_value): _value is unknown => true,
        () => ({ items: item }),
      ).issues([2]),
    ).toHaveLength(1);
  });

  test("is found where a predicate refuses and its shape does not", () => {
    const strict = guard(
      "Strict",
      (_value): _value is never => false,
      () => "any",
    );
    expect(strict.issues(1)).toEqual([
      {
        pointer: "",
        keyword: "type",
        expected: "Strict",
        received: "number",
        message: "Strict: expected Strict, received number",
      },
    ]);
    expect(guard("List", Array.isArray, () => ({ items: strict })).issues([1])).toMatchObject([
      { pointer: "/0", keyword: "type", message: "List/0: expected any value, received number" },
    ]);
  });

  test("names the hundredth reference, and no further one", () => {
    const node: Guard<unknown> = guard("Node", isNode, () => ({
      required: { id: "string" },
      optional: { next: node },
    }));
    const chain = (length: number): unknown => {
      let value: unknown = { id: 1 };
      for (let count = 1; count < length; count += 1) value = { id: "a", next: value };
      return value;
    };
    expect(node.issues(chain(101))).toMatchObject([{ pointer: `${"/next".repeat(100)}/id`, expected: "string" }]);
    expect(node.issues(chain(102))).toMatchObject([
      { pointer: "/next".repeat(101), expected: "Node", received: "object with a fault further down" },
    ]);
    expect(node.issues(chain(20_000))).toEqual([
      {
        pointer: "",
        keyword: "depth",
        expected: "at most 1000 levels of values within values",
        received: "more",
        message: "Node: expected at most 1000 levels of values within values, received more",
      },
    ]);
  });

  test("follows as many references beside each other as there are", () => {
    const item = guard(
      "Item",
      (_value): _value is unknown => false,
      () => ({ required: { id: "string" } }),
    );
    const list = guard(
      "ItemList",
      (_value): _value is unknown => false,
      () => ({ items: item }),
    );
    const issues = list.issues(Array.from({ length: 99 }, () => ({})));
    expect(issues).toHaveLength(99);
    expect(issues.at(-1)).toMatchObject({ pointer: "/98/id", keyword: "required" });
  });

  test("stops at a hundred issues within one object", () => {
    const required = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`p${index}`, "string"]));
    expect(compactGuard("Thing", () => ({ required })).issues({})).toHaveLength(100);
  });

  test("says by its keyword that a value cannot be read", () => {
    const throwing = {
      get id(): unknown {
        throw new Error("no");
      },
    };
    expect(compactGuard("Thing", () => ({ required: { id: "string" } })).issues(throwing)).toMatchObject([
      { pointer: "", keyword: "type", received: "a getter or proxy that throws" },
    ]);
  });

  test("ends in an error that is called after what happened", () => {
    expect(invalidValueError([]).name).toBe("InvalidValueError");
  });

  test("names what references say for as long as they are few", () => {
    let last = guard(
      "Text0",
      (_value): _value is unknown => true,
      () => "string",
    );
    for (let number = 1; number <= 6; number += 1) {
      const target = last;
      last = guard(
        `Text${number}`,
        (_value): _value is unknown => true,
        () => target,
      );
    }
    const target = last;
    expect(expectedText(target)).toBe("Text1");
    expect(expectedText([undefined])).toBe("undefined");
    let sealed: Shape = "string";
    for (let level = 0; level < 5; level += 1) sealed = { find: findUnevaluated, base: sealed };
    expect(expectedText(sealed)).toBe("string");
    expect(expectedText({ find: findUnevaluated, base: sealed })).toBe("another value");
  });
});

function isNode(value: unknown): value is unknown {
  const places: unknown[] = [value];
  for (const place of places) {
    const { id, next } = Object(place) as { id?: unknown; next?: unknown }; // whatever they are
    if (typeof id !== "string" || places.length > 1000) return false;
    if (next !== undefined) places.push(next);
  }
  return true;
}

describe("a union", () => {
  test("has no member that fails as a whole, whatever else is wrong with it", () => {
    const mixed: Shape = { allOf: [{ required: { a: "string", b: "string" } }, "string"] };
    expect(
      linesOf(
        { anyOf: [mixed, { required: { c: { required: { d: "string", e: "string", f: "string", g: "string" } } } }] },
        { c: {} },
      ),
    ).toEqual([
      "required: Thing/c/d: expected string, received nothing",
      "required: Thing/c/e: expected string, received nothing",
      "required: Thing/c/f: expected string, received nothing",
      "required: Thing/c/g: expected string, received nothing",
    ]);
  });

  test("is explained by fewer faults before deeper ones", () => {
    const deep: Shape = { required: { b: { required: { c: { required: { d: "string", e: "string" } } } } } };
    expect(linesOf({ anyOf: [deep, { required: { a: "string" } }] }, { b: { c: {} } })).toEqual([
      "required: Thing/a: expected string, received nothing",
    ]);
  });

  test("is rather explained by what lacks properties than by what has another mark", () => {
    const marked: Shape = { discriminator: "kind", mapping: { x: "object" } };
    const lacking: Shape = { required: { p: "string", q: "string", r: "string" } };
    const lines = linesOf({ anyOf: [marked, lacking] }, { kind: "y" });
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe("required: Thing/p: expected string, received nothing");
  });

  test("expects literals as soon as one member does", () => {
    const literalOrList: Shape = { allOf: [["a", "b"], "boolean"] };
    expect(linesOf({ anyOf: [literalOrList, "number"] }, "c")[0]).toMatch(/^enum: /);
  });

  test("has no member for a mark that is no string", () => {
    expect(linesOf({ discriminator: "kind", mapping: { 1: "object" } }, { kind: 1 })).toEqual([
      'discriminator: Thing/kind: expected "1", received 1 (number)',
    ]);
  });
});

describe("a shape", () => {
  test("has no value that is undefined", () => {
    for (const shape of ["any", { not: "string" }, { find: findNames }] satisfies Shape[]) {
      expect(findingsOf(() => shape, undefined)).toHaveLength(1);
    }
    expect(findingsOf(() => ({ find: findNames }), undefined)).toMatchObject([
      { keyword: "type", expected: "any value", received: "nothing" },
    ]);
  });

  test("knows bytes from everything else", () => {
    expect(isFine("blob", new Blob([]))).toBe(true);
    for (const value of [{}, "blob", 1, null]) expect(isFine("blob", value)).toBe(false);
    expect(isFine("string", new Blob([]))).toBe(false);
  });

  test("asks of each type what is said of that type", () => {
    expect(isFine({ type: "string|number", minimum: 10 }, "5")).toBe(true);
    expect(isFine({ type: "string|number", minimum: 10 }, 5)).toBe(false);
    expect(isFine({ type: "string|number", pattern: /a/u }, 12)).toBe(true);
  });

  test("allows everything by a keyword that is not there", () => {
    for (const find of [findNames, findByPattern, findPrefix, findUnevaluated, findConditional]) {
      for (const value of [{ a: 1 }, [1], "a"]) expect(isFine({ find }, value)).toBe(true);
    }
    expect(isFine({ find: findConditional, if: "string" }, 1)).toBe(true);
    expect(isFine({ find: findContained }, [1])).toBe(true);
    expect(isFine({ find: findContained }, [])).toBe(false);
  });
});

describe("unevaluated", () => {
  test("properties say nothing of items, and items nothing of properties", () => {
    expect(isFine({ find: findUnevaluated, unevaluatedProperties: false }, [1])).toBe(true);
    expect(isFine({ find: findUnevaluated, unevaluatedItems: false }, { a: 1 })).toBe(true);
  });

  test("are not those that an inner base evaluates", () => {
    const base: Shape = { find: findUnevaluated, base: { optional: { a: "any" } } };
    expect(isFine({ find: findUnevaluated, base, unevaluatedProperties: false }, { a: 1 })).toBe(true);
    expect(isFine({ find: findUnevaluated, base, unevaluatedProperties: false }, { b: 1 })).toBe(false);
  });

  test("are not those of the member that a mark picks", () => {
    const base: Shape = { discriminator: "kind", mapping: { x: { optional: { kind: "any", a: "any" } } } };
    expect(isFine({ find: findUnevaluated, base, unevaluatedProperties: false }, { kind: "x", a: 1 })).toBe(true);
    expect(isFine({ find: findUnevaluated, base, unevaluatedProperties: false }, { kind: "x", b: 1 })).toBe(false);
  });

  test("are those that only call for others", () => {
    const condition: Shape = { required: { a: "any" } };
    const base: Shape = {
      find: findConditional,
      if: condition,
      then: { optional: { b: "any" } },
      keyword: "dependentSchemas",
    };
    const places = findingsOf(() => ({ find: findUnevaluated, base, unevaluatedProperties: false }), { a: 1, b: 1 });
    expect(places).toMatchObject([{ place: { name: "a" } }]);
  });
});

describe("guards without predicates", () => {
  test("tell a property called `shape` from a guard", () => {
    const figure: Guard<unknown> = compactGuard("Figure", () => ({
      required: { shape: "string", is: "boolean", name: "string" },
    }));
    expect(figure.is({ shape: "circle", is: true, name: "c" })).toBe(true);
    expect(figure.is({ shape: 1, is: true, name: "c" })).toBe(false);
    const nested: Guard<unknown> = compactGuard("Nested", () => ({ optional: { shape: nested } }));
    expect(nested.is({ shape: { shape: {} } })).toBe(true);
    expect(nested.is({ shape: { shape: 1 } })).toBe(false);
    const circle: Record<string, unknown> = {};
    circle["shape"] = circle;
    expect(nested.issues(circle)).toHaveLength(1);
  });

  const node: Guard<unknown> = compactGuard("Node", () => ({
    required: { id: "string" },
    optional: { next: node },
  }));
  const chain = (length: number, id: unknown): unknown => {
    let value: unknown = { id };
    for (let count = 1; count < length; count += 1) value = { id: "a", next: value };
    return value;
  };

  test.each([1, 49, 50, 51, 52, 100, 101, 102, 999, 1000, 1001])("decide %d levels", (length) => {
    expect(node.is(chain(length, "a"))).toBe(true);
    expect(node.is(chain(length, 1))).toBe(false);
    expect(node.issues(chain(length, "a"))).toEqual([]);
    expect(node.issues(chain(length, 1))).toHaveLength(1);
  });

  test("decide a thousand levels and no more", () => {
    const tree: Guard<unknown> = compactGuard("Tree", () => ({ items: tree }));
    expect(tree.is(nested(1001))).toBe(false);
    expect(tree.issues(nested(1001))).toMatchObject([{ keyword: "depth" }]);
    const even: Guard<unknown> = compactGuard("Even", () => ({ items: odd }));
    const odd: Guard<unknown> = compactGuard("Odd", () => ({ items: even }));
    for (const levels of [10, 1000]) expect(even.is(nested(levels))).toBe(true);
    for (const levels of [1001, 50_000]) expect(even.is(nested(levels))).toBe(false);
    expect(node.issues(chain(150, 1))).toMatchObject([
      { pointer: "/next".repeat(101), received: "object with a fault further down" },
    ]);
    expect(node.is(chain(1002, "a"))).toBe(false);
    expect(node.issues(chain(1002, "a"))).toMatchObject([{ keyword: "depth" }]);
  });

  test("decide deep unions whose members go equally deep", () => {
    const tree: Guard<unknown> = compactGuard("Tree", () => ({
      anyOf: [{ required: { left: tree, mark: "integer" } }, { required: { left: tree, mark: "string" } }, "null"],
    }));
    const trees = (length: number, mark: unknown): unknown => {
      let value: unknown = { left: null, mark };
      for (let count = 1; count < length; count += 1) value = { left: value, mark: count % 2 === 0 ? 1 : "a" };
      return value;
    };
    for (const length of [10, 60, 130]) {
      expect(tree.is(trees(length, 1))).toBe(true);
      expect(tree.is(trees(length, true))).toBe(false);
    }
  });

  test("may assert formats, which references pass on", () => {
    const inner = compactGuard("Id", () => ({ type: "string", format: "uuid" }));
    const outer = withFormats(
      compactGuard("Thing", () => ({ required: { id: inner } })),
      [uuidFormat],
    );
    const valid = { id: "3c90c3cc-0d44-4b50-8888-8dd25736052a" };
    expect(outer.name).toBe("Thing");
    expect(outer.is(valid)).toBe(true);
    expect(outer.is({ id: "x" })).toBe(false);
    expect(outer.issues(valid)).toEqual([]);
    expect(outer.issues({ id: "x" })).toMatchObject([{ pointer: "/id", keyword: "format" }]);
  });
});
