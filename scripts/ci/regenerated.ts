import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A commit that holds the regenerated output and that no branch points to yet. */
export interface RegeneratedCommit {
  readonly hash: string;
  /** The files that drifted, relative to the repository's root. */
  readonly files: readonly string[];
}

/** What is committed, and what the commit says. */
export interface Regenerated {
  /** Files and folders, relative to the repository's root. */
  readonly paths: readonly string[];
  readonly message: string;
  /** Of the commit; now, if absent. With the same date, the same change is the same commit. */
  readonly date?: string;
}

const regeneratedOutput: Regenerated = {
  paths: ["generated"],
  message: "Regenerate the output from the spec",
};

const author: Readonly<Record<string, string>> = {
  GIT_AUTHOR_NAME: "github-actions[bot]",
  GIT_AUTHOR_EMAIL: "41898282+github-actions[bot]@users.noreply.github.com",
  GIT_COMMITTER_NAME: "github-actions[bot]",
  GIT_COMMITTER_EMAIL: "41898282+github-actions[bot]@users.noreply.github.com",
};

/**
 * Commits the output as it stands on disk on top of `HEAD`; `undefined` where it did not drift.
 *
 * The commit is made in an index of its own: the caller's branch, index and files stay as they are.
 */
export function commitRegenerated({ paths, message, date } = regeneratedOutput): RegeneratedCommit | undefined {
  const folder = mkdtempSync(join(tmpdir(), "specwright-index-"));
  try {
    const dates = date === undefined ? {} : { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    const environment = { ...author, ...dates, GIT_INDEX_FILE: join(folder, "index") };
    run("git", ["read-tree", "HEAD"], environment);
    run("git", ["add", "--all", "--", ...paths], environment);
    const changed = run("git", ["diff", "--cached", "--name-only", "-z", "HEAD", "--", ...paths], environment);
    const files = changed.split("\0").filter((file) => file !== "");
    if (files.length === 0) return undefined;
    const tree = run("git", ["write-tree"], environment).trim();
    const hash = run("git", ["commit-tree", tree, "-p", "HEAD", "-m", message], environment).trim();
    return { hash, files };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Pushes `commit` to `branch` of `origin`, with the token that `gh` knows.
 *
 * @throws {Error} if the branch has moved on, unless `overwrite` is set.
 */
export function push(commit: RegeneratedCommit, branch: string, { overwrite }: { readonly overwrite: boolean }): void {
  // An empty helper first: no helper of the machine may keep the token.
  const credentials = ["-c", "credential.helper=", "-c", "credential.helper=!gh auth git-credential"];
  const force = overwrite ? ["--force"] : [];
  run("git", [...credentials, "push", "--quiet", ...force, "origin", `${commit.hash}:refs/heads/${branch}`]);
}

/** Starts the tests on `branch`: GitHub starts none for what a workflow's own token has pushed. */
export function startTests(branch: string): void {
  run("gh", ["workflow", "run", "ci.yml", "--ref", branch]);
}

/** The output of a command, which inherits the error stream. */
export function run(command: string, parameters: readonly string[], environment: NodeJS.ProcessEnv = {}): string {
  return execFileSync(command, parameters, {
    encoding: "utf8",
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
}
