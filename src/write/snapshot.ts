import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import type { KnownFiles } from "../model/memory/known-files.js";
import { entriesOf, hasCode, ifThere, statOf, targetStatOf } from "./disk.js";
import { ownedFiles } from "./manifest.js";
import { foldersOf, isTemporaryName, manifestPath, nameOf } from "./output-path.js";

/** Something in the output folder. */
export type Entry =
  | { readonly kind: "file"; readonly identity: string; readonly bytes: Uint8Array }
  | { readonly kind: "folder" | "link" | "other"; readonly identity: string };

/** What an output folder holds before a run, as far as the run has to do with it. */
export interface Snapshot {
  /** False where the output folder itself does not exist. */
  readonly exists: boolean;
  /** By path: the files that are emitted or owned, and the folders that lead to them. The output folder is the empty path. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** The files that the manifest claims, each with the hashes it may have. */
  readonly owned: ReadonlyMap<string, readonly string[]>;
  /** Other files in the same folders that carry our header, by path. */
  readonly strays: readonly string[];
  /** What killed runs left behind, by path. */
  readonly temporaries: readonly string[];
}

/** The first line of a generated file, whatever document it comes from, and of the runtime, which comes from none. */
const header = /^\uFEFF?\/\/ @generated (?:from .* )?by specwright\b/;
const headerBytes = 4096;

/** Reads what stands in `folder` at the paths that are emitted, that the manifest claims, and around them. */
export function takeSnapshot(
  folder: string,
  emitted: readonly string[],
  known: KnownFiles["written"] = new Map(),
): Snapshot {
  const root = targetStatOf(folder);
  if (root === undefined) {
    return { exists: false, entries: new Map(), owned: new Map(), strays: [], temporaries: [] };
  }
  const entries = new Map<string, Entry>([["", entryOf(root)]]);
  if (!root.isDirectory()) return { exists: true, entries, owned: new Map(), strays: [], temporaries: [] };
  addFiles(folder, [manifestPath], entries);
  const manifest = entries.get(manifestPath);
  const owned = ownedFiles(manifest?.kind === "file" ? textOf(manifest.bytes) : "");
  const paths = [...new Set([...emitted, ...owned.keys()])].filter((path) => path !== manifestPath);
  const folders = addFolders(folder, paths, entries);
  addFiles(
    folder,
    paths.filter((path) => entries.get(folderOf(path))?.kind === "folder"),
    entries,
    known,
  );
  return { exists: true, entries, owned, ...findOthers(folder, folders, entries) };
}

/** Whether a file's text starts with our header. */
export function isGenerated(text: string): boolean {
  return header.test(text);
}

/** The text of a file; what is no UTF-8 becomes replacement characters. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

/** Adds the folders that lead to `paths`, and returns those that are folders indeed; a symbolic link is not followed. */
function addFolders(root: string, paths: readonly string[], entries: Map<string, Entry>): string[] {
  const folders = [...new Set(paths.flatMap(foldersOf))].sort((left, right) => left.length - right.length);
  // One after the other, since each shows whether its own folders can be looked at.
  for (const path of folders) {
    if (entries.get(folderOf(path))?.kind !== "folder") continue;
    const found = statOf(join(root, path));
    if (found !== undefined) entries.set(path, entryOf(found));
  }
  return ["", ...folders.filter((path) => entries.get(path)?.kind === "folder")];
}

/** Files that are like those that are `known` are not read; what is read is known from then on. */
function addFiles(
  root: string,
  paths: readonly string[],
  entries: Map<string, Entry>,
  known: KnownFiles["written"] = new Map(),
): void {
  const before = new Map(known);
  known.clear();
  for (const path of paths) {
    const file = join(root, path);
    const found = statOf(file);
    if (found === undefined) continue;
    const entry = entryOf(found);
    if (entry.kind !== "file") {
      entries.set(path, entry);
      continue;
    }
    const stamp = `${entry.identity} ${found.size} ${found.mtimeNs} ${found.ctimeNs}`;
    const last = before.get(file);
    const bytes = last?.stamp === stamp ? last.bytes : ifThere(() => readFileSync(file));
    if (bytes === undefined) continue;
    entries.set(path, { ...entry, bytes });
    known.set(file, { stamp, bytes });
  }
}

/** Looks through the folders for files that are neither emitted nor owned and yet ours. */
function findOthers(
  root: string,
  folders: readonly string[],
  entries: ReadonlyMap<string, Entry>,
): Pick<Snapshot, "strays" | "temporaries"> {
  // A case-insensitive disk lists a file under another name than the one that it was found by.
  const known = new Set([...entries.values()].map((entry) => entry.identity));
  const found = folders.flatMap((path) =>
    entriesOf(join(root, path)).flatMap((entry) => (entry.isFile() ? [join(path, entry.name)] : [])),
  );
  const others = found.filter((path) => !entries.has(path));
  const temporaries = others.filter((path) => isTemporaryName(nameOf(path)));
  const strays = others.filter((path) => {
    if (!path.endsWith(".ts") || !startsWithHeader(join(root, path))) return false;
    const found = statOf(join(root, path));
    return found !== undefined && !known.has(identityOf(found));
  });
  return { strays: strays.sort(), temporaries: temporaries.sort() };
}

function startsWithHeader(file: string): boolean {
  try {
    const bytes = ifThere(() => firstBytes(file));
    return bytes !== undefined && isGenerated(textOf(bytes));
  } catch (error) {
    // What we may not even read is none of ours.
    if (hasCode(error, "EACCES", "EPERM")) return false;
    throw error;
  }
}

function firstBytes(file: string): Uint8Array {
  const descriptor = openSync(file, "r");
  try {
    const bytes = new Uint8Array(headerBytes);
    return bytes.subarray(0, readSync(descriptor, bytes));
  } finally {
    closeSync(descriptor);
  }
}

interface Stats {
  readonly dev: bigint;
  readonly ino: bigint;
  readonly size: bigint;
  readonly mtimeNs: bigint;
  readonly ctimeNs: bigint;
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

function entryOf(stats: Stats): Entry {
  const identity = identityOf(stats);
  if (stats.isFile()) return { kind: "file", identity, bytes: new Uint8Array() };
  if (stats.isDirectory()) return { kind: "folder", identity };
  return { kind: stats.isSymbolicLink() ? "link" : "other", identity };
}

function identityOf({ dev, ino }: Stats): string {
  return `${dev}:${ino}`;
}

function folderOf(path: string): string {
  const folder = dirname(path);
  return folder === "." ? "" : folder;
}
