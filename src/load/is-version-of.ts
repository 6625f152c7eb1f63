import { resolve } from "node:path";
import { pathFromTop } from "./git-base.js";
import { findRepository } from "./git-commit.js";
import { gitSourceOf, isUrl, pathInRepository } from "./git-source.js";

/** Whether a source is the file `file`, as it is or as it was in some commit. */
export function isVersionOf(source: string, file: string, cwd: string): boolean {
  if (isUrl(source) || isUrl(file)) return source === file;
  const git = gitSourceOf(source, cwd);
  if (git === undefined) return resolve(cwd, source) === resolve(cwd, file);
  const repository = findRepository(cwd);
  if ("complaint" in repository) return false;
  return pathInRepository(git.path, repository.prefix) === pathFromTop(file, repository, cwd);
}
