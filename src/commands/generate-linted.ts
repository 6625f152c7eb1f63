import type { ApiResult, CommandResult } from "./command.js";
import { generate, type GenerateOptions, type GenerateSummary } from "./generate.js";
import { inDocumentOrder } from "./issues.js";
import { lintApi, type LintOptions, type LintSummary } from "./lint.js";
import { runEach } from "./run-each.js";
import { selectOutputs } from "./select-apis.js";

/**
 * Is {@link generate} with Redocly at work beside it: the issues of an API are those of both. What Redocly finds keeps nothing from being
 * written, unless every issue is fatal: then Redocly goes first.
 *
 * @throws {UsageError} if what was asked for cannot be understood.
 */
export async function generateLinted(options: GenerateOptions & LintOptions): Promise<CommandResult<GenerateSummary>> {
  let onStart = (): void => undefined;
  // Whoever generates leaves nobody else a turn: Redocly has to be at work before.
  const started = new Promise<void>((resolve) => (onStart = resolve));
  const lints = lintOutputs({ ...options, onStart });
  if (options.strict === true) {
    const { issues, apis } = await lints;
    const refused = apis.map(({ summary: _summary, ...others }) => others);
    if (apis.some((each) => each.issues.length > 0 || "failure" in each)) return { issues, apis: refused };
  }
  await Promise.race([started, lints]);
  const [linted, generated] = await Promise.all([lints, generate(options)]);
  const problems = new Map(linted.apis.map((each) => [each.api, each]));
  return { issues: generated.issues, apis: generated.apis.map((each) => withProblems(each, problems.get(each.api))) };
}

async function lintOutputs(options: LintOptions): Promise<CommandResult<LintSummary>> {
  return runEach(await selectOutputs(options), options, (api) => lintApi(api, options));
}

function withProblems(
  generated: ApiResult<GenerateSummary>,
  linted: ApiResult<LintSummary> | undefined,
): ApiResult<GenerateSummary> {
  if (linted === undefined) return generated;
  const issues = inDocumentOrder([...generated.issues, ...linted.issues]);
  return { ...generated, issues, ...("failure" in linted ? { failure: linted.failure } : {}) };
}
