/** The decisions behind one value: what could be chosen, and what was. */
export interface Choices {
  /** Which of `count` branches; told of as a feature of the value while the schema itself is walked. */
  branch(place: string, count: number): number;
  /** A number below `count`. */
  below(count: number): number;
  /** Whether something happens that does in `share` of all cases. */
  chance(share: number): boolean;
  /** Notes what the value shows: only values that show something new are worth compiling. */
  show(feature: string): void;
  /** Walks what a reference through a property or item leads to: another schema, with values of its own. */
  elsewhere<T>(walk: () => T): T;
  readonly isElsewhere: boolean;
  readonly features: ReadonlySet<string>;
  /** Every branch that could have been chosen, with the branches that had to be chosen to get there. */
  readonly branches: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** The same decisions for the same seed, but for the branches that `forced` names by their place. */
export function createChoices(seed: number, forced: ReadonlyMap<string, number>): Choices {
  const random = randomNumbers(seed);
  const features = new Set<string>();
  const branches = new Map<string, ReadonlyMap<string, number>>();
  const taken = new Map<string, number>();
  let depth = 0;
  const below = (count: number): number => Math.floor(random() * count);
  return {
    features,
    branches,
    below,
    get isElsewhere() {
      return depth > 0;
    },
    chance: (share) => random() < share,
    show: (feature) => {
      if (depth === 0) features.add(feature);
    },
    elsewhere: (walk) => {
      depth += 1;
      try {
        return walk();
      } finally {
        depth -= 1;
      }
    },
    branch: (place, count) => {
      if (depth > 0) return below(count);
      // A recursive schema would never end if it took the same branch each time.
      const index = taken.has(place) ? below(count) : (forced.get(place) ?? below(count));
      for (let each = 0; each < count; each += 1) {
        const name = `${place} ${each}`;
        if (!branches.has(name)) branches.set(name, new Map([...taken, [place, each]]));
      }
      taken.set(place, index);
      features.add(`${place} ${index}`);
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
