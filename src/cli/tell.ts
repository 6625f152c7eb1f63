import type { CommandOptions, CommandResult } from "../commands/command.js";
import { sourceReader } from "../load/read-source.js";
import { type ExitCode, exitCodeOf } from "./exit-code.js";
import { failureText } from "./failure.js";
import type { CommandRun } from "./parse-command-line.js";
import { type Progress, startProgress } from "./progress.js";
import type { ShowOptions } from "./show-issues.js";
import { type Closing, resultText } from "./show-result.js";
import { isColored, type Terminal } from "./terminal.js";

/** What every command is told; each adds what is its own. */
export type SharedOptions = Pick<
  CommandOptions,
  | "target"
  | "output"
  | "guards"
  | "include"
  | "exclude"
  | "config"
  | "allow"
  | "proxy"
  | "shard"
  | "strict"
  | "cwd"
  | "onPhase"
>;

/** Does the work of a command while the terminal shows how far it is. */
export async function watched<Result>(
  run: CommandRun,
  terminal: Terminal,
  work: (options: SharedOptions) => Promise<Result>,
): Promise<Result> {
  const progress = progressOf(run, terminal);
  try {
    return await work({ ...sharedOptions(run, terminal), onPhase: progress.onPhase });
  } finally {
    progress.end();
  }
}

/** How far the work is, unless nobody wants to know. */
export function progressOf({ quiet }: CommandRun, { stderr }: Terminal): Progress {
  return startProgress({ ...stderr, isTerminal: stderr.isTerminal && !quiet });
}

/** What names a proxy by the convention of curl. */
const proxyVariables = ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"];

/** What a command is told by the command line. */
export function sharedOptions(
  { words: [target], output, guards, include, exclude, config, allow, shard, strict }: CommandRun,
  { cwd, environment }: Terminal,
): SharedOptions {
  const proxy = proxyVariables.find((name) => (environment[name] ?? "") !== "");
  return {
    ...(target === undefined ? {} : { target }),
    ...(output === undefined ? {} : { output }),
    ...(guards === undefined ? {} : { guards }),
    ...(include === undefined ? {} : { include }),
    ...(exclude === undefined ? {} : { exclude }),
    ...(config === undefined ? {} : { config }),
    allow,
    ...(proxy === undefined ? {} : { proxy }),
    ...(shard === undefined ? {} : { shard }),
    strict,
    cwd,
  };
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
  else terminal.stdout.write(resultText(result, showOptions(run, terminal), closing) || emptyShardText(run));
  terminal.stderr.write(failuresText(result));
  return exitCode;
}

/** There may be more jobs than APIs. */
function emptyShardText({ shard, quiet }: CommandRun): string {
  return shard === undefined || quiet ? "" : `No API falls to shard ${shard.index} of ${shard.count}.\n`;
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
