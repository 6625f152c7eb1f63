import { isJsonObject } from "../../model/json.js";
import type { Generator } from "../generator.js";
import { quoted, type LintRule } from "../lint-rule.js";
import { type Comparison, overlaps, tellingProperty, type UnionMode } from "../overlap.js";
import { itemsAt, labelOf, type Placed } from "../placed.js";
import { createSummarize } from "../schema-summary.js";

const mostComparisons = 50_000;

/** The branches of a union differ in something that a guard can see. */
export const unionAmbiguous: LintRule = {
  name: "union-ambiguous",
  set: "recommended",
  severity: "warn",
  visit: (generator) => {
    const summarize = createSummarize();
    return {
      Schema: (schema, context) => {
        if (!isJsonObject(schema) || schema["discriminator"] !== undefined) return;
        for (const mode of ["oneOf", "anyOf"] as const) {
          const summariesOf = (placed: Placed) => summarize(context, placed);
          const comparison: Comparison = { mode, summariesOf, remaining: mostComparisons };
          const branches = itemsAt({ value: schema, location: context.location }, mode);
          const [pair, ...more] = ambiguousPairs(branches, comparison);
          if (pair === undefined) continue;
          const telling = tellingProperty(comparison, ...pair);
          const message = messageOf(generator, mode, pair, telling, more.length);
          context.report({ message, location: pair[1].location });
        }
      },
    };
  },
};

function messageOf(
  generator: Generator,
  mode: UnionMode,
  pair: Pair,
  telling: string | undefined,
  more: number,
): string {
  const [first, second] = pair.map((branch) => quoted(generator, labelOf(branch)));
  const property = telling === undefined ? undefined : quoted(generator, telling);
  const circumstance = property === undefined ? "" : ` where ${property} is absent`;
  const cure =
    property === undefined
      ? `${mode === "oneOf" ? "Say `anyOf`, name" : "Name"} a discriminator, or have both require a property whose values differ.`
      : `Have both require ${property}.`;
  const others = more === 0 ? "" : ` There are ${more} more such pairs.`;
  return `No guard can tell ${first} from ${second}${circumstance}: ${consequences[mode]}. ${cure}${others}`;
}

const consequences = {
  oneOf: "what is valid for one can be valid for both, and is then refused",
  anyOf: "a value does not show which of them it is",
} as const;

type Pair = readonly [left: Placed, right: Placed];

function ambiguousPairs(branches: readonly Placed[], comparison: Comparison): readonly Pair[] {
  return branches.flatMap((right, index) =>
    branches
      .slice(0, index)
      .filter((left) => overlaps(comparison, left, right))
      .map((left) => [left, right] as const),
  );
}
