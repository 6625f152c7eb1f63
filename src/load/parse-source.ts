import { extname } from "node:path";
import type { WithIssues } from "../model/issue.js";
import type { KnownFiles } from "../model/memory/known-files.js";
import { parseJson } from "./parse-json.js";
import { parseYaml } from "./parse-yaml.js";
import { type RawFile, type ReadFile, type Source, sourceOf } from "./source.js";

/** Reads and parses a file of JSON or YAML; all its syntax errors are reported at once. */
export function openSource(path: string, read: ReadFile): WithIssues<Source | undefined> {
  const { value: raw, issues } = read(path);
  return raw === undefined ? { value: undefined, issues } : parseSource(raw);
}

/** Reads a file whose text is all that it says. */
export function openText(path: string, read: ReadFile): WithIssues<Source | undefined> {
  const { value: raw, issues } = read(path);
  return { value: raw === undefined ? undefined : sourceOf(raw, raw.text, () => () => ({ nested: false })), issues };
}

/** Parses text of JSON or YAML, as its extension or its first character says; of JSON that is known, only what differs. */
export function parseSource(raw: RawFile, known?: KnownFiles["json"]): WithIssues<Source | undefined> {
  const extension = extname(raw.path).toLowerCase();
  if (extension === ".json") return parseJson(raw, known);
  if (!/^\s*[{[]/.test(raw.text)) return parseYaml(raw);
  const result = parseJson(raw, known);
  // `{a: b}` is a mapping of YAML, though it begins like an object of JSON.
  return result.value === undefined && /^\.ya?ml$/.test(extension) ? parseYaml(raw) : result;
}
