import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../model/json.js";
import { ruleOfText, selectionKinds, type SelectionRule } from "../model/selection.js";
import { meantHint, ownMember, type SettingReader } from "./setting-reader.js";

const howHint =
  "Say what is matched: `tag:issues`, `path:/repos/**`, `operation:list*` or `{ tag: issues, method: get }`.";

/** A list of rules that choose operations: each a text such as `tag:issues`, or a map of such patterns, all of which must match. */
export function readSelection(
  block: JsonObject,
  base: string,
  name: "include" | "exclude",
  reader: SettingReader,
): readonly SelectionRule[] {
  const value = ownMember(block, name);
  if (value === undefined) return [];
  const pointer = pointerOf(base, name);
  if (Array.isArray(value)) {
    // Array.isArray forgets that the array is one of JSON.
    return (value as readonly JsonValue[]).flatMap((rule, index) => readRule(rule, pointerOf(pointer, index), reader));
  }
  const hint = typeof value === "string" ? `A list of one is \`[${value}]\`.` : howHint;
  reader.report("config-invalid", pointer, `\`${name}\` must be a list of patterns.`, hint);
  return [];
}

function readRule(value: JsonValue, pointer: string, reader: SettingReader): readonly SelectionRule[] {
  const location = reader.locate(pointer);
  if (isJsonObject(value) && Object.keys(value).length > 0) {
    reader.unknown(value, pointer, selectionKinds);
    const patterns = selectionKinds.flatMap((kind) => {
      const pattern = reader.text(value, pointer, kind);
      return pattern === undefined ? [] : [[kind, pattern.trim()] as const];
    });
    if (patterns.length > 0) return [{ ...Object.fromEntries(patterns), location }];
  }
  const rule = typeof value === "string" ? ruleOfText(value) : undefined;
  if (rule !== undefined) return [{ ...rule, location }];
  const hint = typeof value === "string" ? ruleHint(value) : howHint;
  reader.report("config-invalid", pointer, "A pattern must say what it matches.", hint);
  return [];
}

/** How a text that is no rule was most likely meant, in a sentence. */
export function ruleHint(text: string): string {
  const [kind = "", ...pattern] = text.split(":");
  if (text.startsWith("/")) return `Did you mean \`path:${text}\`?`;
  if (pattern.length === 0) return `Did you mean \`tag:${text}\` or \`operation:${text}\`?`;
  return meantHint(kind, selectionKinds) ?? `Known are ${selectionKinds.map((each) => `\`${each}\``).join(", ")}.`;
}
