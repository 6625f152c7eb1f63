import {
  isAlias,
  isNode,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  Scalar,
  visit,
  type Document,
  type Pair,
  type YAMLSeq,
} from "yaml";
import { issueOf, type Issue, type Location } from "../model/issue.js";
import { pointerOf } from "../model/json.js";
import { positionFinder } from "../model/text-position.js";
import { duplicateKeyIssue } from "./duplicate-key.js";
import { limitIssues } from "./limit-issues.js";
import type { RawFile } from "./source.js";
import { scalarValue } from "./yaml-options.js";

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
    ...tellingErrors(document).map(({ pos, message }) =>
      issueOf("syntax-invalid", placeOf(pos[0], ""), sentenceOf(message)),
    ),
    ...duplicateKeys(document).map(({ key, pointer, offset, before }) =>
      duplicateKeyIssue(key, placeOf(offset, pointer), positionAt(before).line),
    ),
  ];
}

/** Once the parser has lost the document, it names each token that follows: the first error has said why. */
function tellingErrors({ errors }: Document.Parsed): Document.Parsed["errors"] {
  return errors.filter(({ message }, index) => index === 0 || !message.includes(" token in YAML stream"));
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
  const indexOf = indexFinder();
  visit(document, {
    Map: (_key, map, path) => {
      const offsets = new Map<string, number>();
      for (const pair of map.items) {
        const key = keyOf(pair, document);
        if (key === undefined) continue;
        const offset = isNode(pair.key) ? (pair.key.range?.[0] ?? 0) : 0;
        const before = offsets.get(key);
        offsets.set(key, offset);
        if (before === undefined) continue;
        duplicates.push({ key, pointer: pointerTo(key, [...path, map], document, indexOf), offset, before });
      }
    },
  });
  return duplicates;
}

type IndexFinder = (list: YAMLSeq, item: unknown) => number;

/** In a list of thousands, each item is looked up at once. */
function indexFinder(): IndexFinder {
  const known = new Map<YAMLSeq, ReadonlyMap<unknown, number>>();
  return (list, item) => {
    const indexes = known.get(list) ?? new Map(list.items.map((each, index) => [each, index]));
    known.set(list, indexes);
    return indexes.get(item) ?? 0;
  };
}

/** @param path The collections around the key and their pairs, from the outermost. */
function pointerTo(key: string, path: readonly unknown[], document: Document, indexOf: IndexFinder): string {
  const segments = path.flatMap((node, index) => {
    if (isPair(node)) return keyOf(node, document) ?? [];
    return isSeq(node) ? indexOf(node, path[index + 1]) : [];
  });
  return pointerOf("", ...segments, key);
}

/** The name that js-yaml gives a member; `undefined` for what is merged, and for what nobody can read. */
function keyOf({ key }: Pair, document: Document): string | undefined {
  const node = isAlias(key) ? key.resolve(document) : key;
  if (isScalar(node)) {
    if (node.type === Scalar.PLAIN && node.value === "<<") return undefined;
    return String(typeof node.value === "string" ? node.value : scalarValue(node.source ?? "", node.tag));
  }
  try {
    return isNode(node) ? String(node.toJS(document)) : undefined;
  } catch (error) {
    if (error instanceof ReferenceError) return undefined; // an alias of nothing, or of too much
    throw error;
  }
}

function sentenceOf(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
