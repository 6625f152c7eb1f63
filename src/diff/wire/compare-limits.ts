import type { NumberSchema, Schema, StringSchema } from "../../model/schema.js";
import { compareBounds } from "./compare-bounds.js";
import { code, type Place, reportAt } from "./place.js";

/** A keyword that limits what is valid, and in which direction it is tighter. */
interface Limit<Name extends string> {
  readonly keyword: Name;
  readonly tighter: "higher" | "lower";
  /** What it counts, one and several: `character`, `characters`. */
  readonly units: readonly [one: string, several: string];
  /** `at least` or `at most`. */
  readonly words: string;
}

type Limited<Name extends string> = Schema & { readonly [K in Name]?: number };

const stringLimits = [
  { keyword: "minLength", tighter: "higher", words: "at least", units: ["character", "characters"] },
  { keyword: "maxLength", tighter: "lower", words: "at most", units: ["character", "characters"] },
] as const satisfies readonly Limit<string>[];

/** The limits of lists. */
export const arrayLimits = [
  { keyword: "minItems", tighter: "higher", words: "at least", units: ["item", "items"] },
  { keyword: "maxItems", tighter: "lower", words: "at most", units: ["item", "items"] },
] as const satisfies readonly Limit<string>[];

/** The limits of what lists must contain. */
export const containsLimits = [
  { keyword: "minContains", tighter: "higher", words: "at least", units: ["of certain items", "of certain items"] },
  { keyword: "maxContains", tighter: "lower", words: "at most", units: ["of certain items", "of certain items"] },
] as const satisfies readonly Limit<string>[];

/** The limits of objects. */
export const objectLimits = [
  { keyword: "minProperties", tighter: "higher", words: "at least", units: ["property", "properties"] },
  { keyword: "maxProperties", tighter: "lower", words: "at most", units: ["property", "properties"] },
] as const satisfies readonly Limit<string>[];

/** Finds what differs in the lengths, the pattern and the format of a string. */
export function compareStrings(before: StringSchema, after: StringSchema, place: Place): void {
  compareLimits(before, after, stringLimits, place);
  comparePatterns(before, after, place);
  compareFormats(before, after, place);
}

/** Finds what differs in the range, the steps and the format of a number. */
export function compareNumbers(before: NumberSchema, after: NumberSchema, place: Place): void {
  if (before.integer !== after.integer) {
    const details = placesOf(before, after);
    if (after.integer) reportAt(place, "type-narrowed", "is an integer now, not any number", details);
    else reportAt(place, "type-widened", "may be any number now, not only an integer", details);
  }
  compareBounds(before, after, place);
  compareSteps(before, after, place);
  compareFormats(before, after, place);
}

/** Finds the limits that were added, removed and moved. */
export function compareLimits<Name extends string>(
  before: Limited<Name>,
  after: Limited<Name>,
  limits: readonly Limit<Name>[],
  place: Place,
): void {
  for (const { keyword, tighter, words, units } of limits) {
    const [from, to] = [before[keyword], after[keyword]];
    if (from === to) continue;
    const text = (limit: number): string => `${words} ${limit} ${units[limit === 1 ? 0 : 1]}`;
    const details = {
      ...placesOf(before, after),
      from: from === undefined ? "no limit" : text(from),
      to: to === undefined ? "no limit" : text(to),
    };
    if (from === undefined) reportAt(place, "limit-added", `must have ${details.to} now`, details);
    else if (to === undefined) reportAt(place, "limit-removed", `need not have ${details.from} any longer`, details);
    else {
      const isTighter = tighter === "higher" ? to > from : to < from;
      reportAt(
        place,
        isTighter ? "limit-tightened" : "limit-loosened",
        `must have ${details.to}, not ${from}`,
        details,
      );
    }
  }
}

function compareSteps(before: NumberSchema, after: NumberSchema, place: Place): void {
  const [from, to] = [before.multipleOf, after.multipleOf];
  if (from === to) return;
  const details = placesOf(before, after);
  if (from === undefined) reportAt(place, "limit-added", `must be a multiple of ${to} now`, details);
  else if (to === undefined) reportAt(place, "limit-removed", `need not be a multiple of ${from} any longer`, details);
  else {
    const kind = from % to === 0 ? "limit-loosened" : "limit-tightened";
    reportAt(place, kind, `must be a multiple of ${to}, not of ${from}`, details);
  }
}

function comparePatterns(before: StringSchema, after: StringSchema, place: Place): void {
  const [from, to] = [before.pattern, after.pattern];
  if (from === to) return;
  const details = { ...placesOf(before, after), ...wordsOf(from, to) };
  if (from === undefined) reportAt(place, "pattern-added", `must match ${code(to ?? "")} now`, details);
  else if (to === undefined) reportAt(place, "pattern-removed", `need not match ${code(from)} any longer`, details);
  else reportAt(place, "pattern-changed", `must match ${code(to)}, not ${code(from)}`, details);
}

/** Formats that hold all that others hold. */
const widerFormats: Readonly<Record<string, readonly string[]>> = {
  int32: ["int64"],
  float: ["double"],
  uri: ["uri-reference", "iri", "iri-reference"],
  iri: ["iri-reference"],
  email: ["idn-email"],
  hostname: ["idn-hostname"],
};

function compareFormats(before: StringSchema | NumberSchema, after: StringSchema | NumberSchema, place: Place): void {
  const [from, to] = [before.format, after.format];
  if (from === to) return;
  const details = { ...placesOf(before, after), ...wordsOf(from, to) };
  if (from === undefined) return reportAt(place, "format-added", `is of the format ${code(to ?? "")} now`, details);
  if (to === undefined)
    return reportAt(place, "format-removed", `is not of the format ${code(from)} any longer`, details);
  const isWider = widerFormats[from]?.includes(to) === true;
  const isNarrower = widerFormats[to]?.includes(from) === true;
  const kind = isWider ? "format-widened" : isNarrower ? "format-narrowed" : "format-changed";
  reportAt(place, kind, `is of the format ${code(to)}, not ${code(from)}`, details);
}

function placesOf(before: Schema, after: Schema): { readonly before: string; readonly after: string } {
  return { before: before.pointer, after: after.pointer };
}

function wordsOf(from: string | undefined, to: string | undefined): { readonly from?: string; readonly to?: string } {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}
