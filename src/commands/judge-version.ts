import { checkVersion, type VersionProblem } from "../diff/bump.js";
import { findPackage } from "../load/find-package.js";
import type { GitBase } from "../load/git-base.js";
import type { Bump } from "../model/change.js";
import { type Issue, issueOf, type Location, type WithIssues } from "../model/issue.js";
import type { VersionVerdict } from "../model/review.js";
import { shellWord } from "../model/shell-word.js";
import type { Versions } from "./compare-api.js";
import type { Comparison } from "./select-comparisons.js";

/** What is thought of a version, and the issues that it is to whoever wants it checked. */
export interface VersionJudgement {
  readonly verdict: VersionVerdict;
  readonly issues: readonly Issue[];
}

/** The version that has to rise, and where it is kept. */
interface KeptVersion {
  /** Absent where nothing says what it was: any version will do. */
  readonly before?: string;
  /** Absent where there ought to be one. */
  readonly after?: string;
  readonly place: Location;
  /** How to mend it; `required` will do. */
  readonly hintFor: (required: string) => string;
}

/**
 * Whether the version does for the changes: that of the package where its manifest is in the repository, else
 * `info.version`. Undefined if the API is new, gone or broken.
 */
export function judgeVersion(
  versions: Versions,
  comparison: Comparison,
  base: GitBase | undefined,
  cwd: string,
): VersionJudgement | undefined {
  const { before, after, report } = versions;
  if (before.built === undefined || after.built === undefined || report === undefined) return undefined;
  const { value: packaged, issues } = versionOfPackage(comparison, base, cwd);
  const [unreadable] = issues;
  if (unreadable !== undefined) {
    return { verdict: { isEnough: false, message: unreadable.message, location: unreadable.location }, issues };
  }
  const kept: KeptVersion = packaged ?? {
    before: before.built.api.version,
    after: after.built.api.version,
    place: after.built.document.locate("/info/version"),
    hintFor: (required) => `Set \`info.version\` to \`${required}\` or higher.`,
  };
  return judge(kept, report.bump);
}

/** The version of the package, if the repository is where it is kept: a private package may have none. */
function versionOfPackage(
  { name, packaged }: Comparison,
  base: GitBase | undefined,
  cwd: string,
): WithIssues<KeptVersion | undefined> {
  if (packaged === undefined || base === undefined) return { value: undefined, issues: [] };
  const { value: kept, issues } = findPackage(packaged.name, packaged.output, base, cwd);
  const { before, after } = kept;
  if (after === undefined || (after.version === undefined && after.isPrivate)) return { value: undefined, issues };
  const value: KeptVersion = {
    ...(before?.version === undefined ? {} : { before: before.version }),
    ...(after.version === undefined ? {} : { after: after.version }),
    place: after.place,
    hintFor: (required) =>
      `Run \`npx specwright version ${shellWord(name)}\`, or set the package's \`version\` to \`${required}\` or higher.`,
  };
  return { value, issues };
}

function judge(kept: KeptVersion, bump: Bump): VersionJudgement {
  const { place: location } = kept;
  const problem = problemOf(kept, bump);
  if (problem === undefined) {
    const message =
      kept.before === undefined ? "The package has no earlier version." : "The version does for these changes.";
    return { verdict: { isEnough: true, message, location }, issues: [] };
  }
  const { kind, message, required } = problem;
  const hint = required === undefined ? undefined : kept.hintFor(required);
  return {
    verdict: { isEnough: false, message, location },
    issues: [issueOf(`version-${kind}`, location, message, hint)],
  };
}

function problemOf({ before, after }: KeptVersion, bump: Bump): VersionProblem | undefined {
  if (after === undefined) return { kind: "not-semantic", message: "The package has no version." };
  return before === undefined ? undefined : checkVersion(before, after, bump);
}
