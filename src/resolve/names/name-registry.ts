/**
 * The exported names of one output, all in one namespace since `index.ts` re-exports everything.
 *
 * The rule is public API: the wanted name if it is free, else with the first number from 2 that makes it free. A name depends
 * only on the names it collides with, so an unrelated addition to the document moves nothing.
 */
export interface NameRegistry {
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

/** The file names of one folder: two that differ in case alone get different files, for disks that ignore case. */
export function createFileNames(isReserved: (name: string) => boolean): (wanted: string) => string {
  const taken = new Set<string>();
  const nextAttempts = new Map<string, number>();
  return (long) => {
    const wanted = shortenedFile(long);
    const folded = wanted.normalize("NFC").toLowerCase();
    for (let attempt = nextAttempts.get(folded) ?? 1; ; attempt += 1) {
      const name = attempt === 1 ? (isReserved(wanted) ? `${wanted}_` : wanted) : `${wanted}-${attempt}`;
      const key = name.normalize("NFC").toLowerCase();
      if (taken.has(key)) continue;
      taken.add(key);
      nextAttempts.set(folded, attempt + 1);
      return name;
    }
  };
}

/** Disks take 255 bytes or UTF-16 code units for a name; an extension, a number and what editors add have to fit in. */
const longestFile = 200;

/** Each folder and file of a path as its beginning, where disks would not take the whole; not cut within a character. */
export function shortenedFile(path: string): string {
  if (path.length <= longestFile / 4) return path;
  return path.split("/").map(shortenedName).join("/");
}

function shortenedName(name: string): string {
  const bytes = new TextEncoder().encode(name);
  if (bytes.length <= longestFile) return name;
  const cut = new TextDecoder().decode(bytes.subarray(0, longestFile));
  return cut.replace(/\ufffd+$/, "");
}
