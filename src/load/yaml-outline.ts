import { isJsonObject, type JsonValue } from "../model/json.js";
import type { Offsets } from "./source.js";
import { lineStartsOf } from "../model/text-position.js";

/** A mapping or sequence in block style, from its first key or dash. */
interface Block {
  readonly offset: number;
  readonly column: number;
  /** The line of `offset`, and the first that does not belong to it. */
  readonly line: number;
  readonly endLine: number;
}

interface Entry extends Offsets {
  /** Absent for what is no block. */
  readonly block?: Block;
  readonly content: JsonValue | undefined;
}

/** What lines alone do not tell. */
const unknown = "unknown";

/** A line without its indentation. */
interface Line {
  readonly number: number;
  readonly offset: number;
  readonly column: number;
  readonly text: string;
}

/** `undefined` where the lines alone do not tell. */
export type OutlineFinder = (segments: readonly string[]) => Offsets | undefined;

/** A key without anything special, and what follows it in the line. */
const plainKey =
  /^(?:"([^"\\]*)"|'([^']*)'|([^\s"'&*!|>%@`#,[\]{}?:-][^#"'\n]*?|[?:-][^\s#"'][^#"'\n]*?))\s*:(?=\s|$)\s*/;

/**
 * Finds values in a text of YAML, or their nearest ancestors, by the indentation of lines, and goes through those alone that lead to them: for
 * a tree of all nodes, a large document takes longer than to be parsed and resolved.
 *
 * Nothing is taken for found unless a mapping has the very keys, and a sequence as many items, as what was parsed: so whatever lines do not
 * show (texts that look like keys, merges, tags, aliases) is not told.
 */
export function yamlOutline(text: string, content: JsonValue): OutlineFinder {
  const starts = lineStartsOf(text);
  const known = new Map<number, ReadonlyMap<string, Entry | typeof unknown> | undefined>();
  const root = rootOf(text, starts);
  const entriesOf = ({ block, content: own }: Entry): ReadonlyMap<string, Entry | typeof unknown> | undefined => {
    if (block === undefined) return undefined;
    if (!known.has(block.offset)) known.set(block.offset, readEntries(text, starts, block, own));
    return known.get(block.offset);
  };
  return (segments) => {
    if (root === undefined) return undefined;
    let place: Entry = { value: root.offset, nested: true, block: root, content };
    for (const segment of segments) {
      if (typeof place.content !== "object" || place.content === null) break;
      const entries = entriesOf(place);
      const entry = entries?.get(segment);
      if (entries === undefined || entry === unknown) return undefined;
      if (entry === undefined) break;
      place = entry;
    }
    const { key, value, nested } = place;
    return { ...(key === undefined ? {} : { key }), ...(value === undefined ? {} : { value }), nested };
  };
}

function rootOf(text: string, starts: readonly number[]): Block | undefined {
  for (const line of linesIn(text, starts, 0, starts.length)) {
    if (line.text === "---" && line.column === 0) continue;
    if (line.column > 0 || !plainKey.test(line.text)) return undefined;
    return { offset: line.offset, column: 0, line: line.number, endLine: starts.length };
  }
  return undefined;
}

/** The lines that say something, without comments and without those that begin behind the column `last`. */
function* linesIn(text: string, starts: readonly number[], from: number, to: number, last = Infinity): Iterable<Line> {
  for (let number = from; number < to; number++) {
    const start = starts[number] ?? text.length;
    const end = (starts[number + 1] ?? text.length + 1) - 1;
    let offset = start;
    while (text.charCodeAt(offset) === space) offset++;
    if (offset - start > last) continue;
    const own = text.slice(offset, end).trimEnd();
    if (own !== "" && !own.startsWith("#")) yield { number, offset, column: offset - start, text: own };
  }
}

/** The entries of a block, by key or index; `undefined` unless they are those of what was parsed. */
function readEntries(
  text: string,
  starts: readonly number[],
  block: Block,
  content: JsonValue | undefined,
): ReadonlyMap<string, Entry | typeof unknown> | undefined {
  const isList = Array.isArray(content);
  const heads: { readonly line: Line; readonly name: string; readonly rest: number }[] = [];
  for (const line of blockLines(text, starts, block)) {
    const match = (isList ? /^-(?=\s|$)\s*/ : plainKey).exec(line.text);
    if (line.column === block.column && match !== null) {
      const [whole, double, single, plain] = match;
      heads.push({
        line,
        name: isList ? String(heads.length) : (double ?? single ?? plain ?? ""),
        rest: line.offset + whole.length,
      });
    } else if (line.column < block.column || isList || !/^-(?:\s|$)/.test(line.text)) return undefined;
  }
  const names = isList
    ? content.map((_item, index) => String(index))
    : isJsonObject(content)
      ? Object.keys(content)
      : [];
  if (heads.length !== names.length || !heads.every(({ name }, index) => name === names[index])) return undefined;
  return new Map(
    heads.map(({ line, name, rest }, index) => {
      const endLine = heads[index + 1]?.line.number ?? block.endLine;
      const own = isList ? (content as readonly JsonValue[])[index] : (content as { [name: string]: JsonValue })[name];
      return [name, entryAt(text, starts, { line, rest, endLine, content: own, isItem: isList })];
    }),
  );
}

const space = 0x20;

/** The lines of a block that belong to nothing in it, of which the first may begin behind the dash of an item. */
function* blockLines(text: string, starts: readonly number[], block: Block): Iterable<Line> {
  const end = (starts[block.line + 1] ?? text.length + 1) - 1;
  const { offset, column, line } = block;
  yield { number: line, offset, column, text: text.slice(offset, end).trimEnd() };
  yield* linesIn(text, starts, line + 1, block.endLine, column);
}

interface Head {
  readonly line: Line;
  /** The offset of what follows the colon or dash. */
  readonly rest: number;
  readonly endLine: number;
  readonly content: JsonValue | undefined;
  readonly isItem: boolean;
}

function entryAt(text: string, starts: readonly number[], head: Head): Entry | typeof unknown {
  const { line, rest, endLine, content, isItem } = head;
  const key = isItem ? {} : { key: line.offset };
  const isInLine = rest < line.offset + line.text.length && text[rest] !== "#";
  const inLine = { number: line.number, offset: rest, column: line.column + rest - line.offset };
  const [below] = isInLine ? [] : linesIn(text, starts, line.number + 1, endLine);
  const first = isInLine ? inLine : below;
  const nested = typeof content === "object" && content !== null;
  // Nothing is written there.
  if (first === undefined) return nested ? unknown : { ...key, nested, content };
  const value = first.offset;
  const sign = text[value] ?? "";
  // What has an anchor or a tag, or is what another has, is for others to find.
  if (/[&!*]/.test(sign)) return unknown;
  const isBlock = nested && (Array.isArray(content) ? sign === "-" : !/[[{]/.test(sign));
  const block = { offset: value, column: first.column, line: first.number, endLine };
  return { ...key, value, nested, content, ...(isBlock ? { block } : {}) };
}
