import { issueOf, type Issue } from "../model/issue.js";
import { linesOf, runGit } from "./git.js";
import { nearestName } from "../model/nearest-name.js";

/** A commit of the repository around the working directory. */
export interface GitCommit {
  /** Its full hash. */
  readonly hash: string;
  /** The repository's own folder, absolute. */
  readonly folder: string;
  /** The working directory as seen from the top of the repository: empty, or with `/` at its end. */
  readonly prefix: string;
}

/** The commit that `ref` means; or what is in the way, told about `file`. */
export function findCommit(ref: string, file: string, cwd: string): GitCommit | Issue {
  const repository = findRepository(cwd);
  if ("complaint" in repository) {
    const message = `\`${file}\` is no file, and cannot be looked for in a commit: ${repository.complaint}.`;
    return issueOf("file-not-found", { file, line: 1, column: 1, pointer: "" }, message);
  }
  const hash = commitHash(ref, cwd);
  return hash === undefined ? unknownRefIssue(ref, file, cwd) : { ...repository, hash };
}

/** The repository around the working directory; or why there is none, to stand in a sentence. */
export function findRepository(cwd: string): Omit<GitCommit, "hash"> | { readonly complaint: string } {
  const answer = runGit(["rev-parse", "--absolute-git-dir", "--show-prefix"], cwd);
  const [folder, prefix = ""] = linesOf(answer);
  if (answer.ok && folder !== undefined) return { folder, prefix };
  return { complaint: answer.failure === "no-git" ? answer.complaint : `git says \`${answer.complaint}\`` };
}

/** The full hash of the commit that `ref` means; undefined where it means none. */
export function commitHash(ref: string, cwd: string): string | undefined {
  // What begins with a hyphen is the name of no commit, and git might take it for an option.
  if (ref === "" || ref.startsWith("-") || ref.includes("\0")) return undefined;
  const answer = runGit(["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`], cwd);
  const hash = answer.ok ? linesOf(answer)[0] : undefined;
  return hash !== undefined && /^[0-9a-f]{40,64}$/.test(hash) ? hash : undefined;
}

/** Whether `issue` is one, rather than a commit. */
export function isIssue(issue: GitCommit | Issue): issue is Issue {
  return "code" in issue;
}

/** What is told of a ref that means no commit. */
export function unknownRefIssue(ref: string, file: string, cwd: string): Issue {
  const message = `There is no commit \`${ref}\` in this repository.`;
  return issueOf("file-not-found", { file, line: 1, column: 1, pointer: "" }, message, refHint(ref, cwd));
}

/** The nearest branch or tag; or how to get the others, where a clone has only a part of them. */
export function refHint(ref: string, cwd: string): string | undefined {
  const nearest = nearestName(ref, linesOf(runGit(["for-each-ref", "--format=%(refname:short)"], cwd)));
  if (nearest !== undefined) return `Did you mean \`${nearest}\`?`;
  const [isShallow] = linesOf(runGit(["rev-parse", "--is-shallow-repository"], cwd));
  return isShallow === "true" ? shallowHint : undefined;
}

/** For clones as they are made in CI. */
export const shallowHint =
  "This clone has a part of the history alone: `git fetch --unshallow origin`, or `fetch-depth: 0` for actions/checkout, gets the rest.";
