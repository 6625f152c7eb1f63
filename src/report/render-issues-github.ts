import type { Issue } from "../model/issue.js";
import { printable } from "./printable.js";
import { isAboutPlace } from "./render-issues.js";

/**
 * Shows issues as annotations of a pull request. Ends with a line feed unless it is empty.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
 */
export function renderIssuesGithub(issues: readonly Issue[]): string {
  return issues.map((issue) => `${annotationOf(issue)}\n`).join("");
}

function annotationOf(issue: Issue): string {
  const { file, line, column } = issue.location;
  const command = issue.severity === "warning" ? "warning" : "error";
  const place = isAboutPlace(issue) ? `,line=${line},col=${column}` : "";
  const message = issue.hint === undefined ? issue.message : `${issue.message}\n${issue.hint}`;
  return `::${command} file=${property(file)}${place},title=${property(issue.code)}::${data(message)}`;
}

/** Line feeds travel as `%0A`; all other control characters are shown as escape sequences. */
function data(text: string): string {
  return text
    .split("\n")
    .map((line) => printable(line).replaceAll("%", "%25"))
    .join("%0A");
}

function property(text: string): string {
  return printable(text).replaceAll("%", "%25").replaceAll(":", "%3A").replaceAll(",", "%2C");
}
