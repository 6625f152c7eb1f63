import { isJsonObject, segmentsOf, type JsonObject, type JsonValue } from "../model/json.js";

/** The pointer in a `$ref` of the same document; `undefined` for any other. Percent-encoding is undone (RFC 6901, section 6). */
export function pointerOfReference(reference: string): string | undefined {
  if (!reference.startsWith("#")) return undefined;
  const fragment = reference.slice(1);
  if (fragment !== "" && !fragment.startsWith("/")) return undefined;
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** The value at a JSON Pointer, own members only; `undefined` where there is none. */
export function valueAtPointer(content: JsonValue, pointer: string): JsonValue | undefined {
  let value: JsonValue | undefined = content;
  for (const segment of segmentsOf(pointer)) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, segment)) return undefined;
    value = (value as JsonObject)[segment]; // arrays answer to their indices just the same
  }
  return value;
}

/** An object of the document together with where it stands. */
export interface Located {
  readonly value: JsonObject;
  readonly pointer: string;
}

/** Follows `$ref` until an object without one; `undefined` if that leads nowhere or in a circle. */
export function dereference(content: JsonObject, value: JsonValue | undefined, pointer: string): Located | undefined {
  let current: Located | undefined = isJsonObject(value) ? { value, pointer } : undefined;
  for (const seen = new Set<string>(); current !== undefined && !seen.has(current.pointer); ) {
    seen.add(current.pointer);
    const reference = current.value["$ref"];
    if (typeof reference !== "string") return current;
    const target = pointerOfReference(reference);
    const next: JsonValue | undefined = target === undefined ? undefined : valueAtPointer(content, target);
    current = target !== undefined && isJsonObject(next) ? { value: next, pointer: target } : undefined;
  }
  return undefined;
}
