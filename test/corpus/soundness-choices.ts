/** The decisions behind one value: what could be chosen, and what was. */
export interface Choices {
  /** Which of `count` branches; told of as a feature of the value where the place is the schema's own. */
  branch(place: string, count: number): number;
  /** A number below `count`. */
  below(count: number): number;
  /** Whether something happens that does in `share` of all cases. */
  chance(share: number): boolean;
  /** Notes what the value shows at a place of the schema: only values that show something new are worth compiling. */
  show(place: string, feature: string): void;
  /** Whether a place stands in the schema itself: what references lead to is another schema, with values of its own. */
  owns(place: string): boolean;
  /** Makes part of a value; what was chosen on the way counts only if `keeps` says so of the result, and not if it throws. */
  trying<T>(make: () => T, keeps: (result: T) => boolean): T;
  readonly features: ReadonlySet<string>;
  /** Every own branch that could have been chosen, with the branches that had to be chosen to get there. */
  readonly branches: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** The same decisions for the same seed, but for the branches that `forced` names by their place. */
export function createChoices(root: string, seed: number, forced: ReadonlyMap<string, number>): Choices {
  const random = randomNumbers(seed);
  const features = new Set<string>();
  const branches = new Map<string, ReadonlyMap<string, number>>();
  const taken = new Map<string, number>();
  const undo: (() => void)[] = [];
  const add = (feature: string): void => {
    if (features.has(feature)) return;
    features.add(feature);
    undo.push(() => features.delete(feature));
  };
  const goBackTo = (length: number): void => {
    for (const step of undo.splice(length)) step();
  };
  const below = (count: number): number => Math.floor(random() * count);
  const owns = (place: string): boolean => place === root || place.startsWith(`${root}/`);
  return {
    features,
    branches,
    below,
    owns,
    chance: (share) => random() < share,
    show: (place, feature) => {
      if (owns(place)) add(`${place} ${feature}`);
    },
    trying: (make, keeps) => {
      const { length } = undo;
      try {
        const result = make();
        if (!keeps(result)) goBackTo(length);
        return result;
      } catch (error) {
        goBackTo(length);
        throw error;
      }
    },
    branch: (place, count) => {
      if (!owns(place)) return below(count);
      // A recursive schema would never end if it took the same branch each time.
      const index = taken.has(place) ? below(count) : (forced.get(place) ?? below(count));
      for (let each = 0; each < count; each += 1) {
        const name = `${place} ${each}`;
        if (!branches.has(name)) branches.set(name, new Map([...taken, [place, each]]));
      }
      if (!taken.has(place)) undo.push(() => taken.delete(place));
      taken.set(place, index);
      add(`${place} ${index}`);
      return index;
    },
  };
}

/** Numbers from 0 to 1: the mulberry32 generator, which is in the public domain. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
