import { diffFiles, sizeOf } from "../diff/diff-files.js";
import { newIssues } from "../diff/new-issues.js";
import type { GitBase } from "../load/git-base.js";
import type { Issue } from "../model/issue.js";
import type { Review, ReviewReport } from "../model/review.js";
import { type CompareOptions, compareVersions, type Versions } from "./compare-api.js";
import { type ComparedResult, compareEach, type DiffOptions, everyOne } from "./diff.js";
import { asWarning } from "./issues.js";
import { judgeVersion } from "./judge-version.js";
import { lintChanges } from "./lint-changes.js";
import type { LintOptions } from "./lint.js";
import type { Outcome } from "./run-each.js";
import type { Comparison } from "./select-comparisons.js";

/** What `review` is asked to do: what `diff` is, for APIs of the configuration alone, and to run Redocly. */
export type ReviewOptions = Omit<DiffOptions, "documents" | "only"> &
  Pick<LintOptions, "node" | "nodeFlags" | "environment">;

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
  return compareEach(options, everyOne, (comparison, request, base) =>
    reviewApi(comparison, { ...request, ...options }, base),
  );
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

  const judgement = judgeVersion(versions, comparison, base, options.cwd);
  options.onPhase?.(comparison.name, "lint");
  const [old, current] = [before.built?.files ?? [], after.built?.files ?? []];
  const value: Review = {
    report,
    ...(judgement === undefined ? {} : { version: judgement.verdict }),
    lint: await lintChanges(comparison, before.built?.document, base, options),
    leftOut: after.built === undefined ? [] : newErrors(versions, base),
    files: diffFiles(old, current),
    bytes: { before: sizeOf(old), after: sizeOf(current) },
  };
  return { value, issues: options.checkVersion === true ? (judgement?.issues ?? []) : [] };
}

/** Why there is nothing to review; what was left out before is not what keeps it from being reviewed. */
function fatalIssues({ before, after }: Versions): readonly Issue[] {
  const past = before.issues.filter(({ severity }) => severity === "fatal");
  return [...past, ...after.issues.map((issue) => (issue.severity === "fatal" ? issue : asWarning(issue)))];
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
