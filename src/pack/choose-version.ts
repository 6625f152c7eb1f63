import semver from "semver";
import { type Issue, issueOf, type Location, type WithIssues } from "../model/issue.js";

/** What decides about the version of a package. */
export interface VersionQuestion {
  /** The last published version; absent for the first one. */
  readonly previous?: string;
  /** The lowest version that the changes since then allow; absent where nothing could compare. */
  readonly required?: string;
  /** What the user asked for. */
  readonly wanted?: string;
  /** `info.version`. */
  readonly apiVersion: string;
}

/** The version of a package: what was asked for, or the least that the changes allow. Undefined after a fatal issue. */
export function chooseVersion(question: VersionQuestion, place: Location): WithIssues<string | undefined> {
  const { previous, wanted } = question;
  const least = leastVersion(question);
  if (wanted === undefined) {
    return least === undefined ? refused(unknownIssue(previous ?? "", place)) : { value: least, issues: [] };
  }
  const version = semver.valid(wanted);
  if (version === null || version !== wanted) {
    const hint = version === null ? undefined : `Write \`${version}\`.`;
    return refused(issueOf("package-version", place, `\`${wanted}\` is no version as npm writes them.`, hint));
  }
  if (previous !== undefined && semver.lt(version, previous)) {
    const message = `Version ${version} is lower than ${previous}, which is there already.`;
    return refused(issueOf("package-version", place, message, hintFor(least)));
  }
  if (least !== undefined && previous !== undefined && isTooLow(version, least)) {
    const message = `Version ${version} promises less change than there is since ${previous}.`;
    return refused(issueOf("package-version", place, message, hintFor(least)));
  }
  return { value: version, issues: [] };
}

function leastVersion({ previous, required, apiVersion }: VersionQuestion): string | undefined {
  if (previous !== undefined) return required;
  // An API that calls itself unfinished gets a package that says so.
  return /^v?0(?:\.|$)/.test(apiVersion.trim()) ? "0.1.0" : "1.0.0";
}

/** A pre-release of what is asked for will do: it says that more is to come. */
function isTooLow(version: string, least: string): boolean {
  return semver.lt(semver.coerce(version)?.version ?? version, least);
}

function refused(issue: Issue): WithIssues<undefined> {
  return { value: undefined, issues: [issue] };
}

function hintFor(least: string | undefined): string | undefined {
  return least === undefined ? undefined : `It must be ${least} or higher.`;
}

function unknownIssue(previous: string, place: Location): Issue {
  const message = `What changed since ${previous} could not be compared, so no version follows from it.`;
  return issueOf("package-version", place, message, "Say it yourself: `--version 2.0.0`.");
}
