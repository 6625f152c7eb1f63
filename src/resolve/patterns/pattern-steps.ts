import type { PatternNode, RepeatNode } from "./pattern-tree.js";

/** For the source of an atom (`a`, `\d`, `[a-z]`), whether a single character is what it stands for. */
export type CharacterTests = (source: string) => (character: string) => boolean;

type Next = (index: number) => boolean;
type Matcher = (index: number, next: Next) => boolean;

/** Deeper, and the counting itself would not come to an end; no text of ours is that long. */
const deepest = 2500;

/**
 * Counts how often an engine that goes back, as those of JavaScript do, looks at a character of the text.
 *
 * Counting needs no clock: the same pattern gives the same number everywhere. The counter gives up beyond `limit`.
 */
export function stepCounter(tree: PatternNode, tests: CharacterTests): (text: string, limit: number) => number {
  let text: readonly string[] = [];
  let steps = 0;
  let most = 0;
  let depth = 0;

  // Beyond the limit everything counts as matched, which ends the search.
  const isOver = (): boolean => ++steps > most;

  function matcherOf(node: PatternNode): Matcher {
    switch (node.kind) {
      case "character": {
        const isMatch = tests(node.source);
        return (index, next) => {
          const character = text[index];
          return isOver() || (character !== undefined && isMatch(character) && next(index + 1));
        };
      }
      case "sequence":
        return node.items.map(matcherOf).reduceRight<Matcher>(
          (rest, first) => (index, next) => first(index, (end) => rest(end, next)),
          (index, next) => next(index),
        );
      case "choice": {
        const options = node.options.map(matcherOf);
        return (index, next) => options.some((option) => option(index, next));
      }
      case "repeat":
        return repeatOf(node, matcherOf(node.body));
      case "edge":
        return (index, next) => isOver() || (isAtEdge(node.edge, text, index) && next(index));
      case "look": {
        const body = matcherOf(node.body);
        // What lies behind is taken for granted: looking back is rare.
        if (node.behind) return (index, next) => next(index);
        return (index, next) => body(index, () => true) !== node.negative && next(index);
      }
    }
  }

  function repeatOf({ min, max, lazy }: RepeatNode, body: Matcher): Matcher {
    const repeat = (count: number, index: number, next: Next): boolean => {
      if (isOver()) return true;
      if (depth >= deepest) return false;
      depth++;
      // A round without a character is none, unless one is owed (ECMA-262, RepeatMatcher).
      const more = (): boolean =>
        count < max && body(index, (end) => (end > index || count < min) && repeat(count + 1, end, next));
      const enough = (): boolean => count >= min && next(index);
      const found = lazy ? enough() || more() : more() || enough();
      depth--;
      return found;
    };
    return (index, next) => repeat(0, index, next);
  }

  const matcher = matcherOf(tree);
  return (subject, limit) => {
    text = [...subject];
    steps = 0;
    most = limit;
    depth = 0;
    for (let start = 0; start <= text.length; start++) if (matcher(start, () => true)) break;
    return Math.min(steps, limit);
  };
}

function isAtEdge(edge: string, text: readonly string[], index: number): boolean {
  if (edge === "^") return index === 0;
  if (edge === "$") return index === text.length;
  const isWord = (at: number): boolean => /^\w$/.test(text[at] ?? "");
  return (isWord(index - 1) !== isWord(index)) === (edge === "\\b");
}
