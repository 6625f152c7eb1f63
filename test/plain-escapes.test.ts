import fc from "fast-check";
import ts from "typescript";
import { expect, test } from "vitest";
import { withPlainEscapes } from "../src/emit/guard/plain-escapes.js";

test.each([
  ["[^/:|\\000-\\037]+", "[^/:|\\x00-\\x1f]+"],
  ["\\0", "\\x00"],
  ["\\01", "\\x01"],
  ["\\400", "\\x200"],
  ["(a)\\1", "(a)\\1"],
  ["(a)[\\1]", "(a)[\\x01]"],
  ["(a)\\2", "(a)\\x02"],
  ["\\8", "\\x38"],
  ["\\x{60}\\u12\\x41", "\\x78{60}\\x7512\\x41"],
  ["(a)\\1\\8", "(a)\\1\\x38"],
  ["\\\\011", "\\\\011"],
  ["[[]\\11", "[[]\\x09"],
  ["[\\]\\11]", "[\\]\\x09]"],
  ["[a](b)\\1", "[a](b)\\1"],
  [`${"(a)".repeat(10)}\\10`, `${"(a)".repeat(10)}\\10`],
  ["\\4", "\\x04"],
  ["\\81", "\\x381"],
  ["\\x6", "\\x786"],
  ["\\u00e9", "\\u00e9"],
])("%s becomes %s", (source, expected) => {
  expect(withPlainEscapes(source)).toBe(expected);
});

const piece = fc.oneof(
  fc.constantFrom(
    "[",
    "[^",
    "]",
    "(",
    ")",
    "|",
    "a",
    "0",
    "8",
    "\\[",
    "\\]",
    "\\\\",
    "\\d",
    "-",
    ".",
    "\\x",
    "\\u",
    "{2}",
    "6",
    "f",
  ),
  fc.array(fc.constantFrom(..."0123456789"), { minLength: 1, maxLength: 4 }).map((digits) => `\\${digits.join("")}`),
);

const sources = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(""));

test("whatever it becomes means the same", () => {
  fc.assert(
    fc.property(sources, fc.array(fc.nat(0x200), { maxLength: 5 }), (source, codes) => {
      const original = expressionOf(source);
      fc.pre(original !== undefined);
      const changed = new RegExp(withPlainEscapes(original.source));
      const text = String.fromCharCode(...codes);
      for (const value of [text, source, `a${text}a`, "\u0000\u0001\t18a", "aa"]) {
        expect(changed.exec(value)).toEqual(original.exec(value));
      }
    }),
    { numRuns: 2_000 },
  );
});

test("TypeScript's checker, which refuses such escapes, lets all of it pass", () => {
  const samples = fc.sample(sources, 500).flatMap((source) => expressionOf(source)?.source ?? []);
  expect(messagesAbout(["[\\000-\\037]"])).toContainEqual(expect.stringMatching(/octal/i));
  expect(messagesAbout(samples.map(withPlainEscapes))).toEqual([]);
});

function expressionOf(source: string): RegExp | undefined {
  try {
    return new RegExp(source);
  } catch {
    return undefined;
  }
}

/** What the checker says of regular expressions as literals. */
function messagesAbout(sources: readonly string[]): readonly string[] {
  const text = sources.map((source) => `/${new RegExp(source).source}/;\n`).join("");
  const file = ts.createSourceFile("patterns.ts", text, ts.ScriptTarget.ES2022);
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost({}),
    getSourceFile: (name) => (name === "patterns.ts" ? file : undefined),
    fileExists: (name) => name === "patterns.ts",
    readFile: () => undefined,
  };
  const program = ts.createProgram(["patterns.ts"], { noLib: true, target: ts.ScriptTarget.ES2022 }, host);
  return program.getSemanticDiagnostics(file).map(({ messageText, start = 0, length = 0 }) => {
    const line = text.slice(0, start).split("\n").length - 1;
    return `${sources[line]}: ${text.slice(start, start + length)}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}
