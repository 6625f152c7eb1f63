import { join, posix, relative, sep } from "node:path";
import { issueOf, type IssueCode, type WithIssues } from "../model/issue.js";
import { decodeText } from "./decode-text.js";
import type { GitCommit } from "./git-commit.js";
import { runGit } from "./git.js";
import { nearestName } from "../model/nearest-name.js";
import type { RawFile, ReadFile } from "./source.js";

/** The absolute path under which a file of a repository goes; nothing is there on the disk. */
export function virtualPath({ folder }: GitCommit, path: string): string {
  return join(folder, path);
}

/** Reads files as they are in a commit; each is shown as `ref:path`. Symbolic links are followed within the commit. */
export function gitFileReader(ref: string, commit: GitCommit, cwd: string): ReadFile {
  return (absolute) => {
    const path = relative(commit.folder, absolute).replaceAll(sep, "/");
    return readFromCommit(path, `${ref}:${path}`, ref, commit, cwd);
  };
}

/** Reads one file, by its path from the top of the repository, and shows it as `file`. */
export function readFromCommit(
  path: string,
  file: string,
  ref: string,
  commit: GitCommit,
  cwd: string,
): WithIssues<RawFile | undefined> {
  const failed = (code: IssueCode, message: string, hint?: string): WithIssues<undefined> => ({
    value: undefined,
    issues: [issueOf(code, { file, line: 1, column: 1, pointer: "" }, message, hint)],
  });
  if (/^\.\.(?:\/|$)/.test(path)) return failed("file-not-found", `\`${file}\` is outside of the repository.`);
  const entry = readEntry(path, commit, cwd);
  switch (entry.kind) {
    case "blob": {
      const { value: text, issues } = decodeText(entry.bytes, file);
      return { value: text === undefined ? undefined : { file, path: virtualPath(commit, path), text }, issues };
    }
    case "tree":
      return failed("file-unreadable", `\`${file}\` is a directory.`, "Name a file in it.");
    case "too-large":
      return failed("file-unreadable", `\`${file}\` has more than 100 MB.`);
    case "unreadable":
      return failed("file-unreadable", `\`${file}\` cannot be read: git says \`${entry.complaint}\`.`);
    case "missing":
      return failed("file-not-found", `\`${ref}\` has no file \`${path}\`.`, missingHint(path, ref, commit, cwd));
  }
}

type Entry =
  | { readonly kind: "blob"; readonly bytes: Buffer }
  | { readonly kind: "unreadable"; readonly complaint: string }
  | { readonly kind: "tree" | "too-large" | "missing" };

const lineFeed = 0x0a;

function readEntry(path: string, { hash }: GitCommit, cwd: string): Entry {
  // Git reads names to the end of a line.
  if (/[\n\r\0]/.test(path)) return { kind: "missing" };
  const answer = runGit(["cat-file", "--batch", "--follow-symlinks"], cwd, `${hash}:${path}\n`);
  if (answer.failure === "too-large") return { kind: "too-large" };
  if (!answer.ok) return { kind: "unreadable", complaint: answer.complaint };
  const end = answer.output.indexOf(lineFeed);
  const [, type, size] = /^[0-9a-f]+ ([a-z]+) ([0-9]+)$/.exec(answer.output.toString("latin1", 0, end)) ?? [];
  if (type === "blob") return { kind: "blob", bytes: answer.output.subarray(end + 1, end + 1 + Number(size)) };
  return { kind: type === "tree" ? "tree" : "missing" };
}

/** Paths begin at the top of the repository, which who works in a folder of it may not expect. */
function missingHint(path: string, ref: string, commit: GitCommit, cwd: string): string | undefined {
  const fromHere = posix.normalize(`${commit.prefix}${path}`);
  if (commit.prefix !== "" && readEntry(fromHere, commit, cwd).kind === "blob") {
    return `Paths begin at the top of the repository. Did you mean \`${ref}:./${path}\`?`;
  }
  const folder = posix.dirname(path);
  const names = runGit(["ls-tree", "-z", "--name-only", `${commit.hash}:${folder === "." ? "" : folder}`], cwd);
  if (!names.ok) return `It has no folder \`${folder}\` either.`;
  const nearest = nearestName(posix.basename(path), names.output.toString("utf8").split("\0"));
  return nearest === undefined ? undefined : `Did you mean \`${ref}:${posix.join(folder, nearest)}\`?`;
}
