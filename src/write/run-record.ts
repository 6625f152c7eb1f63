import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isJsonObject, type JsonObject, type JsonValue } from "../model/json.js";
import { ifThere, targetStatOf, writeAtomically } from "./disk.js";
import { hashOf } from "./manifest.js";
import { manifestPath } from "./output-path.js";
import { takeSnapshot, textOf } from "./snapshot.js";

/** What a run was made from, left behind and told; kept so that the next run can see that there is nothing to do. */
export interface RunRecord {
  /** Hash of all that had a say beside the documents: generator, settings, options of the command. */
  readonly key: string;
  /** Hashes of the texts that were read, by absolute path. */
  readonly sources: Readonly<Record<string, string>>;
  /** Hash of the manifest, which has the hashes of the other files. */
  readonly manifest: string;
  /** What the run told its user. */
  readonly told: JsonObject;
}

/** The record of the last run into `folder`, if it was a run with this key and its output stands untouched. */
export function recordOf(folder: string, key: string): RunRecord | undefined {
  const file = recordFile(folder);
  const text = file === undefined ? undefined : ifThere(() => readFileSync(file, "utf8"));
  const record = text === undefined ? undefined : parse(text);
  return record?.key === key && isUntouched(folder, record.manifest) ? record : undefined;
}

/** Keeps the record of a run that has just written `folder`. It saves time alone, so where it cannot be kept, all is well without. */
export async function keepRecord(folder: string, record: Omit<RunRecord, "manifest">): Promise<void> {
  const file = recordFile(folder);
  const manifest = ifThere(() => readFileSync(join(folder, manifestPath)));
  if (file === undefined || manifest === undefined) return;
  const text = JSON.stringify({ ...record, manifest: hashOf(manifest) });
  await writeAtomically(file, text).catch(() => undefined);
}

/** Beside the packages that are installed nearest to the output, as tools keep what may be lost; without any, nowhere. */
function recordFile(folder: string): string | undefined {
  for (let parent = dirname(folder); ; parent = dirname(parent)) {
    const modules = join(parent, "node_modules");
    if (targetStatOf(modules)?.isDirectory() === true) {
      return join(modules, ".cache/specwright", `run-${hashOf(folder).slice(0, 16)}.json`);
    }
    if (parent === dirname(parent)) return undefined;
  }
}

/** Whether the folder holds what its manifest says, byte for byte, and nothing else that is ours. */
function isUntouched(folder: string, manifestHash: string): boolean {
  const { entries, owned, strays, temporaries } = takeSnapshot(folder, []);
  const manifest = entries.get(manifestPath);
  if (manifest?.kind !== "file" || hashOf(manifest.bytes) !== manifestHash) return false;
  if (strays.length + temporaries.length > 0 || "pending" in objectOf(textOf(manifest.bytes))) return false;
  return [...owned].every(([path, [hash]]) => {
    const entry = entries.get(path);
    return entry?.kind === "file" && hashOf(entry.bytes) === hash;
  });
}

function parse(text: string): RunRecord | undefined {
  const { key, sources, manifest, told } = objectOf(text);
  if (typeof key !== "string" || typeof manifest !== "string") return undefined;
  if (sources === undefined || !isJsonObject(sources) || told === undefined || !isJsonObject(told)) return undefined;
  const hashes = Object.entries(sources).map(([file, hash]) => [file, String(hash)] as const);
  return { key, sources: Object.fromEntries(hashes), manifest, told };
}

function objectOf(text: string): JsonObject {
  try {
    const content: JsonValue = JSON.parse(text);
    return isJsonObject(content) ? content : {};
  } catch {
    return {};
  }
}
