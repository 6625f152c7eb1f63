import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { issueOf, type IssueCode, type WithIssues } from "../model/issue.js";
import { decodeText } from "./decode-text.js";
import { nearestName } from "../model/nearest-name.js";
import type { RawFile } from "./source.js";

/** Reads a file of text in UTF-8; whatever keeps it from being one is an issue. */
export function readSource(path: string, cwd: string): WithIssues<RawFile | undefined> {
  const file = displayedPath(path, cwd);
  const failed = (code: IssueCode, message: string, hint?: string): WithIssues<undefined> => ({
    value: undefined,
    issues: [issueOf(code, { file, line: 1, column: 1, pointer: "" }, message, hint)],
  });
  let bytes: Buffer;
  try {
    const status = statSync(path);
    if (status.isDirectory()) return failed("file-unreadable", `\`${file}\` is a directory.`, "Name a file in it.");
    // A pipe or a device may never end.
    if (!status.isFile()) return failed("file-unreadable", `\`${file}\` is not a regular file.`);
    bytes = readFileSync(path);
  } catch (error) {
    if (isMissing(error)) return failed("file-not-found", `There is no file \`${file}\`.`, nearestFileHint(path, cwd));
    return failed("file-unreadable", `\`${file}\` cannot be read: ${error instanceof Error ? error.message : "?"}.`);
  }
  const { value: text, issues } = decodeText(bytes, file);
  return { value: text === undefined ? undefined : { file, path, text }, issues };
}

/** The bytes of a regular file; `undefined` where there is none that can be read. */
export function readBytes(path: string): Buffer | undefined {
  try {
    return statSync(path).isFile() ? readFileSync(path) : undefined;
  } catch {
    return undefined;
  }
}

/** A function that gives the text of a file that an issue names, for code frames; each file is read once. */
export function sourceReader(cwd: string): (file: string) => string | undefined {
  const texts = new Map<string, string | undefined>();
  return (file) => {
    if (!texts.has(file)) texts.set(file, readSource(resolve(cwd, file), cwd).value?.text);
    return texts.get(file);
  };
}

/** The path as the user would type it: relative to the working directory where that is shorter, with `/` on every system. */
export function displayedPath(path: string, cwd: string): string {
  const fromHere = relative(cwd, path);
  const shown = fromHere === "" || isAbsolute(fromHere) || fromHere.length > path.length ? path : fromHere;
  return sep === "/" ? shown : shown.replaceAll(sep, "/");
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}

function nearestFileHint(path: string, cwd: string): string | undefined {
  const folder = dirname(path);
  try {
    const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => !entry.isDirectory());
    const nearest = nearestName(
      basename(path),
      names.map((entry) => entry.name),
    );
    return nearest === undefined ? undefined : `Did you mean \`${displayedPath(join(folder, nearest), cwd)}\`?`;
  } catch {
    return `There is no folder \`${displayedPath(folder, cwd)}\` either.`;
  }
}
