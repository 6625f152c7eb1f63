import { basename, isAbsolute, relative, resolve, sep } from "node:path";
import { emitApi } from "../emit/emit-api.js";
import { gitSourceOf, isUrl } from "../load/git-source.js";
import { loadDocument } from "../load/load-document.js";
import { loadRuntime } from "../load/load-runtime.js";
import type { Api } from "../model/api.js";
import type { EmittedFile } from "../model/emitted-file.js";
import type { Issue, WithIssues } from "../model/issue.js";
import { type Memory, noMemory } from "../model/memory/run-memory.js";
import type { ApiSettings } from "../model/settings.js";
import type { SpecDocument } from "../model/spec-document.js";
import { resolveApi } from "../resolve/resolve-api.js";
import type { CommandOptions } from "./command.js";
import { isFatal } from "./issues.js";
import type { SelectedApi } from "./select-apis.js";
import { withinStack } from "./within-stack.js";

/** A document, what it means, and the code that is generated from it. */
export interface BuiltApi {
  readonly document: SpecDocument;
  readonly api: Api;
  readonly files: readonly EmittedFile[];
}

/** What an API is built from. */
export interface BuildRequest extends Pick<SelectedApi, "name" | "root" | "base" | "allow" | "settingPlaces"> {
  readonly settings: Omit<ApiSettings, "output">;
  /** Findings that take their time, made of the model before anything is emitted. */
  readonly inspect?: (api: Api, document: SpecDocument) => Promise<readonly Issue[]>;
  /** Without files, which take most of the time. */
  readonly withoutFiles?: boolean;
}

type BuildOptions = Pick<CommandOptions, "cwd" | "onPhase" | "onRead" | "memoryOf" | "allow" | "proxy">;

/** Builds an API in memory: load, resolve, emit. The value is undefined after a fatal issue. */
export async function buildApi(
  request: BuildRequest,
  options: BuildOptions,
): Promise<WithIssues<BuiltApi | undefined>> {
  const { name, root, settings, allow = [] } = request;
  options.onPhase?.(name, "load");
  const onRead = (path: string): void => options.onRead?.(name, path);
  const proxy = options.proxy === undefined ? {} : { proxy: options.proxy };
  const memory = options.memoryOf?.(name);
  const known = memory === undefined ? {} : { known: memory.files.json };
  const loading = { ...settings, ...proxy, ...known, allow: [...allow, ...(options.allow ?? [])], onRead };
  const { value: document, issues } = await loadDocument(root, options.cwd, loading);
  if (document === undefined || isFatal(issues)) return { value: undefined, issues };
  const run = memory?.nextRun({ settings, base: request.base, version: document.version, file: document.file });
  const built = await withinStack(document, () =>
    buildDocument(document, issues, request, options, run?.memory ?? noMemory),
  );
  if ("value" in built && built.value !== undefined) run?.complete();
  return "tooDeep" in built ? { value: undefined, issues: [...issues, built.tooDeep] } : built;
}

async function buildDocument(
  loadedDocument: SpecDocument,
  loaded: readonly Issue[],
  { name, base, settings, settingPlaces, inspect, withoutFiles }: BuildRequest,
  { cwd, onPhase }: BuildOptions,
  memory: Memory,
): Promise<WithIssues<BuiltApi | undefined>> {
  onPhase?.(name, "resolve");
  const document = { ...loadedDocument, content: memory.share(loadedDocument.content) };
  const { value: resolved, issues: unresolved } = resolveApi(document, settings, settingPlaces, memory);
  const issues = [...loaded, ...unresolved, ...((await inspect?.(resolved, document)) ?? [])];
  if (isFatal(issues)) return { value: undefined, issues };
  const api: Api = { ...resolved, source: sourceName(document.file, base, cwd) };
  if (withoutFiles === true) return { value: { document, api, files: [] }, issues };

  onPhase?.(name, "emit");
  return { value: { document, api, files: emitApi(api, await loadRuntime(), settings, memory) }, issues };
}

/**
 * What the headers of the output call the document: nothing that depends on where the command is run.
 *
 * That is its URL, its path below the configuration, or its bare name.
 */
function sourceName(file: string, base: string | undefined, cwd: string): string {
  if (isUrl(file)) return file;
  const path = resolve(cwd, gitSourceOf(file, cwd)?.path ?? file);
  const name = base === undefined ? "" : relative(base, path).replaceAll(sep, "/");
  return name === "" || name.startsWith("../") || isAbsolute(name) ? basename(path) : name;
}
