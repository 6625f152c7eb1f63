import { dirname, join, resolve, sep } from "node:path";
import { loadConfig } from "../load/load-config.js";
import { nearestName } from "../model/nearest-name.js";
import { displayedPath } from "../load/read-source.js";
import type { ApiConfig, Config } from "../model/config.js";
import { type Issue, type Location, type WithIssues, issueOf } from "../model/issue.js";
import type { NetworkAllowance } from "../model/network.js";
import { type ApiSettings, defaultSettings } from "../model/settings.js";
import type { Upstream } from "../model/upstream.js";
import { chosenSettings } from "./chosen-settings.js";
import { type CommandOptions, UsageError } from "./command.js";
import { shardOf } from "./shard.js";

/** One API that a command works on. */
export interface SelectedApi {
  /** The name in the configuration, or the path of the document as it was typed. */
  readonly name: string;
  /** Path of the document, relative to `cwd`. */
  readonly root: string;
  /** Absolute path of the folder that sources are named after; absent without configuration. */
  readonly base?: string;
  readonly settings?: ApiSettings;
  readonly upstream?: Upstream;
  /** What may be fetched for it beside public hosts over https, as the configuration says; nothing if absent. */
  readonly allow?: readonly NetworkAllowance[];
  /** Where `package` stands in the configuration; absent where it does not. */
  readonly packagePlace?: Location;
  /** Where each setting stands that goes by a name of the document, by its pointer below `x-specwright`. */
  readonly settingPlaces?: ReadonlyMap<string, Location>;
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
  const { output, target, shard } = options;
  if (shard !== undefined && target !== undefined) {
    throw new UsageError("`--shard` divides a whole configuration.", `Leave out \`${target}\`, or the option.`);
  }
  if (output !== undefined && target === undefined) {
    throw new UsageError("`--output` goes with one API or file.", "Name it before the option.");
  }
  const { value: selected, issues } = await selectApis(options);
  if (issues.some((issue) => issue.severity === "fatal")) return { value: [], issues };
  const apis = selected.flatMap((api) => withOutput(api, options));
  if (apis.length === 0) return { value: [], issues: [...issues, noOutputIssue(options)] };
  const nested = nestedIssues(apis, options);
  if (nested.length > 0) return { value: [], issues: [...issues, ...nested] };
  return { value: shard === undefined ? apis : shardOf(apis, shard), issues };
}

function isConfigOptional({ target, config }: CommandOptions): boolean {
  return config === undefined && target !== undefined && isFileLike(target);
}

/** Whether there is no configuration at all. */
export function isMissing(issues: readonly Issue[]): boolean {
  return issues.every((issue) => issue.code === "file-not-found");
}

function isFileLike(target: string): boolean {
  return /[\\/:]|\.(?:ya?ml|json)$/i.test(target);
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
  const nearest = nearestName(target, names) ?? versionOf(nearestName(target, names.map(withoutVersion)), names);
  if (nearest !== undefined) return `Did you mean \`${nearest}\`?`;
  return names.length === 0 ? "It lists none." : `It has ${names.map((name) => `\`${name}\``).join(", ")}.`;
}

function versionOf(name: string | undefined, names: readonly string[]): string | undefined {
  return names.find((full) => withoutVersion(full) === name);
}

function withoutVersion(name: string): string {
  return name.split("@")[0] ?? name;
}

function selectedOf(api: ApiConfig, { file }: Config, { cwd }: CommandOptions): SelectedApi {
  return { ...api, base: dirname(resolve(cwd, file)) };
}

function withOutput(api: SelectedApi, options: CommandOptions): readonly OutputApi[] {
  const { output, target, cwd } = options;
  const settings: ApiSettings | undefined =
    output === undefined ? api.settings : { ...defaultSettings, ...api.settings, output };
  if (settings !== undefined) {
    return [{ ...api, settings: { ...chosenSettings(settings, options), output: resolve(cwd, settings.output) } }];
  }
  // Without a target, an API without settings is simply none of ours.
  if (target === undefined) return [];
  throw new UsageError(`There is no place for the output of \`${target}\`.`, "Add `--output DIR`.");
}

function noOutputIssue(options: CommandOptions): Issue {
  const hint = "Say under `apis.<name>.x-specwright.output` where the output of an API goes.";
  return issueOf("config-invalid", configPlace(options), "No API has an output.", hint);
}

/** Each output has its own manifest, so two that share a folder would take each other's files for leftovers. */
function nestedIssues(apis: readonly OutputApi[], options: CommandOptions): readonly Issue[] {
  return apis.flatMap((api, index) => {
    const other = apis.slice(0, index).find((earlier) => isInside(api, earlier) || isInside(earlier, api));
    if (other === undefined) return [];
    const message = `The outputs of \`${other.name}\` and \`${api.name}\` are the same folder or lie one in the other.`;
    return [issueOf("config-invalid", configPlace(options), message, "Give each API a folder of its own.")];
  });
}

function isInside(inner: OutputApi, outer: OutputApi): boolean {
  // Without case: on some disks `generated/API` is `generated/api`.
  const pathOf = ({ settings }: OutputApi): string => join(settings.output, sep).toLowerCase();
  return pathOf(inner).startsWith(pathOf(outer));
}

function configPlace({ config = "redocly.yaml", cwd }: CommandOptions): Location {
  return { file: displayedPath(resolve(cwd, config), cwd), line: 1, column: 1, pointer: "" };
}
