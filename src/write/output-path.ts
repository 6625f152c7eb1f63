/** The file that says which files of an output folder are ours. */
export const manifestPath = ".specwright.json";

const temporaryName = /^\.[0-9a-f-]{36}\.specwright-tmp$/;

/** A name for a file that is being written; unique, so that two runs never share one. */
export function makeTemporaryName(): string {
  return `.${globalThis.crypto.randomUUID()}.specwright-tmp`;
}

/** Whether a file of this name is what a killed run left behind. */
export function isTemporaryName(name: string): boolean {
  return temporaryName.test(name);
}

/** Whether `path` is a relative path, with `/`, that stays inside the folder that it is relative to. */
export function isInsidePath(path: string): boolean {
  return (
    path !== "" &&
    !/[\\\0]/.test(path) &&
    !/^[a-z]:/i.test(path) &&
    path.split("/").every((segment) => segment !== "" && segment !== "." && segment !== "..")
  );
}

/** The folders that lead to `path`, the outermost first: `a/b/c.ts` lies in `a` and `a/b`. */
export function foldersOf(path: string): readonly string[] {
  const segments = path.split("/").slice(0, -1);
  return segments.map((_, index) => segments.slice(0, index + 1).join("/"));
}

/** The last segment of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** What two paths share if a case-insensitive disk takes them for the same one. */
export function foldCase(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

/**
 * Checks that the paths of an output can stand beside each other on every system.
 *
 * @throws {Error} if one leaves the folder, is reserved, or is in the way of another: emitters choose paths, not users.
 */
export function checkPaths(paths: readonly string[]): void {
  const folders = new Set(paths.flatMap(foldersOf).map(foldCase));
  const seen = new Map<string, string>();
  for (const path of paths) {
    const key = foldCase(path);
    const other = seen.get(key);
    if (!isInsidePath(path)) throw new Error(`Unreachable: the output path \`${path}\` leaves the folder.`);
    if (key === manifestPath || isTemporaryName(nameOf(key)))
      throw new Error(`Unreachable: the path \`${path}\` is reserved.`);
    if (other !== undefined) throw new Error(`Unreachable: \`${other}\` and \`${path}\` are the same file.`);
    if (folders.has(key)) throw new Error(`Unreachable: \`${path}\` is both a file and a folder.`);
    seen.set(key, path);
  }
}
