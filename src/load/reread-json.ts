import { isJsonObject, memberOf, type JsonObject, type JsonValue } from "../model/json.js";
import type { KnownJson, OuterKeys } from "../model/memory/known-files.js";
import { membersIn } from "./json-finder.js";
import { maximumDepth } from "./maximum-depth.js";
import { outerDepth, readJson } from "./scan-json.js";

/** Where a text differs from a known one: what stands before and after is the same in both. */
interface Difference {
  readonly start: number;
  /** In the known text; what it says there ends before it. */
  readonly end: number;
  /** By how many characters the other text is longer. */
  readonly growth: number;
}

/** An object or array in a text. */
interface Place {
  readonly segments: readonly string[];
  /** The offsets of its brackets. */
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a text of JSON that differs from a known one within a value that is not among the outermost: only that value is parsed, and all
 * others are the objects that they were. `undefined` where it differs elsewhere, or is no JSON.
 */
export function rereadJson(known: KnownJson, text: string): KnownJson | undefined {
  if (text === known.text) return known;
  const difference = differenceOf(known.text, text);
  const { segments, start, end } = placeAround(known, difference);
  if (segments.length < outerDepth) return undefined;
  // What is a value between the same texts as the known one makes the whole as valid as that.
  const part = readJson(text.slice(start, end + difference.growth + 1), maximumDepth - segments.length);
  if ("problem" in part || "hasDuplicates" in part) return undefined;
  const content = withValue(known.content, segments, part.content);
  return { text, content, outerKeys: shifted(known.outerKeys, difference) };
}

function differenceOf(known: string, text: string): Difference {
  const shorter = Math.min(known.length, text.length);
  const start = commonLength(shorter, (from, to) => known.slice(from, to) === text.slice(from, to));
  const after = commonLength(shorter - start, (from, to) => {
    return known.slice(known.length - to, known.length - from) === text.slice(text.length - to, text.length - from);
  });
  return { start, end: known.length - after, growth: text.length - known.length };
}

/** How long two texts are the same, of at most `limit` characters: in large steps, then in ever smaller ones. */
function commonLength(limit: number, areSame: (from: number, to: number) => boolean): number {
  let length = 0;
  for (let step = 65_536; step >= 1; step /= 16) {
    while (length + step <= limit && areSame(length, length + step)) length += step;
  }
  return length;
}

/** The innermost object or array of the known text between whose brackets the difference lies. */
function placeAround({ text, outerKeys }: KnownJson, { start, end }: Difference): Place {
  let place: Place = { segments: [], start: text.search(/\S/), end: text.trimEnd().length - 1 };
  for (;;) {
    const members = [...membersIn(text, place.start, outerKeys)];
    const index = members.findLastIndex(([, { value }]) => value < start);
    const [name = "", member] = members[index] ?? [];
    const next = members[index + 1]?.[1];
    const last = lastBefore(text, next === undefined ? place.end : text.lastIndexOf(",", (next.key ?? next.value) - 1));
    if (member === undefined || last < end || !/[[{]/.test(text[member.value] ?? "")) return place;
    place = { segments: [...place.segments, name], start: member.value, end: last };
  }
}

/** The offset of the last character before `offset` that is no space. */
function lastBefore(text: string, offset: number): number {
  let last = offset - 1;
  while (last > 0 && text.charCodeAt(last) <= 0x20) last--;
  return last;
}

/** A copy with another value at the end of the path. */
function withValue(content: JsonValue, [key, ...rest]: readonly string[], value: JsonValue): JsonValue {
  if (key === undefined) return value;
  const inner = withValue(memberOf(content, key) ?? null, rest, value);
  if (isJsonObject(content)) return { ...content, [key]: inner } satisfies JsonObject;
  const items = content as readonly JsonValue[]; // what else has a path
  return items.with(Number(key), inner);
}

function shifted(outerKeys: OuterKeys, { start, growth }: Difference): OuterKeys {
  const shift = (offset: number): number => (offset < start ? offset : offset + growth);
  return new Map(Array.from(outerKeys, ([offset, keys]) => [shift(offset), keys.map(shift)]));
}
