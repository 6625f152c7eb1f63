import {
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  mkdirSync,
  writeFileSync,
  readdirSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { EmittedFile } from "../src/model/emitted-file.js";

export { origin, sourcesOf } from "./write-origin.js";

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "specwright-write-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Emitted files from a map of paths to texts. */
export function emitted(texts: Readonly<Record<string, string>>): readonly EmittedFile[] {
  return Object.entries(texts).map(([path, text]) => ({ path, text }));
}

/** Puts a file of the user into a folder. */
export function put(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

export function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), "utf8");
}

/** Paths of all files and empty folders below `folder`, sorted, the latter with a `/`. */
export function treeOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => ({ entry, path: join(entry.parentPath, entry.name) }))
    .filter(({ entry, path }) => !entry.isDirectory() || readdirSync(path).length === 0)
    .map(({ entry, path }) => `${path.slice(folder.length + 1)}${entry.isDirectory() ? "/" : ""}`)
    .sort();
}

/** What changes whenever a file is written, even with the same bytes. */
export function stampsOf(folder: string): Readonly<Record<string, string>> {
  const stampOf = (path: string): string => {
    const { ino, mtimeNs, ctimeNs } = statSync(join(folder, path), { bigint: true });
    return `${ino} ${mtimeNs} ${ctimeNs}`;
  };
  return Object.fromEntries(treeOf(folder).map((path) => [path, stampOf(path)]));
}
