import { displayedPath } from "../load/read-source.js";
import { type SelectionRule, textOfRule } from "../model/selection.js";
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
  const drift = await findDrift(folder, output.files, output.origin);
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

function remedyFor({ name }: OutputApi, { output, guards, include, exclude, config }: CommandOptions): string {
  return [
    `npx specwright generate ${name}`,
    ...(output === undefined ? [] : [`--output ${output}`]),
    ...(guards === undefined ? [] : [`--guards ${guards}`]),
    ...(include ?? []).map((rule) => `--include ${quotedRule(rule)}`),
    ...(exclude ?? []).map((rule) => `--exclude ${quotedRule(rule)}`),
    ...(config === undefined ? [] : [`--config ${config}`]),
  ].join(" ");
}

/** For a shell, which would otherwise look for files that the pattern matches. */
function quotedRule(rule: SelectionRule): string {
  return `'${textOfRule(rule).replaceAll("'", String.raw`'\''`)}'`;
}
