import type { CoverageCounts, CoverageReport } from "../model/coverage.js";
import type { PageRule } from "../model/pagination.js";
import type { CommandOptions, CommandResult } from "./command.js";
import { startGenerators } from "./generators.js";
import { runEach } from "./run-each.js";
import { selectOutputs } from "./select-apis.js";
import { findUnchanged } from "./unchanged.js";

/** What `generate` is asked to do. */
export interface GenerateOptions extends CommandOptions {
  /** Whether the summary lists what the output does not honour, beside counting it. */
  readonly coverage?: boolean;
}

/** What `generate` did for one API. */
export interface GenerateSummary {
  /** The folder, as the user would type it. */
  readonly output: string;
  readonly operations: number;
  /** Those that give a list in pages, and how. */
  readonly paginated: readonly { readonly operation: string; readonly kind: PageRule["kind"] }[];
  /** Those that the document names. */
  readonly schemas: number;
  /** Of these, and of the bodies that the document does not name. */
  readonly guards: number;
  /** Keywords of the document that the output does not honour, but for what the settings ask for. */
  readonly unhonoured: CoverageCounts;
  /** Where it was asked for: each of them, and what was left out. */
  readonly coverage?: CoverageReport;
  readonly filesWritten: number;
  readonly filesUnchanged: number;
  readonly filesRemoved: number;
  readonly durationMs: number;
}

/**
 * Writes the clients of the APIs that were asked for, as many at once as there are processors. Where nothing has changed, nothing is done.
 *
 * @throws {UsageError} if what was asked for cannot be understood.
 */
export async function generate(options: GenerateOptions): Promise<CommandResult<GenerateSummary>> {
  const selected = await selectOutputs(options);
  const generators = await startGenerators(selected.value.length, options);
  try {
    return await runEach(selected, { ...options, atOnce: generators.count }, async (api) => {
      const startedAt = performance.now();
      const { value, issues } = findUnchanged(api, options) ?? (await generators.generate(api));
      if (value === undefined) return { value, issues };
      return { value: { ...value, durationMs: Math.round(performance.now() - startedAt) }, issues };
    });
  } finally {
    await generators.stop();
  }
}
