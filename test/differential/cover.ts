import type { JsonValue } from "../../src/model/json.js";
import { breaksOf } from "./breaks.js";
import { isImplied } from "./implied.js";
import { isSame, itemsOf, memberOf, partAt, type Path, withMembers, withoutMembers, withPart } from "./json.js";
import { concerns, type Judge } from "./judge.js";
import { assertsNothing, type PlacedOccurrence } from "./occurrences.js";
import type { Random } from "./random.js";
import { sampleOf } from "./sample.js";
import { type Goal, nothing, type Places, type Sample } from "./sampling.js";

/** What was found for one keyword. */
export interface Cover {
  readonly occurrence: PlacedOccurrence;
  /** A valid value that the keyword had a say in. */
  readonly valid?: JsonValue;
  /** A value that is invalid by that keyword alone. */
  readonly broken?: Broken;
  /** Why there is no {@link Cover.broken}. */
  readonly reason?: string;
  /** What was tried on the way: whatever it is, verdicts on it must agree. */
  readonly tried: readonly JsonValue[];
}

export interface Broken {
  readonly value: JsonValue;
  /** Where the keyword fails. */
  readonly place: Path;
}

/** What looking for values needs to know of the document. */
export interface Ground {
  readonly judge: Judge;
  readonly random: Random;
  readonly known: Map<JsonValue, JsonValue[]>;
  /** Valid values of the schema, for the keywords that they reach. */
  readonly bases: Base[];
}

interface Base {
  readonly value: JsonValue;
  readonly places: Places;
}

const attempts = 6;

/** Looks for a valid value that a keyword had a say in, and for one that is invalid by that keyword alone. */
export function cover(
  root: JsonValue,
  occurrence: PlacedOccurrence,
  examples: readonly JsonValue[],
  ground: Ground,
): Cover {
  const { judge } = ground;
  const settled = settledReason(occurrence, judge);
  const tried: JsonValue[] = [];
  const seen = new Set<string>();
  let valid: JsonValue | undefined;
  const ready = ground.bases.filter(({ places }) => places.has(occurrence.schema)).slice(0, 2);
  for (let attempt = -ready.length; attempt < attempts; attempt += 1) {
    const base = ready[ready.length + attempt] ?? baseFor(root, occurrence, attempt, examples, ground);
    if (base === undefined) {
      seen.add("no valid value found");
      continue;
    }
    const { value, places } = base;
    for (const place of places.get(occurrence.schema) ?? []) {
      const part = partAt(value, place);
      if (part === undefined || !concerns(occurrence.keyword, part) || !judge.isValid(occurrence.schema, part))
        continue;
      valid ??= value;
      if (settled !== undefined) return { occurrence, valid, reason: settled, tried };
      const outcome = breakAt(root, occurrence, value, place, ground);
      tried.push(...outcome.tried);
      if (outcome.broken !== undefined) return { occurrence, valid, broken: outcome.broken, tried };
      seen.add(outcome.reason);
    }
    if (valid === undefined) seen.add("no valid value reaches it");
  }
  return { occurrence, ...(valid === undefined ? {} : { valid }), reason: settled ?? worst(seen), tried };
}

/** A valid value that was made for a keyword; `undefined` where none was found. */
function baseFor(
  root: JsonValue,
  occurrence: PlacedOccurrence,
  attempt: number,
  examples: readonly JsonValue[],
  ground: Ground,
): Base | undefined {
  const places: Places = new Map();
  const fullness = [0, 0.05, 0.3, 0, 0.8, 0.1][attempt] ?? 0;
  const goal: Goal = { ...occurrence, near: attempt === 0 ? nearOf(occurrence) : new Set() };
  const sample = sampleOf([root], { ...ground, goal, places, fullness, budget: { left: 4000 } });
  const value = sample === nothing ? examples[attempt] : sample;
  if (value === undefined || !ground.judge.isValid(root, value)) return undefined;
  const base = { value, places };
  ground.bases.push(base);
  return base;
}

/** The schema of a keyword and the innermost one around it that has properties. */
function nearOf({ schema, around }: PlacedOccurrence): ReadonlySet<JsonValue> {
  const outer = [...around].filter((each) => each !== schema && memberOf(each, "properties") !== undefined);
  return new Set([schema, ...outer.slice(-1)]);
}

/** Why nothing can be invalid by a keyword alone, where a look at it tells. */
function settledReason(occurrence: PlacedOccurrence, judge: Judge): string | undefined {
  const isOfName = occurrence.path.at(-1) === "propertyNames" && occurrence.keyword === "type";
  if (isOfName || assertsNothing(occurrence, judge.follow)) return "asserts nothing";
  return isImplied(occurrence, judge) ? "implied by other keywords for the same part" : undefined;
}

/** The reason that came furthest. */
function worst(seen: ReadonlySet<string>): string {
  const order = [
    "a value that breaks it is valid all the same",
    "whatever breaks it breaks others too",
    "whatever breaks it breaks its neighbours too",
    "no valid value reaches it",
  ];
  return order.find((reason) => seen.has(reason)) ?? "no valid value found";
}

interface Outcome {
  readonly broken?: Broken;
  readonly reason: string;
  readonly tried: readonly JsonValue[];
}

function breakAt(
  root: JsonValue,
  occurrence: PlacedOccurrence,
  value: JsonValue,
  place: Path,
  ground: Ground,
): Outcome {
  const { judge } = ground;
  const tried: JsonValue[] = [];
  let reason = "whatever breaks it breaks its neighbours too";
  for (const part of candidates(occurrence, partAt(value, place) ?? null, ground)) {
    // Broken there by the keyword alone, which costs little to find out.
    if (judge.isValid(occurrence.schema, part) || !judge.isValidWithout(occurrence.schema, part, occurrence)) continue;
    const broken = withPart(value, place, part);
    if (tried.length < 8 && !tried.some((each) => isSame(each, broken))) tried.push(broken);
    if (judge.isValid(root, broken)) reason = "a value that breaks it is valid all the same";
    else if (judge.isValidWithout(root, broken, occurrence)) return { broken: { value: broken, place }, reason, tried };
    else reason = "whatever breaks it breaks others too";
    if (tried.length >= 8) break;
  }
  return { reason, tried };
}

function* candidates(occurrence: PlacedOccurrence, part: JsonValue, ground: Ground): Generator<JsonValue> {
  yield* breaksOf(occurrence, part);
  const sample = (...schemas: readonly JsonValue[]): Sample =>
    sampleOf(schemas, { ...ground, fullness: 0.3, budget: { left: 1000 } });
  const found = [
    ...stretched(occurrence, part, sample),
    ...sampledApart(occurrence).map((schemas) => sample(...schemas)),
  ];
  for (const each of found) if (each !== nothing) yield each;
}

/** More of what is there, for limits that need values of the right kind to go beyond. */
function stretched(
  { schema, keyword }: PlacedOccurrence,
  part: JsonValue,
  sample: (schema: JsonValue) => Sample,
): readonly Sample[] {
  const limit = Number(schema[keyword]);
  if (!["maxItems", "maxProperties"].includes(keyword) || limit > 300) return [];
  const samples = Array.from({ length: limit + 1 }, () =>
    sample((keyword === "maxItems" ? schema["items"] : schema["additionalProperties"]) ?? true),
  ).filter((each) => each !== nothing);
  if (keyword === "maxItems") return [samples];
  return [withMembers(part, Object.fromEntries(samples.map((each, index) => [`extra${index}`, each])))];
}

/** Lists of schemas that a value which breaks the keyword alone may satisfy. */
function sampledApart({ schema, keyword }: PlacedOccurrence): readonly (readonly JsonValue[])[] {
  const others = withoutMembers(schema, keyword);
  const members = keyword === "oneOf" ? itemsOf(schema[keyword]) : [];
  return [
    // Two members at once.
    ...members.slice(1).map((member, index) => [others, member, members[index] ?? true]),
    ...(keyword === "not" ? [[others, schema[keyword] ?? true]] : []),
    ...(keyword === "if" ? [[withoutMembers(others, "then", "else"), schema[keyword] ?? true]] : []),
    [others],
    [others],
    [others],
  ];
}
