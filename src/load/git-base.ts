import { posix, relative, resolve, sep } from "node:path";
import type { Config } from "../model/config.js";
import { issueOf, type Issue, type WithIssues } from "../model/issue.js";
import { commitHash, findRepository, type GitCommit, shallowHint, unknownRefIssue } from "./git-commit.js";
import { gitFileReader, readFromCommit, virtualPath } from "./git-files.js";
import { linesOf, runGit } from "./git.js";
import { configOf, defaultFile } from "./load-config.js";
import { openSource } from "./parse-source.js";

/** The commit that the working tree is compared with. */
export interface GitBase {
  /** The branch, or what was named in its place. */
  readonly ref: string;
  readonly commit: GitCommit;
  /** The commit's hash, as short as git writes it. */
  readonly short: string;
}

/**
 * The commit at which HEAD left `ref`, or the default branch: so what others have done there since is not ours.
 *
 * The default branch is `origin/HEAD`, else the first of `main`, `origin/main`, `master` and `origin/master` that exists.
 */
export function findBase(ref: string | undefined, cwd: string): GitBase | Issue {
  const repository = findRepository(cwd);
  const place = { file: ref ?? ".", line: 1, column: 1, pointer: "" };
  if ("complaint" in repository) {
    const message = `There is no earlier version to compare with: ${repository.complaint}.`;
    return issueOf("file-not-found", place, message, "Name two documents: `specwright diff BEFORE AFTER`.");
  }
  const name = ref ?? defaultBranch(cwd);
  if (name === undefined) {
    const message = "This repository has neither `origin/HEAD` nor a branch `main` or `master`.";
    return issueOf("file-not-found", place, message, "Name what to compare with: `--base REF`.");
  }
  const tip = commitHash(name, cwd);
  if (tip === undefined) return unknownRefIssue(name, name, cwd);
  const [hash] = linesOf(runGit(["merge-base", tip, "HEAD"], cwd));
  if (hash === undefined) {
    const [isShallow] = linesOf(runGit(["rev-parse", "--is-shallow-repository"], cwd));
    const message = `\`${name}\` and \`HEAD\` have no commit in common here.`;
    return issueOf("file-not-found", place, message, isShallow === "true" ? shallowHint : undefined);
  }
  const [short = hash] = linesOf(runGit(["rev-parse", "--short", hash], cwd));
  return { ref: name, commit: { ...repository, hash }, short };
}

function defaultBranch(cwd: string): string | undefined {
  const [remote] = linesOf(runGit(["symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD"], cwd));
  const names = [...(remote === undefined ? [] : [remote]), "main", "origin/main", "master", "origin/master"];
  return names.find((name) => commitHash(name, cwd) !== undefined);
}

/** How a file of the working tree is named in the commit: `1a2b3c4:spec/openapi.yaml`. */
export function sourceAt({ short, commit }: GitBase, file: string, cwd: string): string {
  return `${short}:${pathFromTop(file, commit, cwd)}`;
}

/** Whether the commit has a file where the working tree has one, or could have. */
export function existsAt({ short, commit }: GitBase, file: string, cwd: string): boolean {
  const path = pathFromTop(file, commit, cwd);
  return !readFromCommit(path, path, short, commit, cwd).issues.some((issue) => issue.code === "file-not-found");
}

/** The configuration as it was; its documents are named by their paths in the commit. Undefined, without an issue, where there was none. */
export function loadConfigAt(
  { short, commit }: GitBase,
  file: string | undefined,
  cwd: string,
): WithIssues<Config | undefined> {
  const path = pathFromTop(file ?? defaultFile, commit, cwd);
  const { value, issues } = openSource(virtualPath(commit, path), gitFileReader(short, commit, cwd));
  if (value === undefined) return { value, issues: issues.filter((issue) => issue.code !== "file-not-found") };
  const pathOf = (written: string): string =>
    `${short}:${posix.join(posix.dirname(path), written.replaceAll(sep, "/"))}`;
  const config = configOf(value, pathOf);
  return { ...config, issues: [...issues, ...config.issues] };
}

/** The path of a file from the top of the repository, with `/` on every system. */
export function pathFromTop(file: string, { prefix }: Pick<GitCommit, "prefix">, cwd: string): string {
  return posix.normalize(`${prefix}${relative(cwd, resolve(cwd, file)).replaceAll(sep, "/")}`);
}
