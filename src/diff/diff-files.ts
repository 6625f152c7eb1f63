import type { EmittedFile } from "../model/emitted-file.js";
import type { FileChange } from "../model/review.js";
import { countLines } from "./count-lines.js";

/** The files of two outputs that differ, by path. */
export function diffFiles(before: readonly EmittedFile[], after: readonly EmittedFile[]): readonly FileChange[] {
  const [old, current] = [before, after].map((files) => new Map(files.map(({ path, text }) => [path, text])));
  const paths = [...new Set([...before, ...after].map(({ path }) => path))].sort();
  return paths.flatMap((path) => changeOf(path, old?.get(path), current?.get(path)));
}

function changeOf(path: string, before: string | undefined, after: string | undefined): readonly FileChange[] {
  if (before === after) return [];
  const counts = countLines(before ?? "", after ?? "");
  const status = before === undefined ? "added" : after === undefined ? "removed" : "changed";
  return [{ path, status, ...counts }];
}

/** The size of all files, in UTF-8. */
export function sizeOf(files: readonly EmittedFile[]): number {
  const encoder = new TextEncoder();
  return files.reduce((sum, { text }) => sum + encoder.encode(text).length, 0);
}
