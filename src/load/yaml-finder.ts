import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  type Document,
  type Node,
  type Pair,
} from "yaml";
import type { OffsetFinder, Offsets } from "./source.js";

/** Finds values in a text of YAML that js-yaml could read. */
export function yamlFinder(text: string): OffsetFinder {
  const document = parseDocument(text, { prettyErrors: false, logLevel: "silent", uniqueKeys: false });
  return (segments) => {
    let node = nodeOf(document.contents, document);
    let place: Offsets = { value: node?.range?.[0] ?? 0, nested: true };
    for (const segment of segments) {
      const found = childOf(node, segment, document);
      if (found === undefined) break;
      const [key, value] = found;
      node = nodeOf(value, document);
      place = offsetsOf(key, isNode(value) ? value : undefined, isCollection(node));
    }
    return place;
  };
}

type Child = readonly [key: unknown, value: unknown];

function childOf(node: Node | undefined, segment: string, document: Document): Child | undefined {
  if (isSeq(node)) return Number(segment) < node.items.length ? [undefined, node.items[Number(segment)]] : undefined;
  if (!isMap(node)) return undefined;
  const own = node.items.findLast((pair) => keyOf(pair) === segment);
  if (own !== undefined) return [own.key, own.value];
  for (const merge of node.items.filter((pair) => keyOf(pair) === "<<")) {
    const value = nodeOf(merge.value, document);
    for (const merged of isSeq(value) ? value.items : [value]) {
      const found = childOf(nodeOf(merged, document), segment, document);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function keyOf(pair: Pair): string {
  return String(isScalar(pair.key) ? pair.key.value : pair.key);
}

/** The node itself, or what an alias stands for. */
function nodeOf(value: unknown, document: Document): Node | undefined {
  if (isAlias(value)) return value.resolve(document);
  return isNode(value) ? value : undefined;
}

function offsetsOf(key: unknown, value: Node | undefined, nested: boolean): Offsets {
  const keyOffset = isNode(key) ? key.range?.[0] : undefined;
  const range = value?.range;
  const isWritten = range !== undefined && range !== null && range[1] > range[0];
  return {
    ...(keyOffset === undefined ? {} : { key: keyOffset }),
    ...(isWritten ? { value: range[0] } : {}),
    nested,
  };
}
