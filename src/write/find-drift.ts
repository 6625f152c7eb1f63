import type { EmittedFile } from "../model/emitted-file.js";
import { type Issue, issueOf } from "../model/issue.js";
import { firstDifference } from "./first-difference.js";
import { hashesOf, type Origin, manifestOf } from "./manifest.js";
import { checkPaths, foldCase, manifestPath } from "./output-path.js";
import { hasText, placeOf, strayIssue } from "./plan-write.js";
import { type Entry, type Snapshot, takeSnapshot, textOf } from "./snapshot.js";

/**
 * Finds where `folder` differs from what would be written to it, byte for byte.
 *
 * The manifest on disk is compared like any other file; it is believed only in what it claims to own.
 */
export function findDrift(folder: string, files: readonly EmittedFile[], origin: Origin): readonly Issue[] {
  const paths = files.map((file) => file.path);
  checkPaths(paths);
  const snapshot = takeSnapshot(folder, paths);
  if (!snapshot.exists) {
    return [issueOf("file-missing", placeOf(folder, ""), "The output folder does not exist.")];
  }
  return [
    ...[...files, manifestOf(hashesOf(files), origin)].flatMap((file) => driftOf(folder, file, snapshot)),
    ...unexpectedIn(folder, paths, snapshot),
  ];
}

function driftOf(folder: string, file: EmittedFile, { entries }: Snapshot): readonly Issue[] {
  const entry = entries.get(file.path);
  if (hasText(entry, file.text)) return [];
  if (entry === undefined) {
    return [issueOf("file-missing", placeOf(folder, file.path), `\`${file.path}\` is missing.`)];
  }
  if (entry.kind !== "file") return [noFileIssue(folder, file.path, entry)];
  const text = textOf(entry.bytes);
  return [
    text.replaceAll("\r\n", "\n") === file.text
      ? lineEndIssue(folder, file.path)
      : staleIssue(folder, file, firstDifference(text, file.text)),
  ];
}

function noFileIssue(folder: string, path: string, { kind }: Entry): Issue {
  const actual = kind === "link" ? "a symbolic link" : kind === "folder" ? "a folder" : "something else";
  const message = `\`${path}\` is ${actual}, not a file.`;
  return issueOf("file-stale", placeOf(folder, path), message, "Remove it.");
}

function lineEndIssue(folder: string, path: string): Issue {
  const message = `\`${path}\` differs in nothing but its line ends, which are CRLF.`;
  const hint =
    "Git made them (`core.autocrlf`). Add `* text=auto eol=lf` to `.gitattributes`, then check the file out again.";
  return issueOf("file-stale", placeOf(folder, path), message, hint);
}

function staleIssue(folder: string, { path }: EmittedFile, difference: ReturnType<typeof firstDifference>): Issue {
  const { line, actual, expected } = difference;
  const width = String(line + Math.max(actual.length, expected.length) - 1).length;
  const numbered = (lines: readonly string[], sign: string): readonly string[] =>
    lines.map((text, index) => `${String(line + index).padStart(width)} ${sign} ${text}`.trimEnd());
  const message = [
    `\`${path}\` is not what would be generated, from line ${line} on:`,
    ...numbered(actual, "-"),
    ...numbered(expected, "+"),
  ].join("\n");
  const hint = path === manifestPath ? "The document, the settings or the generator changed." : undefined;
  return issueOf("file-stale", { ...placeOf(folder, path), line }, message, hint);
}

/** Files that are ours, by the manifest or by their header, and that would not be written any more. */
function unexpectedIn(folder: string, paths: readonly string[], snapshot: Snapshot): readonly Issue[] {
  const { entries, owned, strays, temporaries } = snapshot;
  const emitted = new Set(paths);
  const identities = new Map(paths.map((path) => [foldCase(path), entries.get(path)?.identity]));
  const orphans = [...owned.keys()].filter((path) => {
    const entry = entries.get(path);
    if (entry === undefined || entry.kind === "folder" || emitted.has(path)) return false;
    // A case-insensitive disk has one file for both names.
    return identities.get(foldCase(path)) !== entry.identity;
  });
  return [
    ...orphans.map((path) => unexpectedIssue(folder, path, "is not part of the output any more")),
    ...strays.map((path) => strayIssue(folder, path)),
    ...temporaries.map((path) => unexpectedIssue(folder, path, "was left behind by a run that was killed")),
  ];
}

function unexpectedIssue(folder: string, path: string, claim: string): Issue {
  return issueOf("file-unexpected", placeOf(folder, path), `\`${path}\` ${claim}.`);
}
