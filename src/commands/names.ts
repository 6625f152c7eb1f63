import { listNames } from "../emit/list-names.js";
import type { NameEntry } from "../model/name-entry.js";
import { defaultSettings } from "../model/settings.js";
import { buildApi } from "./build-api.js";
import { chosenSettings } from "./chosen-settings.js";
import type { CommandOptions, CommandResult } from "./command.js";
import { runEach } from "./run-each.js";
import { selectApis } from "./select-apis.js";

/** What `names` found of one API. */
export interface NamesSummary {
  readonly names: readonly NameEntry[];
}

/**
 * Lists what everything is called in TypeScript, and in which file it stands: load, resolve.
 *
 * @throws {UsageError} if there is no such API.
 */
export async function names(options: CommandOptions): Promise<CommandResult<NamesSummary>> {
  return runEach(await selectApis(options), options, async (api) => {
    const settings = chosenSettings(api.settings ?? defaultSettings, options);
    const { value: built, issues } = await buildApi({ ...api, settings, withoutFiles: true }, options);
    const value = built === undefined ? undefined : { names: listNames(built.api) };
    return { value, issues };
  });
}
