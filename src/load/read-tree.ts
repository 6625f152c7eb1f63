import { isDeepStrictEqual } from "node:util";
import { type DocumentTree, isDocumentList, isDocumentMap, NumberText } from "../model/document-tree.js";
import type { WithIssues } from "../model/issue.js";
import type { JsonValue } from "../model/json.js";
import { jsonTree } from "./json-tree.js";
import { parseJson } from "./parse-json.js";
import { parseYaml } from "./parse-yaml.js";
import { readSource } from "./read-source.js";
import type { RawFile, Source } from "./source.js";
import { yamlTree } from "./yaml-tree.js";

/** A document in both of its forms: as what it means, and as it was written. */
export interface SourceTree {
  readonly source: Source;
  readonly tree: DocumentTree;
}

/** Parses a text of JSON or YAML, whichever it is, whatever its name says. */
export function parseTree(raw: RawFile): WithIssues<SourceTree | undefined> {
  const json = /^\s*[{[]/.test(raw.text) ? parseJson(raw) : undefined;
  if (json?.value !== undefined) return { ...json, value: checked(json.value, jsonTree(raw.text)) };
  // `{a: b}` is a mapping of YAML, though it begins like an object of JSON.
  const yaml = parseYaml(raw);
  if (yaml.value !== undefined) return { ...yaml, value: checked(yaml.value, yamlTree(raw.text)) };
  return { value: undefined, issues: json?.issues ?? yaml.issues };
}

/** Reads and parses a file of JSON or YAML. */
export function readTree(path: string, cwd: string): WithIssues<SourceTree | undefined> {
  const { value: raw, issues } = readSource(path, cwd);
  return raw === undefined ? { value: undefined, issues } : parseTree(raw);
}

/** What the tree means, without the order and the digits that only it knows. */
export function contentOfTree(tree: DocumentTree): JsonValue {
  if (tree instanceof NumberText) return Number(tree.text);
  if (isDocumentList(tree)) return tree.map(contentOfTree);
  if (isDocumentMap(tree)) return Object.fromEntries([...tree].map(([name, value]) => [name, contentOfTree(value)]));
  return tree;
}

/** Two parsers read the same text: one that is quick and knows what it means, one that knows how it is written. */
function checked(source: Source, tree: DocumentTree): SourceTree {
  if (!isDeepStrictEqual(source.content, contentOfTree(tree))) {
    throw new Error(`Unreachable: \`${source.file}\` means one thing to one parser and another to the other.`);
  }
  return { source, tree };
}
