/**
 * Opens a pull request with the regenerated output, if it drifted; one that is open already gets the newer output.
 *
 * Run after `npm run generate`. `BASE_BRANCH` is the branch that drifted. The repository must allow GitHub Actions to
 * create pull requests (Settings → Actions → General).
 */
import { commitRegenerated, push, run, startTests } from "./regenerated.js";

const branch = "specwright/regenerate";
const body = [
  "The output in `generated/` is not what the generator makes of the spec on this branch.",
  "",
  `This pull request brings it up to date. Its branch is written anew on each push: commit nothing to \`${branch}\`.`,
].join("\n");

const commit = commitRegenerated();
if (commit === undefined) {
  process.stdout.write("The generated output is what the spec says: no pull request needed.\n");
} else {
  const base = process.env["BASE_BRANCH"] ?? "main";
  push(commit, branch, { overwrite: true });
  const selection = ["--head", branch, "--base", base];
  const open = run("gh", ["pr", "list", ...selection, "--state", "open", "--json", "url", "--jq", ".[].url"]).trim();
  const title = "Regenerate the output from the spec";
  const url = open === "" ? run("gh", ["pr", "create", ...selection, "--title", title, "--body", body]).trim() : open;
  startTests(branch);
  process.stdout.write(`${open === "" ? "Opened" : "Updated"} ${url}\n`);
}
