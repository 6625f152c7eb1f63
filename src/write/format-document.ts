import { Document, Pair, Scalar, type ScalarTag, type Tags, YAMLMap, YAMLSeq } from "yaml";
import { type DocumentTree, isDocumentList, isDocumentMap, NumberText } from "../model/document-tree.js";

/**
 * A document as text, the same for the same document, and so that a change of one thing changes the lines of that thing alone.
 *
 * The members stay in the order of the upstream: sorted, a document would read like a dictionary, with `components` before
 * `info` and the properties of a schema torn apart; and those who write documents add where it belongs, and seldom reorder.
 */
export function formatDocument(tree: DocumentTree, format: "json" | "yaml"): string {
  return format === "json" ? `${jsonText(tree, "\n")}\n` : yamlText(tree);
}

/** The document in one line of JSON: what its hash is made of, since no formatter has a say in it. */
export function compactDocument(tree: DocumentTree): string {
  return jsonText(tree, "");
}

/** `lineBreak` begins a line of the depth of the value, or is empty for no lines at all. */
function jsonText(tree: DocumentTree, lineBreak: string): string {
  if (tree instanceof NumberText) return tree.text;
  const inner = lineBreak === "" ? "" : `${lineBreak}  `;
  if (isDocumentList(tree)) {
    const items = tree.map((item) => `${inner}${jsonText(item, inner)}`);
    return items.length === 0 ? "[]" : `[${items.join(",")}${lineBreak}]`;
  }
  if (!isDocumentMap(tree)) return JSON.stringify(tree);
  const space = lineBreak === "" ? "" : " ";
  const members = [...tree].map(([name, value]) => `${inner}${JSON.stringify(name)}:${space}${jsonText(value, inner)}`);
  return members.length === 0 ? "{}" : `{${members.join(",")}${lineBreak}}`;
}

const numberTag: ScalarTag = {
  tag: "tag:specwright,2026:number",
  default: true,
  identify: (value) => value instanceof NumberText,
  resolve: (text) => text,
  stringify: ({ value }) => (value instanceof NumberText ? value.text : String(value)),
};

/** What readers of YAML refuse or lose unless it is escaped, beside what its printer knows. */
const hidden = /[\u2028\u2029\ufeff\ufffe\uffff]/g;

/** Whatever begins like a number with a sign: readers do not agree on which of these is one, such as `-0o7`. */
const signed = /^[-+][.\d]/;

const quotedTextTag: ScalarTag = {
  tag: "tag:yaml.org,2002:str",
  default: true,
  identify: (value) => typeof value === "string" && (signed.test(value) || value.search(hidden) !== -1),
  resolve: (text) => text,
  stringify: ({ value }) => JSON.stringify(value).replace(hidden, escapeOf),
};

function escapeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16)}`;
}

/** No aliases, no folded lines, texts of several lines as blocks, quotes where YAML 1.1 or 1.2 would see no text otherwise. */
function yamlText(tree: DocumentTree): string {
  const document = new Document(null, {
    schema: "core",
    compat: "yaml-1.1",
    customTags: (tags: Tags): Tags => [numberTag, quotedTextTag, ...tags],
  });
  document.contents = nodeOf(tree);
  return document.toString({ lineWidth: 0, blockQuote: "literal" });
}

function nodeOf(tree: DocumentTree): Scalar | YAMLMap | YAMLSeq {
  if (isDocumentList(tree)) {
    const list = new YAMLSeq();
    list.items = tree.map(nodeOf);
    return list;
  }
  if (!isDocumentMap(tree)) return new Scalar(tree);
  const map = new YAMLMap();
  map.items = [...tree].map(([name, value]) => new Pair(new Scalar(name), nodeOf(value)));
  return map;
}
