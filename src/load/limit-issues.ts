import type { Issue } from "../model/issue.js";

const mostIssues = 100;

/** At most 100 issues, the last of which says how many there are beyond: a file that is no YAML at all can have thousands. */
export function limitIssues(issues: readonly Issue[]): readonly Issue[] {
  const last = issues[mostIssues - 1];
  if (issues.length <= mostIssues || last === undefined) return issues;
  const message = `${last.message} There are ${issues.length - mostIssues} more of these in the file.`;
  return [...issues.slice(0, mostIssues - 1), { ...last, message }];
}
