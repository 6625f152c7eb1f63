import { isJsonObject, type JsonValue } from "../model/json.js";
import type { KnownJson } from "../model/memory/known-files.js";
import { closeBrace, closeBracket, endOfString, openBrace, openBracket, quote } from "./json-finder.js";

/** A text of JSON in which an object has a key twice: `content` has the last value of each. */
export interface DuplicateJson extends KnownJson {
  readonly hasDuplicates: true;
}

/** Where a value is too deep, or what the parser said. */
export type UnreadJson =
  { readonly problem: "too-deep"; readonly offset: number } | { readonly problem: "syntax"; readonly error: unknown };

/** So deep are the objects in which most of a document stands: it, its `components`, and their `schemas`. */
export const outerDepth = 3;

/** Reads JSON in which no value is deeper than `deepest`, and says whether an object has a key twice: `JSON.parse` drops one of its values. */
export function readJson(text: string, deepest: number): KnownJson | DuplicateJson | UnreadJson {
  const { members, tooDeepAt, outerKeys } = scanJson(text, deepest);
  if (tooDeepAt !== undefined) return { problem: "too-deep", offset: tooDeepAt };
  let content: JsonValue;
  try {
    content = JSON.parse(text) as JsonValue; // what JSON.parse returns
  } catch (error) {
    return { problem: "syntax", error };
  }
  const known = { text, content, outerKeys };
  return countMembers(content) === members ? known : { ...known, hasDuplicates: true };
}

interface JsonScan {
  /** Of all objects. */
  readonly members: number;
  /** Where the first value stands that is too deep. */
  readonly tooDeepAt?: number;
  readonly outerKeys: KnownJson["outerKeys"];
}

/** Goes through a text that may be JSON; much faster than a parser, and without recursion. */
function scanJson(text: string, deepest: number): JsonScan {
  const outerKeys = new Map<number, number[]>();
  const around: number[][] = [];
  let depth = 0;
  let members = 0;
  let string = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === quote) {
      string = offset;
      offset = endOfString(text, offset);
    } else if (code === colon) {
      members++;
      if (depth <= outerDepth) around[depth]?.push(string);
    } else if (code === openBrace || code === openBracket) {
      if (++depth > deepest) return { members, tooDeepAt: offset, outerKeys };
      if (depth <= outerDepth) outerKeys.set(offset, (around[depth] = []));
    } else if (code === closeBrace || code === closeBracket) depth--;
  }
  return { members, outerKeys };
}

const colon = 0x3a;

function countMembers(content: JsonValue): number {
  let members = 0;
  const open: JsonValue[] = [content];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (isJsonObject(value)) {
      // Half the time of Object.values; what JSON.parse makes inherits nothing that is enumerable.
      for (const name in value) {
        members++;
        const child = value[name];
        if (typeof child === "object" && child !== null) open.push(child);
      }
    } else if (Array.isArray(value)) {
      const items: readonly JsonValue[] = value;
      for (const child of items) if (typeof child === "object" && child !== null) open.push(child);
    }
  }
  return members;
}
