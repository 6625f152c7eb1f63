import { diffFiles, sizeOf } from "../diff/diff-files.js";
import { newIssues } from "../diff/new-issues.js";
import type { GitBase } from "../load/git-base.js";
import type { Issue } from "../model/issue.js";
import type { Review, ReviewReport, VersionVerdict } from "../model/review.js";
import { type CompareOptions, compareVersions, versionIssues, versionProblem, type Versions } from "./compare-api.js";
import { type ComparedResult, compareEach, type DiffOptions } from "./diff.js";
import { asWarning } from "./issues.js";
import { lintChanges } from "./lint-changes.js";
import type { LintOptions } from "./lint.js";
import type { Outcome } from "./run-each.js";
import type { Comparison } from "./select-comparisons.js";

/** What `review` is asked to do: what `diff` is, for APIs of the configuration alone, and to run Redocly. */
export type ReviewOptions = Omit<DiffOptions, "documents" | "only"> & Pick<LintOptions, "node" | "environment">;

/** What `review` found. */
export type ReviewResult = ComparedResult<Review>;

/**
 * Gathers what a reviewer wants to know: how each API differs from what it was, in its document, its problems and its output.
 *
 * The settings and the rules are those of now for both versions: it is the change of the documents that is reviewed.
 *
 * @throws {UsageError} if what was asked for cannot be understood.
 */
export async function review(options: ReviewOptions): Promise<ReviewResult> {
  return compareEach(options, (comparison, request, base) => reviewApi(comparison, { ...request, ...options }, base));
}

/** A result as reports show it; `explain` says in words what was thrown. */
export function reviewReport(
  { base, issues, apis }: ReviewResult,
  explain: (failure: unknown) => string,
): ReviewReport {
  const failed = apis.filter(({ summary }) => summary === undefined);
  return {
    ...(base === undefined ? {} : { base }),
    issues,
    reviews: apis.flatMap(({ summary }) => summary ?? []),
    failed: failed.map((api) => ({
      api: api.api,
      issues: api.issues,
      ...("failure" in api ? { failure: explain(api.failure) } : {}),
    })),
  };
}

async function reviewApi(
  comparison: Comparison,
  options: CompareOptions & ReviewOptions,
  base: GitBase | undefined,
): Promise<Outcome<Review>> {
  const versions = await compareVersions(comparison, options);
  const { before, after, report } = versions;
  if (report === undefined) return { value: undefined, issues: fatalIssues(versions) };

  options.onPhase?.(comparison.name, "lint");
  const [old, current] = [before.built?.files ?? [], after.built?.files ?? []];
  const value: Review = {
    report,
    ...versionOf(versions),
    lint: await lintChanges(comparison, before.built?.document, base, options),
    leftOut: after.built === undefined ? [] : newErrors(versions, base),
    files: diffFiles(old, current),
    bytes: { before: sizeOf(old), after: sizeOf(current) },
  };
  return { value, issues: versionIssues(versions, options) };
}

/** Why there is nothing to review; what was left out before is not what keeps it from being reviewed. */
function fatalIssues({ before, after }: Versions): readonly Issue[] {
  const past = before.issues.filter(({ severity }) => severity === "fatal");
  return [...past, ...after.issues.map((issue) => (issue.severity === "fatal" ? issue : asWarning(issue)))];
}

function versionOf(versions: Versions): { readonly version?: VersionVerdict } {
  if (versions.before.built === undefined || versions.after.built === undefined) return {};
  const problem = versionProblem(versions);
  if (problem !== undefined) return { version: { isEnough: false, message: problem.message } };
  return { version: { isEnough: true, message: "The version does for these changes." } };
}

function newErrors({ before, after }: Versions, base: GitBase | undefined): readonly Issue[] {
  const [past, present] = [before.issues, after.issues].map((issues) =>
    issues.filter(({ severity }) => severity === "error"),
  );
  return newIssues(
    (past ?? []).map((issue) => withoutCommit(issue, base)),
    present ?? [],
  );
}

/** The issue as if the file lay in the working tree: messages may name files. */
function withoutCommit(issue: Issue, base: GitBase | undefined): Issue {
  if (base === undefined) return issue;
  const { short, commit } = base;
  return { ...issue, message: issue.message.replaceAll(`${short}:${commit.prefix}`, "") };
}
