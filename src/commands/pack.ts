import { displayedPath } from "../load/read-source.js";
import type { Bump } from "../model/change.js";
import type { EmittedFile } from "../model/emitted-file.js";
import type { Issue, WithIssues } from "../model/issue.js";
import { buildPackage, type PackageInput } from "../pack/build-package.js";
import { changelogEntry, firstEntry, prependEntry } from "../pack/changelog.js";
import { checkPackage } from "../pack/check-package.js";
import { chooseVersion } from "../pack/choose-version.js";
import { jsrNameIssue } from "../pack/jsr-manifest.js";
import { packageDependencies } from "../pack/package-dependencies.js";
import { publishedFiles } from "../pack/package-file.js";
import { type License, readLicense } from "../pack/read-license.js";
import { type PreviousPackage } from "../pack/previous-package.js";
import { packTarball } from "../pack/tarball.js";
import { tarballName, writePackage } from "../pack/write-package.js";
import { generatorVersion } from "../write/generator-version.js";
import { recordedSettings } from "../write/recorded-settings.js";
import { buildOutput, type Output } from "./build-output.js";
import type { CommandOptions, CommandResult } from "./command.js";
import { type Compare, compareOutputs, type Comparison } from "./compare-outputs.js";
import { findPrevious } from "./find-previous.js";
import { isFatal, showingPaths, withStrictness } from "./issues.js";
import { previousOutput } from "./previous-output.js";
import { type Outcome, runEach } from "./run-each.js";
import { type PackageApi, selectPackages } from "./select-packages.js";

/** What `pack` is asked to do. */
export interface PackOptions extends CommandOptions {
  /** The program that runs npm: `process.execPath`. */
  readonly node: string;
  /** For npm: `process.env`. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The last version, as a folder or a `.tgz`, in place of what the registry has. */
  readonly previous?: string;
  /** Whether this is the first version, so that nobody has to be asked for the last one. */
  readonly first?: boolean;
  /** A version in place of the one that follows from the changes. */
  readonly version?: string;
  /** Whether there are CommonJS modules as well. */
  readonly cjs?: boolean;
  /** Whether there are the files for JSR as well. */
  readonly jsr?: boolean;
  /** Compares with the last version, in place of both verdicts. */
  readonly compare?: Compare;
}

/** What `pack` did for one API. */
export interface PackSummary {
  readonly package: string;
  readonly version: string;
  /** The version that it was compared with; absent for the first one. */
  readonly previous?: string;
  /** What the changes since then ask for; absent where nothing could compare. */
  readonly bump?: Bump;
  readonly changes: number;
  /** The folder, as the user would type it. */
  readonly folder: string;
  /** The `.tgz` in it. */
  readonly tarball: string;
  readonly files: number;
  /** Of the `.tgz`, in bytes. */
  readonly size: number;
  readonly durationMs: number;
}

/**
 * Makes npm packages of the APIs that were asked for: load, resolve, emit, compare with the last version, build, check.
 *
 * @throws {UsageError} if what was asked for cannot be understood.
 */
export async function pack(options: PackOptions): Promise<CommandResult<PackSummary>> {
  return runEach(await selectPackages(options), options, (api) => packApi(api, options));
}

/** Everything that is known about a package before it is built. */
interface Plan {
  readonly output: Output;
  readonly license: License;
  readonly previous?: PreviousPackage;
  readonly comparison?: Comparison;
  readonly version: string;
  readonly changelog: string;
}

async function packApi(api: PackageApi, options: PackOptions): Promise<Outcome<PackSummary>> {
  const startedAt = performance.now();
  const { value: plan, issues: found } = await planPackage(api, options);
  if (plan === undefined || isFatal(found)) return { value: undefined, issues: found };

  options.onPhase?.(api.name, "pack");
  const files = buildPackage(inputOf(plan, api, options));
  const published = publishedFiles(files);
  const tarball = await packTarball(published);
  options.onPhase?.(api.name, "verify");
  const checked = { name: api.packageName, files, tarball, cjs: options.cjs === true };
  const refused = withStrictness(await checkPackage(checked, api.place, options.cwd), options.strict);
  if (refused.some(({ severity }) => severity !== "warning"))
    return { value: undefined, issues: [...found, ...refused] };

  options.onPhase?.(api.name, "write");
  const name = tarballName(api.packageName, plan.version);
  const unwritten = showingPaths(await writePackage(api.folder, files, { name, bytes: tarball }), options.cwd);
  const issues = [...found, ...refused, ...unwritten];
  if (isFatal(issues)) return { value: undefined, issues };
  const sizes = {
    files: published.length,
    size: tarball.length,
    durationMs: Math.round(performance.now() - startedAt),
  };
  return { value: { ...summaryOf(plan, api, name, options), ...sizes }, issues };
}

function summaryOf(
  { version, previous, comparison }: Plan,
  { packageName, folder }: PackageApi,
  tarball: string,
  { cwd }: PackOptions,
): Omit<PackSummary, "files" | "size" | "durationMs"> {
  return {
    package: packageName,
    version,
    ...(previous === undefined ? {} : { previous: previous.version }),
    ...(comparison === undefined ? {} : { bump: comparison.bump }),
    changes: comparison?.changes.length ?? 0,
    folder: displayedPath(folder, cwd),
    tarball,
  };
}

/** Asks everybody who has a say before anything is built; the value is undefined after a fatal issue. */
async function planPackage(api: PackageApi, options: PackOptions): Promise<WithIssues<Plan | undefined>> {
  const issues: Issue[] = [];
  const take = <T>({ value, issues: found }: WithIssues<T>): T => {
    issues.push(...withStrictness(found, options.strict));
    return value;
  };
  const output = take(await buildOutput(api, options));
  const license = take(await readLicense(api.settings.license, api.place, options.cwd));
  if (options.jsr === true) issues.push(...[jsrNameIssue(api.packageName, api.place) ?? []].flat());
  if (output === undefined || license === undefined || isFatal(issues)) return { value: undefined, issues };

  options.onPhase?.(api.name, "previous");
  const previous = take(await findPrevious(api, options));
  const before =
    previous === undefined ? undefined : take(await previousOutput(previous, output.api.source, api.place));
  if (isFatal(issues)) return { value: undefined, issues };
  const compare = options.compare ?? compareOutputs;
  const comparison =
    before === undefined || previous === undefined ? undefined : compare(before, output, previous.version);
  const draft = { output, license, ...(previous && { previous }), ...(comparison && { comparison }) };
  const required = requiredVersion(draft, api, options);
  const question = {
    ...(previous && { previous: previous.version }),
    ...(required !== undefined && { required }),
    ...(options.version !== undefined && { wanted: options.version }),
    apiVersion: output.api.version,
  };
  const version = take(chooseVersion(question, api.place));
  if (version === undefined) return { value: undefined, issues };
  return { value: { ...draft, version, changelog: changelogOf(draft, version) }, issues };
}

type Draft = Omit<Plan, "version" | "changelog">;

/** The version that the changes ask for; where the API is the same and yet the package differs, the next patch. */
function requiredVersion(draft: Draft, api: PackageApi, options: PackOptions): string | undefined {
  const { previous, comparison } = draft;
  if (previous === undefined) return undefined;
  if (comparison !== undefined && comparison.bump !== "none") return comparison.required;
  const same = { ...draft, version: previous.version, changelog: previous.texts.get("CHANGELOG.md") ?? "" };
  if (isSame(buildPackage(inputOf(same, api, options)), previous)) return previous.version;
  return comparison === undefined ? undefined : nextPatch(previous.version);
}

function isSame(files: readonly EmittedFile[], { texts }: PreviousPackage): boolean {
  return publishedFiles(files).every(({ path, text }) => texts.get(path) === text);
}

function nextPatch(version: string): string {
  const [major = "0", minor = "0", patch = "0"] = version.split(/[-+]/)[0]?.split(".") ?? [];
  return version.includes("-") ? `${major}.${minor}.${patch}` : `${major}.${minor}.${Number(patch) + 1}`;
}

function changelogOf({ output, previous, comparison }: Draft, version: string): string {
  const { title, version: apiVersion } = output.api;
  const older = previous?.texts.get("CHANGELOG.md");
  if (previous === undefined) return prependEntry(firstEntry(title, apiVersion, version), version, older);
  return prependEntry(changelogEntry(comparison, version), version, older);
}

function inputOf({ output, license, version, changelog }: Plan, api: PackageApi, options: PackOptions): PackageInput {
  const { repository } = api.settings;
  return {
    api: output.api,
    files: output.files,
    document: output.document.content,
    name: api.packageName,
    version,
    license,
    ...(repository === undefined ? {} : { repository }),
    changelog,
    generator: generatorVersion(),
    settings: recordedSettings(api.settings),
    dependencies: packageDependencies(output.files),
    cjs: options.cjs === true,
    jsr: options.jsr === true,
  };
}
