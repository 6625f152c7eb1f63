import { dirname, join, relative, resolve, sep } from "node:path";
import { loadConfig } from "../load/load-config.js";
import { nearestName } from "../load/nearest-name.js";
import type { ApiSettings } from "../model/api.js";
import type { ApiConfig, Config } from "../model/config.js";
import { type Issue, type WithIssues, issueOf } from "../model/issue.js";
import { type CommandOptions, UsageError } from "./command.js";

/** One API that a command works on. */
export interface SelectedApi {
  /** The name in the configuration, or the path of the document as it was typed. */
  readonly name: string;
  /** Path of the document, relative to `cwd`. */
  readonly root: string;
  /** Absolute path of the folder that sources are named after; absent without configuration. */
  readonly base?: string;
  readonly settings?: ApiSettings;
}

/** A selected API with a place for its output. */
export interface OutputApi extends SelectedApi {
  readonly settings: ApiSettings;
}

/** The APIs that were asked for. With a fatal issue there are none. */
export async function selectApis(options: CommandOptions): Promise<WithIssues<readonly SelectedApi[]>> {
  const { value: config, issues } = await loadConfig(options.config, options.cwd);
  const { target } = options;
  if (config === undefined && !(isConfigOptional(options) && isMissing(issues))) return { value: [], issues };
  if (config === undefined) return { value: target === undefined ? [] : [{ name: target, root: target }], issues: [] };
  return { value: target === undefined ? allOf(config, options) : targetOf(target, config, options), issues };
}

/**
 * The APIs that were asked for, each with an output.
 *
 * @throws {UsageError} if there is no such API, or no place for its output.
 */
export async function selectOutputs(options: CommandOptions): Promise<WithIssues<readonly OutputApi[]>> {
  const { output, target } = options;
  if (output !== undefined && target === undefined) {
    throw new UsageError("`--output` goes with one API or file.", "Name it before the option.");
  }
  const { value: selected, issues } = await selectApis(options);
  if (issues.some((issue) => issue.severity === "fatal")) return { value: [], issues };
  const apis = selected.flatMap((api) => withOutput(api, options));
  if (apis.length === 0) return { value: [], issues: [...issues, noOutputIssue(options)] };
  const nested = nestedIssues(apis, options);
  return { value: nested.length === 0 ? apis : [], issues: [...issues, ...nested] };
}

function isConfigOptional({ target, config }: CommandOptions): boolean {
  return config === undefined && target !== undefined && isFileLike(target);
}

function isMissing(issues: readonly Issue[]): boolean {
  return issues.every((issue) => issue.code === "file-not-found");
}

function isFileLike(target: string): boolean {
  return /[\\/]|\.(?:ya?ml|json)$/i.test(target);
}

function allOf(config: Config, options: CommandOptions): readonly SelectedApi[] {
  return config.apis.map((api) => selectedOf(api, config, options));
}

/** A target is the name of an API, its name without the version, the document of an API, or any document. */
function targetOf(target: string, config: Config, options: CommandOptions): readonly SelectedApi[] {
  const path = resolve(options.cwd, target);
  const candidates = [
    config.apis.filter((api) => api.name === target),
    config.apis.filter((api) => api.name.startsWith(`${target}@`)),
    config.apis.filter((api) => resolve(options.cwd, api.root) === path),
  ];
  const found = candidates.find((apis) => apis.length > 0);
  if (found !== undefined) return found.map((api) => selectedOf(api, config, options));
  if (isFileLike(target)) return [{ name: target, root: target }];
  const names = config.apis.map((api) => api.name);
  throw new UsageError(`There is no API \`${target}\` in \`${config.file}\`.`, nameHint(target, names));
}

function nameHint(target: string, names: readonly string[]): string {
  const nearest = nearestName(target, names);
  if (nearest !== undefined) return `Did you mean \`${nearest}\`?`;
  return names.length === 0 ? "It lists none." : `It has ${names.map((name) => `\`${name}\``).join(", ")}.`;
}

function selectedOf({ name, root, settings }: ApiConfig, { file }: Config, { cwd }: CommandOptions): SelectedApi {
  return { name, root, base: dirname(resolve(cwd, file)), ...(settings === undefined ? {} : { settings }) };
}

function withOutput(api: SelectedApi, { output, target, cwd }: CommandOptions): readonly OutputApi[] {
  const settings: ApiSettings | undefined =
    output === undefined
      ? api.settings
      : { names: { operations: {}, schemas: {} }, importExtension: ".js", ...api.settings, output };
  if (settings !== undefined) return [{ ...api, settings: { ...settings, output: resolve(cwd, settings.output) } }];
  // Without a target, an API without settings is simply none of ours.
  if (target === undefined) return [];
  throw new UsageError(`There is no place for the output of \`${target}\`.`, "Add `--output DIR`.");
}

function noOutputIssue({ config = "redocly.yaml", cwd }: CommandOptions): Issue {
  const location = { file: relative(cwd, resolve(cwd, config)), line: 1, column: 1, pointer: "" };
  const hint = "Say under `apis.<name>.x-specwright.output` where the output of an API goes.";
  return issueOf("config-invalid", location, "No API has an output.", hint);
}

/** Each output has its own manifest, so an output inside another one would be taken for what is left of it. */
function nestedIssues(apis: readonly OutputApi[], { config = "redocly.yaml", cwd }: CommandOptions): readonly Issue[] {
  const location = { file: relative(cwd, resolve(cwd, config)), line: 1, column: 1, pointer: "" };
  return apis.flatMap((inner, index) => {
    const outer = apis.find((api, other) => other !== index && isInside(inner, api) && (other < index || !isInside(api, inner)));
    if (outer === undefined) return [];
    const message = `The output of \`${inner.name}\` lies inside that of \`${outer.name}\`.`;
    return [issueOf("config-invalid", location, message, "Give each API a folder of its own.")];
  });
}

function isInside(inner: OutputApi, outer: OutputApi): boolean {
  // Without case: on some disks `generated/API` is `generated/api`.
  const [child, parent] = [inner, outer].map((api) => join(api.settings.output, sep).toLowerCase());
  return child !== undefined && parent !== undefined && child.startsWith(parent);
}
