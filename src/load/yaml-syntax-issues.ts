import { isPair, isScalar, isSeq, parseDocument, visit, type Document, type Pair, type YAMLMap } from "yaml";
import { issueOf, type Issue, type Location } from "../model/issue.js";
import { pointerOf } from "../model/json.js";
import { positionFinder } from "../model/text-position.js";
import { duplicateKeyIssue } from "./duplicate-key.js";
import { limitIssues } from "./limit-issues.js";
import type { RawFile } from "./source.js";

/**
 * Everything that is wrong with the syntax of a text of YAML, keys that stand twice in one mapping included.
 *
 * Nothing if the text is nested so deep that yaml, which parses by recursion, gives up.
 */
export function yamlSyntaxIssues(raw: RawFile): readonly Issue[] {
  try {
    return limitIssues(issuesIn(raw));
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function issuesIn({ file, text }: RawFile): readonly Issue[] {
  const positionAt = positionFinder(text);
  const placeOf = (offset: number, pointer: string): Location => ({ file, ...positionAt(offset), pointer });
  // uniqueKeys would compare every key with every other.
  const document = parseDocument(text, { prettyErrors: false, logLevel: "silent", uniqueKeys: false });
  return [
    ...document.errors.map(({ pos, message }) => issueOf("syntax-invalid", placeOf(pos[0], ""), sentenceOf(message))),
    ...duplicateKeys(document).map(({ key, pointer, offset, before }) =>
      duplicateKeyIssue(key, placeOf(offset, pointer), positionAt(before).line),
    ),
  ];
}

interface DuplicateKey {
  readonly key: string;
  readonly pointer: string;
  readonly offset: number;
  /** Where the key stands before. */
  readonly before: number;
}

function duplicateKeys(document: Document.Parsed): readonly DuplicateKey[] {
  const duplicates: DuplicateKey[] = [];
  visit(document, { Map: (_key, map, path) => void duplicates.push(...duplicatesIn(map, path)) });
  return duplicates;
}

function duplicatesIn(map: YAMLMap, path: readonly unknown[]): readonly DuplicateKey[] {
  const offsets = new Map<string, number>();
  const duplicates: DuplicateKey[] = [];
  for (const pair of map.items) {
    const key = keyOf(pair);
    if (key === undefined || key === "<<") continue;
    const offset = isScalar(pair.key) ? (pair.key.range?.[0] ?? 0) : 0;
    const before = offsets.get(key);
    offsets.set(key, offset);
    if (before !== undefined) duplicates.push({ key, pointer: pointerTo(key, [...path, map]), offset, before });
  }
  return duplicates;
}

/** @param path The collections around the key and their pairs, from the outermost. */
function pointerTo(key: string, path: readonly unknown[]): string {
  const segments = path.flatMap((node, index) => {
    if (isPair(node)) return keyOf(node) ?? [];
    return isSeq(node) ? node.items.indexOf(path[index + 1]) : [];
  });
  return pointerOf("", ...segments, key);
}

function keyOf({ key }: Pair): string | undefined {
  return isScalar(key) ? String(key.value) : undefined;
}

function sentenceOf(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
