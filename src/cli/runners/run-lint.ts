import { lint, lintReport, type LintOptions, type LintReport } from "../../commands/lint.js";
import { lintFormats } from "../../lint/lint-document.js";
import type { CommandRun } from "../parse-command-line.js";
import { issuesText } from "../show-issues.js";
import { lintClosing } from "../show-result.js";
import { showOptions, tell, watched } from "../tell.js";
import { isColored, type Terminal } from "../terminal.js";
import type { Runner } from "./runner.js";

/** `specwright lint`. */
export const runLint: Runner = async (run, terminal) => {
  const redocly = redoclyOf(terminal);
  if (run.json) {
    return tell(
      run,
      await watched(run, terminal, (options) => lint({ ...options, ...redocly })),
      lintClosing,
      terminal,
    );
  }
  const format = lintFormats.find((each) => each === run.format);
  return tellLint(
    run,
    await watched(run, terminal, (options) => lintReport({ ...options, ...redocly }, format)),
    terminal,
  );
};

/** Redocly's words go out as they are. */
function tellLint(run: CommandRun, report: LintReport, terminal: Terminal): number {
  terminal.stdout.write(issuesText(report.issues, showOptions(run, terminal)));
  if (run.quiet && report.exitCode === 0) return 0;
  terminal.stdout.write(report.stdout);
  terminal.stderr.write(report.stderr);
  return report.exitCode;
}

/** How Redocly is run from this terminal. */
export function redoclyOf(terminal: Terminal): Pick<LintOptions, "node" | "nodeFlags" | "environment"> {
  const { node, nodeFlags, stdout, environment } = terminal;
  return { node, nodeFlags, environment: withColor(environment, isColored(stdout, environment)) };
}

/** Redocly's output is a pipe, so it must be told whether ours is a terminal. */
function withColor(environment: Terminal["environment"], color: boolean): Terminal["environment"] {
  const { FORCE_COLOR: _force, NO_COLOR: _no, ...others } = environment;
  return { ...others, ...(color ? { FORCE_COLOR: "1" } : { NO_COLOR: "1" }) };
}
