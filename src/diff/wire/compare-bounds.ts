import type { NumberSchema } from "../../model/schema.js";
import { type Place, reportAt } from "./place.js";

/** Where the range of a number ends. */
interface Bound {
  readonly value: number;
  /** Whether `value` itself is outside. */
  readonly isExclusive: boolean;
}

/** Finds what differs in the range of a number, whichever keywords say it. */
export function compareBounds(before: NumberSchema, after: NumberSchema, place: Place): void {
  for (const end of ["lower", "upper"] as const) {
    const [from, to] = [boundOf(before, end), boundOf(after, end)];
    if (from?.value === to?.value && from?.isExclusive === to?.isExclusive) continue;
    const details = {
      before: before.pointer,
      after: after.pointer,
      from: from === undefined ? "no limit" : wordsFor(from, end),
      to: to === undefined ? "no limit" : wordsFor(to, end),
    };
    if (from === undefined) reportAt(place, "limit-added", `must be ${details.to} now`, details);
    else if (to === undefined) reportAt(place, "limit-removed", `need not be ${details.from} any longer`, details);
    else {
      const kind = isTighter(to, from, end) ? "limit-tightened" : "limit-loosened";
      reportAt(place, kind, `must be ${details.to} now, not ${details.from}`, details);
    }
  }
}

/** The tighter of the inclusive and the exclusive bound; whole numbers have no need of the exclusive one. */
function boundOf(schema: NumberSchema, end: "lower" | "upper"): Bound | undefined {
  const [inclusive, exclusive] =
    end === "lower" ? [schema.minimum, schema.exclusiveMinimum] : [schema.maximum, schema.exclusiveMaximum];
  const bounds = [
    ...(inclusive === undefined ? [] : [{ value: inclusive, isExclusive: false }]),
    ...(exclusive === undefined ? [] : [exclusiveBound(exclusive, schema.integer, end)]),
  ];
  const [first, second] = bounds;
  return first !== undefined && second !== undefined && isTighter(second, first, end) ? second : first;
}

function exclusiveBound(value: number, isInteger: boolean, end: "lower" | "upper"): Bound {
  if (!isInteger || !Number.isSafeInteger(value)) return { value, isExclusive: true };
  return { value: end === "lower" ? value + 1 : value - 1, isExclusive: false };
}

function isTighter(bound: Bound, other: Bound, end: "lower" | "upper"): boolean {
  if (bound.value === other.value) return bound.isExclusive && !other.isExclusive;
  return end === "lower" ? bound.value > other.value : bound.value < other.value;
}

function wordsFor({ value, isExclusive }: Bound, end: "lower" | "upper"): string {
  const words = isExclusive ? { lower: "more than", upper: "less than" } : { lower: "at least", upper: "at most" };
  return `${words[end]} ${value}`;
}
