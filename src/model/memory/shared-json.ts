import { isJsonObject, type JsonObject, type JsonValue } from "../json.js";

/** `now` with the objects and arrays of `before` wherever they have the same content; `before` itself if all of it has. */
export function sharedMembers(before: JsonObject, now: JsonObject): JsonObject {
  const names = Object.keys(now);
  const namesBefore = Object.keys(before);
  const values = names.map((name) => {
    const value = now[name];
    return value === undefined || !Object.hasOwn(before, name) ? value : sharedJson(before[name], value);
  });
  const isSame =
    names.length === namesBefore.length &&
    names.every((name, index) => name === namesBefore[index] && values[index] === before[name]);
  return isSame ? before : Object.fromEntries(names.map((name, index) => [name, values[index]]));
}

function sharedJson(before: JsonValue | undefined, now: JsonValue): JsonValue {
  if (before === now || typeof before !== "object" || before === null || typeof now !== "object" || now === null)
    return now;
  if (Array.isArray(before)) return Array.isArray(now) ? sharedItems(before, now) : now;
  return isJsonObject(before) && isJsonObject(now) ? sharedMembers(before, now) : now;
}

function sharedItems(before: readonly JsonValue[], now: readonly JsonValue[]): readonly JsonValue[] {
  const items = now.map((item, index) => sharedJson(before[index], item));
  return before.length === items.length && items.every((item, index) => item === before[index]) ? before : items;
}
