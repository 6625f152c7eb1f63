import { isAlias, isMap, isScalar, isSeq, type ParsedNode, parseDocument, Scalar, type YAMLMap } from "yaml";
import {
  type DocumentMap,
  type DocumentTree,
  isDocumentList,
  isDocumentMap,
  NumberText,
} from "../model/document-tree.js";
import { scalarValue } from "./yaml-options.js";

/** The tree of a text of YAML that is known to be well-formed, with aliases and merge keys put in. */
export function yamlTree(text: string): DocumentTree {
  // What a scalar means is said by the parser of documents alone; and uniqueKeys would compare every key with every other.
  const document = parseDocument(text, { schema: "failsafe", uniqueKeys: false, logLevel: "silent" });
  return document.contents === null ? null : treeOf(document.contents, new Map());
}

/** What each anchor stands for, as far as the text has been read. */
type Anchors = Map<string, DocumentTree>;

function treeOf(node: ParsedNode | null, anchors: Anchors): DocumentTree {
  if (node === null) return null;
  if (isAlias(node)) return anchors.get(node.source) ?? null;
  const tree = contentOf(node, anchors);
  if (node.anchor !== undefined) anchors.set(node.anchor, tree);
  return tree;
}

function contentOf(node: ParsedNode, anchors: Anchors): DocumentTree {
  if (isSeq<ParsedNode>(node)) return node.items.map((item) => treeOf(item, anchors));
  if (isMap<ParsedNode, ParsedNode | null>(node)) return mapOf(node, anchors);
  return isScalar(node) ? scalarOf(node) : null;
}

function mapOf(node: YAMLMap<ParsedNode, ParsedNode | null>, anchors: Anchors): DocumentMap {
  const members = new Map<string, DocumentTree>();
  for (const { key, value } of node.items) {
    const isMerge = isScalar(key) && key.type === Scalar.PLAIN && key.value === "<<";
    const name = nameOf(treeOf(key, anchors));
    const content = treeOf(value, anchors);
    if (isMerge) merge(content, members);
    else members.set(name, content);
  }
  return members;
}

/** The name that a key is, which need be no text: what JavaScript makes of it, as the parser that is quick has it. */
function nameOf(key: DocumentTree): string {
  if (key instanceof NumberText) return String(Number(key.text));
  if (isDocumentMap(key)) return "[object Object]";
  return isDocumentList(key) ? key.map((item) => (item === null ? "" : nameOf(item))).join(",") : String(key);
}

/** What is said in the map itself wins over what is merged, and of that what comes first. */
function merge(content: DocumentTree, members: Map<string, DocumentTree>): void {
  if (isDocumentList(content)) for (const item of content) merge(item, members);
  if (!isDocumentMap(content)) return;
  for (const [name, value] of content) if (!members.has(name)) members.set(name, value);
}

const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

function scalarOf({ value, type, tag }: Scalar): DocumentTree {
  const text = String(value ?? "");
  const isText = tag === undefined ? type !== Scalar.PLAIN : tag === "tag:yaml.org,2002:str";
  const meant = isText ? text : scalarValue(text, tag);
  if (typeof meant !== "number") return typeof meant === "boolean" || meant === null ? meant : text;
  return new NumberText(jsonNumber.test(text) && Object.is(Number(text), meant) ? text : String(meant));
}
