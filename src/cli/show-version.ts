import type { VersionSummary } from "../commands/version.js";
import { printable } from "../report/printable.js";
import { counted, issueCounts } from "./show-issues.js";
import { type Closing, markOf, seconds } from "./show-result.js";

/** What `version` did for an API. */
export const versionClosing: Closing<VersionSummary> = ({ api, issues, summary }, colors) => {
  const start = `${markOf(issues, colors)} ${colors.bold(printable(api))}:`;
  if (summary === undefined) return [`${start} no version was raised (${issueCounts(issues)})`];
  const { durationMs, written } = summary;
  return [
    `${start} ${outcomeOf(summary)} (${seconds(durationMs)})`,
    ...(written.length === 0 ? [] : [`  Written: ${written.map(printable).join(", ")}`]),
  ];
};

function outcomeOf({ outcome, package: name, before = "", version, report }: VersionSummary): string {
  const changes = `${counted(report.changes.length, "change")}, ${report.bump}`;
  switch (outcome) {
    case "raised":
      return printable(`${name} ${before} → ${version}: ${changes}`);
    case "sufficient":
      return printable(`${name} ${version} does after ${before}: ${changes}`);
    case "unchanged":
      return printable(`${name} stays ${version}: nothing has changed`);
    case "first":
      return printable(`${name} stays ${version}: there is no earlier version to rise from`);
  }
}
