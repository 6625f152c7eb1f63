import { resolve } from "node:path";
import { diff, type DiffOptions, type DiffResult } from "../../commands/diff.js";
import { displayedPath } from "../../load/read-source.js";
import type { Change } from "../../model/change.js";
import { renderIssuesGithub } from "../../report/render-issues-github.js";
import { printable } from "../../report/printable.js";
import { writeReport } from "../../write/write-report.js";
import { checkReportFiles } from "../check-report-files.js";
import { type DiffFormat, diffFormats } from "../diff-help.js";
import { type ExitCode, exitCodeOf } from "../exit-code.js";
import type { CommandRun } from "../parse-command-line.js";
import { refusalText, refusedChanges } from "../refusal.js";
import { reportText } from "../report-text.js";
import { issuesText } from "../show-issues.js";
import { failuresText, resultJson, showOptions, watched } from "../tell.js";
import { isColored, type Terminal } from "../terminal.js";
import type { Runner } from "./runner.js";

/** `specwright diff`. */
export const runDiff: Runner = async (run, terminal) => {
  checkReportFiles([run.output], terminal);
  const result = await watched(
    run,
    terminal,
    ({ target, include, exclude, config, allow, proxy, strict, cwd, onPhase }) =>
      diff({
        ...documentsOf(run, target),
        ...(include === undefined ? {} : { include }),
        ...(exclude === undefined ? {} : { exclude }),
        ...(config === undefined ? {} : { config }),
        ...(run.base === undefined ? {} : { base: run.base }),
        ...(run.ignore === undefined ? {} : { ignore: run.ignore }),
        ...(run.only === undefined ? {} : { only: run.only }),
        ...(onPhase === undefined ? {} : { onPhase }),
        checkVersion: run.checkVersion,
        ...(allow === undefined ? {} : { allow }),
        ...(proxy === undefined ? {} : { proxy }),
        strict: strict === true,
        cwd,
      }),
  );
  const refused = refusedChanges(changesOf(result), run.failOn);
  const exitCode = refused.length > 0 && exitCodeOf(result) === 0 ? 1 : exitCodeOf(result);
  await tellDiff(run, result, exitCode, terminal);
  if (!run.json) terminal.stderr.write(refusalText(refused, run.failOn));
  terminal.stderr.write(failuresText(result));
  return exitCode;
};

/** Two words are documents; one is an API. */
function documentsOf({ words }: CommandRun, target: string | undefined): Pick<DiffOptions, "documents" | "target"> {
  const [before, after] = words;
  if (before !== undefined && after !== undefined) return { documents: [before, after] };
  return target === undefined ? {} : { target };
}

async function tellDiff(run: CommandRun, result: DiffResult, exitCode: ExitCode, terminal: Terminal): Promise<void> {
  const { stdout, stderr, cwd, environment } = terminal;
  const format = diffFormats.find((each) => each === run.format) ?? "text";
  const isFile = run.output !== undefined;
  const extra = result.base === undefined ? {} : { base: result.base };
  const color = !isFile && isColored(stdout, environment);
  const reports = result.apis.flatMap(({ summary }) => (summary === undefined ? [] : [summary.report]));
  const report = run.json ? resultJson(run, result, exitCode, extra) : reportText(reports, format, color);
  // What another program reads is on stdout alone; there, workflow commands are the only issues that it understands.
  const aside = run.json ? "" : asideText(run, result, format, terminal);
  (isFile || format === "text" || format === "github" ? stdout : stderr).write(aside);
  if (run.output === undefined) {
    if (!run.quiet || exitCode !== 0 || run.json) stdout.write(report);
    return;
  }
  const path = resolve(cwd, run.output);
  await writeReport(path, report);
  if (!run.quiet && !run.json) stdout.write(`The report is in ${printable(displayedPath(path, cwd))}.\n`);
}

/** What is said beside the report: issues, and what the working tree was compared with. */
function asideText(run: CommandRun, result: DiffResult, format: DiffFormat, terminal: Terminal): string {
  const options = showOptions(run, terminal);
  const issues = [...result.issues, ...result.apis.flatMap((api) => api.issues)];
  if (format === "github" && run.output === undefined) return renderIssuesGithub(issues);
  const failed = result.apis.filter(({ summary, failure }) => summary === undefined && failure === undefined);
  const lines = [
    ...(run.quiet || result.base === undefined ? [] : [baseLine(result.base)]),
    ...failed.map(({ api }) => `✗ ${printable(api)}: not compared\n`),
  ];
  const shown = issuesText(issues, options);
  return [shown, lines.join("")]
    .filter((part) => part !== "")
    .map((part) => `${part}\n`)
    .join("");
}

function baseLine({ ref, commit }: NonNullable<DiffResult["base"]>): string {
  return `The working tree is compared with ${commit}, where HEAD left ${printable(ref)}.\n`;
}

function changesOf({ apis }: DiffResult): readonly Change[] {
  return apis.flatMap(({ summary }) => summary?.report.changes ?? []);
}
