import { displayedPath } from "../load/read-source.js";
import type { Issue, Location } from "../model/issue.js";

/** The issues as `--strict` sees them: all of them are fatal. */
export function withStrictness(issues: readonly Issue[], strict: boolean | undefined): readonly Issue[] {
  if (strict !== true) return issues;
  return issues.map((issue) => ({ ...issue, severity: "fatal" }));
}

/** The issue where it cannot stand in the way. */
export function asWarning(issue: Issue): Issue {
  return { ...issue, severity: "warning" };
}

/** Whether nothing may be written. */
export function isFatal(issues: readonly Issue[]): boolean {
  return issues.some((issue) => issue.severity === "fatal");
}

/** The issues in the order of the document, each once: the phases find them in an order of their own. */
export function inDocumentOrder(issues: readonly Issue[]): readonly Issue[] {
  const files = [...new Set(issues.map(({ location }) => location.file))];
  const rankOf = new Map(files.map((file, rank) => [file, rank]));
  const unique = new Map(issues.map((issue) => [JSON.stringify([issue.code, issue.message, issue.location]), issue]));
  const compare = (left: Location, right: Location): number =>
    (rankOf.get(left.file) ?? 0) - (rankOf.get(right.file) ?? 0) ||
    left.line - right.line ||
    left.column - right.column;
  return [...unique.values()].sort((left, right) => compare(left.location, right.location));
}

/** The issues with the paths of their files as the user would type them, in place of absolute ones. */
export function showingPaths(issues: readonly Issue[], cwd: string): readonly Issue[] {
  return issues.map((issue) => {
    return { ...issue, location: { ...issue.location, file: displayedPath(issue.location.file, cwd) } };
  });
}
