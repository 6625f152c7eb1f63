import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import semver from "semver";
import { type Issue, issueOf, type Location, type WithIssues } from "../model/issue.js";
import { isJsonObject } from "../model/json.js";
import { maskSecrets } from "./mask-secrets.js";
import { type PreviousPackage, readPreviousPackage } from "./previous-package.js";
import { type NpmOutcome, type NpmSurroundings, runNpm } from "./run-npm.js";

/** Versions that a registry has of a package, in its order; undefined where the registry could not be asked. */
export async function publishedVersions(
  name: string,
  place: Location,
  surroundings: NpmSurroundings,
): Promise<WithIssues<readonly string[] | undefined>> {
  const outcome = await runNpm(["view", name, "versions", "--json"], surroundings);
  const answer = parsed(outcome.stdout);
  if (isNotFound(outcome, answer)) return { value: [], issues: [] };
  if (outcome.exitCode !== 0) return { value: undefined, issues: [unreachable(name, place, outcome, surroundings)] };
  // npm gives a list, or one text for a single version.
  const versions = (Array.isArray(answer) ? answer : [answer]).filter((each) => typeof each === "string");
  return { value: versions.filter((each) => semver.valid(each) !== null), issues: [] };
}

/** The highest version that is no pre-release; a pre-release only where there is nothing else. */
export function lastVersion(versions: readonly string[]): string | undefined {
  const sorted = [...versions].sort(semver.rcompare);
  return sorted.find((version) => semver.prerelease(version) === null) ?? sorted[0];
}

/** Reads the last version that the configured registry has; undefined where there is none, or after a fatal issue. */
export async function readPublishedPackage(
  name: string,
  place: Location,
  surroundings: NpmSurroundings,
): Promise<WithIssues<PreviousPackage | undefined>> {
  const { value: versions, issues } = await publishedVersions(name, place, surroundings);
  const version = lastVersion(versions ?? []);
  if (version === undefined) return { value: undefined, issues };
  const folder = await mkdtemp(join(tmpdir(), "specwright-previous-"));
  try {
    const request = ["pack", `${name}@${version}`, "--ignore-scripts", "--json", "--pack-destination", folder];
    const outcome = await runNpm(request, surroundings);
    const file = (await readdir(folder)).find((each) => each.endsWith(".tgz"));
    if (outcome.exitCode !== 0 || file === undefined) {
      return { value: undefined, issues: [unreachable(name, place, outcome, surroundings)] };
    }
    const { value, issues: unread } = await readPreviousPackage(join(folder, file), folder);
    const shown = unread.map((issue) => ({
      ...issue,
      message: issue.message.replaceAll(join(folder, file), `${name}@${version}`),
      location: place,
    }));
    return { value, issues: shown };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function isNotFound({ exitCode, stderr }: NpmOutcome, answer: unknown): boolean {
  if (exitCode === 0) return false;
  const error = isJsonObject(answer) ? answer["error"] : undefined;
  return (isJsonObject(error) && error["code"] === "E404") || /\bcode E404\b/.test(stderr);
}

function unreachable(name: string, place: Location, outcome: NpmOutcome, { environment }: NpmSurroundings): Issue {
  const error = parsed(outcome.stdout);
  const detail = isJsonObject(error) && isJsonObject(error["error"]) ? error["error"]["summary"] : undefined;
  const reason = typeof detail === "string" ? detail : firstError(outcome.stderr);
  const message = `The registry does not tell which versions of \`${name}\` there are. ${maskSecrets(reason, environment)}`;
  const hint = "Name the last version yourself: `--previous <folder or .tgz>`; for the first one, `--first`.";
  return issueOf("previous-unusable", place, message.trim(), hint);
}

function firstError(stderr: string): string {
  const lines = stderr
    .split("\n")
    .filter((line) => line.startsWith("npm error") && !/ (?:code|errno|syscall) /.test(line));
  return (lines[0] ?? "").replace("npm error ", "");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
