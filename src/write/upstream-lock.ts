import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { issueOf, type WithIssues } from "../model/issue.js";
import { isJsonObject, type JsonValue } from "../model/json.js";
import { targetStatOf, unlessMissing } from "./disk.js";
import { replaceFile } from "./replace-file.js";

/** The file beside the configuration that says what was pulled; it belongs into the repository. */
export const upstreamLockName = ".specwright-upstream.json";

/** What was pulled last into one document. Nothing in it changes unless the document does. */
export interface PullRecord {
  readonly url: string;
  /** The entity tag that came with it, if any. */
  readonly etag?: string;
  /** Of the document in one line of JSON: the same before and after it is formatted. */
  readonly sha256: string;
}

/** Records by the paths of the documents, relative to the folder, with `/`. */
export type UpstreamLock = ReadonlyMap<string, PullRecord>;

/** What was pulled into the documents of a folder. The value is undefined if the lock cannot be understood. */
export async function readUpstreamLock(folder: string): Promise<WithIssues<UpstreamLock | undefined>> {
  const file = join(folder, upstreamLockName);
  const text = await unlessMissing(readFile(file, "utf8"));
  if (text === undefined) return { value: new Map(), issues: [] };
  const records = recordsOf(parse(text));
  if (records !== undefined) return { value: records, issues: [] };
  const message = `\`${upstreamLockName}\` is not as it was written: a merge may have left its marks.`;
  const hint = "Mend it or delete it; without it, the next pull wants to be told to `--force`.";
  return {
    value: undefined,
    issues: [issueOf("syntax-invalid", { file, line: 1, column: 1, pointer: "" }, message, hint)],
  };
}

/** Writes down what was pulled into the document at `path`; records of documents that are gone go too. */
export async function writePullRecord(
  folder: string,
  lock: UpstreamLock,
  path: string,
  record: PullRecord,
): Promise<void> {
  const records: [string, PullRecord][] = [[path, record]];
  for (const [each, other] of lock) {
    if (each !== path && targetStatOf(join(folder, each)) !== undefined) records.push([each, other]);
  }
  // By code units: the order must not depend on the machine's language.
  records.sort(([left], [right]) => (left < right ? -1 : 1));
  await replaceFile(join(folder, upstreamLockName), `${JSON.stringify(Object.fromEntries(records), undefined, 2)}\n`);
}

function recordsOf(content: JsonValue | undefined): UpstreamLock | undefined {
  if (!isJsonObject(content)) return undefined;
  const records = new Map<string, PullRecord>();
  for (const [path, entry] of Object.entries(content)) {
    if (!isJsonObject(entry)) return undefined;
    const { url, etag, sha256 } = entry;
    if (typeof url !== "string" || typeof sha256 !== "string") return undefined;
    records.set(path, { url, ...(isEntityTag(etag) ? { etag } : {}), sha256 });
  }
  return records;
}

/** Whether it is an entity tag of a reasonable length (RFC 9110, section 8.8.3): it goes into a file, and back into a header. */
export function isEntityTag(value: unknown): value is string {
  return typeof value === "string" && /^(?:W\/)?"[\x21\x23-\x7e]{0,200}"$/.test(value);
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
