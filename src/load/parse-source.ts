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

/** Parses text of JSON or YAML, as its extension or its first character says; of JSON that is known, only what differs. */
export function parseSource(raw: RawFile, known?: KnownFiles["json"]): WithIssues<Source | undefined> {
  const extension = extname(raw.path).toLowerCase();
  if (textExtensions.has(extension))
    return { value: sourceOf(raw, raw.text, () => () => ({ nested: false })), issues: [] };
  if (extension === ".json") return parseJson(raw, known);
  if (!/^\s*[{[]/.test(raw.text)) return parseYaml(raw);
  const result = parseJson(raw, known);
  // `{a: b}` is a mapping of YAML, though it begins like an object of JSON.
  return result.value === undefined && /^\.ya?ml$/.test(extension) ? parseYaml(raw) : result;
}

/** Of files that a description may refer to as a whole, as Redocly has it. */
const textExtensions: ReadonlySet<string> = new Set([".md", ".markdown", ".txt"]);
