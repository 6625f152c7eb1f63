import { emitApi } from "../emit/emit-api.js";
import { loadConfig } from "../load/load-config.js";
import { loadDocument } from "../load/load-document.js";
import { loadRuntime } from "../load/load-runtime.js";
import { issueOf, type Location, type WithIssues } from "../model/issue.js";
import { defaultSettings } from "../model/settings.js";
import type { SpecDocument } from "../model/spec-document.js";
import type { PreviousPackage } from "../pack/previous-package.js";
import { unpackedApi, withUnpacked } from "../pack/unpacked-previous.js";
import { resolveApi } from "../resolve/resolve-api.js";
import type { ComparedOutput } from "./compare-outputs.js";

/**
 * What a previous version would be generated as today: its document with its own settings. So what a newer Specwright does
 * otherwise is no change of the API.
 */
export function previousOutput(
  previous: PreviousPackage,
  source: string,
  place: Location,
): Promise<WithIssues<ComparedOutput | undefined>> {
  const label = `${previous.name}@${previous.version}/openapi.json`;
  return withUnpacked(previous, async (folder, config) => {
    const { value: found, issues } = await loadConfig(config, folder);
    const settings = {
      ...defaultSettings,
      ...found?.apis.find(({ name }) => name === unpackedApi)?.settings,
      output: "",
    };
    const { value: document, issues: unread } = await loadDocument("openapi.json", folder);
    if (found === undefined || document === undefined) {
      const reason = [...issues, ...unread].find(({ severity }) => severity === "fatal")?.message ?? "";
      const message = `\`${label}\` cannot be read: ${reason}`;
      return { value: undefined, issues: [issueOf("previous-unusable", place, message)] };
    }
    // The headers of its files name the document as it is called today: that is no difference.
    const api = { ...resolveApi(document, settings).value, source };
    const files = emitApi(api, await loadRuntime(), { ...settings, importExtension: ".js" });
    return { value: { api, document: labelled(document, label), files }, issues: [] };
  });
}

/** The document as it is called once its folder is gone. */
function labelled(document: SpecDocument, file: string): SpecDocument {
  return { ...document, file, locate: (pointer) => ({ ...document.locate(pointer), file }) };
}
