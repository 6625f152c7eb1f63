import { isJsonObject, type JsonValue } from "../model/json.js";
import type { KnownJson } from "../model/memory/known-files.js";
import { closeBrace, closeBracket, endOfString, openBrace, openBracket, quote } from "./json-finder.js";

/** What became of a text that should be JSON: what it says, or else where a value is too deep, or what the parser said. */
export type ReadJson =
  | KnownJson
  | { readonly problem: "too-deep"; readonly offset: number }
  | { readonly problem: "syntax"; readonly error: unknown }
  | { readonly problem: "same-key" };

/** So deep are the objects in which most of a document stands: it, its `components`, and their `schemas`. */
export const outerDepth = 3;

/** Reads JSON in which no object has a key twice, since `JSON.parse` would drop one of its values, and no value is deeper than `deepest`. */
export function readJson(text: string, deepest: number): ReadJson {
  const { members, tooDeepAt, outerKeys } = scanJson(text, deepest);
  if (tooDeepAt !== undefined) return { problem: "too-deep", offset: tooDeepAt };
  let content: JsonValue;
  try {
    content = JSON.parse(text) as JsonValue; // what JSON.parse returns
  } catch (error) {
    return { problem: "syntax", error };
  }
  return countMembers(content) === members ? { text, content, outerKeys } : { problem: "same-key" };
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
