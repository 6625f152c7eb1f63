import type { JsonObject, JsonValue } from "../../src/model/json.js";
import { valueAt } from "../../src/model/json.js";
import type { Guard } from "../../src/runtime/guard.js";
import { type Broken, type Cover, cover } from "./cover.js";
import { isInUnion, isTold, tells } from "./explanations.js";
import type { Judge } from "./judge.js";
import { partAt } from "./json.js";
import { knownDefects } from "./known-defects.js";
import { mutated } from "./mutate.js";
import { occurrencesIn, type PlacedOccurrence } from "./occurrences.js";
import type { Oracle } from "./oracles.js";
import type { Random } from "./random.js";
import type { Disagreement, Tally } from "./report.js";
import { sampleOf } from "./sample.js";
import { nothing } from "./sampling.js";

/** Everything that has a verdict on the values of one schema. */
export interface Bench {
  readonly name: string;
  readonly pointer: string;
  readonly resource: JsonObject;
  readonly judge: Judge;
  readonly ajv: Oracle;
  readonly hyperjump: Oracle;
  readonly aot: Guard<unknown>;
  readonly compact: Guard<unknown>;
  readonly examples: readonly JsonValue[];
  readonly random: Random;
  readonly known: Map<JsonValue, JsonValue[]>;
}

/** Compares all verdicts on values for every keyword of a schema, and on mutations of them; the number of them grows with `effort`. */
export function compareSchema(bench: Bench, effort: number, tally: Tally): void {
  const root = valueAt(bench.resource, bench.pointer) ?? true;
  const ground = { ...bench, bases: [] };
  const covers = occurrencesIn(root).map((occurrence) => cover(root, occurrence, bench.examples, ground));
  for (const each of covers) tellOf(each, bench, tally);
  const values = distinctValues(root, covers, bench, effort);
  let asked = 0;
  for (const value of values) {
    // @hyperjump/json-schema is slow: the first ones of a schema, some from everywhere, and whatever is disputed.
    const isAsked = asked < 2 || bench.random.chance(4 / values.length);
    asked += 1;
    compareValue(root, value, isAsked, bench, tally);
  }
}

/** Nothing is gained from mutations of longer texts, which take their time. */
const maximumLength = 100_000;

/** A valid and an invalid value first; what was tried for nothing, and as many mutations as keywords, times the effort. */
function distinctValues(root: JsonValue, covers: readonly Cover[], bench: Bench, effort: number): readonly JsonValue[] {
  const { random, judge } = bench;
  const distinct = new Map<string, JsonValue>();
  const add = (value: JsonValue): boolean => {
    const text = JSON.stringify(value);
    return !distinct.has(text) && distinct.set(text, value).size > 0;
  };
  const valid = covers.find((each) => each.valid !== undefined)?.valid;
  const broken = covers.find((each) => each.broken !== undefined)?.broken?.value;
  for (const value of [valid, broken]) if (value !== undefined) add(value);
  for (const each of covers) {
    if (each.valid !== undefined) add(each.valid);
    if (each.broken !== undefined) add(each.broken.value);
    for (const value of each.tried) if (random.chance(effort)) add(value);
  }
  for (const example of bench.examples) add(example);
  for (const fullness of [1, 0.5]) {
    const sample = sampleOf([root], { judge, random, known: bench.known, fullness, budget: { left: 3000 } });
    if (sample !== nothing) add(sample);
  }
  const donors = [...distinct].flatMap(([text, value]) => (text.length > maximumLength ? [] : [value]));
  const bases = donors.filter((value) => judge.isValid(root, value));
  const wanted = Math.ceil(effort * (8 + 2 * covers.length));
  for (let attempt = 0, added = 0; added < wanted && attempt < 3 * wanted; attempt += 1) {
    const base = random.pick(random.chance(0.8) && bases.length > 0 ? bases : donors) ?? null;
    if (add(mutated(base, donors, random))) added += 1;
  }
  return [...distinct.values()];
}

/** Counts what was found for a keyword, and how well the explanation tells of it. */
function tellOf({ occurrence, valid, broken, reason }: Cover, bench: Bench, tally: Tally): void {
  const { label, path } = occurrence;
  tally.cover(
    label,
    `${bench.name} /${path.join("/")}`,
    valid !== undefined,
    broken === undefined ? reason : undefined,
  );
  if (broken === undefined || !isTold(occurrence) || failsWithin(occurrence, broken, bench.judge)) return;
  const issues = bench.aot.issues(broken.value);
  const isFound = tells(issues, occurrence, broken);
  tally.explanation(label, isInUnion(occurrence), isFound, () => ({
    schema: bench.name,
    place: `${path.join("/")} ${label} at /${broken.place.join("/")}`,
    value: shortened(broken.value),
    issues: issues.slice(0, 3).map(({ message, keyword }) => `${keyword}: ${message}`),
  }));
}

/** Whether it is only deeper in the value that the keyword fails: its schema refers to itself. */
function failsWithin({ schema, keyword }: PlacedOccurrence, { value, place }: Broken, judge: Judge): boolean {
  return judge.isValid({ [keyword]: schema[keyword] ?? null }, partAt(value, place) ?? null);
}

function shortened(value: JsonValue): string {
  return JSON.stringify(value).slice(0, 400);
}

function compareValue(root: JsonValue, value: JsonValue, isAsked: boolean, bench: Bench, tally: Tally): void {
  const { pointer, aot, compact, ajv, judge, hyperjump } = bench;
  const verdict = aot.is(value);
  tally.verdict(verdict);
  const report = (problem: string): void => {
    const told: Disagreement = { schema: bench.name, problem, value: shortened(value) };
    tally.disagree(told);
  };
  const is = (valid: boolean): string => (valid ? "valid" : "invalid");
  if (compact.is(value) !== verdict) report(`compact says ${is(!verdict)}`);
  if ((aot.issues(value).length === 0) !== verdict) report(`is ${is(verdict)} and explained otherwise`);
  if ((compact.issues(value).length === 0) !== verdict) report(`is ${is(verdict)} and compact explains otherwise`);
  const differs = ajv.isValid(pointer, value) !== verdict;
  const isDisputed = differs || judge.isValid(root, value) !== verdict;
  if (isAsked || isDisputed) tally.asked();
  const differsToo = (isAsked || isDisputed) && hyperjump.isValid(pointer, value) !== verdict;
  const against = [...(differs ? (["ajv"] as const) : []), ...(differsToo ? (["hyperjump"] as const) : [])];
  const unexplained = against.filter((oracle) => {
    const defect = knownDefects.find(
      (each) => each.oracle === oracle && each.explains({ schema: root, resource: bench.resource, value }),
    );
    if (defect !== undefined) tally.explained(`${oracle}: ${defect.reason}`);
    return defect === undefined;
  });
  if (unexplained.length > 0) report(`guard says ${is(verdict)}, ${unexplained.join(" and ")} ${is(!verdict)}`);
  if (isDisputed && against.length === 0) report(`the judge alone says ${is(!verdict)}`);
}
