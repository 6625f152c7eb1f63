import type { OuterKeys } from "../model/memory/known-files.js";
import type { OffsetFinder, Offsets } from "./source.js";

/** A member of an object or an item of an array; offsets of the first character of key and value. */
interface Member {
  readonly key?: number;
  readonly value: number;
}

/**
 * Finds values in a text that is known to be valid JSON.
 *
 * Only the objects and arrays on the way to a value are taken apart, each once; all others are stepped over. In a document of 13 MB that
 * is several times faster than a tree of all nodes.
 */
export function jsonFinder(text: string, outerKeys: OuterKeys = new Map()): OffsetFinder {
  const root = skipSpace(text, 0);
  const known = new Map<number, ReadonlyMap<string, Member>>();
  const membersAt = (offset: number): ReadonlyMap<string, Member> => {
    const members = known.get(offset) ?? membersIn(text, offset, outerKeys);
    known.set(offset, members);
    return members;
  };
  return (segments) => {
    let place: Member = { value: root };
    for (const segment of segments) {
      const member = isContainer(text, place.value) ? membersAt(place.value).get(segment) : undefined;
      if (member === undefined) break;
      place = member;
    }
    return offsetsOf(text, place);
  };
}

function offsetsOf(text: string, place: Member): Offsets {
  return { ...place, nested: isContainer(text, place.value) };
}

function isContainer(text: string, offset: number): boolean {
  return text[offset] === "{" || text[offset] === "[";
}

/** The members of the object or array that begins at `start`, in their order. */
export function membersIn(text: string, start: number, outerKeys: OuterKeys): ReadonlyMap<string, Member> {
  const keys = text[start] === "{" ? outerKeys.get(start) : undefined;
  if (keys === undefined) return scanMembers(text, start);
  return new Map(keys.map((key) => [nameAt(text, key), { key, value: valueAfter(text, key) }]));
}

function nameAt(text: string, key: number): string {
  return String(JSON.parse(text.slice(key, endOfString(text, key) + 1)));
}

function valueAfter(text: string, key: number): number {
  return skipSpace(text, skipSpace(text, endOfString(text, key) + 1) + 1);
}

function scanMembers(text: string, start: number): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>();
  const isObject = text[start] === "{";
  let offset = skipSpace(text, start + 1);
  while (offset < text.length && text[offset] !== "}" && text[offset] !== "]") {
    const key = offset;
    const value = isObject ? valueAfter(text, key) : key;
    const name = isObject ? nameAt(text, key) : String(members.size);
    members.set(name, isObject ? { key, value } : { value });
    offset = skipSpace(text, endOfValue(text, value) + 1);
    if (text[offset] === ",") offset = skipSpace(text, offset + 1);
  }
  return members;
}

/** The offset of the last character of the value that begins at `start`. */
function endOfValue(text: string, start: number): number {
  if (text[start] === '"') return endOfString(text, start);
  let depth = 0;
  for (let offset = start; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === quote) offset = endOfString(text, offset);
    else if (code === openBrace || code === openBracket) depth++;
    else if (code === closeBrace || code === closeBracket) {
      if (depth === 0) return offset - 1;
      if (--depth === 0) return offset;
    } else if (depth === 0 && (code === comma || code <= space)) return offset - 1;
  }
  return text.length - 1;
}

/** The offset of the quote that ends the string which begins at `start`. */
export function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === "\\") slashes++;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}

function skipSpace(text: string, start: number): number {
  let offset = start;
  while (offset < text.length && text.charCodeAt(offset) <= space) offset++;
  return offset;
}

// Comparing codes is three times as fast as comparing strings of one letter.
export const quote = 0x22;
export const openBracket = 0x5b;
export const closeBracket = 0x5d;
export const openBrace = 0x7b;
export const closeBrace = 0x7d;
const comma = 0x2c;
const space = 0x20;
