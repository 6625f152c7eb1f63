import type { CommandResult } from "../commands/command.js";
import type { LintOptions, LintReport } from "../commands/lint.js";
import { sourceReader } from "../load/read-source.js";
import { generatorVersion } from "../write/generator-version.js";
import { type ExitCode, exitCodeOf } from "./exit-code.js";
import { failureText } from "./failure.js";
import { helpText } from "./help.js";
import { type CommandRun, parseCommandLine } from "./parse-command-line.js";
import { startProgress } from "./progress.js";
import { issuesText, type ShowOptions } from "./show-issues.js";
import { packClosing, publishClosing } from "./show-package.js";
import { checkClosing, type Closing, generateClosing, lintClosing, resultText } from "./show-result.js";
import { isColored, type Terminal } from "./terminal.js";

/** Does what the command line says, tells the terminal about it, and returns the exit code. */
export async function runCommandLine(parameters: readonly string[], terminal: Terminal): Promise<number> {
  if (parameters.length === 0) {
    terminal.stderr.write(helpText(generatorVersion(), undefined));
    return 2;
  }
  try {
    const line = parseCommandLine(parameters);
    if (line.kind === "run") return await runCommand(line, terminal);
    terminal.stdout.write(
      line.kind === "help" ? helpText(generatorVersion(), line.command) : `${generatorVersion()}\n`,
    );
    return 0;
  } catch (failure) {
    const error = failureText(failure);
    terminal.stderr.write(error);
    if (parameters.includes("--json")) {
      terminal.stdout.write(json({ command: null, issues: [], apis: [], exitCode: 2, error: error.trimEnd() }));
    }
    return 2;
  }
}

/** A command is loaded when it is run: compilers take their time, and the help should not. */
async function runCommand(run: CommandRun, terminal: Terminal): Promise<number> {
  switch (run.command) {
    case "generate": {
      const { generate } = await import("../commands/generate.js");
      return tell(run, await watched(run, terminal, generate), generateClosing, terminal);
    }
    case "check": {
      const { check } = await import("../commands/check.js");
      return tell(run, await watched(run, terminal, check), checkClosing, terminal);
    }
    case "pack": {
      const { pack } = await import("../commands/pack.js");
      const work = (options: LintOptions) => pack({ ...options, ...run.package });
      return tell(run, await watched(run, terminal, work), packClosing, terminal);
    }
    case "publish": {
      const { publish } = await import("../commands/publish.js");
      const work = (options: LintOptions) => publish({ ...options, ...run.package });
      return tell(run, await watched(run, terminal, work), publishClosing, terminal);
    }
    case "lint": {
      const { lint, lintReport } = await import("../commands/lint.js");
      if (run.json) return tell(run, await watched(run, terminal, lint), lintClosing, terminal);
      return tellLint(run, await watched(run, terminal, (options) => lintReport(options, run.format)), terminal);
    }
  }
}

/** Does the work of a command while the terminal shows how far it is. */
async function watched<Result>(
  { target, output, guards, config, strict, quiet }: CommandRun,
  { cwd, node, environment, stdout, stderr }: Terminal,
  work: (options: LintOptions) => Promise<Result>,
): Promise<Result> {
  const progress = startProgress({ ...stderr, isTerminal: stderr.isTerminal && !quiet });
  try {
    return await work({
      ...(target === undefined ? {} : { target }),
      ...(output === undefined ? {} : { output }),
      ...(guards === undefined ? {} : { guards }),
      ...(config === undefined ? {} : { config }),
      strict,
      cwd,
      onPhase: progress.onPhase,
      node,
      environment: withColor(environment, isColored(stdout, environment)),
    });
  } finally {
    progress.end();
  }
}

function tell<Summary>(
  run: CommandRun,
  result: CommandResult<Summary>,
  closing: Closing<Summary>,
  terminal: Terminal,
): ExitCode {
  const exitCode = exitCodeOf(result);
  const failures = result.apis.flatMap((api) => ("failure" in api ? [`${api.api}: ${failureText(api.failure)}`] : []));
  if (run.json) {
    const apis = result.apis.map(({ failure, ...api }) =>
      failure === undefined ? api : { ...api, error: failureText(failure).trimEnd() },
    );
    terminal.stdout.write(json({ command: run.command, issues: result.issues, apis, exitCode }));
  } else {
    terminal.stdout.write(resultText(result, showOptions(run, terminal), closing));
  }
  terminal.stderr.write(failures.join("\n"));
  return exitCode;
}

/** Redocly's words go out as they are. */
function tellLint(run: CommandRun, report: LintReport, terminal: Terminal): number {
  terminal.stdout.write(issuesText(report.issues, showOptions(run, terminal)));
  if (run.quiet && report.exitCode === 0) return 0;
  terminal.stdout.write(report.stdout);
  terminal.stderr.write(report.stderr);
  return report.exitCode;
}

function showOptions({ quiet }: CommandRun, { cwd, stdout, environment }: Terminal): ShowOptions {
  return { color: isColored(stdout, environment), source: sourceReader(cwd), quiet };
}

/** Redocly's output is a pipe, so it must be told whether ours is a terminal. */
function withColor(environment: Terminal["environment"], color: boolean): Terminal["environment"] {
  const { FORCE_COLOR: _force, NO_COLOR: _no, ...others } = environment;
  return { ...others, ...(color ? { FORCE_COLOR: "1" } : { NO_COLOR: "1" }) };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
