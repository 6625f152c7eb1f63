/**
 * Specwright as a library: the commands as functions that return data, the phases that they are made of, and the model
 * that the phases share.
 *
 * A command does what the command line does. With the phases alone one can build something else:
 *
 * ```ts
 * const { value: document, issues } = await loadDocument("openapi.yaml", process.cwd());
 * if (document !== undefined) {
 *   const { value: api } = resolveApi(document, defaultSettings);
 *   const files = emitApi(api, await loadRuntime(), defaultSettings);
 * }
 * ```
 *
 * Findings about the user's input are returned as issues; what is thrown is a problem of the environment or a bug.
 *
 * @module
 */
export { check, type CheckSummary } from "./commands/check.js";
export {
  type ApiResult,
  type CommandOptions,
  type CommandResult,
  type PhaseName,
  UsageError,
} from "./commands/command.js";
export { diff, type DiffOptions, type DiffResult, type DiffSummary } from "./commands/diff.js";
export { generate, type GenerateOptions, type GenerateSummary } from "./commands/generate.js";
export { init, type InitOptions, type InitResult, type InitSummary } from "./commands/init.js";
export type { Shard } from "./commands/shard.js";
export { watch, type WatchOptions, type WatchRun } from "./commands/watch.js";
export type { NameChanges } from "./commands/name-changes.js";
export { pull, type PullOptions, type PullSummary } from "./commands/pull.js";
export { pack, type PackOptions, type PackSummary } from "./commands/pack.js";
export { publish, type PublishOptions, type PublishSummary } from "./commands/publish.js";
export { review, type ReviewOptions, type ReviewResult, reviewReport } from "./commands/review.js";
export { version, type VersionOptions, type VersionSummary } from "./commands/version.js";
export { lint, type LintOptions, type LintReport, lintReport, type LintSummary } from "./commands/lint.js";

export { countLosses, coverDocument } from "./cover/cover-document.js";
export { type CoveredApi, reportCoverage } from "./cover/report-coverage.js";
export { applyIgnores, type SortedOut } from "./diff/apply-ignores.js";
export { bumpOf, checkVersion, nextVersion, type VersionProblem } from "./diff/bump.js";
export type { DiffSide } from "./diff/diff-side.js";
export { sortChanges } from "./diff/sort-changes.js";
export { diffSurface } from "./diff/surface/diff-surface.js";
export { diffWire } from "./diff/wire/diff-wire.js";
export { type EmitSettings, emitApi } from "./emit/emit-api.js";
export type { RuntimeModule } from "./emit/emit-runtime.js";
export {
  lintDocument,
  type LintFormat,
  lintFormats,
  type LintOutcome,
  type LintRequest,
} from "./lint/lint-document.js";
export { lintProblems, type LintProblems } from "./lint/lint-problems.js";
export { type FetchedText, type FetchOptions, fetchText } from "./load/fetch-text.js";
export { loadConfig } from "./load/load-config.js";
export { loadDocument } from "./load/load-document.js";
export { loadIgnoreFile } from "./load/load-ignore-file.js";
export { loadRuntime } from "./load/load-runtime.js";
export { renderChangesGithub } from "./report/changes/render-changes-github.js";
export { renderChangesHtml } from "./report/changes/render-changes-html.js";
export { renderChangesJson } from "./report/changes/render-changes-json.js";
export { renderChangesMarkdown } from "./report/changes/render-changes-markdown.js";
export { renderChangesSarif } from "./report/changes/render-changes-sarif.js";
export { renderChanges } from "./report/changes/render-changes.js";
export { renderCoverageJson } from "./report/render-coverage-json.js";
export { renderIssuesGithub } from "./report/render-issues-github.js";
export { renderIssuesJson } from "./report/render-issues-json.js";
export { renderIssues, type RenderOptions } from "./report/render-issues.js";
export { resolveApi } from "./resolve/resolve-api.js";
export { slowPatternIssues } from "./resolve/patterns/slow-pattern-issues.js";
export { findDrift } from "./write/find-drift.js";
export type { Origin } from "./write/manifest.js";
export { writeFiles, type WriteSummary } from "./write/write-files.js";

export type * from "./model/api.js";
export type * from "./model/body-items.js";
export {
  type Bump,
  bumps,
  type Change,
  type ChangeReport,
  type ComparedDocument,
  type Direction,
  type IgnoredChange,
  type Impact,
  impacts,
} from "./model/change.js";
export type * from "./model/config.js";
export type * from "./model/coverage.js";
export type { EmittedFile } from "./model/emitted-file.js";
export type { IgnoreEntry } from "./model/ignore.js";
export {
  type Issue,
  type IssueCode,
  issueSeverity,
  type Location,
  type Severity,
  type WithIssues,
} from "./model/issue.js";
export type { JsonObject, JsonValue } from "./model/json.js";
export type * from "./model/schema.js";
export {
  type ApiSettings,
  defaultSettings,
  type EnumSettings,
  type FormatSettings,
  type GuardKind,
  type LicenseSettings,
  guardKinds,
  type ResolveSettings,
} from "./model/settings.js";
export type * from "./model/upstream.js";
export type { SourceFile, SpecDocument, SpecVersion } from "./model/spec-document.js";
