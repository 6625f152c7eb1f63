import { describe, expect, test } from "vitest";
import {
  type Doc,
  fill,
  group,
  hardLine,
  ifBroken,
  indent,
  join,
  line,
  print,
  softLine,
} from "../src/emit/guard/layout.js";

/** A call that is `width` columns wide on one line. */
function callOf(width: number): Doc {
  const first = "a".repeat(width - "f(, b)".length);
  return group(["f(", indent([softLine, join([",", line], [first, "b"])]), ifBroken(","), softLine, ")"]);
}

const widthOf = (text: string): number => Math.max(...text.split("\n").map((each) => each.length));

describe("a group", () => {
  test("takes one line of 120 columns, and more lines for more", () => {
    expect(print(callOf(120))).toBe(`f(${"a".repeat(114)}, b)`);
    expect(print(callOf(121))).toBe(`f(\n  ${"a".repeat(115)},\n  b,\n)`);
  });

  test("leaves room for what follows up to the next line break", () => {
    expect(print([callOf(119), ";"])).not.toContain("\n");
    expect(print([callOf(120), ";"])).toContain("\n");
    expect(print([callOf(120), hardLine, ";"])).toBe(`f(${"a".repeat(114)}, b)\n;`);
    expect(print([callOf(119), group(["(", softLine, "x)"])])).not.toMatch(/^f\(\n/);
    expect(print([callOf(120), group(["(", softLine, "x)"])])).toMatch(/^f\(\n/);
    expect(print([callOf(118), group(["(", softLine, "x)"])])).toBe(`f(${"a".repeat(112)}, b)(\nx)`);
  });

  test("counts the indentation, and begins each line anew", () => {
    const within = (width: number): string => print(["{", indent([hardLine, callOf(width)]), hardLine, "}"]);
    expect(within(118)).toBe(`{\n  f(${"a".repeat(112)}, b)\n}`);
    expect(within(119)).toBe(`{\n  f(\n    ${"a".repeat(113)},\n    b,\n  )\n}`);
    expect(widthOf(print(["x".repeat(100), hardLine, callOf(120)]))).toBe(120);
    expect(print(["x".repeat(100), callOf(21)])).toContain("\n");
    expect(print(["x".repeat(100), callOf(20)])).not.toContain("\n");
  });

  test("breaks around a line break that must be, and around a group that is broken", () => {
    expect(print(group(["[", indent([softLine, "a", hardLine, "b"]), softLine, "]"]))).toBe("[\n  a\n  b\n]");
    expect(print(group(["[", indent([softLine, indent(["a", hardLine])]), softLine, "]"]))).toBe("[\n  a\n\n]");
    const inner = group(["(", softLine, ")"], true);
    expect(print(inner)).toBe("(\n)");
    expect(print(group(["[", softLine, inner, softLine, "]"]))).toBe("[\n(\n)\n]");
    expect(print(group(["[", softLine, ["x", [inner]], softLine, "]"]))).toBe("[\nx(\n)\n]");
  });

  test("leaves those within alone where it fits", () => {
    expect(print(group(["[", line, callOf(20), line, "]"]))).toBe(`[ f(${"a".repeat(14)}, b) ]`);
    const list = (first: Doc): string =>
      print(group(["[", indent([softLine, join([",", line], [first, "x".repeat(9)]), ifBroken(",")]), softLine, "]"]));
    expect(list(callOf(117))).toBe(`[\n  f(${"a".repeat(111)}, b),\n  xxxxxxxxx,\n]`);
    expect(list(callOf(118))).toBe(`[\n  f(\n    ${"a".repeat(112)},\n    b,\n  ),\n  xxxxxxxxx,\n]`);
    const last = (width: number): string =>
      print(group(["[", indent([softLine, "x".repeat(120), line, callOf(width), ifBroken(",")]), softLine, "]"]));
    expect(last(117).split("\n")).toHaveLength(4);
    expect(last(118).split("\n")).toHaveLength(7);
  });

  test("does not look beyond the broken group that follows", () => {
    expect(print([callOf(100), group([" {", hardLine, "x".repeat(120), "}"])])).toBe(
      `f(${"a".repeat(94)}, b) {\n${"x".repeat(120)}}`,
    );
    expect(print(group(["x".repeat(60), line, group(["y".repeat(60), line, "z"])]))).toBe(
      `${"x".repeat(60)}\n${"y".repeat(60)} z`,
    );
  });
});

describe("a fill", () => {
  const numbers = Array.from({ length: 50 }, (_, index) => String(1000 + index));
  const list = (items: readonly string[]): Doc =>
    group(["[", indent([softLine, fill(items)]), ifBroken(","), softLine, "]"]);

  test("stays on one line where the group fits", () => {
    expect(print(list(["1", "2", "3"]))).toBe("[1, 2, 3]");
    const three = (width: number): string => print(list(["a".repeat(50), "b".repeat(50), "c".repeat(width)]));
    expect(three(14)).toHaveLength(120);
    expect(three(15)).toContain("\n");
  });

  test("has as many items on each line as fit with their commas", () => {
    const text = print(list(numbers));
    expect(text.split("\n").map((each) => each.length)).toEqual([1, 115, 115, 73, 1]);
    expect(text.replaceAll(/\s+/g, " ")).toBe(`[ ${numbers.join(", ")}, ]`);
  });

  test("fills lines of exactly 120 columns", () => {
    const items = (last: number): readonly string[] => ["a".repeat(100), "b".repeat(last), "c".repeat(50)];
    expect(print(list(items(15))).split("\n")[1]).toHaveLength(120);
    expect(print(list(items(16))).split("\n")[1]).toHaveLength(103);
    const second = (last: number): readonly string[] => ["a".repeat(119), "b".repeat(100), "c".repeat(last), "d"];
    expect(print(list(second(15))).split("\n")).toHaveLength(5);
    expect(
      print(list(second(13)))
        .split("\n")
        .map((each) => each.length),
    ).toEqual([1, 122, 118, 4, 1]);
    expect(
      print(list(second(12)))
        .split("\n")
        .map((each) => each.length),
    ).toEqual([1, 122, 120, 1]);
  });
});

test("no line ends in spaces", () => {
  expect(print(["a ", hardLine, "b  ", " "])).toBe("a\nb");
  expect(print(indent(["a", hardLine, hardLine, "b", hardLine]))).toBe("a\n\n  b\n");
  expect(print(["a", " ", group([hardLine])])).toBe("a\n");
});

test("lists are joined by what stands between, and text for broken groups is left out of others", () => {
  expect(print(join(", ", ["a", "b", "c"]))).toBe("a, b, c");
  expect(print(join(", ", []))).toBe("");
  expect(print(group(["a", ifBroken("!"), "b"]))).toBe("ab");
  expect(print(["a", ifBroken("!"), "b"])).toBe("a!b");
});
