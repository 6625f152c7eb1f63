import { type LintFormat, type LintOutcome, lintDocument } from "../lint/lint-document.js";
import { lintProblems } from "../lint/lint-problems.js";
import { type Issue, issueOf } from "../model/issue.js";
import type { CommandOptions, CommandResult } from "./command.js";
import { isFatal } from "./issues.js";
import { type Outcome, runEach } from "./run-each.js";
import { lintOverlaid } from "./lint-overlaid.js";
import { type SelectedApi, selectApis } from "./select-apis.js";

/** What `lint` is asked to do. */
export interface LintOptions extends CommandOptions {
  /** The program that runs Redocly: `process.execPath`. */
  readonly node: string;
  /** Flags for that program; none by default. */
  readonly nodeFlags?: readonly string[];
  /** For Redocly: `process.env`, with `FORCE_COLOR` where colours are wanted. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Called as soon as Redocly is at work. */
  readonly onStart?: () => void;
}

/** What Redocly said about one API. */
export interface LintSummary {
  readonly errors: number;
  readonly warnings: number;
  /** Redocly's own. */
  readonly exitCode: number;
  /** Redocly's words beside the problems. */
  readonly notes: string;
  readonly durationMs: number;
}

/** Redocly's words, as it prints them. */
export interface LintReport extends Pick<LintOutcome, "stdout" | "stderr"> {
  /** Redocly's own; 1 if there are warnings that count as errors. */
  readonly exitCode: number;
  /** What kept Redocly from being run. */
  readonly issues: readonly Issue[];
}

/**
 * Redocly's problems as issues, API by API.
 *
 * @throws {UsageError} if there is no such API.
 */
export async function lint(options: LintOptions): Promise<CommandResult<LintSummary>> {
  return runEach(await selectApis(options), options, (api) => lintApi(api, options));
}

/** Redocly's problems with one API as issues. */
export async function lintApi(api: SelectedApi, options: LintOptions): Promise<Outcome<LintSummary>> {
  const startedAt = performance.now();
  options.onPhase?.(api.name, "lint");
  const request = { ...options, targets: [targetOf(api)] };
  const { exitCode, issues: problems, stderr } = await lintOverlaid(request, api);
  const issues = exitCode !== 0 && problems.length === 0 ? [unlintedIssue(api, stderr)] : problems;
  const errors = issues.filter((issue) => issue.severity === "error").length;
  const durationMs = Math.round(performance.now() - startedAt);
  const value = { errors, warnings: issues.length - errors, exitCode, notes: stderr.trim(), durationMs };
  return { value, issues };
}

/**
 * Redocly's problems in one of Redocly's formats, all APIs in one report.
 *
 * @throws {UsageError} if there is no such API.
 */
export async function lintReport(options: LintOptions, format: LintFormat | undefined): Promise<LintReport> {
  const { value: selected, issues } = await selectApis(options);
  if (issues.some((issue) => issue.code === "file-not-found")) return { stdout: "", stderr: "", exitCode: 1, issues };
  options.onPhase?.(options.target ?? "all APIs", "lint");
  // Without a target, and with a configuration that only we find wanting, Redocly decides.
  const named = isFatal(issues) ? [options.target ?? []].flat() : selected.map(targetOf);
  const request = { ...options, targets: options.target === undefined ? [] : named };
  const [outcome, problems] = await Promise.all([
    lintDocument({ ...request, ...(format === undefined ? {} : { format }) }),
    options.strict === true ? lintProblems(request) : undefined,
  ]);
  const exitCode =
    outcome.exitCode === 0 && problems !== undefined && problems.issues.length > 0 ? 1 : outcome.exitCode;
  return { ...outcome, exitCode, issues: [] };
}

/** What Redocly could not even read. */
export function unlintedIssue({ root }: Pick<SelectedApi, "root">, stderr: string): Issue {
  const issue = issueOf("lint-problem", { file: root, line: 1, column: 1, pointer: "" }, stderr.trim());
  return { ...issue, severity: "error" };
}

/** Redocly has rules for single APIs, so it must learn the API's name where there is one. */
function targetOf({ name, root, base }: SelectedApi): string {
  return base === undefined ? root : name;
}
