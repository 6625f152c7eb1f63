import { dirname, join, resolve } from "node:path";
import { findProject, type Project } from "../load/find-project.js";
import { isUrl } from "../load/git-source.js";
import { displayedPath } from "../load/read-source.js";
import { isJsonObject } from "../model/json.js";
import { defaultSettings } from "../model/settings.js";
import { firstExample } from "../pack/first-example.js";
import { addApi, type ApiEntry } from "../write/add-api.js";
import { addLines } from "../write/add-lines.js";
import { addScripts } from "../write/add-scripts.js";
import { editFile } from "../write/edit-file.js";
import { upstreamLockName } from "../write/upstream-lock.js";
import { buildApi } from "./build-api.js";
import { type ApiResult, type CommandOptions, type CommandResult, UsageError } from "./command.js";
import { isFatal } from "./issues.js";
import { nameOf, outputFor, pathFrom } from "./new-api.js";
import { pull } from "./pull.js";
import { type NewDocument, type OpenConfig, type Selected, selectNew } from "./select-new.js";

/** What `init` is asked to do. */
export interface InitOptions extends CommandOptions {
  /** What pulls from an upstream may need: `process.env`. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether nothing is written. */
  readonly dryRun?: boolean;
}

/** What `init` did for one API. */
export interface InitSummary {
  /** The document, as the user would type it. */
  readonly root: string;
  /** The folder, as the user would type it. */
  readonly output: string;
  /** A module that makes a first call; absent where we can think of none. */
  readonly example?: string;
}

/** What `init` did. */
export interface InitResult extends CommandResult<InitSummary> {
  readonly project: Project;
  /** The files that were written, or would be but for the dry run, as the user would type them. */
  readonly changed: readonly string[];
  /** Those that `package.json` got, by name. */
  readonly scripts: Readonly<Record<string, string>>;
}

/**
 * Gets a project ready for `generate`: the configuration, scripts, and what Git is to know of the output. What is there stays as
 * it is, so twice is the same as once; with a fatal issue, nothing is written.
 *
 * @throws {UsageError} if there is no document, more than one without a word about which, or none for the output that was named.
 */
export async function init(options: InitOptions): Promise<InitResult> {
  const project = findProject(options.cwd);
  const { value: selected, issues } = await selectNew(options);
  if (selected === undefined) return { project, changed: [], scripts: {}, issues, apis: [] };
  checkOutput(selected, options);
  const added: NewApi[] = [];
  for (const document of selected.documents) {
    added.push(await readNew(document, { project, config: selected.config, added }, options));
  }
  const apis = added.map(({ result }) => result);
  if (added.some(({ entry }) => entry === undefined)) return { project, changed: [], scripts: {}, issues, apis };
  const entries = added.flatMap(({ entry }) => entry ?? []);
  const scripts = missingScripts(project, options);
  const changed = await editProject({ project, config: selected.config, entries, scripts }, options);
  const pulled = await pullNew(entries, selected.config, options);
  return { project, changed: [...changed, ...pulled.files], scripts, issues: pulled.issues, apis };
}

/** An output that was named is that of one API: of a new one, or of one that has it already. */
function checkOutput({ documents, config }: Selected, { cwd, output }: InitOptions): void {
  if (output === undefined) return;
  if (documents.length > 1) throw new UsageError("`--output` goes with one API or file.", "Name it before the option.");
  const isThere = config.apis.some(
    ({ settings }) => settings && resolve(cwd, settings.output) === resolve(cwd, output),
  );
  if (documents.length === 1 || isThere) return;
  throw new UsageError(
    `There is an output already, and it is not \`${output}\`.`,
    `Change it in \`${displayedPath(config.path, cwd)}\`: what is there stays as it is.`,
  );
}

/** An API that is new, and what the configuration is to say of it; nothing where its document cannot be used. */
interface NewApi {
  readonly result: ApiResult<InitSummary>;
  readonly entry?: ApiEntry;
}

interface Surroundings {
  readonly project: Project;
  readonly config: OpenConfig;
  readonly added: readonly NewApi[];
}

async function readNew(
  { api: known, root }: NewDocument,
  { project, config, added }: Surroundings,
  options: InitOptions,
): Promise<NewApi> {
  const { cwd } = options;
  const shown = known ?? root;
  const { value: built, issues } = await buildApi({ name: shown, root, settings: defaultSettings }, options);
  if (built === undefined) return { result: { api: shown, issues } };
  const { api, document, files } = built;
  const earlier = added.flatMap(({ entry }) => entry ?? []);
  const names = [...config.apis, ...earlier].map(({ name }) => name);
  const outputs = [
    ...config.apis.flatMap(({ settings }) => settings?.output ?? []),
    ...earlier.map(({ output }) => join(dirname(config.path), output)),
  ];
  const name = known ?? nameOf(root, api.title, names);
  const output = options.output ?? outputFor(name, outputs, cwd, project.hasSourceFolder);
  const extension = document.sources[0]?.text.trimStart().startsWith("{") === true ? "json" : "yaml";
  const file = known === undefined && isUrl(root) ? `spec/${name}.${extension}` : root;
  const example = firstExample(api, nameOf(name, "", []), importPathOf(output, cwd), files);
  const fromConfig = (path: string): string => pathFrom(dirname(config.path), path, cwd);
  return {
    // What is wrong with parts of the document, `generate` will say.
    result: { api: name, issues: [], summary: { root: file, output, ...(example === undefined ? {} : { example }) } },
    entry: {
      name,
      root: fromConfig(file),
      output: fromConfig(output),
      ...(file === root ? {} : { upstream: root, allow: options.allow ?? [] }),
    },
  };
}

/** What a module at the top of the project's code imports of the output. */
function importPathOf(output: string, cwd: string): string {
  const path = pathFrom(cwd, join(output, "index.js"), cwd).replace(/^src\//, "");
  return path.startsWith("../") ? path : `./${path}`;
}

/** Scripts that the project does not have under another name, or another meaning. */
function missingScripts({ manifest }: Project, { config }: InitOptions): Readonly<Record<string, string>> {
  const present = manifest?.["scripts"] ?? {};
  if (manifest === undefined || !isJsonObject(present)) return {};
  const suffix = config === undefined ? "" : ` --config ${scriptWord(config)}`;
  const wanted = { generate: `specwright generate${suffix}`, check: `specwright check${suffix}` };
  return Object.fromEntries(
    Object.entries(wanted).flatMap(([name, script]) => {
      const isThere = Object.values(present).some(
        (each) => typeof each === "string" && each.includes(`specwright ${name}`),
      );
      return isThere || Object.hasOwn(present, `${name}:api`) ? [] : [[`${name}:api`, script]];
    }),
  );
}

/** A word in a script, which Windows' shell is to understand as well. */
function scriptWord(text: string): string {
  return /^[\w@./-]+$/.test(text) ? text : JSON.stringify(text);
}

interface Additions {
  readonly project: Project;
  readonly config: OpenConfig;
  readonly entries: readonly ApiEntry[];
  readonly scripts: InitResult["scripts"];
}

/** The files that were changed, as the user would type them. */
async function editProject(
  { project, config, entries, scripts }: Additions,
  { cwd, dryRun }: InitOptions,
): Promise<readonly string[]> {
  // What lies outside of the folder, an attribute of this folder does not reach; and not all that is in it is generated.
  const folders = entries.map(({ output }) => pathFrom(cwd, output, dirname(config.path)));
  const attributes = folders
    .filter((folder) => !/^\.{1,2}(?:\/|$)/.test(folder))
    .map((folder) =>
      `${JSON.stringify(`/${folder}/**`)} text=auto eol=lf linguist-generated=true`.replace(/^"(\S+)"/, "$1"),
    );
  const edits: readonly (readonly [path: string, edit: (text: string) => string])[] = [
    [config.path, (text) => entries.reduce(addApi, text)],
    [join(cwd, "package.json"), (text) => (Object.keys(scripts).length === 0 ? text : addScripts(text, scripts))],
    [join(cwd, ".gitattributes"), (text) => (project.isInRepository ? addLines(text, attributes) : text)],
  ];
  const changed: string[] = [];
  for (const [path, edit] of edits) if (await editFile(path, edit, dryRun)) changed.push(displayedPath(path, cwd));
  return changed;
}

/** Brings the documents of new upstreams here. */
async function pullNew(
  entries: readonly ApiEntry[],
  config: OpenConfig,
  { output: _output, dryRun, ...options }: InitOptions,
) {
  const remote = entries.filter(({ upstream }) => upstream !== undefined);
  const lock = displayedPath(join(dirname(config.path), upstreamLockName), options.cwd);
  const withLock = (files: readonly string[]) => (files.length === 0 ? [] : [...files, lock]);
  if (dryRun === true) return { issues: [], files: withLock(remote.map(({ root }) => root)) };
  const results = [];
  for (const { name } of remote) results.push(await pull({ ...options, target: name }));
  const apis = results.flatMap((result) => result.apis);
  for (const api of apis) if ("failure" in api) throw api.failure;
  return {
    issues: apis.flatMap(({ issues }) => issues).filter((issue) => isFatal([issue])),
    files: withLock(apis.flatMap(({ summary }) => summary?.file ?? [])),
  };
}
