import type { Pattern } from "../../model/schema.js";
import { type Attack, attacksOf } from "./pattern-attacks.js";
import { type CharacterTests, stepCounter } from "./pattern-steps.js";
import { loopDepth, readPatternTree } from "./pattern-tree.js";

/** Steps of the checker, of one text, and of all texts for one pattern; counted, so that every machine finds the same. */
const checkerSteps = 1000;
const textSteps = 300_000;
const patternSteps = 2_000_000;
/** A pattern that is longer was made by a machine, and checking it would take too long. */
const longestPattern = 2000;
/** Loops in loops beyond this depth are taken for slow untried: trying them takes too long itself. */
const mostNestedLoops = 10;
/** A text twice as long costs a quadratic pattern 4 times as much, and a cubic one 8 times. */
const steepGrowth = 5.5;
/** The lengths of the texts that are tried, each with the growth that is needed to go on: in short texts, what is steep hides behind what is merely much. */
const stages = [
  { length: 6, least: 0 },
  { length: 12, least: 0 },
  { length: 25, least: 0 },
  { length: 50, least: 3 },
  { length: 100, least: 4.2 },
  { length: 200, least: 0 },
];

/**
 * A text that shows why a pattern is too slow for data that is not trusted: repeated, it costs exponentially more, or at
 * least as the cube of its length. Undefined for a pattern that is well.
 *
 * redos-detector sees every pattern that may match one text in many ways; most of these are harmless, so what it finds
 * is put to the test.
 */
export async function findSlowText({ pattern, patternFlags = "u" }: Pattern): Promise<string | undefined> {
  if (isPlain(pattern) || pattern.length > longestPattern) return undefined;
  const tree = readPatternTree(pattern);
  const tests = characterTests(patternFlags);
  if (loopDepth(tree) > mostNestedLoops) return attacksOf(pattern, tree, tests).map(textOf)[0];
  if (await isSurelySafe(pattern, patternFlags === "u")) return undefined;
  const count = stepCounter(tree, tests);
  let left = patternSteps;
  for (const attack of attacksOf(pattern, tree, tests)) {
    const { isSlow, steps } = measure(attack, count);
    if (isSlow) return textOf(attack);
    left -= steps;
    if (left < 0) return undefined;
  }
  return undefined;
}

/** Most documents have no such pattern, and need not wait for the checker; it does not know groups with names. */
async function isSurelySafe(pattern: string, unicode: boolean): Promise<boolean> {
  const { isSafePattern } = await import("redos-detector");
  const unnamed = pattern.replace(/\(\?<(?![=!])[^>]*>/g, "(");
  try {
    return isSafePattern(unnamed, { unicode, maxSteps: checkerSteps, timeout: Infinity }).safe;
  } catch {
    return false; // what it cannot read is put to the test
  }
}

function textOf({ start, repeated, end }: Attack): string {
  return `${start}${repeated.repeat(3)}…${end}`;
}

/** Nothing is repeated but single characters, at most two of them: then the cost grows with the square at worst. */
function isPlain(pattern: string): boolean {
  const text = pattern.replace(/\\[^]|\[(?:\\[^]|[^\]\\])*\]/g, "x");
  const loops = text.match(/[*+]|\{\d+,\d*\}/g) ?? [];
  const mostLoops = text.startsWith("^") && !text.includes("|") ? 2 : 1;
  return !/\)(?:[*+]|\{)/.test(text) && loops.length <= mostLoops;
}

function measure({ start, repeated, end }: Attack, count: (text: string, limit: number) => number) {
  let growth = 0;
  let before: number | undefined;
  let steps = 0;
  for (const { length, least } of stages) {
    const current = count(start + repeated.repeat(Math.ceil(length / repeated.length)) + end, textSteps);
    steps += current;
    const isCut = current === textSteps;
    // What was cut short has grown more than can be seen.
    growth = before === undefined ? (isCut ? Infinity : 0) : Math.max(current / before, isCut ? growth : 0);
    if (isCut || (before !== undefined && growth < least)) break;
    before = current;
  }
  return { isSlow: growth > steepGrowth, steps };
}

function characterTests(flags: string): CharacterTests {
  const tests = new Map<string, (character: string) => boolean>();
  return (source) => {
    const test = tests.get(source) ?? characterTest(new RegExp(`^(?:${source})$`, flags));
    tests.set(source, test);
    return test;
  };
}

function characterTest(expression: RegExp): (character: string) => boolean {
  const known = new Map<string, boolean>();
  return (character) => {
    const answer = known.get(character) ?? expression.test(character);
    known.set(character, answer);
    return answer;
  };
}
