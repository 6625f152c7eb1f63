import { isJsonObject, valueAt, type JsonObject, type JsonValue } from "../model/json.js";
import { identifiersOf } from "../model/schema-identifiers.js";

/** An object of the document together with where it stands. */
export interface Located {
  readonly value: JsonObject;
  readonly pointer: string;
}

/** Follows `$ref` until an object without one; `undefined` if that leads nowhere or in a circle. */
export function dereference(content: JsonObject, value: JsonValue | undefined, pointer: string): Located | undefined {
  const { resolve } = identifiersOf(content);
  let current: Located | undefined = isJsonObject(value) ? { value, pointer } : undefined;
  for (const seen = new Set<string>(); current !== undefined && !seen.has(current.pointer);) {
    seen.add(current.pointer);
    const reference = current.value["$ref"];
    if (typeof reference !== "string") return current;
    const target = resolve(reference, current.pointer);
    const next: JsonValue | undefined = target === undefined ? undefined : valueAt(content, target);
    current = target !== undefined && isJsonObject(next) ? { value: next, pointer: target } : undefined;
  }
  return undefined;
}
