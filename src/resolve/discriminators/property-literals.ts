import { isJsonObject, pointerOf, segmentsOf, type JsonObject, type JsonValue } from "../../model/json.js";
import { readMapping } from "./mapping-target.js";
import { dereference, type Located } from "../reference.js";

/** More schemas on the way to a property can only be a circle. */
const deepest = 8;

/** Follows references and `allOf` from the schema at `pointer` to a property that lists its strings; `undefined` where none does. */
export function literalsOf(
  content: JsonObject,
  value: JsonValue | undefined,
  pointer: string,
  property: string,
  depth = 0,
): readonly string[] | undefined {
  const located = depth > deepest ? undefined : dereference(content, value, pointer);
  if (located === undefined) return undefined;
  const listed = listedIn(content, located, property);
  if (listed !== undefined) return listed;
  for (const [index, member] of membersOf(located.value, "allOf").entries()) {
    const found = literalsOf(content, member, pointerOf(located.pointer, "allOf", index), property, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function listedIn(content: JsonObject, { value, pointer }: Located, property: string): readonly string[] | undefined {
  const properties = isJsonObject(value["properties"]) ? value["properties"] : {};
  if (!Object.hasOwn(properties, property)) return undefined;
  const declared = dereference(content, properties[property], pointerOf(pointer, "properties", property))?.value;
  const constant = declared?.["const"];
  const listed: unknown = constant === undefined ? declared?.["enum"] : [constant];
  return Array.isArray(listed) ? listed.filter((literal) => typeof literal === "string") : undefined;
}

/**
 * The values of a property that the schema at `pointer` knows: those that it lists, or, if it is a union itself, those of its
 * members. `undefined` where there is no telling.
 */
export function knownValues(
  content: JsonObject,
  value: JsonValue | undefined,
  pointer: string,
  property: string,
  depth = 0,
): readonly string[] | undefined {
  const listed = literalsOf(content, value, pointer, property);
  const located = depth > deepest ? undefined : dereference(content, value, pointer);
  if (listed !== undefined || located === undefined) return listed;
  const union = ["oneOf", "anyOf"].find((keyword) => membersOf(located.value, keyword).length > 0);
  return union === undefined ? undefined : unionValues(content, located, union, property, depth);
}

function unionValues(
  content: JsonObject,
  { value, pointer }: Located,
  union: string,
  property: string,
  depth: number,
): readonly string[] | undefined {
  const declared = value["discriminator"];
  const discriminator = isJsonObject(declared) && declared["propertyName"] === property ? declared : undefined;
  const mapping = discriminator === undefined ? [] : readMapping(content, discriminator, pointer);
  const values = membersOf(value, union).map((member, index): readonly string[] | undefined => {
    const place = pointerOf(pointer, union, index);
    const target = dereference(content, member, place)?.pointer ?? place;
    if (mapping.some((entry) => entry.target === target)) return [];
    const name = discriminator === undefined ? undefined : segmentsOf(target).slice(-1);
    return knownValues(content, member, place, property, depth + 1) ?? name;
  });
  if (values.includes(undefined)) return undefined;
  return [...mapping.map((entry) => entry.value), ...values.flatMap((each) => each ?? [])];
}

function membersOf(schema: JsonObject, keyword: string): readonly JsonValue[] {
  const members = schema[keyword];
  return Array.isArray(members) ? members : [];
}
