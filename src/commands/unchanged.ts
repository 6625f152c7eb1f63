import { resolve } from "node:path";
import { gitSourceOf, isUrl } from "../load/git-source.js";
import { readBytes, readSource } from "../load/read-source.js";
import type { Issue } from "../model/issue.js";
import type { JsonObject } from "../model/json.js";
import { bundleName, generatorVersion } from "../write/generator-version.js";
import { hashOf, hashOfText } from "../write/manifest.js";
import { keepRecord, recordOf } from "../write/run-record.js";
import type { Output } from "./build-output.js";
import type { GenerateOptions } from "./generate.js";
import type { Generated } from "./generate-api.js";
import type { OutputApi } from "./select-apis.js";

/**
 * What `generate` would tell once more, where nothing has changed since it ran: not the generator, the settings, the documents, nor a byte
 * of the output. Found out by reading alone, without a compiler; `undefined` where there is something to do, or no telling.
 */
export function findUnchanged(api: OutputApi, options: GenerateOptions): Generated | undefined {
  // Who wants to know what is read wants it to be read.
  const key = options.onRead === undefined ? keyOf(api, options) : undefined;
  const record = key === undefined ? undefined : recordOf(api.settings.output, key);
  if (record === undefined) return undefined;
  const isSame = Object.entries(record.sources).every(([path, hash]) => isSource(path, hash, options));
  return isSame ? (record.told as unknown as Generated) : undefined; // kept by us, and for this version alone
}

/** Keeps for {@link findUnchanged} what a run told that made `output`. */
export async function keepUnchanged(
  api: OutputApi,
  options: GenerateOptions,
  { document: { sources }, origin }: Output,
  { value, issues }: Generated,
): Promise<void> {
  const key = keyOf(api, options);
  if (key === undefined || value === undefined || !issues.every(staysTrue)) return;
  if (sources.some(({ file }) => isUrl(file))) return;
  // The texts of the origin are the same ones, and have been looked at for the manifest.
  const hashes = sources.map(({ file, text }, index) => {
    return [resolve(options.cwd, file), hashOfText(origin.sources[index] ?? { text })] as const;
  });
  const written = { ...value, filesWritten: 0, filesUnchanged: value.filesUnchanged + value.filesWritten };
  const told = { value: { ...written, filesRemoved: 0 }, issues };
  const json = told as unknown as JsonObject; // a summary and issues are plain data
  await keepRecord(api.settings.output, { key, sources: Object.fromEntries(hashes), told: json });
}

/** Whether nothing but the files that were read could take the issue back: a file that was missing can come. */
function staysTrue({ code, severity }: Issue): boolean {
  return severity === "warning" && !code.startsWith("file-") && !code.startsWith("ref-");
}

/** Hash of all that has a say beside the files; `undefined` where that cannot be said: of documents elsewhere, or of modules that are at work upon us. */
function keyOf({ name, root, base, settings, settingPlaces }: OutputApi, options: GenerateOptions): string | undefined {
  const bundle = options.generator ?? bundleName();
  if (bundle === undefined || isUrl(root) || gitSourceOf(root, options.cwd) !== undefined) return undefined;
  const { cwd, strict = false, coverage = false } = options;
  const places = [...(settingPlaces ?? [])];
  return hashOf(
    JSON.stringify([generatorVersion(), bundle, name, root, base, settings, places, cwd, strict, coverage]),
  );
}

/** Whether a file has the text of this hash: most are text byte for byte, and need not be decoded. */
function isSource(path: string, hash: string, { cwd }: GenerateOptions): boolean {
  const bytes = readBytes(path);
  if (bytes !== undefined && hashOf(bytes) === hash) return true;
  const text = readSource(path, cwd).value?.text;
  return text !== undefined && hashOf(text) === hash;
}
