import fc from "fast-check";
import type { Choices } from "./soundness-choices.js";
import { NoValue, numbersOf, type Part } from "./soundness-parts.js";

const formats: Readonly<Record<string, readonly string[]>> = {
  uuid: ["1", "2", "3", "4", "5"].map((digit) => `${digit}f0c1c0e-6f3c-4f0e-9d55-2f3c1f0a7b11`),
  date: ["2024-02-29", "1999-12-31", "0001-01-01", "2000-02-29", "9999-12-31"],
  "date-time": [
    "2024-02-29T12:30:00Z",
    "1999-12-31T23:59:59+02:00",
    ...["1", "2", "3"].map((day) => `2026-01-0${day}T00:00:00.5Z`),
  ],
  time: ["12:30:00Z", "00:00:00+01:00", "23:59:59.5Z", "08:00:00-11:30", "12:00:00z"],
  duration: ["P1DT2H", "P1Y", "PT5S", "P2W", "P1M"],
  email: ["somebody@example.com", "a@b.example", "a.b+c@example.org", "x_y@example.com", "1@example.com"],
  uri: [
    "https://example.com/a?b=c",
    "urn:isbn:1",
    "http://[2001:db8::1]:80/",
    "mailto:a@example.com",
    "ftp://example.org",
  ],
  "uri-reference": ["/a/b", "https://example.com/", "?a", "#b", "../c"],
  hostname: ["example.com", "a.example", "xn--9n2bp8q.example", "localhost", "1.example"],
  ipv4: ["192.0.2.1", "0.0.0.0", "255.255.255.255", "10.0.0.1", "127.0.0.1"],
  ipv6: ["2001:db8::1", "::", "::1", "::ffff:192.0.2.1", "fe80::1"],
  byte: ["aGVsbG8=", "", "AA==", "AAA=", "AAAA"],
};

const words = ["text", "", "a", "Ünïcode 😀", "\"quoted\"\n'text'\\", "0", "true", "a-b_c.d"];

/** A string that keeps to patterns, formats and lengths. */
export function stringOf(parts: readonly Part[], choices: Choices): string {
  const least = Math.max(0, ...numbersOf(parts, "minLength"));
  const most = Math.min(Number.POSITIVE_INFINITY, ...numbersOf(parts, "maxLength"));
  if (least > 20_000) throw new NoValue();
  const patterns = parts.map(({ schema }) => schema["pattern"]).filter((pattern) => typeof pattern === "string");
  const known = parts.flatMap(({ schema }) => formats[String(schema["format"])] ?? []);
  const matching = patterns.slice(0, 1).flatMap((pattern) => textsMatching(pattern));
  const pool = [...(known.length === 0 ? words : known), ...matching, ...matching]
    .map((text) => fitted(text, least, most))
    .filter((text) => patterns.every((pattern) => matches(pattern, text)));
  const text = pool[choices.below(pool.length)];
  if (text === undefined) throw new NoValue();
  return text;
}

function fitted(text: string, least: number, most: number): string {
  const characters = [...text];
  const long = characters.length < least ? [...characters, ..."x".repeat(least - characters.length)] : characters;
  return long.slice(0, most).join("");
}

const samples = new Map<string, readonly string[]>();

/** Some texts that match a pattern; none for a pattern that fast-check cannot read. */
export function textsMatching(pattern: string): readonly string[] {
  const known = samples.get(pattern);
  if (known !== undefined) return known;
  const texts = sampled(pattern);
  samples.set(pattern, texts);
  return texts;
}

function sampled(pattern: string): readonly string[] {
  for (const flags of ["u", ""]) {
    try {
      const arbitrary = fc.stringMatching(new RegExp(pattern, flags), { size: "xsmall" });
      const texts = new Set(fc.sample(arbitrary, { seed: 3, numRuns: 12 }));
      return [...texts].filter((text) => text.length < 500);
    } catch {
      // Only valid without the flag, or beyond fast-check.
    }
  }
  return [];
}

function matches(pattern: string, text: string): boolean {
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(pattern, flags).test(text);
    } catch {
      // Only valid without the flag.
    }
  }
  return true;
}

/** A number within the bounds. */
export function numberOf(parts: readonly Part[], choices: Choices): number {
  const isInteger = parts.some(({ schema }) => [schema["type"]].flat().includes("integer"));
  const low = Math.max(
    Number.NEGATIVE_INFINITY,
    ...numbersOf(parts, "minimum"),
    ...numbersOf(parts, "exclusiveMinimum"),
  );
  const high = Math.min(
    Number.POSITIVE_INFINITY,
    ...numbersOf(parts, "maximum"),
    ...numbersOf(parts, "exclusiveMaximum"),
  );
  const [step = 1] = numbersOf(parts, "multipleOf");
  const bounds = [low, high].filter(Number.isFinite);
  const near = bounds.flatMap((bound) => [bound, bound + step, bound - step, bound + 2 * step, bound - 2 * step]);
  const others = [0, 1, -1, 42, 2 ** 31, 2 ** 53, -(2 ** 53), 1e21, ...(isInteger ? [] : [0.5, 1.25, 1e-7, -3.75])];
  const [middle] = Number.isFinite(low) && Number.isFinite(high) ? [(low + high) / 2] : [];
  const pool = [...near, ...others.map((value) => value * step), ...(middle === undefined ? [] : [middle])].filter(
    (value) => value >= low && value <= high && (!isInteger || Number.isInteger(value)),
  );
  const value = pool[choices.below(pool.length)];
  if (value === undefined) throw new NoValue();
  return value;
}
