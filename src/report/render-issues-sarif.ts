import type { Issue, Severity } from "../model/issue.js";
import { renderSarif, type SarifFinding, type SarifOptions, type SarifRun, sarifRun } from "./sarif.js";

const levels: Readonly<Record<Severity, SarifFinding["level"]>> = {
  warning: "warning",
  error: "error",
  fatal: "error",
};

/** Shows issues to code scanning: a SARIF 2.1.0 log with one run. Ends with a line feed. */
export function renderIssuesSarif(issues: readonly Issue[], options: SarifOptions): string {
  return renderSarif([issuesSarifRun(issues, options)]);
}

/** The run of a log that holds issues. */
export function issuesSarifRun(issues: readonly Issue[], options: SarifOptions): SarifRun {
  return sarifRun("issues", issues.map(findingOf), options);
}

function findingOf(issue: Issue): SarifFinding {
  return {
    rule: issue.code,
    level: levels[issue.severity],
    message: issue.hint === undefined ? issue.message : `${issue.message}\n${issue.hint}`,
    location: issue.location,
    properties: { severity: issue.severity },
  };
}
