import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where the first step of the action leaves the review for the second. */
export function reviewFile() {
  return join(process.env["RUNNER_TEMP"] ?? tmpdir(), "specwright-review.md");
}
