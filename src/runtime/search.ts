import { isDeeperThan, maximumDepth } from "./depth.js";
import { expectedText, receivedLiteralText, receivedText } from "./describe.js";
import type { Shape } from "./explain.js";
import type { Format } from "./format.js";
import type { Guard } from "./guard.js";

/** What is wrong with one place of a value. */
export interface Finding {
  readonly place: Place;
  readonly keyword: string;
  readonly expected: string;
  readonly received: string;
}

/** One walk through a value; the walks through the members of a union share its budget. */
export interface Search {
  readonly findings: Finding[];
  /** How many findings are enough: one where the verdict is all that counts. */
  readonly limit: number;
  readonly budget: Budget;
  readonly follow: Follow;
  /** The formats that are asserted where shapes hold their names. */
  readonly formats?: ReadonlyMap<string, Format<never>> | undefined;
}

/** What a walk may still do. */
export interface Budget {
  steps: number;
  /** How many references are being followed, one within the other. */
  depth: number;
  /** How many values the predicates of recursive types have looked at. */
  visits: number;
}

/** How a walk deals with a reference. */
export type Follow = (target: Guard<unknown>, value: unknown, place: Place, search: Search) => void;

/** Where a walk is: a chain of names, as most places are never reported; `undefined` at the value itself. */
export type Place = { readonly parent: Place; readonly name: string | number } | undefined;

/** How many findings an explanation has at most. */
export const maximumFindings = 100;

/** How many references a walk follows, one within the other. */
export const maximumReferences = 100;

/** How many values a walk looks at before it rests its case. */
export const maximumSteps = 5_000_000;

/** For a walk that has not begun. */
export function fullBudget(steps: number = maximumSteps): Budget {
  return { steps, depth: 0, visits: 0 };
}

/** Whether a walk has found enough, or has looked at enough. */
export function isOver({ findings, limit, budget }: Search): boolean {
  return findings.length >= limit || budget.steps <= 0;
}

/** Adds a finding whose words are those of a shape. */
export function reportShape(search: Search, place: Place, keyword: string, shape: Shape, value: unknown): void {
  if (search.limit === 1) return report(search, place, keyword, "", value, "");
  const expected = expectedText(shape);
  const isFraction = keyword === "type" && expected.includes("integer") && Number.isFinite(value);
  const isLiteral = keyword === "enum" || keyword === "discriminator";
  const received = isFraction ? "number with a fraction" : isLiteral ? receivedLiteralText(value) : undefined;
  report(search, place, keyword, expected, value, received);
}

/** Adds a finding about a value of which only the type may be told, unless `received` says something else. */
export function report(
  search: Search,
  place: Place,
  keyword: string,
  expected: string,
  value: unknown,
  received: string = receivedText(value),
): void {
  if (search.findings.length < search.limit) search.findings.push({ place, keyword, expected, received });
}

/** Ends a walk: cyclic values have no place where they go wrong, and the stack has an end. */
export function reportDepth(search: Search, place: Place, target: Guard<unknown>, value: unknown): void {
  if (isDeeperThan(value, 10 * maximumDepth)) search.findings.push(depthFinding);
  else report(search, place, "type", target.name, value, `${receivedText(value)} with a fault further down`);
  search.budget.steps = 0;
}

/** What is wrong with a value that no walk comes to the end of. */
export const depthFinding: Finding = {
  place: undefined,
  keyword: "depth",
  expected: `at most ${maximumDepth} levels of values within values`,
  received: "more",
};
