import { apiAdded, apiRemoved } from "../diff/api-change.js";
import { applyIgnores } from "../diff/apply-ignores.js";
import { bumpOf } from "../diff/bump.js";
import type { DiffSide } from "../diff/diff-side.js";
import { sortChanges } from "../diff/sort-changes.js";
import { diffSurface } from "../diff/surface/diff-surface.js";
import { diffWire } from "../diff/wire/diff-wire.js";
import type { GitBase } from "../load/git-base.js";
import type { Change, ChangeReport, ComparedDocument } from "../model/change.js";
import type { IgnoreEntry } from "../model/ignore.js";
import type { Issue } from "../model/issue.js";
import { type BuiltApi, buildApi } from "./build-api.js";
import { chosenSettings } from "./chosen-settings.js";
import type { DiffOptions, DiffSummary } from "./diff.js";
import { asWarning, withStrictness } from "./issues.js";
import { judgeVersion } from "./judge-version.js";
import type { Outcome } from "./run-each.js";
import type { Comparison } from "./select-comparisons.js";

/** What is asked for, with what was read once for all APIs. */
export interface CompareOptions extends DiffOptions {
  readonly today: string;
  readonly entries: readonly IgnoreEntry[];
  /** What was found before any API was looked at, as `--strict` sees it. */
  readonly found: readonly Issue[];
}

/** Both versions; one is absent where the API is new, or gone. */
interface Sides {
  readonly before?: BuiltApi;
  readonly after?: BuiltApi;
}

/** Compares the two versions of one API. */
export async function compareApi(
  comparison: Comparison,
  options: CompareOptions,
  base: GitBase | undefined,
): Promise<Outcome<DiffSummary>> {
  const startedAt = performance.now();
  const versions = await compareVersions(comparison, options);
  const issues = issuesOf(versions, options);
  if (versions.report === undefined) return { value: undefined, issues };
  const judgement = options.checkVersion === true ? judgeVersion(versions, comparison, base, options.cwd) : undefined;
  const durationMs = Math.round(performance.now() - startedAt);
  return { value: { report: versions.report, durationMs }, issues: [...issues, ...(judgement?.issues ?? [])] };
}

/** What is wrong with either version, as far as anything can be done about it. */
export function issuesOf({ before, after }: Versions, { strict }: CompareOptions): readonly Issue[] {
  return [...pastIssues(before.issues), ...withStrictness(after.issues, strict)];
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
  const before = newIfEmpty(await buildSide(comparison, "before", options));
  const after = await buildSide(comparison, "after", options);
  if (before.isBroken || after.isBroken) return { before, after };

  options.onPhase?.(comparison.name, "compare");
  const sides: Sides = { ...presentAs("before", before.built), ...presentAs("after", after.built) };
  return { before, after, report: reportOf(sides, comparison, options) };
}

async function buildSide(comparison: Comparison, side: "before" | "after", options: CompareOptions): Promise<Side> {
  const { name, [side]: root, overlays, allow = [] } = comparison;
  if (root === undefined) return { issues: [], isBroken: false };
  const settings = { ...chosenSettings(comparison.settings, options), overlays: overlays[side] };
  const request = { name, root, settings, allow, withoutFiles: options.only === "wire" };
  const { value, issues } = await buildApi(request, options);
  return { ...(value === undefined ? {} : { built: value }), issues, isBroken: value === undefined };
}

/** A part of which there was nothing yet is new. */
function newIfEmpty(before: Side): Side {
  const isEmpty = before.issues.some(({ code }) => code === "selection-empty");
  return isEmpty ? { issues: [], isBroken: false } : before;
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
  return api.operations.map(({ method, path }) => `${method} ${path}`);
}

function filesOf(built: BuiltApi | undefined): readonly string[] {
  return built?.document.sources.map(({ file }) => file) ?? [];
}

/** Where there is no document, the configuration is what says so. */
function comparedOf(built: BuiltApi | undefined, config: string): ComparedDocument {
  if (built === undefined) return { source: config, title: "", version: "" };
  return { source: built.document.file, title: built.api.title, version: built.api.version };
}
