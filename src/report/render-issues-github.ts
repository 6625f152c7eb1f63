import type { Issue } from "../model/issue.js";
import { isAboutPlace } from "./render-issues.js";
import { workflowCommand } from "./workflow-command.js";

/** Shows issues as annotations of a pull request. Ends with a line feed unless it is empty. */
export function renderIssuesGithub(issues: readonly Issue[]): string {
  return issues.map(annotationOf).join("");
}

function annotationOf(issue: Issue): string {
  return workflowCommand({
    command: issue.severity === "warning" ? "warning" : "error",
    file: issue.location.file,
    ...(isAboutPlace(issue) ? { place: issue.location } : {}),
    title: issue.code,
    message: issue.hint === undefined ? issue.message : `${issue.message}\n${issue.hint}`,
  });
}
