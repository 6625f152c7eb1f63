import type { JsonObject, JsonValue } from "../../src/model/json.js";
import { candidateFor } from "./soundness-values.js";
import type { ValuePools, View } from "./soundness-walk.js";

/** A schema with a name of its own, and whether its guard accepts a value. */
export interface Target {
  readonly rawSchema: JsonValue;
  readonly pointer: string;
  isValid(value: JsonValue, view: View): boolean;
}

const wanted = 5;
const seedsPerRound = 6;
// Schemas of a chain of references get values one round after the other, from its end.
const mostRounds = 30;
const mostText = 4000;

/**
 * Makes values for every schema, first for those that need no others, then for those that need only these, and so on.
 *
 * No walk goes through a reference, so the time is that of the schemas and not that of the paths between them.
 */
export function createPools(targets: readonly Target[], raw: JsonObject, view: View): ValuePools {
  const pools = new Map<string, readonly JsonValue[]>(targets.map(({ pointer }) => [pointer, []]));
  for (let round = 0; round < mostRounds; round += 1) {
    const found = new Map<string, readonly JsonValue[]>();
    for (const target of targets) {
      const known = pools.get(target.pointer) ?? [];
      if (known.length >= wanted || (known.length > 0 && round > 12)) continue;
      const more = addedTo(known, target, raw, view, pools, round);
      if (more.length > known.length) found.set(target.pointer, more);
    }
    if (found.size === 0 && round > 2) return pools;
    for (const [pointer, values] of found) pools.set(pointer, values);
  }
  return pools;
}

function addedTo(
  known: readonly JsonValue[],
  { rawSchema, pointer, isValid }: Target,
  raw: JsonObject,
  view: View,
  pools: ValuePools,
  round: number,
): readonly JsonValue[] {
  const values = new Map(known.map((value) => [JSON.stringify(value), value]));
  for (let index = 0; index < seedsPerRound && values.size < wanted; index += 1) {
    const fullness = index % 2 === 0 ? "bare" : "some";
    const seed = 1000 + round * seedsPerRound + index;
    const { value } = candidateFor(rawSchema, pointer, raw, { seed, fullness, leftOut: view, pools });
    if (value === undefined) continue;
    const text = JSON.stringify(value);
    // A schema that has large values alone gets one all the same: others need it.
    const isFit = text.length < mostText || values.size === 0;
    if (isFit && !values.has(text) && isValid(value, view)) values.set(text, value);
  }
  return [...values.values()];
}
