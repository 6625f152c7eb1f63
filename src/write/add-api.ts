import type { NetworkAllowance } from "../model/network.js";
import { isMap, isScalar, parseDocument, stringify, type YAMLMap } from "yaml";

/** What a configuration is to say about an API. */
export interface ApiEntry {
  readonly name: string;
  readonly root: string;
  readonly output: string;
  readonly upstream?: string;
  /** What may be fetched for it beside public hosts over https; nothing more if absent or empty. */
  readonly allow?: readonly NetworkAllowance[];
}

/**
 * The text of a configuration that has the API, and an output for it.
 *
 * Whatever it says already stays as it is, with its comments; only what is missing is added, at the end of the map where it belongs.
 */
export function addApi(text: string, entry: ApiEntry): string {
  const plain = text.replaceAll("\r\n", "\n");
  const isAllWindows = text.includes("\r\n") && text === plain.replaceAll("\n", "\r\n");
  return isAllWindows ? textWith(plain, entry).replaceAll("\n", "\r\n") : textWith(text, entry);
}

function textWith(text: string, { name, root, output, upstream, allow = [] }: ApiEntry): string {
  const block = { ...(upstream && { upstream }), output, ...(allow.length > 0 && { allow }) };
  const document = parseDocument(text);
  const keys = ["apis", name, "x-specwright"];
  if (document.contents === null)
    return `${withLineEnd(text)}${stringify({ extends: ["recommended"], ...nested(["apis", name], { root, "x-specwright": block }) })}`;
  const depth = [1, 2, 3].findLast((length) => isMap(document.getIn(keys.slice(0, length)))) ?? 0;
  const added =
    depth < 2 ? nested(keys.slice(depth, 2), { root, "x-specwright": block }) : nested(keys.slice(depth), block);
  const map = depth === 0 ? document.contents : document.getIn(keys.slice(0, depth));
  const [[key, value] = ["", {}]] = Object.entries(added);
  const written = isMap(map) && !map.has(key) ? appended(text, map, added, depth) : undefined;
  if (written !== undefined) return written;
  // A map in braces, or a key that has no value yet.
  document.setIn([...keys.slice(0, depth), key], document.createNode(value));
  return document.toString({ lineWidth: 0 });
}

function nested(keys: readonly string[], value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return keys.reduceRight((inner, key) => ({ [key]: inner }), value);
}

/** The text with more members at the end of a map that has a line for each; undefined for others. */
function appended(
  text: string,
  map: YAMLMap,
  members: Readonly<Record<string, unknown>>,
  depth: number,
): string | undefined {
  const [first, last] = [map.items[0]?.key, map.items.at(-1)];
  const value = last?.value ?? last?.key;
  if (map.flow === true || !isScalar(first) || !hasRange(first) || !hasRange(value)) return undefined;
  const start = text.lastIndexOf("\n", first.range[0]) + 1;
  const indent = text.slice(start, first.range[0]);
  if (indent.trim() !== "") return undefined;
  const end = endOfLine(text, value.range[1]);
  const lines = stringify(members, { indent: Math.round(indent.length / depth) || 2, lineWidth: 0 }).replaceAll(
    /^(?=.)/gm,
    indent,
  );
  return `${withLineEnd(text.slice(0, end))}${lines}${text.slice(end)}`;
}

function hasRange(value: unknown): value is { readonly range: readonly [number, number, number] } {
  return typeof value === "object" && value !== null && "range" in value && Array.isArray(value.range);
}

/** Behind the line that ends at `offset` or after it. */
function endOfLine(text: string, offset: number): number {
  if (text[offset - 1] === "\n") return offset;
  const end = text.indexOf("\n", offset);
  return end === -1 ? text.length : end + 1;
}

function withLineEnd(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}
