import type { EmittedFile } from "../model/emitted-file.js";

/** The files of a package by path, in the order of the paths: nothing may depend on the order in which they were made. */
export function inPathOrder(files: readonly EmittedFile[]): readonly EmittedFile[] {
  return [...files].sort((left, right) => (left.path < right.path ? -1 : 1));
}

/** Everything in {@link files} that npm publishes: JSR's own files go to JSR alone. */
export function publishedFiles(files: readonly EmittedFile[]): readonly EmittedFile[] {
  return files.filter(({ path }) => path !== "jsr.json" && !path.startsWith("src/"));
}

/** The file at `path`. */
export function textOf(files: readonly EmittedFile[], path: string): string | undefined {
  return files.find((file) => file.path === path)?.text;
}
