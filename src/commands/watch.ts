import { resolve } from "node:path";
import { isUrl } from "../load/git-source.js";
import { defaultFile } from "../load/load-config.js";
import { displayedPath } from "../load/read-source.js";
import { RunMemory } from "../model/memory/run-memory.js";
import { type CommandOptions, type CommandResult, UsageError } from "./command.js";
import { generate, type GenerateSummary } from "./generate.js";
import { WatchedInputs } from "./watched-inputs.js";

/** What `watch` is asked to do: what `generate` is, until the signal is aborted. */
export interface WatchOptions extends CommandOptions {
  /** A run that is on is brought to its end. */
  readonly signal: AbortSignal;
  readonly onRun: (run: WatchRun) => void;
}

/** One run of `generate` among others. */
export interface WatchRun {
  /** The files that had changed, as the user would type them; none for the first run. */
  readonly changed: readonly string[];
  readonly result: CommandResult<GenerateSummary>;
  /** How many files are watched, those that are missing among them. */
  readonly watchedFiles: number;
  readonly durationMs: number;
}

/**
 * Runs `generate` now, and again for the APIs concerned whenever the configuration or a file that they were read from changes.
 *
 * What changes during a run leads to one more. Whatever is wrong is part of a run's result, and ends nothing.
 *
 * @throws {UsageError} if what was asked for cannot be understood, or is nothing that can be watched.
 */
export async function watch({ signal, onRun, ...options }: WatchOptions): Promise<void> {
  const { target, cwd } = options;
  if (target !== undefined && isUrl(target)) {
    throw new UsageError("A document on the network cannot be watched.", "Save it, or `pull` it from its upstream.");
  }
  const inputs = new WatchedInputs(resolve(cwd, options.config ?? defaultFile), cwd);
  const memories = new Map<string, RunMemory>();
  const memoryOf = (api: string): RunMemory => {
    const memory = memories.get(api) ?? new RunMemory();
    memories.set(api, memory);
    return memory;
  };
  const recorded = { ...inputs.recording(options), memoryOf };
  const run = async (changed: readonly string[], work: () => Promise<CommandResult<GenerateSummary>>) => {
    const startedAt = performance.now();
    const result = await work();
    const durationMs = Math.round(performance.now() - startedAt);
    const shown = changed.map((path) => displayedPath(path, cwd));
    onRun({ changed: shown, result, watchedFiles: inputs.size, durationMs });
  };
  try {
    await run([], () => generate(recorded));
    while (!signal.aborted) {
      const changed = await inputs.changes(signal);
      if (changed.length > 0) await run(changed, () => generateAgain(inputs.concernedBy(changed), recorded));
    }
  } finally {
    inputs.close();
  }
}

/** Each by its name, which is that of no other API; without names, all. */
async function generateAgain(
  names: readonly string[] | undefined,
  { shard, ...options }: CommandOptions,
): Promise<CommandResult<GenerateSummary>> {
  if (names === undefined) return attempt({ ...options, ...(shard === undefined ? {} : { shard }) });
  const results: CommandResult<GenerateSummary>[] = [];
  for (const target of names) results.push(await attempt({ ...options, target }));
  return { issues: results[0]?.issues ?? [], apis: results.flatMap(({ apis }) => apis) };
}

/** A run after the first, which must not end the watching: the configuration may have lost the API that was asked for. */
async function attempt(options: CommandOptions): Promise<CommandResult<GenerateSummary>> {
  try {
    return await generate(options);
  } catch (failure) {
    return { issues: [], apis: [{ api: options.target ?? defaultFile, issues: [], failure }] };
  }
}
