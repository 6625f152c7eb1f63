/**
 * The file names of one output, or their paths: two that differ in case alone get different files, for disks that ignore case.
 *
 * @param beforeNumber What stands between a name and the number that tells it from another.
 */
export function createFileNames(beforeNumber = "-"): (wanted: string) => string {
  const taken = new Set<string>();
  const nextAttempts = new Map<string, number>();
  return (long) => {
    const wanted = shortenedFile(long);
    const first = isDeviceName(wanted.slice(wanted.lastIndexOf("/") + 1)) ? `${wanted}_` : wanted;
    const folded = wanted.normalize("NFC").toLowerCase();
    for (let attempt = nextAttempts.get(folded) ?? 1; ; attempt += 1) {
      const name = attempt === 1 ? first : `${wanted}${beforeNumber}${attempt}`;
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

/** Base names that Windows keeps for devices. */
export function isDeviceName(name: string): boolean {
  return /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(name);
}
