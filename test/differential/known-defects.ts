import { isJsonObject, type JsonObject, type JsonValue } from "../../src/model/json.js";
import { itemsOf, membersOf } from "./json.js";

/** A case in which an oracle errs. */
export interface KnownDefect {
  readonly oracle: "ajv" | "hyperjump";
  /** What it does, and what the specification says. */
  readonly reason: string;
  /** Whether the defect can be what makes the oracle's verdict on `value` another. */
  explains(asked: { readonly schema: JsonValue; readonly resource: JsonObject; readonly value: JsonValue }): boolean;
}

/** Where an oracle is known to be wrong. A disagreement that no entry explains fails. */
export const knownDefects: readonly KnownDefect[] = [
  {
    oracle: "ajv",
    reason: "`unevaluatedProperties` takes names on Object.prototype for evaluated: it looks them up in a plain object",
    explains: ({ schema, value }) => mentions(schema, "unevaluatedProperties") && hasInheritedName(value),
  },
];

function mentions(value: JsonValue, keyword: string): boolean {
  return JSON.stringify(value).includes(`"${keyword}"`);
}

function hasInheritedName(value: JsonValue): boolean {
  if (!isJsonObject(value)) return itemsOf(value).some(hasInheritedName);
  return membersOf(value).some(([name, member]) => name in Object.prototype || hasInheritedName(member));
}
