import type { CommandOptions, CommandResult } from "../commands/command.js";
import { sourceReader } from "../load/read-source.js";
import { type ExitCode, exitCodeOf } from "./exit-code.js";
import { failureText } from "./failure.js";
import type { CommandRun } from "./parse-command-line.js";
import { startProgress } from "./progress.js";
import type { ShowOptions } from "./show-issues.js";
import { type Closing, resultText } from "./show-result.js";
import { isColored, type Terminal } from "./terminal.js";

/** What every command is told; each adds what is its own. */
export type SharedOptions = Pick<
  CommandOptions,
  "target" | "output" | "guards" | "include" | "exclude" | "config" | "allow" | "strict" | "cwd" | "onPhase"
>;

/** Does the work of a command while the terminal shows how far it is. */
export async function watched<Result>(
  { words: [target], output, guards, include, exclude, config, allow, strict, quiet }: CommandRun,
  { cwd, stderr }: Terminal,
  work: (options: SharedOptions) => Promise<Result>,
): Promise<Result> {
  const progress = startProgress({ ...stderr, isTerminal: stderr.isTerminal && !quiet });
  try {
    return await work({
      ...(target === undefined ? {} : { target }),
      ...(output === undefined ? {} : { output }),
      ...(guards === undefined ? {} : { guards }),
      ...(include === undefined ? {} : { include }),
      ...(exclude === undefined ? {} : { exclude }),
      ...(config === undefined ? {} : { config }),
      allow,
      strict,
      cwd,
      onPhase: progress.onPhase,
    });
  } finally {
    progress.end();
  }
}

/** Prints a result, as text or as JSON, and returns the exit code that it deserves. */
export function tell<Summary>(
  run: CommandRun,
  result: CommandResult<Summary>,
  closing: Closing<Summary>,
  terminal: Terminal,
): ExitCode {
  const exitCode = exitCodeOf(result);
  if (run.json) terminal.stdout.write(resultJson(run, result, exitCode));
  else terminal.stdout.write(resultText(result, showOptions(run, terminal), closing));
  terminal.stderr.write(failuresText(result));
  return exitCode;
}

/** A result as one JSON object; `extra` are members of a single command. */
export function resultJson<Summary>(
  { command }: CommandRun,
  { issues, apis }: CommandResult<Summary>,
  exitCode: ExitCode,
  extra: Readonly<Record<string, unknown>> = {},
): string {
  const shown = apis.map(({ failure, ...api }) =>
    failure === undefined ? api : { ...api, error: failureText(failure).trimEnd() },
  );
  return json({ command, issues, ...extra, apis: shown, exitCode });
}

/** What went wrong with single APIs, for stderr. */
export function failuresText({ apis }: CommandResult<unknown>): string {
  return apis.flatMap((api) => ("failure" in api ? [`${api.api}: ${failureText(api.failure)}`] : [])).join("\n");
}

/** How issues are shown on this terminal. */
export function showOptions({ quiet }: CommandRun, { cwd, stdout, environment }: Terminal): ShowOptions {
  return { color: isColored(stdout, environment), source: sourceReader(cwd), quiet };
}

/** A value as the only thing that is printed. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
