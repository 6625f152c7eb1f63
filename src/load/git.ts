import { spawnSync } from "node:child_process";

/** What git answered. */
export interface GitAnswer {
  /** Whether git says that all is well. */
  readonly ok: boolean;
  readonly output: Buffer;
  /** Git's first complaint, or what kept it from being run; for people. */
  readonly complaint: string;
  /** Why there is no whole answer: there is no git, or the answer is larger than allowed. */
  readonly failure?: "no-git" | "too-large";
}

/** In bytes; the largest documents that are known have a quarter of it. */
const largestAnswer = 100 * 1024 * 1024;

/**
 * Runs git, without a shell, and waits for it.
 *
 * What a user typed must follow `--end-of-options`, or go to git's standard input.
 */
export function runGit(parameters: readonly string[], cwd: string, input = ""): GitAnswer {
  const options = { cwd, input, maxBuffer: largestAnswer, windowsHide: true } as const;
  const { status, stdout, stderr, error } = spawnSync("git", parameters, options);
  if (error === undefined) return { ok: status === 0, output: stdout, complaint: firstLine(stderr.toString("utf8")) };
  const code = "code" in error ? error.code : undefined;
  const nothing = { ok: false, output: Buffer.alloc(0) };
  if (code === "ENOBUFS") return { ...nothing, complaint: "the answer is too large", failure: "too-large" };
  if (code === "ENOENT") return { ...nothing, complaint: "git is not installed", failure: "no-git" };
  return { ...nothing, complaint: error.message };
}

/** The lines of an answer. */
export function linesOf({ output }: GitAnswer): readonly string[] {
  const text = output.toString("utf8").trimEnd();
  return text === "" ? [] : text.split(/\r?\n/);
}

function firstLine(text: string): string {
  return text.trim().split(/\r?\n/)[0] ?? "";
}
