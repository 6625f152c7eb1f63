import { expiredIssues, unusedIssues } from "../diff/apply-ignores.js";
import type { GitBase } from "../load/git-base.js";
import { loadIgnoreFile } from "../load/load-ignore-file.js";
import type { ChangeReport } from "../model/change.js";
import type { IgnoreEntry } from "../model/ignore.js";
import type { WithIssues } from "../model/issue.js";
import type { CommandOptions, CommandResult } from "./command.js";
import { compareApi, type CompareOptions } from "./compare-api.js";
import { isFatal, withStrictness } from "./issues.js";
import { type Outcome, runEach } from "./run-each.js";
import { type Comparison, type Comparisons, selectComparisons } from "./select-comparisons.js";

/** What `diff` is asked to do. Without `documents`, APIs of the configuration are compared with what they were. */
export interface DiffOptions extends Omit<CommandOptions, "output" | "guards"> {
  /** Two files, URLs or `git-ref:path`; the name of an API stands for its document. */
  readonly documents?: readonly [before: string, after: string];
  /** The commit or branch that the working tree is compared with, in place of the default branch. */
  readonly base?: string;
  /** An ignore file in place of `.specwright-ignore.yaml`, relative to `cwd`. */
  readonly ignore?: string;
  /** One verdict alone: that of the documents, or that of the compiler. */
  readonly only?: "wire" | "types";
  /** Whether a version that is too low for the changes is an error. */
  readonly checkVersion?: boolean;
  /** The date by which entries of the ignore file end, as `2026-12-31`; that of the clock, in UTC, if absent. */
  readonly today?: string;
}

/** What `diff` saw of one API. */
export interface DiffSummary {
  readonly report: ChangeReport;
  readonly durationMs: number;
}

/** What `diff` found. */
export type DiffResult = ComparedResult<DiffSummary>;

/** What was found, and what the working tree was compared with. */
export interface ComparedResult<Summary> extends CommandResult<Summary> {
  /** The commit at which HEAD left `ref`; absent where two documents were named. */
  readonly base?: { readonly ref: string; readonly commit: string };
}

/**
 * Compares versions of APIs: load, resolve and emit both, compare, and rate what differs.
 *
 * What is wrong with the version before is a warning at most, and is left out where it costs nothing.
 *
 * @throws {UsageError} if what was asked for cannot be understood.
 */
export async function diff(options: DiffOptions): Promise<DiffResult> {
  return compareEach(options, everyOne, compareApi);
}

/** Leaves nothing out. */
export function everyOne(comparisons: readonly Comparison[]): WithIssues<readonly Comparison[]> {
  return { value: comparisons, issues: [] };
}

/** Compares each API of those that `choose` picks with what it was; so what is not about a single API is said in one place. */
export async function compareEach<Chosen extends Comparison, Summary extends { readonly report: ChangeReport }>(
  options: DiffOptions,
  choose: (comparisons: readonly Comparison[]) => WithIssues<readonly Chosen[]>,
  compare: (comparison: Chosen, request: CompareOptions, base: GitBase | undefined) => Promise<Outcome<Summary>>,
): Promise<ComparedResult<Summary>> {
  const today = options.today ?? new Date().toISOString().slice(0, 10);
  const { value: entries, issues: misread } = await loadIgnoreFile(options.ignore, options.cwd);
  const { value: selected, issues: unselected } = await selectComparisons(options);
  const { value: chosen, issues: unfit } = choose(selected.comparisons);
  const found = [...misread, ...expiredIssues(entries ?? [], today), ...unselected, ...unfit];
  const request = { ...options, today, entries: entries ?? [], found: withStrictness(found, options.strict) };
  // What was wrong with the past is excused from `--strict`, so strictness is applied to each finding where it is made;
  // and what is only compared need not end early for it.
  const result = await runEach({ value: chosen, issues: found }, { ...options, strict: false }, (comparison) =>
    compare(comparison, request, selected.base),
  );
  const isWhole = chosen.length === selected.comparisons.length;
  const unused = isWhole ? unusedIn(result, entries ?? [], { ...options, today }) : [];
  const issues = withStrictness([...result.issues, ...unused], options.strict);
  return { ...result, issues, ...baseOf(selected) };
}

/** An entry may be for an API, or for a verdict, that was not looked at. */
function unusedIn(
  { issues, apis }: CommandResult<{ readonly report: ChangeReport }>,
  entries: readonly IgnoreEntry[],
  { documents, target, only, ignore, today }: DiffOptions & { readonly today: string },
): WithIssues<unknown>["issues"] {
  const isWhole = target === undefined && only === undefined && (documents === undefined || ignore !== undefined);
  if (!isWhole || isFatal(issues) || apis.some(({ summary }) => summary === undefined)) return [];
  return unusedIssues(
    entries,
    apis.flatMap(({ summary }) => summary?.report.ignored ?? []),
    today,
  );
}

function baseOf({ base }: Comparisons): Pick<DiffResult, "base"> {
  return base === undefined ? {} : { base: { ref: base.ref, commit: base.short } };
}
