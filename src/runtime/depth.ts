/** Whether one value is valid that lies `depth` levels below the first of a recursive type. */
export type DeepCheck = (value: unknown, depth: number) => boolean;

/** How many times a recursive type may contain itself in one value. */
export const maximumDepth = 1000;

/** How many values may be visited while one is looked at. */
export const maximumVisits = 10_000_000;

let visited = 0;

/**
 * Whether a recursive type may be followed further, so that cyclic and very deep values end in an answer: at most 1000
 * levels, and ten million visits for one value, which only unions that try every branch at every level can reach.
 */
export function isBounded(depth: number): boolean {
  visited = depth === 0 ? 1 : visited + 1;
  return depth <= maximumDepth && visited <= maximumVisits;
}

/** How many visits {@link isBounded} has counted for the last value, once. */
export function takeVisits(): number {
  const taken = visited;
  visited = 0;
  return taken;
}

/** Whether values lie within values more than `levels` deep, or in a circle. */
export function isDeeperThan(value: unknown, levels: number): boolean {
  const pending: (readonly [value: unknown, level: number])[] = [[value, 0]];
  try {
    for (let steps = 0; steps < 1_000_000; steps += 1) {
      const next = pending.pop();
      if (next === undefined) break;
      const [parent, level] = next;
      if (level > levels) return true;
      if (typeof parent !== "object" || parent === null) continue;
      for (const child of Object.values(parent)) pending.push([child, level + 1]);
    }
  } catch {
    // A getter threw.
  }
  return false;
}
