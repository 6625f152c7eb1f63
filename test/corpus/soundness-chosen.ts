import type { JsonObject, JsonValue } from "../../src/model/json.js";
import type { NamedSchema } from "../../src/model/schema.js";
import { type Attempt, candidateFor } from "./soundness-values.js";

/** How many values of a schema are asked for. */
export const wanted = 5;

const most = 30;

/** The values of one schema that are to be compiled. */
export interface Chosen {
  readonly schema: NamedSchema;
  readonly values: readonly JsonValue[];
  /** Branches for which no value was found that the guard accepts. */
  readonly missedBranches: readonly string[];
  /** Why there are fewer values than are asked for. */
  readonly reason: string;
}

/** What the view of a schema leaves out is not asked of the code under test: what we named ourselves is tried with both. */
function usualAttempts({ name, isComponent }: NamedSchema): readonly Attempt[] {
  return Array.from({ length: 36 }, (_, seed): Attempt => {
    const fullness = (["whole", "bare", "some", "some"] as const)[seed % 4] ?? "some";
    const isInput = name.startsWith("input ") || (!isComponent && Math.floor(seed / 4) % 2 === 0);
    return { seed: seed + 1, fullness, leftOut: isInput ? "readOnly" : "writeOnly" };
  });
}

/** Of all values that can be made and that the guard accepts, those that show something new, and some more. */
export function chooseValues(
  schema: NamedSchema,
  rawSchema: JsonValue,
  pointer: string,
  raw: JsonObject,
  examples: readonly JsonValue[],
  isValid: (value: JsonValue) => boolean,
): Chosen {
  const seen = new Set<string>();
  const shown = new Set<string>();
  const values: JsonValue[] = [];
  const spare: JsonValue[] = [];
  const branches = new Map<string, ReadonlyMap<string, number>>();
  const refused = { count: 0, without: 0 };
  const take = (value: JsonValue, features: ReadonlySet<string>): void => {
    const text = JSON.stringify(value);
    if (seen.has(text) || text.length > 30_000) return;
    seen.add(text);
    if (!isValid(value)) {
      refused.count += 1;
      return;
    }
    const isNew = [...features].some((feature) => !shown.has(feature));
    for (const feature of features) shown.add(feature);
    if (isNew && values.length < most) values.push(value);
    else spare.push(value);
  };
  const attempt = (each: Attempt): void => {
    const { value, choices } = candidateFor(rawSchema, pointer, raw, each);
    for (const [branch, path] of choices.branches) if (!branches.has(branch)) branches.set(branch, path);
    if (value === undefined) refused.without += 1;
    else take(value, choices.features);
  };
  for (const [index, example] of examples.entries()) take(example, new Set([`example ${index}`]));
  const usual = usualAttempts(schema);
  for (const each of usual) attempt(each);
  for (const [branch, forced] of branches) {
    for (const each of usual.slice(0, 12)) {
      if (shown.has(branch)) break;
      attempt({ ...each, forced });
    }
  }
  for (let seed = 100; seed < 200 && values.length + spare.length < wanted; seed += 1)
    attempt({ ...usual[seed % usual.length], seed, fullness: seed % 2 === 0 ? "some" : "whole" });
  const enough = [...values, ...spare.slice(0, Math.max(0, wanted - values.length))];
  return {
    schema,
    values: enough,
    missedBranches: [...branches.keys()].filter((branch) => !shown.has(branch)),
    reason: `${refused.count} refused, ${refused.without} attempts without a value, ${JSON.stringify(rawSchema).slice(0, 150)}`,
  };
}
