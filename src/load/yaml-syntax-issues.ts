import { isScalar, parseDocument, visit, type Document, type YAMLMap } from "yaml";
import { issueOf, type Issue } from "../model/issue.js";
import { limitIssues } from "./limit-issues.js";
import type { RawFile } from "./source.js";
import { positionFinder, type TextPosition } from "../model/text-position.js";

interface Finding {
  readonly offset: number;
  readonly message: string;
}

/**
 * Everything that is wrong with the syntax of a text of YAML, keys that stand twice in one mapping included.
 *
 * Nothing if the text is nested so deep that yaml, which parses by recursion, gives up.
 */
export function yamlSyntaxIssues(raw: RawFile): readonly Issue[] {
  const positionAt = positionFinder(raw.text);
  try {
    const issues = findingsIn(raw.text, positionAt)
      .toSorted((left, right) => left.offset - right.offset)
      .map(({ offset, message }) =>
        issueOf("syntax-invalid", { file: raw.file, ...positionAt(offset), pointer: "" }, message),
      );
    return limitIssues(issues);
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function findingsIn(text: string, positionAt: (offset: number) => TextPosition): readonly Finding[] {
  // uniqueKeys would compare every key with every other.
  const document = parseDocument(text, { prettyErrors: false, logLevel: "silent", uniqueKeys: false });
  return [
    ...document.errors.map((error) => ({ offset: error.pos[0], message: sentenceOf(error.message) })),
    ...duplicateKeys(document).map(({ key, offset, first }) => ({
      offset,
      message: `The key \`${key}\` stands already in line ${positionAt(first).line} of the same mapping.`,
    })),
  ];
}

interface DuplicateKey {
  readonly key: string;
  readonly offset: number;
  /** Where the key stands first. */
  readonly first: number;
}

function duplicateKeys(document: Document.Parsed): readonly DuplicateKey[] {
  const duplicates: DuplicateKey[] = [];
  visit(document, { Map: (_key, map) => void duplicates.push(...duplicatesIn(map)) });
  return duplicates;
}

function duplicatesIn(map: YAMLMap): readonly DuplicateKey[] {
  const offsets = new Map<string, number>();
  const duplicates: DuplicateKey[] = [];
  for (const pair of map.items) {
    if (!isScalar(pair.key) || pair.key.value === "<<") continue;
    const key = String(pair.key.value);
    const offset = pair.key.range?.[0] ?? 0;
    const first = offsets.get(key);
    if (first === undefined) offsets.set(key, offset);
    else duplicates.push({ key, offset, first });
  }
  return duplicates;
}

function sentenceOf(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
