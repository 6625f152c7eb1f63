import { execFileSync } from "node:child_process";
import { put, temporaryFolder } from "./write-support.js";

/** Runs git in a folder, with nothing of the user's own configuration. */
export function git(cwd: string, ...parameters: readonly string[]): string {
  const settings = [
    "user.name=Test",
    "user.email=test@example.com",
    "commit.gpgsign=false",
    "protocol.file.allow=always",
  ];
  return execFileSync("git", [...settings.flatMap((setting) => ["-c", setting]), ...parameters], {
    cwd,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], HOME: cwd, GIT_CONFIG_NOSYSTEM: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** A repository that is gone after the test, with a commit of the given files on `main`. */
export function repositoryWith(files: Readonly<Record<string, string>>): string {
  const cwd = temporaryFolder();
  git(cwd, "init", "--quiet", "--initial-branch=main");
  commit(cwd, files);
  return cwd;
}

/** Puts files into the working tree and commits all that differs. */
export function commit(cwd: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) put(cwd, path, text);
  git(cwd, "add", "--all");
  git(cwd, "commit", "--quiet", "--allow-empty", "--message", "Change");
}
