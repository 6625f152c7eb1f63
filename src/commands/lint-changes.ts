import { posix } from "node:path";
import { newIssues } from "../diff/new-issues.js";
import { lintPast, type PastFiles } from "../lint/lint-past.js";
import { lintProblems } from "../lint/lint-problems.js";
import { type GitBase, pathFromTop } from "../load/git-base.js";
import type { Issue } from "../model/issue.js";
import type { SpecDocument } from "../model/spec-document.js";
import { unlintedIssue } from "./lint.js";
import type { ReviewOptions } from "./review.js";
import type { Comparison } from "./select-comparisons.js";

/** The problems that Redocly finds in the document of now and did not find in the one before, with the rules of now. */
export async function lintChanges(
  { name, after }: Comparison,
  before: SpecDocument | undefined,
  base: GitBase | undefined,
  { config, cwd, node, nodeFlags = [], environment }: ReviewOptions,
): Promise<readonly Issue[]> {
  if (after === undefined) return [];
  const request = { ...(config === undefined ? {} : { config }), cwd, node, nodeFlags, environment };
  const past = before === undefined || base === undefined ? undefined : pastFiles(before, after, base, cwd);
  const known = past === undefined ? [] : (await lintPast({ ...request, targets: [past.target ?? name] }, past)).issues;
  const { exitCode, issues, stderr } = await lintProblems({ ...request, targets: [name] });
  if (exitCode !== 0 && issues.length === 0) return [unlintedIssue({ root: after }, stderr)];
  return newIssues(known, issues);
}

/**
 * The document before, where the configuration of now looks for it: Redocly has rules for single APIs, which it knows by the place.
 *
 * One of several files that has moved must stay where its references lead on, and is linted by its path, `target`.
 */
function pastFiles(
  { sources }: SpecDocument,
  after: string,
  { short, commit }: GitBase,
  cwd: string,
): PastFiles & { readonly target?: string } {
  const paths = sources.map(({ file }) => file.slice(file.indexOf(`${short}:`) + short.length + 1));
  const [root = ""] = paths;
  const here = pathFromTop(after, commit, cwd);
  const isMoved = root !== here;
  const placed = isMoved && paths.length === 1 ? [here] : paths;
  const files = new Map(sources.map(({ text }, index) => [placed[index] ?? "", text]));
  const target = posix.relative(posix.join("/", commit.prefix), posix.join("/", root));
  return { prefix: commit.prefix, files, ...(isMoved && paths.length > 1 ? { target } : {}) };
}
