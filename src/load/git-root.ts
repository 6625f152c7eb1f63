import { findCommit, isIssue } from "./git-commit.js";
import { gitFileReader, readFromCommit } from "./git-files.js";
import { type GitSource, pathInRepository } from "./git-source.js";
import type { RawRoot } from "./source.js";

/** Reads a document from a commit, with the files beside it. */
export function readGitRoot({ ref, path }: GitSource, named: string, cwd: string): RawRoot {
  const commit = findCommit(ref, named, cwd);
  if (isIssue(commit)) {
    const raw = { value: undefined, issues: [commit] };
    return { raw, read: () => raw };
  }
  const read = gitFileReader(ref, commit, cwd);
  return { raw: readFromCommit(pathInRepository(path, commit.prefix), named, ref, commit, cwd), read };
}
