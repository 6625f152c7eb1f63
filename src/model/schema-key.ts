import { childrenOf } from "./schema-children.js";
import type { Schema } from "./schema.js";

/** A text that two schemas have in common exactly if they assert the same in the same words, wherever they stand. It lasts as long as the process. */
export function schemaKey(schema: Schema): string {
  const known = keys.get(schema) ?? keyOf(schema);
  keys.set(schema, known);
  return known;
}

/** Several parts of a guard ask for the key of the same schema, and no schema ever changes. */
const keys = new WeakMap<Schema, string>();

/** A short key for each text, since the keys of schemas stand in the texts of those around them. */
const keysOfTexts = new Map<string, string>();

function keyOf(schema: Schema): string {
  if (isPlain(schema)) return schema.kind;
  const text = `${ownWords(schema)} ${childrenOf(schema).map(schemaKey).join(" ")}`;
  const key = keysOfTexts.get(text) ?? `schema ${keysOfTexts.size}`;
  keysOfTexts.set(text, key);
  return key;
}

/** Whether a schema says nothing but its kind, as most do. */
function isPlain(schema: Schema): boolean {
  let name: keyof Schema;
  for (name in schema) {
    if (name !== "kind" && name !== "pointer" && name !== "documentation" && schema[name] !== undefined) return false;
  }
  return true;
}

/** What the schema says itself: without its place and documentation, and without the schemas that stand in it. */
function ownWords(schema: Schema): string {
  // Names in the values of literals mean nothing here.
  if (schema.kind === "literals") return JSON.stringify([schema.open, schema.values]);
  return membersOf(schema);
}

/** Much like JSON: `JSON.stringify` takes three times as long where it has to ask what to leave out. */
function wordsOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "";
  if (Array.isArray(value)) return `[${value.map(wordsOf).join(",")}]`;
  return "kind" in value ? "{}" : membersOf(value);
}

function membersOf<Value extends object>(value: Value): string {
  let words = "{";
  for (const name in value) {
    const member = value[name];
    if (name !== "pointer" && name !== "documentation" && member !== undefined) {
      words += `${JSON.stringify(name)}:${wordsOf(member)},`;
    }
  }
  return `${words}}`;
}
