/** Any value that JSON can carry. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** A JSON object; only own properties count. */
export interface JsonObject {
  readonly [name: string]: JsonValue | undefined;
}

/** Whether `value` is a JSON object: neither an array nor null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The JSON Pointer (RFC 6901) that leads from `base` through `segments`.
 *
 * Pointers are kept as URI fragments without the leading `#`: `/paths/~1pets/get`.
 */
export function pointerOf(base: string, ...segments: readonly (string | number)[]): string {
  let pointer = base;
  for (const segment of segments) pointer += `/${typeof segment === "number" ? segment : escapeSegment(segment)}`;
  return pointer;
}

/** The segments of a JSON Pointer, unescaped (RFC 6901, section 4). */
export function segmentsOf(pointer: string): readonly string[] {
  if (pointer === "") return [];
  const segments = pointer.slice(1).split("/");
  return pointer.includes("~") ? segments.map(unescapeSegment) : segments;
}

function unescapeSegment(segment: string): string {
  return segment.includes("~") ? segment.replaceAll("~1", "/").replaceAll("~0", "~") : segment;
}

function escapeSegment(segment: string): string {
  return /[~/]/.test(segment) ? segment.replaceAll("~", "~0").replaceAll("/", "~1") : segment;
}

/** The pointer in a fragment such as `#/components/schemas/Pet`, percent-decoded (RFC 6901, section 6); `undefined` for any other reference. */
export function pointerOfFragment(reference: string): string | undefined {
  if (!reference.startsWith("#")) return undefined;
  const pointer = percentDecoded(reference.slice(1));
  return pointer === "" || pointer.startsWith("/") ? pointer : undefined;
}

/** The text with its percent-encoding undone; as it is where that makes no sense. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The value at a JSON Pointer, own members only; `undefined` where there is none. */
export function valueAt(content: JsonValue, pointer: string): JsonValue | undefined {
  if (pointer !== "" && !pointer.startsWith("/")) return undefined;
  let value: JsonValue | undefined = content;
  // Without a list of segments: thousands of pointers are followed.
  for (let start = 0; start < pointer.length && value !== undefined;) {
    const slash = pointer.indexOf("/", start + 1);
    const end = slash === -1 ? pointer.length : slash;
    value = memberOf(value, unescapeSegment(pointer.slice(start + 1, end)));
    start = end;
  }
  return value;
}

/** The own member of an object or the item of an array that one segment of a pointer names. */
export function memberOf(value: JsonValue, segment: string): JsonValue | undefined {
  if (isJsonObject(value)) return Object.hasOwn(value, segment) ? value[segment] : undefined;
  if (!Array.isArray(value) || !/^(?:0|[1-9][0-9]*)$/.test(segment)) return undefined;
  const items: readonly JsonValue[] = value;
  return items[Number(segment)];
}
