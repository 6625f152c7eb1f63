/**
 * Pushes the regenerated output to the branch of a pull request, if it drifted.
 *
 * Run after `npm run generate`. `PUSH_BRANCH` is the branch to push to; without it, as in a pull request from a fork or on
 * one's own machine, drift is a failure that names the command to run.
 */
import { commitRegenerated, push, startTests } from "./regenerated.js";

const commit = commitRegenerated();
const branch = process.env["PUSH_BRANCH"] ?? "";
const { stdout, stderr } = process;

if (commit === undefined) {
  stdout.write("The generated output is what the spec says: nothing to commit.\n");
} else if (branch === "") {
  stderr.write(`The generated output is not what the spec says:\n${listOf(commit.files)}\n`);
  stderr.write("Run `npm run generate` and commit what it changes.\n");
  process.exitCode = 1;
} else {
  push(commit, branch, { overwrite: false });
  startTests(branch);
  stdout.write(`Pushed ${commit.hash} to ${branch}:\n${listOf(commit.files)}\n`);
}

function listOf(files: readonly string[]): string {
  return files.map((file) => `  ${file}`).join("\n");
}
