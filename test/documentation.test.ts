import { expect, test } from "vitest";
import { linesOf, oneLine } from "../src/emit/documentation.js";

test.each<[title: string, text: string, lines: readonly string[]]>([
  ["blank lines around it", "\n \n a\n\nb\n\n", ["a", "", "b"]],
  ["an indented first line", "   One.\nTwo.\n", ["One.", "Two."]],
  ["an indented list", "  - a\n    - b\n\n  - c", ["- a", "  - b", "", "- c"]],
  ["lines that are indented less than the first", "      One:\n  - a\n    - b", ["One:", "- a", "  - b"]],
  ["a list below its heading", "One:\n  - a", ["One:", "  - a"]],
  ["a tag", "  @internal", ["\\@internal"]],
  ["every kind of line break", "a\r\nb\rc\u2028d\u2029e", ["a", "b", "c", "d", "e"]],
  ["nothing", " \n ", []],
])("the lines of %s", (_title, text, lines) => {
  expect(linesOf(text)).toEqual(lines);
});

test("a text in one line keeps its blanks before it", () => {
  expect(oneLine(" x\ny ")).toBe(" x y");
});

test("half a million lines are lines", () => {
  expect(linesOf(` a${"\n b".repeat(500_000)}`)).toHaveLength(500_001);
});
