/**
 * Writes the review into the one comment of the pull request that is ours, or into a new one, with the token that `gh` knows.
 *
 * A pull request from a fork has a token that may not comment. Then the summary of the job, which is there already, has to do.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { reviewFile } from "./review-file.js";

const { SPECWRIGHT_API: api = "", GITHUB_REPOSITORY: repository = "", GITHUB_EVENT_PATH: event = "" } = process.env;

const number = pullRequestNumber();
if (number === undefined || !existsSync(reviewFile())) {
  process.stdout.write("There is no pull request, or no review, to comment.\n");
} else {
  comment(number, `${marker()}\n${readFileSync(reviewFile(), "utf8")}`);
}

function pullRequestNumber() {
  const found = event === "" ? undefined : JSON.parse(readFileSync(event, "utf8")).pull_request?.number;
  return Number.isSafeInteger(found) ? found : undefined;
}

/** Hashed, as a name could end the comment of HTML that it stands in. */
function marker() {
  const key = createHash("sha256").update(api).digest("hex").slice(0, 12);
  return `<!-- specwright-review ${key} -->`;
}

function comment(pullRequest, body) {
  const comments = `repos/${repository}/issues/${pullRequest}/comments`;
  // Anybody may write a comment that begins like ours.
  const query = `.[] | select(.user.login == "github-actions[bot]" and (.body | startswith("${marker()}"))) | .id`;
  const listed = gh(["--paginate", comments, "--jq", query]);
  const [known] = /^\d+/.exec(listed.stdout) ?? [];
  const place = known === undefined ? ["POST", comments] : ["PATCH", `repos/${repository}/issues/comments/${known}`];
  const written = listed.status === 0 ? gh(["--method", ...place, "--input", "-"], JSON.stringify({ body })) : listed;
  if (written.status === 0) {
    process.stdout.write(known === undefined ? "Commented.\n" : "Renewed the comment.\n");
    return;
  }
  const reason = written.error?.message ?? written.stderr.trim();
  process.stdout.write(
    "::notice title=Specwright::The review is in the summary of the job: no comment could be written.\n",
  );
  process.stderr.write(`${reason}\n`);
}

function gh(parameters, input = "") {
  const { status, stdout, stderr, error } = spawnSync("gh", ["api", ...parameters], { encoding: "utf8", input });
  return { status, stdout: stdout ?? "", stderr: stderr ?? "", error };
}
