import { relative, resolve, sep } from "node:path";
import { isUrl } from "../load/git-source.js";
import type { Api } from "../model/api.js";
import type { EmittedFile } from "../model/emitted-file.js";
import type { WithIssues } from "../model/issue.js";
import type { ApiSettings } from "../model/settings.js";
import type { SpecDocument } from "../model/spec-document.js";
import { slowFormatIssues, slowPatternIssues } from "../resolve/patterns/slow-pattern-issues.js";
import { generatorVersion } from "../write/generator-version.js";
import type { Origin } from "../write/manifest.js";
import { recordedSettings } from "../write/recorded-settings.js";
import { buildApi, type BuildRequest } from "./build-api.js";
import type { CommandOptions } from "./command.js";
import { withStrictness } from "./issues.js";
import type { OutputApi } from "./select-apis.js";

/** What belongs into an output folder. */
export interface Output {
  readonly api: Api;
  /** What the API was read from. */
  readonly document: SpecDocument;
  readonly files: readonly EmittedFile[];
  readonly origin: Origin;
}

/** Makes the output of an API in memory. The value is undefined after an issue that `--strict` need not make fatal. */
export async function buildOutput(
  selected: OutputApi,
  options: CommandOptions,
): Promise<WithIssues<Output | undefined>> {
  const { value: built, issues: found } = await buildApi({ ...selected, inspect: inspectorOf(selected) }, options);
  const issues = withStrictness(found, options.strict);
  if (built === undefined) return { value: undefined, issues };
  const { document, api, files } = built;
  return { value: { api, document, files, origin: originOf(document, selected.settings, options.cwd) }, issues };
}

/** Guards are only as quick as the patterns in them. */
function inspectorOf({ settings, settingPlaces }: OutputApi): NonNullable<BuildRequest["inspect"]> {
  return async (api, document) =>
    settings.guards === "none"
      ? []
      : [
          ...(await slowPatternIssues(api, document)),
          ...(await slowFormatIssues(settings.formats.custom, settingPlaces ?? new Map())),
        ];
}

function originOf({ sources }: SpecDocument, settings: ApiSettings, cwd: string): Origin {
  const nameOf = (file: string): string =>
    isUrl(file) ? file : relative(settings.output, resolve(cwd, file)).replaceAll(sep, "/");
  return {
    generator: generatorVersion(),
    sources: sources.map(({ file, text }) => ({ file: nameOf(file), text })),
    settings: recordedSettings({ ...settings, overlays: (settings.overlays ?? []).map(nameOf) }),
  };
}
