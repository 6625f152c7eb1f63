/**
 * The exported names of one output, all in one namespace since `index.ts` re-exports everything.
 *
 * The rule is public API: the wanted name if it is free, else with the first number from 2 that makes it free. A name depends
 * only on the names it collides with, so an unrelated addition to the document moves nothing.
 */
export interface NameRegistry {
  /** Whether nothing has the name yet, and nothing forbids it. */
  isFree(name: string): boolean;
  /** The first of `wanted`, `wanted2`, `wanted3` … all of whose `derived` names are free; they are taken from then on. */
  claim(wanted: string, derived: (name: string) => readonly string[]): string;
}

/** Makes an empty registry; `isReserved` names are never given out. */
export function createNameRegistry(isReserved: (name: string) => boolean): NameRegistry {
  const taken = new Set<string>();
  const isFree = (name: string): boolean => !taken.has(name) && !isReserved(name);
  // What is taken stays taken, so thousands that want one name need not try the same numbers again.
  const nextAttempts = new Map<string, number>();
  return {
    isFree,
    claim(wanted, derived) {
      const key = derived(wanted).join(" ");
      for (let attempt = nextAttempts.get(key) ?? 1; ; attempt += 1) {
        const name = attempt === 1 ? wanted : `${wanted}${attempt}`;
        const names = derived(name);
        if (!names.every(isFree)) continue;
        for (const each of names) taken.add(each);
        nextAttempts.set(key, attempt + 1);
        return name;
      }
    },
  };
}
