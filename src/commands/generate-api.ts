import { countLosses, coverDocument } from "../cover/cover-document.js";
import { reportCoverage } from "../cover/report-coverage.js";
import { displayedPath } from "../load/read-source.js";
import type { Api } from "../model/api.js";
import type { Issue } from "../model/issue.js";
import { writeFiles } from "../write/write-files.js";
import { buildOutput, type Output } from "./build-output.js";
import type { GenerateOptions, GenerateSummary } from "./generate.js";
import { inDocumentOrder, isFatal, showingPaths } from "./issues.js";
import type { Outcome } from "./run-each.js";
import type { OutputApi } from "./select-apis.js";
import { keepUnchanged } from "./unchanged.js";

/** What became of the client of one API. */
export type Generated = Outcome<Omit<GenerateSummary, "durationMs">>;

/** Writes the client of one API: load, resolve, emit, write. */
export async function generateApi(api: OutputApi, options: GenerateOptions): Promise<Generated> {
  const { value: output, issues: found } = await buildOutput(api, options);
  if (output === undefined || isFatal(found)) return { value: undefined, issues: found };

  options.onPhase?.(api.name, "write");
  const folder = api.settings.output;
  const known = options.memoryOf?.(api.name).files.written;
  const { value: files, issues: unwritten } = await writeFiles(folder, output.files, output.origin, known);
  const issues = [...found, ...showingPaths(unwritten, options.cwd)];
  if (isFatal(issues)) return { value: undefined, issues };
  const value = {
    output: displayedPath(folder, options.cwd),
    ...countsOf(output.api),
    ...coverageOf(api, output, issues, options),
    filesWritten: files.written.length,
    filesUnchanged: files.unchanged,
    filesRemoved: files.removed.length,
  };
  await keepUnchanged(api, options, output, { value, issues });
  return { value, issues };
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
