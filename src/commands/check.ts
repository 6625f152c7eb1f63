import { displayedPath } from "../load/read-source.js";
import { textOfRule } from "../model/selection.js";
import { shellWord } from "../model/shell-word.js";
import { findDrift } from "../write/find-drift.js";
import { buildOutput } from "./build-output.js";
import type { CommandOptions, CommandResult } from "./command.js";
import { showingPaths } from "./issues.js";
import { type Outcome, runEach } from "./run-each.js";
import { type OutputApi, selectOutputs } from "./select-apis.js";

/** What `check` saw of one API. */
export interface CheckSummary {
  /** The folder, as the user would type it. */
  readonly output: string;
  /** How many files the output has, the manifest among them. */
  readonly files: number;
  /** How many of them, and of files that do not belong, are not as they should be. */
  readonly drifted: number;
  /** The command that makes it right. */
  readonly remedy: string;
  readonly durationMs: number;
}

/**
 * Finds where the outputs on disk are not what `generate` would write: load, resolve, emit, compare.
 *
 * @throws {UsageError} if what was asked for cannot be understood.
 */
export async function check(options: CommandOptions): Promise<CommandResult<CheckSummary>> {
  return runEach(await selectOutputs(options), options, (api) => checkApi(api, options));
}

async function checkApi(api: OutputApi, options: CommandOptions): Promise<Outcome<CheckSummary>> {
  const startedAt = performance.now();
  const { value: output, issues } = await buildOutput(api, options);
  if (output === undefined) return { value: undefined, issues };

  options.onPhase?.(api.name, "compare");
  const folder = api.settings.output;
  const drift = findDrift(folder, output.files, output.origin);
  return {
    value: {
      output: displayedPath(folder, options.cwd),
      files: output.files.length + 1,
      drifted: drift.length,
      remedy: remedyFor(api, options),
      durationMs: Math.round(performance.now() - startedAt),
    },
    issues: [...issues, ...showingPaths(drift, options.cwd)],
  };
}

function remedyFor(
  { name }: OutputApi,
  { output, guards, include, exclude, config, allow = [] }: CommandOptions,
): string {
  return [
    `npx specwright generate ${shellWord(name)}`,
    ...(output === undefined ? [] : [`--output ${shellWord(output)}`]),
    ...(guards === undefined ? [] : [`--guards ${guards}`]),
    ...(include ?? []).map((rule) => `--include ${shellWord(textOfRule(rule))}`),
    ...(exclude ?? []).map((rule) => `--exclude ${shellWord(textOfRule(rule))}`),
    ...(config === undefined ? [] : [`--config ${shellWord(config)}`]),
    ...allow.map((each) => `--allow-${each}`),
  ].join(" ");
}
