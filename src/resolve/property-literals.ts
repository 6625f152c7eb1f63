import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../model/json.js";
import { dereference } from "./reference.js";

/** Follows references and `allOf` from the schema at `pointer` to a property that lists its strings; `undefined` where none does. */
export function literalsOf(
  content: JsonObject,
  value: JsonValue | undefined,
  pointer: string,
  property: string,
  depth = 0,
): readonly string[] | undefined {
  const located = depth > 8 ? undefined : dereference(content, value, pointer);
  if (located === undefined) return undefined;
  const { value: schema } = located;
  const properties = isJsonObject(schema["properties"]) ? schema["properties"] : {};
  const propertyPointer = pointerOf(located.pointer, "properties", property);
  const declared = Object.hasOwn(properties, property)
    ? dereference(content, properties[property], propertyPointer)?.value
    : undefined;
  const listed = declared?.["const"] === undefined ? declared?.["enum"] : [declared["const"]];
  if (Array.isArray(listed)) return listed.filter((literal) => typeof literal === "string");
  const members = Array.isArray(schema["allOf"]) ? (schema["allOf"] as readonly JsonValue[]) : []; // isArray forgets the element type
  for (const [index, member] of members.entries()) {
    const found = literalsOf(content, member, pointerOf(located.pointer, "allOf", index), property, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
