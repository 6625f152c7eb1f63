import { countLosses, coverDocument } from "../cover/cover-document.js";
import { reportCoverage } from "../cover/report-coverage.js";
import { displayedPath } from "../load/read-source.js";
import type { Api } from "../model/api.js";
import type { CoverageCounts, CoverageReport } from "../model/coverage.js";
import type { PageRule } from "../model/pagination.js";
import type { Issue } from "../model/issue.js";
import { writeFiles } from "../write/write-files.js";
import { buildOutput, type Output } from "./build-output.js";
import type { CommandOptions, CommandResult } from "./command.js";
import { inDocumentOrder, isFatal, showingPaths } from "./issues.js";
import { type Outcome, runEach } from "./run-each.js";
import { type OutputApi, selectOutputs } from "./select-apis.js";

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
 * Writes the clients of the APIs that were asked for: load, resolve, emit, write.
 *
 * @throws {UsageError} if what was asked for cannot be understood.
 */
export async function generate(options: GenerateOptions): Promise<CommandResult<GenerateSummary>> {
  return runEach(await selectOutputs(options), options, (api) => generateApi(api, options));
}

async function generateApi(api: OutputApi, options: GenerateOptions): Promise<Outcome<GenerateSummary>> {
  const startedAt = performance.now();
  const { value: output, issues: found } = await buildOutput(api, options);
  if (output === undefined || isFatal(found)) return { value: undefined, issues: found };

  options.onPhase?.(api.name, "write");
  const folder = api.settings.output;
  const { value: files, issues: unwritten } = await writeFiles(folder, output.files, output.origin);
  const issues = [...found, ...showingPaths(unwritten, options.cwd)];
  if (isFatal(issues)) return { value: undefined, issues };
  return {
    value: {
      output: displayedPath(folder, options.cwd),
      ...countsOf(output.api),
      ...coverageOf(api, output, issues, options),
      filesWritten: files.written.length,
      filesUnchanged: files.unchanged,
      filesRemoved: files.removed.length,
      durationMs: Math.round(performance.now() - startedAt),
    },
    issues,
  };
}

function coverageOf(
  { name, settings }: OutputApi,
  { document, api }: Output,
  issues: readonly Issue[],
  { coverage: isWanted }: GenerateOptions,
): Pick<GenerateSummary, "unhonoured" | "coverage"> {
  const coverage = coverDocument(document, api, issues, settings);
  const unhonoured = countLosses(coverage);
  if (isWanted !== true) return { unhonoured };
  const report = reportCoverage({ name, document, api, issues: inDocumentOrder(issues) }, coverage);
  return { unhonoured, coverage: report };
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
