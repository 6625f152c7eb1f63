/**
 * How many tests make one condition.
 *
 * TypeScript walks back through a condition for every name that stands in it: it gives up after 2,000 steps (TS2563), and its own stack ends
 * before that. The longer the condition, the slower it is as well.
 */
export const longestCondition = 200;

/** The items in pieces that make a condition each: one piece, but of very long lists. */
export function piecesOf<T>(items: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / longestCondition);
  return Array.from({ length: count }, (_, index) =>
    items.slice(index * longestCondition, (index + 1) * longestCondition),
  );
}
