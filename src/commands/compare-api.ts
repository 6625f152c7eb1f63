import { apiAdded, apiRemoved } from "../diff/api-change.js";
import { applyIgnores } from "../diff/apply-ignores.js";
import { bumpOf, checkVersion, type VersionProblem } from "../diff/bump.js";
import type { DiffSide } from "../diff/diff-side.js";
import { sortChanges } from "../diff/sort-changes.js";
import { diffSurface } from "../diff/surface/diff-surface.js";
import { diffWire } from "../diff/wire/diff-wire.js";
import type { Change, ChangeReport, ComparedDocument } from "../model/change.js";
import type { IgnoreEntry } from "../model/ignore.js";
import { type Issue, issueOf } from "../model/issue.js";
import { type BuiltApi, buildApi } from "./build-api.js";
import type { DiffOptions, DiffSummary } from "./diff.js";
import { asWarning, withStrictness } from "./issues.js";
import type { Outcome } from "./run-each.js";
import type { Comparison } from "./select-comparisons.js";

/** What is asked for, with what was read once for all APIs. */
export interface CompareOptions extends DiffOptions {
  readonly today: string;
  readonly entries: readonly IgnoreEntry[];
}

/** Both versions; one is absent where the API is new, or gone. */
interface Sides {
  readonly before?: BuiltApi;
  readonly after?: BuiltApi;
}

/** Compares the two versions of one API. */
export async function compareApi(comparison: Comparison, options: CompareOptions): Promise<Outcome<DiffSummary>> {
  const startedAt = performance.now();
  const { before, after, report } = await compareVersions(comparison, options);
  const issues = [...pastIssues(before.issues), ...withStrictness(after.issues, options.strict)];
  if (report === undefined) return { value: undefined, issues };
  const durationMs = Math.round(performance.now() - startedAt);
  const unfit = versionIssues({ before, after, report }, options);
  return { value: { report, durationMs }, issues: [...issues, ...unfit] };
}

/** Both versions of an API, and how they differ. */
export interface Versions {
  readonly before: Side;
  readonly after: Side;
  /** Absent where one of them is broken. */
  readonly report?: ChangeReport;
}

/** One of the versions. */
export interface Side {
  /** Absent where the API is new, gone or broken. */
  readonly built?: BuiltApi;
  readonly issues: readonly Issue[];
  /** Whether there should be an API, and is none. */
  readonly isBroken: boolean;
}

/** Builds both versions, and compares them unless one is broken. */
export async function compareVersions(comparison: Comparison, options: CompareOptions): Promise<Versions> {
  const before = await buildSide(comparison.before, comparison, options);
  const after = await buildSide(comparison.after, comparison, options);
  if (before.isBroken || after.isBroken) return { before, after };

  options.onPhase?.(comparison.name, "compare");
  const sides: Sides = { ...presentAs("before", before.built), ...presentAs("after", after.built) };
  return { before, after, report: reportOf(sides, comparison, options) };
}

async function buildSide(
  root: string | undefined,
  { name, settings }: Comparison,
  options: CompareOptions,
): Promise<Side> {
  if (root === undefined) return { issues: [], isBroken: false };
  const { value, issues } = await buildApi({ name, root, settings, withoutFiles: options.only === "wire" }, options);
  return { ...(value === undefined ? {} : { built: value }), issues, isBroken: value === undefined };
}

/** One cannot mend the past: what it left out is worth a word, since it looks as if it were new; warnings are not. */
function pastIssues(issues: readonly Issue[]): readonly Issue[] {
  return issues
    .filter(({ severity }) => severity !== "warning")
    .map((issue) => (issue.severity === "error" ? asWarning(issue) : issue));
}

function presentAs<Name extends keyof Sides>(name: Name, built: BuiltApi | undefined): Sides {
  return built === undefined ? {} : { [name]: built };
}

function reportOf(sides: Sides, { name, configs }: Comparison, { only, entries, today }: CompareOptions): ChangeReport {
  const found = sortChanges(changesOf(sides, name, only), [sides.before, sides.after].map(filesOf));
  const { changes, ignored } = applyIgnores(found, entries, today);
  return {
    api: name,
    before: comparedOf(sides.before, configs.before),
    after: comparedOf(sides.after, configs.after),
    changes,
    ignored,
    bump: bumpOf(changes),
  };
}

function changesOf({ before, after }: Sides, name: string, only: DiffOptions["only"]): readonly Change[] {
  if (before !== undefined && after !== undefined) {
    const sides = [sideOf(before), sideOf(after)] as const;
    return [...(only === "types" ? [] : diffWire(...sides)), ...(only === "wire" ? [] : diffSurface(...sides))];
  }
  if (after !== undefined) return [apiAdded(name, after.document.locate(""), operationsOf(after))];
  return before === undefined ? [] : [apiRemoved(name, before.document.locate(""), operationsOf(before))];
}

function sideOf({ api, files, document }: BuiltApi): DiffSide {
  return { api, files, locate: (pointer) => document.locate(pointer) };
}

function operationsOf({ api }: BuiltApi): readonly string[] {
  return api.operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
}

function filesOf(built: BuiltApi | undefined): readonly string[] {
  return built?.document.sources.map(({ file }) => file) ?? [];
}

/** Where there is no document, the configuration is what says so. */
function comparedOf(built: BuiltApi | undefined, config: string): ComparedDocument {
  if (built === undefined) return { source: config, title: "", version: "" };
  return { source: built.document.file, title: built.api.title, version: built.api.version };
}

/** What is wrong with the version of now, if that is asked for. */
export function versionIssues(versions: Versions, { checkVersion: isChecked }: CompareOptions): readonly Issue[] {
  const { document } = versions.after.built ?? {};
  const problem = isChecked === true ? versionProblem(versions) : undefined;
  if (problem === undefined || document === undefined) return [];
  const { kind, message, required } = problem;
  const hint = required === undefined ? undefined : `Set \`info.version\` to \`${required}\` or higher.`;
  return [issueOf(`version-${kind}`, document.locate("/info/version"), message, hint)];
}

/** Why the version of now does not do; undefined if it does, or if there is nothing to compare it with. */
export function versionProblem({ before, after, report }: Versions): VersionProblem | undefined {
  if (before.built === undefined || after.built === undefined || report === undefined) return undefined;
  return checkVersion(before.built.api.version, after.built.api.version, report.bump);
}
