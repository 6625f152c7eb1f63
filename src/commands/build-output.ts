import { basename, isAbsolute, relative, resolve, sep } from "node:path";
import { emitApi } from "../emit/emit-api.js";
import { loadDocument } from "../load/load-document.js";
import { loadRuntime } from "../load/load-runtime.js";
import type { Api } from "../model/api.js";
import type { EmittedFile } from "../model/emitted-file.js";
import type { Issue, WithIssues } from "../model/issue.js";
import type { ApiSettings } from "../model/settings.js";
import type { SpecDocument } from "../model/spec-document.js";
import { resolveApi } from "../resolve/resolve-api.js";
import { slowFormatIssues, slowPatternIssues } from "../resolve/patterns/slow-pattern-issues.js";
import { generatorVersion } from "../write/generator-version.js";
import type { Origin } from "../write/manifest.js";
import { recordedSettings } from "../write/recorded-settings.js";
import type { CommandOptions } from "./command.js";
import { isFatal, withStrictness } from "./issues.js";
import type { OutputApi } from "./select-apis.js";

/** What belongs into an output folder. */
export interface Output {
  readonly api: Api;
  /** What the API was read from. */
  readonly document: SpecDocument;
  readonly files: readonly EmittedFile[];
  readonly origin: Origin;
}

/** Makes the output of an API in memory: load, resolve, emit. The value is undefined after a fatal issue. */
export async function buildOutput(
  { name, root, base, settings, formatPlaces }: OutputApi,
  { cwd, strict, onPhase }: CommandOptions,
): Promise<WithIssues<Output | undefined>> {
  onPhase?.(name, "load");
  const { value: document, issues: found } = await loadDocument(root, cwd);
  const loaded = withStrictness(found, strict);
  if (document === undefined || isFatal(loaded)) return { value: undefined, issues: loaded };

  onPhase?.(name, "resolve");
  const { value: resolved, issues: unresolved } = resolveApi(document, settings);
  const slow =
    settings.guards === "none"
      ? []
      : [
          ...(await slowPatternIssues(resolved, document)),
          ...(await slowFormatIssues(settings.formats.custom, formatPlaces ?? new Map())),
        ];
  const issues: readonly Issue[] = [...loaded, ...withStrictness([...unresolved, ...slow], strict)];
  if (isFatal(issues)) return { value: undefined, issues };
  const api: Api = { ...resolved, source: sourceName(resolve(cwd, document.file), base) };

  onPhase?.(name, "emit");
  const files = emitApi(api, await loadRuntime(), settings);
  return { value: { api, document, files, origin: originOf(document, settings, cwd) }, issues };
}

/**
 * What the headers of the output call the document: nothing that depends on where the command is run.
 *
 * That is its path below the configuration, or its bare name.
 */
function sourceName(path: string, base: string | undefined): string {
  const name = base === undefined ? "" : slashed(relative(base, path));
  return name === "" || name.startsWith("../") || isAbsolute(name) ? basename(path) : name;
}

function originOf({ sources }: SpecDocument, settings: ApiSettings, cwd: string): Origin {
  const { output } = settings;
  return {
    generator: generatorVersion(),
    sources: sources.map(({ file, text }) => ({ file: slashed(relative(output, resolve(cwd, file))), text })),
    settings: recordedSettings(settings),
  };
}

function slashed(path: string): string {
  return path.replaceAll(sep, "/");
}
