import type { Issue, IssueCode } from "../model/issue.js";
import { counted } from "../report/counted.js";
import { renderIssues, type RenderOptions } from "../report/render-issues.js";

export { counted };

/** More issues of one kind than anyone reads; then these many are shown. */
const tooMany = 200;
const firstOnes = 20;

export interface ShowOptions extends RenderOptions {
  /** Without warnings. */
  readonly quiet: boolean;
}

/** The issues as text; where one kind is too frequent, its first ones and a line that counts the rest. */
export function issuesText(issues: readonly Issue[], options: ShowOptions): string {
  const relevant = options.quiet ? issues.filter((issue) => issue.severity !== "warning") : issues;
  const { shown, hidden } = limitPerCode(relevant);
  const counts = [...hidden].map(([code, count]) => `… and ${count} more of \`${code}\`: see all with --json\n`);
  return [renderIssues(shown, options), counts.join("")].filter((part) => part !== "").join("\n");
}

/** How many errors and warnings there are, in words; empty for none. */
export function issueCounts(issues: readonly Issue[]): string {
  const warnings = issues.filter((issue) => issue.severity === "warning").length;
  const errors = issues.length - warnings;
  return [
    ...(errors === 0 ? [] : [counted(errors, "error")]),
    ...(warnings === 0 ? [] : [counted(warnings, "warning")]),
  ].join(", ");
}

function limitPerCode(issues: readonly Issue[]) {
  const totals = new Map<IssueCode, number>();
  for (const { code } of issues) totals.set(code, (totals.get(code) ?? 0) + 1);
  const seen = new Map<IssueCode, number>();
  const shown = issues.filter(({ code }) => {
    seen.set(code, (seen.get(code) ?? 0) + 1);
    return (totals.get(code) ?? 0) <= tooMany || (seen.get(code) ?? 0) <= firstOnes;
  });
  const frequent = [...totals].filter(([, total]) => total > tooMany);
  return { shown, hidden: new Map(frequent.map(([code, total]) => [code, total - firstOnes])) };
}
