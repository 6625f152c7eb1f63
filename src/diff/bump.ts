import semver from "semver";
import { type Bump, bumps, type Change, type Impact } from "../model/change.js";

type SemVer = NonNullable<ReturnType<typeof semver.parse>>;

const bumpFor: Readonly<Record<Impact, Bump>> = {
  breaking: "major",
  risky: "minor",
  additive: "minor",
  cosmetic: "patch",
};

/** Which part of the version has to rise for these changes, whoever rated them; changes that are ignored are not passed in. */
export function bumpOf(changes: readonly Change[]): Bump {
  const wanted = new Set(changes.map(({ impact }) => bumpFor[impact]));
  return bumps.find((bump) => wanted.has(bump)) ?? "none";
}

/**
 * The lowest version that the bump allows after `version`; undefined if that is no version of SemVer 2.0.0.
 *
 * While the major version is 0 anything may change (section 4), and npm's caret says what users expect all the same:
 * `^0.2.3` ends before 0.3.0 and `^0.0.3` before 0.0.4. So there a major bump raises the minor version and a minor bump
 * the patch, and from 0.0.z every bump raises the patch.
 *
 * A prerelease becomes the release that it announces, if that is high enough, as with `npm version`: 2.0.0-beta.1 is
 * followed by 2.0.0 whatever the bump. Build metadata is dropped.
 */
export function nextVersion(version: string, bump: Bump): string | undefined {
  const parsed = parseVersion(version);
  if (parsed === undefined) return undefined;
  if (bump === "none") return version;
  return semver.inc(parsed.version, effectiveBump(parsed, bump)) ?? undefined;
}

/** Why a version does not do. */
export interface VersionProblem {
  readonly kind: "too-low" | "not-semantic";
  /** Whole sentences. */
  readonly message: string;
  /** The lowest version that does, where there is one. */
  readonly required?: string;
}

/**
 * Whether `after` is a version that may follow `before` with these changes; undefined if so.
 *
 * A prerelease does where its release would: 2.0.0-rc.1 after 1.4.0 with a major bump. No version may go back.
 */
export function checkVersion(before: string, after: string, bump: Bump): VersionProblem | undefined {
  if (before === after && bump === "none") return undefined;
  const required = nextVersion(before, bump);
  const parsed = parseVersion(after);
  if (required === undefined || parsed === undefined) {
    return notSemantic(required === undefined ? `version before, ${before},` : `version ${after}`);
  }
  const isEnough = bump === "none" ? !semver.lt(after, before) : semver.lt(before, after) && reaches(parsed, required);
  if (isEnough) return undefined;
  const reason =
    bump === "none"
      ? `is lower than the ${before} before`
      : `is too low: a ${bump} change after ${before} needs ${required}`;
  return { kind: "too-low", message: `The version ${after} ${reason}.`, required };
}

/** Whether the three numbers are enough, prerelease or not. */
function reaches({ major, minor, patch }: SemVer, required: string): boolean {
  return !semver.lt(`${major}.${minor}.${patch}`, required);
}

function effectiveBump({ major, minor }: SemVer, bump: Exclude<Bump, "none">): Exclude<Bump, "none"> {
  if (major > 0) return bump;
  return bump === "major" && minor > 0 ? "minor" : "patch";
}

/** To the letter: `v1.2.3`, `1.0` and ` 1.0.0` are none. */
function parseVersion(version: string): SemVer | undefined {
  const parsed = semver.parse(version);
  if (parsed === null) return undefined;
  const build = parsed.build.length === 0 ? "" : `+${parsed.build.join(".")}`;
  return `${parsed.version}${build}` === version ? parsed : undefined;
}

function notSemantic(subject: string): VersionProblem {
  const message = `The ${subject} is none of Semantic Versioning, where a version has three numbers, such as 1.4.0.`;
  return { kind: "not-semantic", message };
}
