import { isJsonObject, type JsonObject, type JsonValue } from "../../src/model/json.js";
import { itemsOf } from "./json.js";
import { type Judge, typeOf } from "./judge.js";
import type { PlacedOccurrence } from "./occurrences.js";

const inPlace = ["allOf", "anyOf", "oneOf"];

/** Whether all that is asserted in the same place implies a keyword, so that nothing can fail by it alone. */
export function isImplied(occurrence: PlacedOccurrence, judge: Judge): boolean {
  const { schema, keyword, path, around } = occurrence;
  if (keyword === "const" || keyword === "enum") return false;
  // The schemas that have this one in the same place, from the inside out, and whether a value must satisfy both.
  const outer = [...around].reverse();
  let count = 1;
  let isBound = true;
  const alone = { [keyword]: schema[keyword] ?? null };
  for (let end = path.length; ; end -= 2) {
    const each = outer[count - 1] ?? null;
    const literals = isBound ? literalsOf(each) : undefined;
    if (literals?.every((literal) => judge.isValid(alone, literal)) === true) return true;
    const step = String(path[end - 2]);
    if (typeof path[end - 1] !== "number" || !inPlace.includes(step) || count >= outer.length) break;
    isBound = isBound && step === "allOf";
    count += 1;
  }
  if (keyword !== "type") return false;
  const own = typesAllowed({ type: schema["type"] ?? null }, undefined, judge);
  return typesAllowed(outer[count - 1] ?? null, schema, judge).every((type) => own.includes(type));
}

function literalsOf(schema: JsonValue): readonly JsonValue[] | undefined {
  if (!isJsonObject(schema)) return undefined;
  const { const: constant, enum: listed } = schema;
  if (constant !== undefined) return [constant];
  return listed === undefined ? undefined : itemsOf(listed);
}

const allTypes = ["null", "boolean", "integer", "fraction", "string", "array", "object"];

/** The types that a schema lets pass at most; `untyped` is taken as if it had no `type`. */
function typesAllowed(schema: JsonValue, untyped: JsonObject | undefined, judge: Judge, depth = 0): readonly string[] {
  if (schema === false) return [];
  if (!isJsonObject(schema) || depth > 10) return allTypes;
  const inner = (each: JsonValue): readonly string[] => typesAllowed(each, untyped, judge, depth + 1);
  const target = judge.follow(schema);
  const lists = [
    ...(schema === untyped || schema["type"] === undefined ? [] : [[schema["type"]].flat().map(String).flatMap(split)]),
    ...(literalsOf(schema) === undefined ? [] : [(literalsOf(schema) ?? []).map(exactType)]),
    ...(target === undefined ? [] : [inner(target)]),
    ...itemsOf(schema["allOf"]).map(inner),
    ...["anyOf", "oneOf"].flatMap((name) => (schema[name] === undefined ? [] : [itemsOf(schema[name]).flatMap(inner)])),
  ];
  return allTypes.filter((type) => lists.every((list) => list.includes(type)));
}

function split(type: string): readonly string[] {
  return type === "number" ? ["integer", "fraction"] : [type];
}

function exactType(value: JsonValue): string {
  return typeof value === "number" ? (Number.isInteger(value) ? "integer" : "fraction") : typeOf(value);
}
