import { expect, test } from "vitest";
import { stepCounter } from "../src/resolve/patterns/pattern-steps.js";
import { findSlowText } from "../src/resolve/patterns/pattern-safety.js";
import { readPatternTree } from "../src/resolve/patterns/pattern-tree.js";

test.each([
  "^(a+)+$",
  "^(a|a)*$",
  "(a|aa)+$",
  "^(.*)*$",
  "^(\\w+\\s?)*$",
  "^([a-z]+)*[A-Z]$",
  "^(a?){30}a{30}$",
  "^(a{1,20}){1,20}$",
  "(x+x+)+y",
  "^(?=(a+)+b)c",
  "^(?<word>a+)+$",
  "^(?:(?:a|b)*c?)*$",
  "^([\\s\\S]*?,){11}P",
  "^(\\p{L}+\\d?)+$",
  // The third degree and more.
  "^.*.*.*.*=$",
  "\\d+\\d+;",
  "^\\w*a\\w*b\\w*c$",
  // As found in a real document.
  "(([a-z0-9-_ ]|[^\\\\x00-\\\\x7F])+.(json|yaml|yml))",
])("%s is slow", async (pattern) => {
  const patternFlags = isUnicode(pattern) ? "u" : "";
  expect(await findSlowText({ pattern, patternFlags })).toBeTypeOf("string");
});

test.each([
  "",
  "^a+$",
  "^[a-z]{2,100}$",
  "^(?:[a-z]+\\.)+[a-z]+$",
  "^([a-z0-9]+-)*[a-z0-9]+$",
  "^[\\w.]+@[\\w.]+$",
  "^(?:0|[1-9]\\d*)(?:\\.(?:0|[1-9]\\d*))*$",
  "^((25[0-5]|2[0-4]\\d|[01]?\\d\\d?)\\.){3}(25[0-5]|2[0-4]\\d|[01]?\\d\\d?)$",
  "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
  "^(?!.*--)[a-z-]+$",
  "^(?:\\(a\\+\\)\\+|[(a+)+])$",
  // The second degree: of no consequence in texts of the length that APIs carry.
  "^\\s+|\\s+$",
  "^.+/.+$",
  "[a-z]+_token_[0-9]+",
  "{a}*]b+}",
])("%s is well", async (pattern) => {
  expect(await findSlowText({ pattern, patternFlags: isUnicode(pattern) ? "u" : "" })).toBeUndefined();
});

test("the text that is named does take long, each character twice as long", async () => {
  const pattern = "^x([a-z]|b)*$";
  expect(await findSlowText({ pattern })).toBe("xbbb…\n");
  const stepsFor = (length: number): number => countIn(pattern, `x${"b".repeat(length)}\n`);
  expect(stepsFor(13) / stepsFor(12)).toBeGreaterThan(1.9);
});

test("a pattern of excessive length or depth ends in an answer", async () => {
  expect(await findSlowText({ pattern: "(a+)+".repeat(10_000) })).toBeUndefined();
  expect(await findSlowText({ pattern: `${"(?:".repeat(300)}a+${")+".repeat(300)}$` })).toBeTypeOf("string");
  expect(await findSlowText({ pattern: "^(?:){1000000000}(?:){1000000000}$" })).toBeUndefined();
});

// Each says how often a character is looked at, by hand.
test.each<[pattern: string, text: string, steps: number]>([
  ["^abc$", "abc", 5],
  ["^abd$", "abc", 7],
  ["^(?:ab|ac)$", "ac", 6],
])("%s on %s takes %i steps", (pattern, text, steps) => {
  expect(countIn(pattern, text)).toBe(steps);
});

function countIn(pattern: string, text: string): number {
  const tests = (source: string) => (character: string) => new RegExp(`^(?:${source})$`, "u").test(character);
  return stepCounter(readPatternTree(pattern), tests)(text, 1_000_000);
}

function isUnicode(pattern: string): boolean {
  try {
    return new RegExp(pattern, "u").unicode;
  } catch {
    return false;
  }
}
