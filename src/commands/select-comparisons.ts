import { resolve } from "node:path";
import { displayedUrl } from "../load/displayed-url.js";
import { existsAt, findBase, type GitBase, loadConfigAt, sourceAt } from "../load/git-base.js";
import { gitSourceOf, isUrl } from "../load/git-source.js";
import { isVersionOf } from "../load/is-version-of.js";
import { defaultFile, loadConfig } from "../load/load-config.js";
import { displayedPath } from "../load/read-source.js";
import type { ApiConfig } from "../model/config.js";
import { type Issue, issueOf, type Location, type WithIssues } from "../model/issue.js";
import type { NetworkAllowance } from "../model/network.js";
import { type ApiSettings, defaultSettings } from "../model/settings.js";
import { UsageError } from "./command.js";
import type { DiffOptions } from "./diff.js";
import { asWarning, isFatal } from "./issues.js";
import { isMissing, type SelectedApi, selectApis } from "./select-apis.js";

/** Two versions of an API. */
export interface Comparison {
  /** The name in the configuration, or the document after the change as it was typed. */
  readonly name: string;
  /** The documents: files, `git-ref:path` or URLs; one is absent where the API is new, or gone. */
  readonly before?: string;
  readonly after?: string;
  /** Where the configuration of each version is, or would be. */
  readonly configs: { readonly before: string; readonly after: string };
  readonly settings: Omit<ApiSettings, "output">;
  /** The overlays of each version: they belong to the document, and not to the settings of now. */
  readonly overlays: { readonly before: readonly string[]; readonly after: readonly string[] };
  /** What may be fetched for them beside public hosts over https; nothing if absent. */
  readonly allow?: readonly NetworkAllowance[];
  /** What the client is published as, and the folder that it is generated into, as it was typed; if it is published. */
  readonly packaged?: { readonly name: string; readonly output: string; readonly place: Location };
}

/** What is to be compared, and with which commit. */
export interface Comparisons {
  readonly base?: GitBase;
  readonly comparisons: readonly Comparison[];
}

/**
 * The comparisons that were asked for: of two documents, or of APIs of the configuration with what they were.
 *
 * @throws {UsageError} if what was asked for cannot be understood.
 */
export async function selectComparisons(options: DiffOptions): Promise<WithIssues<Comparisons>> {
  const { documents, base, target, cwd } = options;
  if (documents !== undefined && base !== undefined) {
    throw new UsageError(
      "`--base` goes with APIs of the configuration.",
      "Two documents say themselves what is compared.",
    );
  }
  if (documents !== undefined) return pairOf(documents, options);
  if (target !== undefined && (isUrl(target) || gitSourceOf(target, cwd) !== undefined)) {
    throw new UsageError(
      `\`diff\` compares two documents, and \`${displayedUrl(target)}\` is one.`,
      "Name the one after the change as well.",
    );
  }
  return againstBase(options);
}

/** Both documents may also be named by their API. */
async function pairOf(
  [before, after]: readonly [string, string],
  options: DiffOptions,
): Promise<WithIssues<Comparisons>> {
  const { config: file, cwd } = options;
  const { value: config, issues } = await loadConfig(file, cwd);
  const isUnconfigured = config === undefined && file === undefined && isMissing(issues);
  if (config === undefined && !isUnconfigured) return { value: { comparisons: [] }, issues };
  const apis = config?.apis ?? [];
  const named = (source: string): string => apis.find(({ name }) => name === source)?.root ?? source;
  const pair = { before: named(before), after: named(after) };
  const owner = [pair.after, pair.before].flatMap((source) =>
    apis.filter(({ root }) => isVersionOf(source, root, cwd)),
  )[0];
  const comparison: Comparison = {
    ...pair,
    name: owner?.name ?? displayedUrl(pair.after),
    configs: { before: "", after: "" },
    settings: owner?.settings ?? defaultSettings,
    overlays: { before: owner?.settings?.overlays ?? [], after: owner?.settings?.overlays ?? [] },
    ...(owner?.allow === undefined ? {} : { allow: owner.allow }),
  };
  return { value: { comparisons: [comparison] }, issues: isUnconfigured ? [] : issues };
}

/** The working tree against the commit at which HEAD left the base. */
async function againstBase(options: DiffOptions): Promise<WithIssues<Comparisons>> {
  const { cwd, target, config = defaultFile } = options;
  const { value: selected, issues } = await selectApis(options);
  if (isFatal(issues)) return { value: { comparisons: [] }, issues };
  const base = findBase(options.base, cwd);
  if ("code" in base) return { value: { comparisons: [] }, issues: [...issues, base] };
  const { value: past, issues: unread } = loadConfigAt(base, config, cwd);
  const history: History = {
    base,
    apis: past?.apis ?? [],
    configs: { before: sourceAt(base, config, cwd), after: displayedPath(resolve(cwd, config), cwd) },
  };
  const present = selected.flatMap((api) => (isUrl(api.root) ? [] : [comparisonOf(api, history, cwd)]));
  const absent = target === undefined ? removedOf(selected, present, history) : [];
  const live = selected.filter(({ root }) => isUrl(root)).map(liveIssue);
  // Without its configuration of then, an API is looked for where it is now.
  const mended = unread.filter(({ severity }) => severity === "fatal").map(asWarning);
  return { value: { base, comparisons: [...present, ...absent] }, issues: [...issues, ...mended, ...live] };
}

/** How it was at the commit that is compared with. */
interface History extends Pick<Comparison, "configs"> {
  readonly base: GitBase;
  /** With their documents as `git-ref:path`. */
  readonly apis: readonly ApiConfig[];
}

/** An API is the one that had its name, or its document. */
function comparisonOf(
  { name, root, settings, packagePlace }: SelectedApi,
  { base, apis, configs }: History,
  cwd: string,
): Comparison {
  const namesake = apis.find((api) => api.name === name && !isUrl(api.root));
  const before = namesake?.root ?? (existsAt(base, root, cwd) ? sourceAt(base, root, cwd) : undefined);
  return {
    name,
    ...(before === undefined ? {} : { before }),
    after: root,
    configs,
    settings: settings ?? defaultSettings,
    overlays: { before: overlaysThen(namesake, settings, base, cwd), after: settings?.overlays ?? [] },
    ...packagedAs(settings, packagePlace),
  };
}

/** Those of the configuration of then; without one, those of now as far as there were any. */
function overlaysThen(
  namesake: ApiConfig | undefined,
  settings: ApiSettings | undefined,
  base: GitBase,
  cwd: string,
): readonly string[] {
  if (namesake !== undefined) return namesake.settings?.overlays ?? [];
  const present = settings?.overlays ?? [];
  return present.filter((file) => existsAt(base, file, cwd)).map((file) => sourceAt(base, file, cwd));
}

function packagedAs(settings: ApiSettings | undefined, place: Location | undefined): Pick<Comparison, "packaged"> {
  if (settings?.package === undefined || place === undefined) return {};
  return { packaged: { name: settings.package, output: settings.output, place } };
}

function removedOf(
  selected: readonly SelectedApi[],
  present: readonly Comparison[],
  { apis, configs }: History,
): readonly Comparison[] {
  const names = new Set(selected.map(({ name }) => name));
  const documents = new Set(present.map(({ before }) => before));
  return apis
    .filter(({ name, root }) => !names.has(name) && !documents.has(root))
    .map(({ name, root, settings }) => ({
      name,
      before: root,
      configs,
      settings: settings ?? defaultSettings,
      overlays: { before: settings?.overlays ?? [], after: [] },
    }));
}

function liveIssue({ name, root }: SelectedApi): Issue {
  const file = displayedUrl(root);
  const message = `\`${name}\` is read from the network, so git has no earlier version of it.`;
  const hint = "Name two documents: `specwright diff BEFORE AFTER`.";
  return issueOf("feature-unsupported", { file, line: 1, column: 1, pointer: "" }, message, hint);
}
