import fc from "fast-check";
import type { JsonObject } from "../../src/model/json.js";
import { expressionOf } from "./judge-assertions.js";
import type { Random } from "./random.js";

/** Strings that documents' patterns are often about. */
const common = [
  "text",
  "",
  "a",
  "1",
  "2024-02-29",
  "2024-02-29T12:30:00Z",
  "12:30",
  "6a2f41a3-c54c-4a01-8bfc-7e0e1b3a2d11",
  "https://example.com/path?query#fragment",
  "name@example.com",
  "127.0.0.1",
  "12345",
  "+15550100123",
  "en-US",
  "USD",
  "#00ff00",
  "naïve 😀 text",
];

/** A string for the lengths and patterns of all schemas; `undefined` where none was found. */
export function sampleString(
  schemas: readonly JsonObject[],
  random: Random,
  fits: (value: string) => boolean,
): string | undefined {
  const atLeast = Math.max(0, ...schemas.map(({ minLength }) => Number(minLength ?? 0)));
  const atMost = Math.min(...schemas.map(({ maxLength }) => Number(maxLength ?? Infinity)));
  const length = Math.min(Math.max(atLeast, random.below(12)), atMost);
  const patterns = schemas.flatMap(({ pattern }) => (typeof pattern === "string" ? [pattern] : []));
  const plain = "lorem ipsum ".repeat(Math.ceil(length / 12) + 1).slice(0, length);
  const [pattern] = patterns;
  const matching = pattern === undefined ? [] : stringsMatching(pattern, random);
  const start = random.below(common.length);
  const guesses = [...common.slice(start), ...common.slice(0, start)];
  const lengthened = matching.flatMap((text) => [text.slice(0, atMost), lengthen(text, atLeast)]);
  const found = random.chance(0.3) && pattern === undefined ? guesses.find(fits) : undefined;
  return found ?? [...(pattern === undefined ? [plain] : []), ...matching, ...lengthened, ...guesses, plain].find(fits);
}

function lengthen(text: string, length: number): string {
  const last = text.at(-1) ?? "a";
  return text + last.repeat(Math.max(0, length - text.length));
}

const matchingByPattern = new Map<string, readonly string[]>();

/** Strings that match a pattern: the same ones in every run, as far as fast-check understands the pattern. */
function stringsMatching(pattern: string, random: Random): readonly string[] {
  const known = matchingByPattern.get(pattern) ?? generateMatching(pattern);
  matchingByPattern.set(pattern, known);
  const start = random.below(known.length + 1);
  return [...known.slice(start), ...known.slice(0, start)];
}

function generateMatching(pattern: string): readonly string[] {
  // Assertions about what follows are beyond fast-check; what remains of the pattern may do.
  for (const each of [pattern, pattern.replaceAll(/\(\?[=!][^()]*\)/g, "")]) {
    try {
      const found = fc.sample(fc.stringMatching(expressionOf(each)), { numRuns: 40, seed: 1 });
      return found.filter((text) => expressionOf(pattern).test(text));
    } catch {
      continue;
    }
  }
  return [];
}

/** A number within the bounds of all schemas; `undefined` where none was found. */
export function sampleNumber(
  schemas: readonly JsonObject[],
  random: Random,
  fits: (value: number) => boolean,
): number | undefined {
  const limits = (names: readonly string[]): readonly number[] =>
    schemas.flatMap((schema) => names.flatMap((name) => (typeof schema[name] === "number" ? [schema[name]] : [])));
  const lower = Math.max(-1000, ...limits(["minimum", "exclusiveMinimum"]));
  const upper = Math.min(Math.max(1000, lower + 1000), ...limits(["maximum", "exclusiveMaximum"]));
  const [step] = limits(["multipleOf"]);
  const whole = Math.ceil(lower) + random.below(Math.max(1, Math.floor(upper - lower)));
  const multiples =
    step === undefined ? [] : [Math.ceil(lower / step) + 1, Math.ceil(lower / step), Math.floor(upper / step)];
  return [
    ...multiples.map((count) => Number((count * (step ?? 1)).toPrecision(12))),
    ...(random.chance(0.2) ? [whole + 0.5, lower, upper] : []),
    whole,
    lower,
    upper,
    lower + 1,
    upper - 1,
    (lower + upper) / 2,
    0,
    1,
  ].find(fits);
}
