import { isJsonObject, type JsonValue } from "../model/json.js";

/** JSON that may still be changed. */
export type MutableJson = null | boolean | number | string | MutableJson[] | MutableObject;

/** An object that may still be changed. */
export interface MutableObject {
  [name: string]: MutableJson;
}

/** A copy of which no part stands in two places, as aliases of YAML do. */
export function copyJson(value: JsonValue): MutableJson {
  if (isJsonObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, copyJson(member ?? null)]));
  }
  if (!Array.isArray(value)) return value as null | boolean | number | string; // the two that are left are asked for above
  const items: readonly JsonValue[] = value;
  return items.map(copyJson);
}

/** Whether it is an object. */
export function isMutableObject(value: MutableJson | undefined): value is MutableObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object at a JSON Pointer; undefined where there is none. */
export function mutableAt(content: MutableJson, segments: readonly string[]): MutableObject | undefined {
  let value: MutableJson | undefined = content;
  for (const segment of segments) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, segment)) return undefined;
    value = Array.isArray(value) ? value[Number(segment)] : value[segment];
  }
  return isMutableObject(value) ? value : undefined;
}

/** Sets a member; plain assignment would make one called `__proto__` the prototype. */
export function setMember(object: MutableObject, name: string, value: MutableJson): void {
  Object.defineProperty(object, name, { value, configurable: true, enumerable: true, writable: true });
}
