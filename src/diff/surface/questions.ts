import type { Comparison, Verdict } from "./comparison.js";
import { compareTypes } from "./compare-types.js";
import type { TypeWorlds } from "./worlds.js";

/** What is to be asked of the compiler. Everything is asked before the first answer is taken, so that it is loaded once, or not at all. */
export interface Questions {
  /** Gives the function that takes the answer. */
  ask(comparison: Comparison): () => Verdict;
}

/** Makes an empty list of questions about two outputs. */
export function createQuestions(worlds: () => TypeWorlds): Questions {
  const comparisons: Comparison[] = [];
  let verdicts: readonly Verdict[] | undefined;
  return {
    ask: (comparison) => {
      if (verdicts !== undefined) throw new Error("Unreachable: a question came after the first answer.");
      const index = comparisons.push(comparison) - 1;
      return () => {
        verdicts ??= compareTypes(worlds(), comparisons);
        const verdict = verdicts[index];
        if (verdict === undefined) throw new Error("Unreachable: a question has no answer.");
        return verdict;
      };
    },
  };
}
