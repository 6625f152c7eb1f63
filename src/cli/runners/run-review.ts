import { resolve } from "node:path";
import { review, reviewReport } from "../../commands/review.js";
import { displayedPath } from "../../load/read-source.js";
import type { ReviewReport } from "../../model/review.js";
import { printable } from "../../report/printable.js";
import { renderReviewGithub } from "../../report/review/render-review-github.js";
import { renderReviewJson } from "../../report/review/render-review-json.js";
import { renderReviewMarkdown } from "../../report/review/render-review-markdown.js";
import { renderReviewSarif } from "../../report/review/render-review-sarif.js";
import { appendReport } from "../../write/append-report.js";
import { generatorVersion } from "../../write/generator-version.js";
import { writeReport } from "../../write/write-report.js";
import { checkReportFiles } from "../check-report-files.js";
import { exitCodeOf } from "../exit-code.js";
import { failureText } from "../failure.js";
import type { CommandRun } from "../parse-command-line.js";
import { refusalText, refusedChanges } from "../refusal.js";
import { type ReviewFormat, reviewFormats } from "../review-help.js";
import { failuresText, resultJson, watched } from "../tell.js";
import type { Terminal } from "../terminal.js";
import type { Runner } from "./runner.js";

/** `specwright review`. */
export const runReview: Runner = async (run, terminal) => {
  const { base, ignore, checkVersion } = run;
  checkReportFiles([run.output, run.markdown, run.sarif], terminal);
  const { node, nodeFlags } = terminal;
  const environment = { ...terminal.environment, FORCE_COLOR: undefined, NO_COLOR: "1" };
  const result = await watched(run, terminal, ({ output: _output, guards: _guards, ...options }) =>
    review({
      ...options,
      ...(base === undefined ? {} : { base }),
      ...(ignore === undefined ? {} : { ignore }),
      checkVersion,
      node,
      nodeFlags,
      environment,
    }),
  );
  const changes = result.apis.flatMap(({ summary }) => summary?.report.changes ?? []);
  const refused = refusedChanges(changes, run.failOn);
  const exitCode = refused.length > 0 && exitCodeOf(result) === 0 ? 1 : exitCodeOf(result);
  const report = reviewReport(result, (failure) => failureText(failure).split("\n")[0] ?? "");
  const format = reviewFormats.find((each) => each === run.format) ?? "markdown";
  const extra = result.base === undefined ? {} : { base: result.base };
  await tellReview(run, run.json ? resultJson(run, result, exitCode, extra) : textOf(report, format), terminal);
  await tellBeside(run, report, terminal);
  if (!run.json) terminal.stderr.write(refusalText(refused, run.failOn));
  terminal.stderr.write(failuresText(result));
  return exitCode;
};

function textOf(report: ReviewReport, format: ReviewFormat): string {
  switch (format) {
    case "markdown":
      return renderReviewMarkdown(report);
    case "json":
      return renderReviewJson(report);
    case "sarif":
      return renderReviewSarif(report, { version: generatorVersion() });
    case "github":
      return renderReviewGithub(report);
  }
}

async function tellReview({ output, quiet, json }: CommandRun, text: string, terminal: Terminal): Promise<void> {
  if (output === undefined) {
    terminal.stdout.write(text);
    return;
  }
  const path = resolve(terminal.cwd, output);
  await writeReport(path, text);
  if (!quiet && !json) terminal.stdout.write(`The review is in ${printable(displayedPath(path, terminal.cwd))}.\n`);
}

/** The same review in other places, so that one run serves a comment, code scanning and the summary of a job. */
async function tellBeside(
  { markdown, sarif, summary }: CommandRun,
  report: ReviewReport,
  { cwd, environment }: Terminal,
): Promise<void> {
  if (markdown !== undefined) await writeReport(resolve(cwd, markdown), textOf(report, "markdown"));
  if (sarif !== undefined) await writeReport(resolve(cwd, sarif), textOf(report, "sarif"));
  const { GITHUB_STEP_SUMMARY: file = "" } = environment;
  if (summary && file !== "") await appendReport(resolve(cwd, file), textOf(report, "markdown"));
}
