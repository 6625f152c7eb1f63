import { isJsonObject } from "../../model/json.js";
import { quoted, type LintRule } from "../lint-rule.js";
import { type Comparison, overlaps } from "../overlap.js";
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
          const branches = itemsAt({ value: schema, location: context.location }, mode);
          const [pair, ...more] = ambiguousPairs(branches, { mode, summariesOf, remaining: mostComparisons });
          if (pair === undefined) continue;
          const [first, second] = pair.map((branch) => quoted(generator, labelOf(branch)));
          const others = more.length === 0 ? "" : ` The same is true of ${more.length} other pairs of branches.`;
          context.report({
            message: `No guard can tell ${first} from ${second}: ${consequences[mode]}. Name a discriminator, or have both require a property whose values differ.${others}`,
            location: pair[1].location,
          });
        }
      },
    };
  },
};

const consequences = {
  oneOf: "what is valid for one can be valid for both, and is then refused",
  anyOf: "a value does not show which of them it is",
} as const;

function ambiguousPairs(
  branches: readonly Placed[],
  comparison: Comparison,
): readonly (readonly [left: Placed, right: Placed])[] {
  return branches.flatMap((right, index) =>
    branches
      .slice(0, index)
      .filter((left) => overlaps(comparison, left, right))
      .map((left) => [left, right] as const),
  );
}
