/** The items of two lists, matched by a key. */
export interface Matches<T> {
  readonly removed: readonly T[];
  readonly added: readonly T[];
  readonly kept: readonly (readonly [before: T, after: T])[];
}

/** Matches the items of two lists by their keys; of several with one key the first counts. */
export function matchBy<T>(before: readonly T[], after: readonly T[], keyOf: (item: T) => string): Matches<T> {
  const [left, right] = [byKey(before, keyOf), byKey(after, keyOf)];
  return {
    removed: [...left].flatMap(([key, item]) => (right.has(key) ? [] : [item])),
    added: [...right].flatMap(([key, item]) => (left.has(key) ? [] : [item])),
    kept: [...right].flatMap(([key, item]) => {
      const previous = left.get(key);
      return previous === undefined ? [] : [[previous, item] as const];
    }),
  };
}

function byKey<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const item of items) if (!map.has(keyOf(item))) map.set(keyOf(item), item);
  return map;
}
