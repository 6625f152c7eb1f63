import { join } from "node:path";
import { displayedPath } from "../load/read-source.js";
import type { EmittedFile } from "../model/emitted-file.js";
import { type Issue, issueOf } from "../model/issue.js";
import { isJsonObject, type JsonObject } from "../model/json.js";
import { shellWord } from "../model/shell-word.js";
import { documentText, integrityOf } from "../pack/build-package.js";
import { checkPackage } from "../pack/check-package.js";
import { npmErrors } from "../pack/npm-errors.js";
import { publishedFiles, textOf } from "../pack/package-file.js";
import { publishTarball } from "../pack/publish-tarball.js";
import { packTarball } from "../pack/tarball.js";
import { tarballName } from "../pack/write-package.js";
import { holdsTarball, readWrittenPackage } from "../pack/written-package.js";
import { generatorVersion } from "../write/generator-version.js";
import { buildOutput, type Output } from "./build-output.js";
import type { CommandOptions, CommandResult } from "./command.js";
import { withStrictness } from "./issues.js";
import { type Outcome, runEach } from "./run-each.js";
import { type PackageApi, selectPackages } from "./select-packages.js";

/** What `publish` is asked to do. */
export interface PublishOptions extends CommandOptions {
  /** The program that runs npm: `process.execPath`. */
  readonly node: string;
  /** For npm: `process.env`. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether the registry is changed; otherwise npm says what it would do. */
  readonly yes?: boolean;
  /** False where npm cannot prove where the package was made: outside of the CI systems that it trusts. */
  readonly provenance?: boolean;
  /** `public` or `restricted`. */
  readonly access?: string;
  /** In place of `latest`. */
  readonly tag?: string;
}

/** What `publish` did for one API. */
export interface PublishSummary {
  readonly package: string;
  readonly version: string;
  /** Whether the registry was changed. */
  readonly published: boolean;
  /** What npm said, without credentials. */
  readonly output: string;
  readonly durationMs: number;
}

/**
 * Calls `npm publish` for what `pack` has made, if it is still what `pack` would make, and still passes its checks.
 *
 * @throws {UsageError} if what was asked for cannot be understood.
 */
export async function publish(options: PublishOptions): Promise<CommandResult<PublishSummary>> {
  return runEach(await selectPackages(options), options, (api) => publishApi(api, options));
}

async function publishApi(api: PackageApi, options: PublishOptions): Promise<Outcome<PublishSummary>> {
  const startedAt = performance.now();
  const { value: output, issues: found } = await buildOutput(api, options);
  if (output === undefined || found.some(isError)) return { value: undefined, issues: found };
  options.onPhase?.(api.name, "verify");
  const { manifest, issues: refused } = await inspect(api, output, options);
  const issues = [...found, ...withStrictness(refused, options.strict)];
  if (manifest === undefined || issues.some(isError)) return { value: undefined, issues };

  options.onPhase?.(api.name, "publish");
  const version = String(manifest["version"]);
  const { access, tag, yes = false, provenance = true } = options;
  const request = {
    tarball: join(api.folder, tarballName(api.packageName, version)),
    act: yes,
    provenance,
    ...(access === undefined ? {} : { access }),
    ...(tag === undefined ? {} : { tag }),
  };
  const { exitCode, stdout, stderr } = await publishTarball(request, options);
  const said = [stderr.trim(), stdout.trim()].filter((text) => text !== "").join("\n");
  if (exitCode !== 0) {
    const message = `npm refuses to publish \`${api.packageName}@${version}\`: ${npmErrors(said)}`;
    return { value: undefined, issues: [...issues, issueOf("publish-refused", api.place, message)] };
  }
  const durationMs = Math.round(performance.now() - startedAt);
  return { value: { package: api.packageName, version, published: yes, output: said, durationMs }, issues };
}

/** What is wrong with the package on the disk; its manifest is undefined where there is none. */
async function inspect(
  api: PackageApi,
  output: Output,
  options: PublishOptions,
): Promise<{ readonly manifest?: JsonObject; readonly issues: readonly Issue[] }> {
  const { packageName: name, folder, place } = api;
  const remedy = `Run \`npx specwright pack ${shellWord(api.name)}\`.`;
  const refusedAs = (message: string): Issue => issueOf("publish-refused", place, message, remedy);
  const shown = displayedPath(folder, options.cwd);
  const files = await readWrittenPackage(folder);
  const manifest = manifestOf(files ?? []);
  if (files === undefined || manifest === undefined || manifest["name"] !== name) {
    return { issues: [refusedAs(`\`${shown}\` does not hold the package \`${name}\`.`)] };
  }
  const tarball = await packTarball(publishedFiles(files));
  if (!(await holdsTarball(join(folder, tarballName(name, String(manifest["version"]))), tarball))) {
    return {
      issues: [refusedAs(`\`${shown}\` was changed after it was packed: its files are not those of its \`.tgz\`.`)],
    };
  }
  if (isStale(manifest, files, output)) {
    return {
      issues: [refusedAs(`\`${shown}\` was packed from another document, or by another version of Specwright.`)],
    };
  }
  const cjs = textOf(files, "dist/index.cjs") !== undefined;
  return { manifest, issues: await checkPackage({ name, files, tarball, cjs }, place, options.cwd) };
}

function manifestOf(files: readonly EmittedFile[]): JsonObject | undefined {
  try {
    const manifest: unknown = JSON.parse(textOf(files, "package.json") ?? "");
    return isJsonObject(manifest) ? manifest : undefined;
  } catch {
    return undefined;
  }
}

function isStale({ specwright: origin }: JsonObject, files: readonly EmittedFile[], { document }: Output): boolean {
  const expected = integrityOf(documentText(document.content));
  const actual = integrityOf(textOf(files, "openapi.json") ?? "");
  const recorded = isJsonObject(origin) ? origin : {};
  return actual !== expected || recorded["spec"] !== expected || recorded["generator"] !== generatorVersion();
}

function isError({ severity }: Issue): boolean {
  return severity !== "warning";
}
