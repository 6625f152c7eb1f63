import type { Matches } from "./match.js";

/**
 * Matches the members of two unions, or of two intersections: those that are the same first, then those that could be.
 *
 * What is left on one side alone was removed or added.
 */
export function pairUp<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (item: T) => string,
  couldBe: (before: T, after: T) => boolean,
): Matches<T> {
  const keysAfter = after.map(keyOf);
  const partner = new Map<number, number>();
  const taken = new Set<number>();
  const pair = (index: number, found: number): void => {
    if (found === -1) return;
    partner.set(index, found);
    taken.add(found);
  };
  before.forEach((item, index) => {
    const key = keyOf(item);
    pair(
      index,
      keysAfter.findIndex((other, place) => other === key && !taken.has(place)),
    );
  });
  before.forEach((item, index) => {
    if (partner.has(index)) return;
    pair(
      index,
      after.findIndex((other, place) => !taken.has(place) && couldBe(item, other)),
    );
  });
  return {
    removed: before.filter((_item, index) => !partner.has(index)),
    added: after.filter((_item, index) => !taken.has(index)),
    kept: before.flatMap((item, index) => {
      const other = after[partner.get(index) ?? -1];
      return other === undefined ? [] : [[item, other] as const];
    }),
  };
}
