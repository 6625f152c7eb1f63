import picocolors from "picocolors";
import type { CheckSummary } from "../commands/check.js";
import type { ApiResult, CommandResult } from "../commands/command.js";
import type { GenerateSummary } from "../commands/generate.js";
import type { LintSummary } from "../commands/lint.js";
import type { CoverageCounts } from "../model/coverage.js";
import { printable } from "../report/printable.js";
import { counted, issueCounts, issuesText, type ShowOptions } from "./show-issues.js";

type Colors = ReturnType<typeof picocolors.createColors>;

/** The closing words of a command about one API. */
export type Closing<Summary> = (result: ApiResult<Summary>, colors: Colors) => readonly string[];

/** A result as text: the issues of each API, then what became of it. */
export function resultText<Summary>(
  { issues, apis }: CommandResult<Summary>,
  options: ShowOptions,
  closing: Closing<Summary>,
): string {
  const colors = picocolors.createColors(options.color);
  const blocks = apis.flatMap((api) => [
    issuesText(api.issues, options),
    options.quiet || "failure" in api
      ? ""
      : closing(api, colors)
          .map((line) => `${line}\n`)
          .join(""),
  ]);
  return [issuesText(issues, options), ...blocks].filter((block) => block !== "").join("\n");
}

/** What `generate` did for an API. */
export const generateClosing: Closing<GenerateSummary> = (result, colors) =>
  generatedLines(result, colors, " (--report FILE lists them)");

/** The same, beside a report that says more. */
export const reportedClosing: Closing<GenerateSummary> = (result, colors) => generatedLines(result, colors, "");

function generatedLines(
  { api, issues, summary }: ApiResult<GenerateSummary>,
  colors: Colors,
  reportHint: string,
): readonly string[] {
  const name = colors.bold(printable(api));
  const counts = issueCounts(issues);
  if (summary === undefined) return [`${colors.red("✗")} ${name}: nothing was written (${counts})`];
  const { output, operations, paginated, schemas, guards, unhonoured, durationMs } = summary;
  const { filesWritten, filesUnchanged, filesRemoved } = summary;
  const inPages = paginated.length === 0 ? "" : ` (${paginated.length} with pages)`;
  return [
    `${markOf(issues, colors)} ${name} → ${printable(output)} in ${seconds(durationMs)}`,
    `  ${counted(operations, "operation")}${inPages}, ${counted(schemas, "schema")}, ${counted(guards, "guard")}`,
    `  ${counted(filesWritten, "file")} written, ${filesUnchanged} unchanged${filesRemoved === 0 ? "" : `, ${filesRemoved} removed`}`,
    ...(unhonoured.places === 0 ? [] : [`  ${unhonouredText(unhonoured)}${reportHint}`]),
    ...(counts === "" ? [] : [`  ${counts}`]),
  ];
}

/** `3 keywords in 12 places are not honoured`. */
function unhonouredText({ keywords, places }: CoverageCounts): string {
  return `${counted(keywords, "keyword")} in ${counted(places, "place")} ${keywords === 1 ? "is" : "are"} not honoured`;
}

/** What `check` saw of an API. */
export const checkClosing: Closing<CheckSummary> = ({ api, issues, summary }, colors) => {
  const name = colors.bold(printable(api));
  const counts = issueCounts(issues);
  if (summary === undefined) return [`${colors.red("✗")} ${name}: nothing was compared (${counts})`];
  const { output, files, drifted, remedy, durationMs } = summary;
  const folder = printable(output);
  if (drifted > 0) {
    const difference = counted(drifted, "difference");
    return [
      `${colors.red("✗")} ${name}: ${folder} is not what would be generated (${difference})`,
      `  Run \`${printable(remedy)}\`.`,
    ];
  }
  const figures = `${counted(files, "file")}, ${seconds(durationMs)}${counts === "" ? "" : `; ${counts}`}`;
  return [`${markOf(issues, colors)} ${name}: ${folder} is up to date (${figures})`];
};

/** What `lint` found about an API. */
export const lintClosing: Closing<LintSummary> = ({ api, issues }, colors) => {
  const counts = issueCounts(issues);
  return [`${markOf(issues, colors)} ${colors.bold(printable(api))}: ${counts === "" ? "no problems" : counts}`];
};

/** How an API came off, in one character. */
export function markOf(issues: ApiResult<unknown>["issues"], colors: Colors): string {
  if (issues.some((issue) => issue.severity !== "warning")) return colors.red("✗");
  return colors.green("✓");
}

/** `0.42 s`. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 1)} s`;
}
