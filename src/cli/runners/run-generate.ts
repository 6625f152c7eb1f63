import { resolve } from "node:path";
import type { CommandResult } from "../../commands/command.js";
import { generate, type GenerateSummary } from "../../commands/generate.js";
import { generateLinted } from "../../commands/generate-linted.js";
import { displayedPath } from "../../load/read-source.js";
import { printable } from "../../report/printable.js";
import { renderCoverageJson } from "../../report/render-coverage-json.js";
import { writeReport } from "../../write/write-report.js";
import { checkReportFiles } from "../check-report-files.js";
import { generateClosing, reportedClosing } from "../show-result.js";
import { tell, watched } from "../tell.js";
import { redoclyOf } from "./run-lint.js";
import { runWatch } from "./run-watch.js";
import type { Runner } from "./runner.js";

/** `specwright generate`. */
export const runGenerate: Runner = async (run, terminal) => {
  if (run.watch) return runWatch(run, terminal);
  const { report, quiet, json, lint } = run;
  checkReportFiles([report], terminal);
  const result = await watched(run, terminal, (options) => {
    const request = { ...options, coverage: report !== undefined };
    return lint ? generateLinted({ ...request, ...redoclyOf(terminal) }) : generate(request);
  });
  const closing = report === undefined ? generateClosing : reportedClosing;
  const exitCode = tell(run, withoutCoverage(result), closing, terminal);
  if (report === undefined) return exitCode;
  const path = resolve(terminal.cwd, report);
  const covered = result.apis.flatMap(({ summary }) => summary?.coverage ?? []);
  const unwritten = result.apis.filter(({ summary }) => summary === undefined);
  await writeReport(
    path,
    renderCoverageJson(
      covered,
      unwritten.map(({ api, issues }) => ({ api, issues })),
    ),
  );
  if (!quiet && !json) terminal.stdout.write(`The report is in ${printable(displayedPath(path, terminal.cwd))}.\n`);
  return exitCode;
};

/** What stands in the report needs not be printed. */
function withoutCoverage({ issues, apis }: CommandResult<GenerateSummary>): CommandResult<GenerateSummary> {
  return {
    issues,
    apis: apis.map(({ summary, ...api }) => {
      if (summary === undefined) return api;
      const { coverage: _coverage, ...others } = summary;
      return { ...api, summary: others };
    }),
  };
}
