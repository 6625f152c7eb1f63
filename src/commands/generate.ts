import { displayedPath } from "../load/read-source.js";
import type { Api } from "../model/api.js";
import type { PageRule } from "../model/pagination.js";
import { writeFiles } from "../write/write-files.js";
import type { CommandOptions, CommandResult } from "./command.js";
import { isFatal, showingPaths } from "./issues.js";
import { type Outcome, runEach } from "./run-each.js";
import { type OutputApi, selectOutputs } from "./select-apis.js";
import { findUnchanged, keepUnchanged } from "./unchanged.js";

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
  readonly filesWritten: number;
  readonly filesUnchanged: number;
  readonly filesRemoved: number;
  readonly durationMs: number;
}

/**
 * Writes the clients of the APIs that were asked for: load, resolve, emit, write.
 *
 * @throws {UsageError} if what was asked for cannot be understood.
 */
export async function generate(options: CommandOptions): Promise<CommandResult<GenerateSummary>> {
  return runEach(await selectOutputs(options), options, (api) => generateApi(api, options));
}

async function generateApi(api: OutputApi, options: CommandOptions): Promise<Outcome<GenerateSummary>> {
  const startedAt = performance.now();
  const durationMs = (): number => Math.round(performance.now() - startedAt);
  const unchanged = await findUnchanged(api, options);
  if (unchanged?.value !== undefined) return { ...unchanged, value: { ...unchanged.value, durationMs: durationMs() } };

  // Late, since the compilers take their time.
  const { buildOutput } = await import("./build-output.js");
  const { value: output, issues: found } = await buildOutput(api, options);
  if (output === undefined) return { value: undefined, issues: found };

  options.onPhase?.(api.name, "write");
  const folder = api.settings.output;
  const { value: files, issues: unwritten } = await writeFiles(folder, output.files, output.origin);
  const issues = [...found, ...showingPaths(unwritten, options.cwd)];
  if (isFatal(issues)) return { value: undefined, issues };
  const value = {
    output: displayedPath(folder, options.cwd),
    ...countsOf(output.api),
    filesWritten: files.written.length,
    filesUnchanged: files.unchanged,
    filesRemoved: files.removed.length,
  };
  await keepUnchanged(api, options, output.document, { value, issues });
  return { value: { ...value, durationMs: durationMs() }, issues };
}

function countsOf({
  operations,
  schemas,
}: Api): Pick<GenerateSummary, "operations" | "paginated" | "schemas" | "guards"> {
  return {
    operations: operations.length,
    paginated: operations.flatMap(({ name, pagination }) =>
      pagination === undefined ? [] : [{ operation: name, kind: pagination.rule.kind }],
    ),
    schemas: schemas.filter((schema) => schema.isComponent).length,
    guards: schemas.filter((schema) => schema.guarded).length,
  };
}
