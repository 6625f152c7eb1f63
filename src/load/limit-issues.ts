import type { Issue } from "../model/issue.js";

const mostIssues = 100;

/**
 * The issues of one file in the order of their places: at most 100 of each code, the last of which says how many there are beyond. A file
 * that is no YAML at all can have thousands.
 */
export function limitIssues(issues: readonly Issue[]): readonly Issue[] {
  const codes = new Set(issues.map(({ code }) => code));
  return [...codes].flatMap((code) => limited(issues.filter((issue) => issue.code === code))).toSorted(byPlace);
}

function limited(issues: readonly Issue[]): readonly Issue[] {
  const sorted = issues.toSorted(byPlace);
  const last = sorted[mostIssues - 1];
  if (sorted.length <= mostIssues || last === undefined) return sorted;
  const message = `${last.message} There are ${sorted.length - mostIssues} more of these in the file.`;
  return [...sorted.slice(0, mostIssues - 1), { ...last, message }];
}

function byPlace({ location: left }: Issue, { location: right }: Issue): number {
  return left.line - right.line || left.column - right.column;
}
