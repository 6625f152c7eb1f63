import { join } from "node:path";
import type { EmittedFile } from "../model/emitted-file.js";
import { type Issue, type Location, issueOf } from "../model/issue.js";
import { hashOf } from "./manifest.js";
import { foldCase, foldersOf, manifestPath } from "./output-path.js";
import { type Entry, type Snapshot, isGenerated, textOf } from "./snapshot.js";

/** What has to happen to an output folder so that it holds the emitted files. */
export interface Plan {
  /** With one that is fatal, nothing may happen at all. */
  readonly issues: readonly Issue[];
  /** Files whose name changes in case alone, on a disk for which both names are the same file. */
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
  /** Files that are new or whose bytes change. */
  readonly changed: readonly EmittedFile[];
  readonly unchanged: number;
  /** Files of ours that are not emitted any more. */
  readonly removed: readonly string[];
  /** Folders that may have become empty, the innermost first. */
  readonly emptied: readonly string[];
}

/** Decides what has to happen to `folder`, without touching it. */
export function planWrite(folder: string, files: readonly EmittedFile[], snapshot: Snapshot): Plan {
  const obstacles = new Set(
    [...files.map(({ path }) => path), manifestPath].flatMap((path) => obstacleOf(path, snapshot)),
  );
  const foreign = files.filter((file) => isForeign(file, snapshot)).map(({ path }) => path);
  const changed = files.filter((file) => !hasText(snapshot.entries.get(file.path), file.text));
  const { removed, renamed, edited, gone } = sortOrphans(files, snapshot);
  const needed = new Set(files.flatMap(({ path }) => foldersOf(path)).map(foldCase));
  return {
    issues: [
      ...[...obstacles, ...foreign].map((path) => foreignIssue(folder, path)),
      ...edited.map((path) => editedIssue(folder, path)),
      ...snapshot.strays.map((path) => strayIssue(folder, path)),
    ],
    renamed,
    changed,
    unchanged: files.length - changed.length,
    removed,
    emptied: [...new Set(gone.flatMap(foldersOf))]
      .filter((path) => !needed.has(foldCase(path)))
      .sort((left, right) => right.length - left.length),
  };
}

/** A place in the output: the beginning of a file. */
export function placeOf(folder: string, path: string): Location {
  return { file: join(folder, path), line: 1, column: 1, pointer: "" };
}

/** Whether the entry is a file with these very bytes. */
export function hasText(entry: Entry | undefined, text: string): boolean {
  return entry?.kind === "file" && Buffer.from(text).equals(entry.bytes);
}

/** Reports a file that carries our header, is not emitted, and is not known from the manifest. */
export function strayIssue(folder: string, path: string): Issue {
  const message = `\`${path}\` says that it is generated, but is not part of the output.`;
  const hint = "Delete it; or, if you need it, move it out of the folder or remove its first line.";
  return issueOf("file-unexpected", placeOf(folder, path), message, hint);
}

/** What stands in the way of a file: the first of its folders that is none, or something at its path that is no file. */
function obstacleOf(path: string, { entries }: Snapshot): readonly string[] {
  const blocked = ["", ...foldersOf(path)].find((parent) => (entries.get(parent)?.kind ?? "folder") !== "folder");
  if (blocked !== undefined) return [blocked];
  return (entries.get(path)?.kind ?? "file") === "file" ? [] : [path];
}

function isForeign({ path, text }: EmittedFile, { entries, owned }: Snapshot): boolean {
  const entry = entries.get(path);
  if (entry?.kind !== "file" || owned.has(path) || hasText(entry, text)) return false;
  const isOwnedInOtherCase = [...owned.keys()].some((other) => isSameFile(path, other, entries));
  return !isOwnedInOtherCase && !isGenerated(textOf(entry.bytes));
}

/** Whether a case-insensitive disk has one file for both paths. */
function isSameFile(path: string, other: string, entries: Snapshot["entries"]): boolean {
  const identity = entries.get(path)?.identity;
  return identity !== undefined && foldCase(path) === foldCase(other) && entries.get(other)?.identity === identity;
}

/** What becomes of the files that the manifest claims and that are not emitted any more. */
function sortOrphans(files: readonly EmittedFile[], { entries, owned }: Snapshot) {
  const emitted = new Map(files.map(({ path }) => [foldCase(path), path]));
  const removed: string[] = [];
  const renamed: { from: string; to: string }[] = [];
  const edited: string[] = [];
  const gone: string[] = [];
  for (const [path, hashes] of owned) {
    const twin = emitted.get(foldCase(path));
    const entry = entries.get(path);
    if (twin === path) continue;
    gone.push(path);
    if (entry === undefined || entry.kind === "folder") continue;
    if (twin !== undefined && isSameFile(path, twin, entries)) renamed.push({ from: path, to: twin });
    else if (isUnchanged(entry, hashes)) removed.push(path);
    else edited.push(path);
  }
  return { removed, renamed, edited, gone };
}

function isUnchanged(entry: Entry, hashes: readonly string[]): boolean {
  if (entry.kind !== "file") return false;
  // Git may have turned the line ends into CRLF.
  return [hashOf(entry.bytes), hashOf(textOf(entry.bytes).replaceAll("\r\n", "\n"))].some((hash) =>
    hashes.includes(hash),
  );
}

function foreignIssue(folder: string, path: string): Issue {
  const message =
    path === ""
      ? "The output folder is a file."
      : `\`${path}\` stands where the output would go, and was not written by specwright. Nothing was written.`;
  return issueOf("file-foreign", placeOf(folder, path), message, "Move it away, or choose another output folder.");
}

function editedIssue(folder: string, path: string): Issue {
  const message = `\`${path}\` is not part of the output any more, but was edited by hand and therefore left alone.`;
  return issueOf("file-unexpected", placeOf(folder, path), message, "Delete it, or move it out of the folder.");
}
