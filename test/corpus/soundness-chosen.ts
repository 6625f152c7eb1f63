import type { JsonObject, JsonValue } from "../../src/model/json.js";
import type { NamedSchema } from "../../src/model/schema.js";
import { candidateFor } from "./soundness-values.js";
import type { Attempt, ValuePools, View } from "./soundness-walk.js";

/** How many values of a schema are asked for. */
export const wanted = 5;

// Beyond them, values say what others have said: large schemas would take the compiler minutes.
const most = 30;
const mostText = 40_000;

/** A schema with a guard, and what its document says of it. */
export interface Subject {
  readonly schema: NamedSchema;
  readonly rawSchema: JsonValue;
  readonly pointer: string;
  readonly examples: readonly JsonValue[];
  isValid(value: JsonValue): boolean;
}

/** The values of one schema that are to be compiled. */
export interface Chosen {
  readonly schema: NamedSchema;
  readonly rawSchema: JsonValue;
  readonly values: readonly JsonValue[];
  readonly branches: number;
  /** Branches of which the guard refused every value: those of other branches, mostly, where `oneOf` wants exactly one. */
  readonly refusedBranches: readonly string[];
  /** Branches of which no value could be made. */
  readonly emptyBranches: readonly string[];
}

/** What the view of a schema leaves out is not asked of the code under test: what we named ourselves is tried with both. */
function usualAttempts(
  { name, isComponent }: NamedSchema,
  pools: Readonly<Record<View, ValuePools>>,
): readonly Attempt[] {
  return Array.from({ length: 24 }, (_, seed): Attempt => {
    const fullness = (["whole", "bare", "some", "some"] as const)[seed % 4] ?? "some";
    const isInput = name.startsWith("input ") || (!isComponent && Math.floor(seed / 4) % 2 === 0);
    const leftOut = isInput ? "readOnly" : "writeOnly";
    return { seed: seed + 1, fullness, leftOut, pools: pools[leftOut] };
  });
}

/** Of all values that can be made and that the guard accepts, those that show something new, and some more. */
export function chooseValues(
  { schema, rawSchema, pointer, examples, isValid }: Subject,
  raw: JsonObject,
  pools: Readonly<Record<View, ValuePools>>,
): Chosen {
  const verdicts = new Map<string, boolean>();
  const taken = new Set<string>();
  const shown = new Set<string>();
  const values: JsonValue[] = [];
  const spare: JsonValue[] = [];
  const branches = new Map<string, ReadonlyMap<string, number>>();
  let length = 0;
  const refused = new Set<string>();
  const take = (value: JsonValue, features: ReadonlySet<string>): void => {
    const text = JSON.stringify(value);
    // Where all values are that large, a few will do.
    if (text.length > mostText && values.length + spare.length >= wanted) return;
    const isKnown = verdicts.has(text);
    const verdict = verdicts.get(text) ?? isValid(value);
    verdicts.set(text, verdict);
    if (!verdict) {
      for (const feature of features) refused.add(feature);
      return;
    }
    const fresh = [...features].filter((feature) => !shown.has(feature));
    const isBranch = fresh.some((feature) => branches.has(feature));
    if (isBranch || (fresh.length > 0 && values.length < most && length < mostText)) {
      for (const feature of fresh) shown.add(feature);
      if (taken.has(text)) return;
      taken.add(text);
      values.push(value);
      length += text.length;
    } else if (!isKnown) spare.push(value);
  };
  const attempt = (each: Attempt): void => {
    const { value, choices } = candidateFor(rawSchema, pointer, raw, each);
    for (const [branch, path] of choices.branches) if (!branches.has(branch)) branches.set(branch, path);
    if (value !== undefined) take(value, choices.features);
  };
  for (const [index, example] of examples.entries()) take(example, new Set([`example ${index}`]));
  const usual = usualAttempts(schema, pools);
  for (const each of usual) attempt(each);
  for (const [branch, forced] of branches) {
    for (const each of usual) {
      if (shown.has(branch)) break;
      attempt({ ...each, forced, goal: branch });
    }
  }
  for (const [index, each] of Array.from({ length: 4 }, () => usual)
    .flat()
    .entries()) {
    if (values.length + spare.length >= wanted) break;
    attempt({ ...each, seed: 100 + index });
  }
  const missed = [...branches.keys()].filter((branch) => !shown.has(branch));
  const others = spare.filter((value) => !taken.has(JSON.stringify(value)));
  return {
    schema,
    rawSchema,
    values: [...values, ...others.slice(0, Math.max(0, wanted - values.length))],
    branches: branches.size,
    refusedBranches: missed.filter((branch) => refused.has(branch)),
    emptyBranches: missed.filter((branch) => !refused.has(branch)),
  };
}
