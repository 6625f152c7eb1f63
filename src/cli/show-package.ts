import type { PackSummary } from "../commands/pack.js";
import type { PublishSummary } from "../commands/publish.js";
import { printable } from "../report/printable.js";
import { counted, issueCounts } from "./show-issues.js";
import { type Closing, markOf, seconds } from "./show-result.js";

/** What `pack` did for an API. */
export const packClosing: Closing<PackSummary> = ({ api, issues, summary }, colors) => {
  const name = colors.bold(printable(api));
  const counts = issueCounts(issues);
  if (summary === undefined) return [`${colors.red("✗")} ${name}: nothing was packed (${counts})`];
  const { version, folder, tarball, files, size, durationMs } = summary;
  return [
    `${markOf(issues, colors)} ${name} → ${printable(`${summary.package}@${version}`)} in ${seconds(durationMs)}`,
    `  ${reasonFor(summary)}`,
    `  ${printable(folder)}/${printable(tarball)}: ${counted(files, "file")}, ${(size / 1000).toFixed(1)} kB`,
    ...(counts === "" ? [] : [`  ${counts}`]),
  ];
};

/** What `publish` did for an API, in npm's words. */
export const publishClosing: Closing<PublishSummary> = ({ api, issues, summary }, colors) => {
  const name = colors.bold(printable(api));
  if (summary === undefined) return [`${colors.red("✗")} ${name}: nothing was published (${issueCounts(issues)})`];
  const { version, published, output, durationMs } = summary;
  const what = printable(`${summary.package}@${version}`);
  return [
    ...output.split("\n").map((line) => `  ${printable(line)}`),
    published
      ? `${markOf(issues, colors)} ${name}: published ${what} in ${seconds(durationMs)}`
      : `${markOf(issues, colors)} ${name}: ${what} would be published; add \`--yes\` to do it`,
  ];
};

function reasonFor({ previous, bump, changes, version }: PackSummary): string {
  if (previous === undefined) return "The first version";
  if (version === previous) return `Nothing has changed since ${previous}`;
  if (bump === undefined) return `After ${previous}; what changed was not compared`;
  return bump === "none"
    ? `After ${previous}; the API has not changed, the package has`
    : `After ${previous}: ${counted(changes, "change")}, ${bump}`;
}
