import { resolve } from "node:path";
import { findDocuments } from "../load/find-documents.js";
import { isUrl } from "../load/git-source.js";
import { defaultFile, loadConfig } from "../load/load-config.js";
import type { ApiConfig } from "../model/config.js";
import type { WithIssues } from "../model/issue.js";
import { type CommandOptions, UsageError } from "./command.js";
import { isMissing, selectApis } from "./select-apis.js";

/** A document that is to be generated from and is not yet. */
export interface NewDocument {
  /** Its API in the configuration; absent where it has none yet. */
  readonly api?: string;
  /** Its path relative to `cwd`, or its URL. */
  readonly root: string;
}

/** A configuration to which something is to be added, whether it exists or not. */
export interface OpenConfig {
  /** Absolute. */
  readonly path: string;
  readonly apis: readonly ApiConfig[];
}

/** What is to be added, and to what. */
export interface Selected {
  readonly config: OpenConfig;
  readonly documents: readonly NewDocument[];
}

/**
 * The documents that are to be added to the configuration: those of its own APIs that have no output, the one that was named,
 * or the one that is found.
 *
 * @throws {UsageError} if there is no document, or more than one without a word about which.
 */
export async function selectNew(options: CommandOptions): Promise<WithIssues<Selected | undefined>> {
  const { cwd, target } = options;
  const { value: loaded, issues } = await loadConfig(options.config, cwd);
  if (loaded === undefined && !isMissing(issues)) return { value: undefined, issues };
  const apis = loaded?.apis ?? [];
  const config: OpenConfig = { path: resolve(cwd, options.config ?? defaultFile), apis };
  const found = (documents: readonly NewDocument[]) => ({ value: { config, documents }, issues: [] });
  if (target === undefined) return found(apis.length > 0 ? withoutOutput(apis) : [foundDocument(cwd)]);
  if (apis.some(({ upstream }) => upstream?.url === target)) return found([]);
  if (apis.length === 0 || isUrl(target)) return found([{ root: target }]);
  const { value: selected } = await selectApis(options);
  return found(
    withoutOutput(selected).map(({ api, root }) => (api === target ? documentOf(api, root, apis) : { api, root })),
  );
}

function withoutOutput(
  apis: readonly Pick<ApiConfig, "name" | "root" | "settings">[],
): readonly Required<NewDocument>[] {
  return apis.flatMap(({ name, root, settings }) => (settings === undefined ? [{ api: name, root }] : []));
}

/** A file that no API has is selected under its own path. */
function documentOf(api: string, root: string, apis: readonly ApiConfig[]): NewDocument {
  return apis.some(({ name }) => name === api) ? { api, root } : { root };
}

function foundDocument(cwd: string): NewDocument {
  const [first, ...others] = findDocuments(cwd);
  if (first === undefined) {
    throw new UsageError(
      "There is no OpenAPI document in the usual places.",
      "Name it: `specwright init FILE`, or its URL.",
    );
  }
  if (others.length === 0) return { root: first };
  const names = [first, ...others].map((name) => `\`${name}\``).join(", ");
  throw new UsageError(`There are several OpenAPI documents: ${names}.`, `Name one: \`specwright init ${first}\`.`);
}
