import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** GitHub's document, of 13 MB; it stands beside the repository and is not part of it. */
export const githubDocument: string = fileURLToPath(new URL("../../../shared/specs/github.json", import.meta.url));

/** Whether it is there; where it is not, that is said aloud. */
export function hasGitHub(): boolean {
  if (existsSync(githubDocument)) return true;
  process.stderr.write(
    `\n!!! SKIPPED: GitHub's client in all runtimes needs ${githubDocument}, and it is not there.\n\n`,
  );
  return false;
}
