import { resolve } from "node:path";
import type { IgnoreEntry } from "../model/ignore.js";
import type { WithIssues } from "../model/issue.js";
import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../model/json.js";
import { openSource } from "./parse-source.js";
import { readSource } from "./read-source.js";
import { meantHint, ownMember, SettingReader } from "./setting-reader.js";

const defaultFile = ".specwright-ignore.yaml";
const members = ["fingerprint", "reason", "until"];

/**
 * Reads `.specwright-ignore.yaml`, where there is one, or the given file in its place: a list of changes to let pass.
 *
 * An entry that is not understood as a whole is a fatal issue: one with a mistyped `until` would hold for ever.
 */
export async function loadIgnoreFile(
  file: string | undefined,
  cwd: string,
): Promise<WithIssues<readonly IgnoreEntry[] | undefined>> {
  const { value: source, issues } = openSource(resolve(cwd, file ?? defaultFile), (path) => readSource(path, cwd));
  if (source === undefined) {
    const isAbsent = file === undefined && issues.every((issue) => issue.code === "file-not-found");
    return isAbsent ? { value: [], issues: [] } : { value: undefined, issues };
  }
  const reader = new SettingReader(source);
  const entries = entriesOf(source.content, reader);
  const found = [...issues, ...reader.issues];
  return { value: found.length === 0 ? entries : undefined, issues: found };
}

function entriesOf(content: JsonValue, reader: SettingReader): readonly IgnoreEntry[] {
  // A file of comments alone is empty.
  if (content === null) return [];
  if (!Array.isArray(content)) {
    const hint = "Each entry has a `fingerprint`, a `reason`, and a date `until` if it is to end.";
    reader.report("config-invalid", "", "An ignore file is a list of entries.", hint);
    return [];
  }
  const items: readonly JsonValue[] = content;
  const seen = new Map<string, number>();
  return items.flatMap((item, index) => {
    const pointer = pointerOf("", index);
    const entry = isJsonObject(item) ? entryOf(item, pointer, reader) : notAnEntry(pointer, reader);
    if (entry === undefined) return [];
    const earlier = seen.get(entry.fingerprint);
    if (earlier !== undefined) {
      const message = `\`${entry.fingerprint}\` stands already in line ${earlier}.`;
      reader.report("config-invalid", pointerOf(pointer, "fingerprint"), message);
    }
    seen.set(entry.fingerprint, entry.location.line);
    return [entry];
  });
}

function notAnEntry(pointer: string, reader: SettingReader): undefined {
  reader.report("config-invalid", pointer, "An entry is a map with a `fingerprint` and a `reason`.");
}

function entryOf(item: JsonObject, pointer: string, reader: SettingReader): IgnoreEntry | undefined {
  for (const name of Object.keys(item)) {
    if (members.includes(name)) continue;
    const hint = meantHint(name, members) ?? "An entry has `fingerprint`, `reason` and `until`.";
    reader.report("config-invalid", pointerOf(pointer, name), `An entry has no member \`${name}\`.`, hint, "key");
  }
  const fingerprint = readFingerprint(item, pointer, reader);
  const reason = reader.requiredText(item, pointer, "reason", "Say why the change may pass; reports show it.");
  const until = readDate(item, pointer, reader);
  if (fingerprint === undefined || reason === undefined) return undefined;
  const location = reader.locate(pointerOf(pointer, "fingerprint"));
  return { fingerprint, reason, ...(until === undefined ? {} : { until }), location };
}

function readFingerprint(item: JsonObject, pointer: string, reader: SettingReader): string | undefined {
  const place = pointerOf(pointer, "fingerprint");
  if (typeof ownMember(item, "fingerprint") === "number") {
    // YAML takes twelve decimal digits for a number, and forgets zeros at the beginning.
    reader.report("config-invalid", place, "`fingerprint` must be a text, and this is a number.", "Put it in quotes.");
    return undefined;
  }
  const text = reader.requiredText(item, pointer, "fingerprint", "Reports show it beside each change.");
  if (text === undefined || /^[0-9a-f]{12}$/.test(text)) return text;
  reader.report("config-invalid", place, "A fingerprint has twelve hexadecimal digits, letters in lower case.");
  return undefined;
}

function readDate(item: JsonObject, pointer: string, reader: SettingReader): string | undefined {
  const text = reader.text(item, pointer, "until");
  if (text === undefined || isDate(text)) return text;
  const message = "`until` must be a date such as `2026-12-31`: the last day on which the entry counts.";
  reader.report("config-invalid", pointerOf(pointer, "until"), message);
  return undefined;
}

/** `2026-02-30` is none. */
function isDate(text: string): boolean {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
