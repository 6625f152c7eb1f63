import { dirname, join } from "node:path";
import { checkVersion } from "../diff/bump.js";
import { findPackage, type PackageManifest } from "../load/find-package.js";
import type { GitBase } from "../load/git-base.js";
import { displayedPath, readSource } from "../load/read-source.js";
import type { ChangeReport } from "../model/change.js";
import { type Issue, issueOf, type Location, type WithIssues } from "../model/issue.js";
import { changelogEntry } from "../pack/changelog.js";
import { keepEntry } from "../pack/keep-entry.js";
import { setVersion } from "../pack/set-version.js";
import { editFile } from "../write/edit-file.js";
import { type CompareOptions, compareVersions, issuesOf, type Versions } from "./compare-api.js";
import { type ComparedResult, compareEach, type DiffOptions } from "./diff.js";
import { isFatal, withStrictness } from "./issues.js";
import type { Outcome } from "./run-each.js";
import { type PackagedComparison, selectPackaged } from "./select-packaged.js";

/** What `version` is asked to do: what `diff` is, for APIs of the configuration alone. */
export type VersionOptions = Omit<DiffOptions, "documents" | "only" | "checkVersion">;

/** What `version` did for one API. */
export interface VersionSummary {
  readonly report: ChangeReport;
  readonly package: string;
  /** The manifest, as the user would type it; the changelog is beside it. */
  readonly manifest: string;
  readonly changelog: string;
  /** The version in the commit that is compared with; absent where nothing says it. */
  readonly before?: string;
  /** As it is now. */
  readonly version: string;
  /** `sufficient`: the version was high enough already; `first`: there is nothing that it has to be higher than. */
  readonly outcome: "raised" | "sufficient" | "unchanged" | "first";
  /** The files of the two that were written, as the user would type them. */
  readonly written: readonly string[];
  readonly durationMs: number;
}

/**
 * Raises the versions of packages in the repository as the changes of their APIs ask for, and says in their changelogs what
 * changed: load, resolve and emit both versions, compare, write. Twice is the same as once.
 *
 * @throws {UsageError} if what was asked for cannot be understood.
 */
export async function version(options: VersionOptions): Promise<ComparedResult<VersionSummary>> {
  return compareEach(options, (comparisons) => selectPackaged(comparisons, options), raiseVersion);
}

/** A version that can be raised, where it is kept, and what it was. */
interface KeptVersion extends Pick<VersionSummary, "package" | "manifest" | "changelog" | "before" | "version"> {
  /** Absolute. */
  readonly path: string;
  readonly place: Location;
}

async function raiseVersion(
  comparison: PackagedComparison,
  options: CompareOptions,
  base: GitBase | undefined,
): Promise<Outcome<VersionSummary>> {
  const startedAt = performance.now();
  const { value: kept, issues: unkept } = findKept(comparison, base, options.cwd);
  if (kept === undefined) return { value: undefined, issues: withStrictness(unkept, options.strict) };
  const versions = await compareVersions(comparison, options);
  const found = issuesOf(versions, options);
  if (versions.report === undefined || isFatal([...options.found, ...found]))
    return { value: undefined, issues: found };
  const { value: next, issues: unfit } = nextOf(kept, versions, versions.report);
  if (next === undefined) return { value: undefined, issues: [...found, ...unfit] };

  options.onPhase?.(comparison.name, "write");
  const { value: written, issues: unwritten } = await writeNext({ ...kept, ...next }, versions.report, options.cwd);
  if (written === undefined) return { value: undefined, issues: [...found, ...unwritten] };
  const { path: _path, place: _place, ...shown } = kept;
  const durationMs = Math.round(performance.now() - startedAt);
  return { value: { report: versions.report, ...shown, ...next, written, durationMs }, issues: found };
}

/** The version that the repository keeps; where it keeps none, why. */
function findKept(
  { packaged: { name, output, place } }: PackagedComparison,
  base: GitBase | undefined,
  cwd: string,
): WithIssues<KeptVersion | undefined> {
  if (base === undefined) throw new Error("Unreachable: what has a package is compared with a commit.");
  const { value: found, issues } = findPackage(name, output, base, cwd);
  const { before, after } = found;
  if (after === undefined) {
    return { value: undefined, issues: issues.length > 0 ? issues : [unkeptIssue(name, output, place)] };
  }
  if (after.version === undefined) return { value: undefined, issues: [noVersionIssue(after)] };
  const value: KeptVersion = {
    package: name,
    manifest: displayedPath(after.path, cwd),
    changelog: displayedPath(changelogBeside(after.path), cwd),
    ...(before?.version === undefined ? {} : { before: before.version }),
    version: after.version,
    path: after.path,
    place: after.place,
  };
  return { value, issues: [] };
}

function unkeptIssue(name: string, output: string, place: Location): Issue {
  const message = `No \`package.json\` at or above \`${output}\` is that of \`${name}\`, so its version is not kept here.`;
  const hint = "Without one, `specwright pack` goes by the last version that was published.";
  return issueOf("package-unkept", place, message, hint);
}

function noVersionIssue({ isPrivate, place }: PackageManifest): Issue {
  const hint = 'Write `"version": "0.0.0"` into it, to be raised from there.';
  if (isPrivate) return issueOf("package-unkept", place, "The package is private and has no version.", hint);
  return issueOf("package-version", place, "The package has no version.", hint);
}

type Next = Pick<VersionSummary, "version" | "outcome">;

/** The version that the changes ask for: the one that is there, if it does. */
function nextOf(
  { before: past, version: present, place }: KeptVersion,
  { before, after }: Versions,
  { bump }: ChangeReport,
): WithIssues<Next | undefined> {
  const asItIs = (outcome: Next["outcome"]): WithIssues<Next> => ({ value: { version: present, outcome }, issues: [] });
  if (before.built === undefined || after.built === undefined || past === undefined) return asItIs("first");
  if (bump === "none") return asItIs("unchanged");
  const problem = checkVersion(past, present, bump);
  if (problem === undefined) return asItIs("sufficient");
  if (problem.required !== undefined) return { value: { version: problem.required, outcome: "raised" }, issues: [] };
  return { value: undefined, issues: [issueOf("version-not-semantic", place, problem.message)] };
}

/** The changelog first: should this run be killed in between, the next one finds a draft. The value are the files that were written. */
async function writeNext(
  { before, version: next, outcome, path, manifest, changelog }: KeptVersion & Next,
  report: ChangeReport,
  cwd: string,
): Promise<WithIssues<readonly string[] | undefined>> {
  if (before === undefined || outcome === "first" || outcome === "unchanged") return { value: [], issues: [] };
  const beside = changelogBeside(path);
  const { issues } = readSource(beside, cwd);
  const unreadable = issues.filter(({ code }) => code !== "file-not-found");
  if (unreadable.length > 0) return { value: undefined, issues: unreadable };
  const entry = { version: next, text: changelogEntry(report, next), since: before };
  const isSaid = await editFile(beside, (text) => keepEntry(text, entry));
  const isRaised = await editFile(path, (text) => setVersion(text, next));
  return { value: [...(isRaised ? [manifest] : []), ...(isSaid ? [changelog] : [])], issues: [] };
}

function changelogBeside(manifest: string): string {
  return join(dirname(manifest), "CHANGELOG.md");
}
