import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { parse } from "yaml";
import { emitApi } from "../src/emit/emit-api.js";
import { loadDocument } from "../src/load/load-document.js";
import { loadRuntime } from "../src/load/load-runtime.js";
import type { Api } from "../src/model/api.js";
import type { EmittedFile } from "../src/model/emitted-file.js";
import type { Issue } from "../src/model/issue.js";
import type { SpecDocument } from "../src/model/spec-document.js";
import { defaultSettings } from "../src/model/settings.js";
import { resolveApi } from "../src/resolve/resolve-api.js";
import { slowPatternIssues } from "../src/resolve/patterns/slow-pattern-issues.js";

/** The folder of all fixtures. */
export const fixturesFolder = fileURLToPath(new URL("./fixtures/", import.meta.url));

/** Each fixture is a folder with a `spec.yaml`, what it must become in `expected/`, and maybe `values.yaml`. */
export const fixtureNames: readonly string[] = readdirSync(fixturesFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

/** What the pipeline makes of a fixture; after a fatal issue there is neither document nor api, and no file. */
export interface EmittedFixture {
  readonly document?: SpecDocument;
  readonly api?: Api;
  /** Without the modules of the runtime, which are the same as in `src/runtime`. */
  readonly files: readonly EmittedFile[];
  readonly issues: readonly Issue[];
}

const emitted = new Map<string, Promise<EmittedFixture>>();

/** Runs the whole pipeline on a fixture, as a user in its folder would; once for each test file. */
export function emitFixture(name: string): Promise<EmittedFixture> {
  const result = emitted.get(name) ?? runPipeline(name);
  emitted.set(name, result);
  return result;
}

async function runPipeline(name: string): Promise<EmittedFixture> {
  const { document, api, issues } = await resolveFixture(name);
  if (document === undefined || api === undefined) return { files: [], issues };
  const files = emitApi(api, await loadRuntime(), fixtureSettings(name));
  return {
    document,
    api,
    files: files.filter(({ path }) => !path.startsWith("runtime/")),
    issues: [...issues, ...(await slowPatternIssues(api, document))],
  };
}

/** What the first phases make of a fixture. */
export async function resolveFixture(name: string): Promise<Omit<EmittedFixture, "files">> {
  const { value: document, issues } = await loadDocument(
    "spec.yaml",
    join(fixturesFolder, name),
    fixtureSettings(name),
  );
  if (document === undefined) return { issues };
  const { value: api, issues: resolved } = resolveApi(document, fixtureSettings(name));
  return { document, api, issues: [...issues, ...resolved] };
}

/** The defaults, and over them what `settings.yaml` of a fixture says. */
export function fixtureSettings(name: string): typeof defaultSettings {
  const own = (parse(fixtureText(name, "settings.yaml") ?? "") ?? {}) as Partial<typeof defaultSettings>; // our own file
  return { ...defaultSettings, ...own };
}

/** Paths of the files in `expected/`, with `/` on every system, sorted. */
export function expectedPaths(name: string): readonly string[] {
  const folder = join(fixturesFolder, name, "expected");
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.replaceAll(sep, "/"))
    .sort();
}

/** The text of a file of a fixture; `undefined` where there is none. */
export function fixtureText(name: string, file: string): string | undefined {
  const path = join(fixturesFolder, name, file);
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

/** Whether this run rewrites what is expected; to be asked within a test. */
export function isUpdate(): boolean {
  return expect.getState().snapshotState.snapshotUpdateState === "all";
}
