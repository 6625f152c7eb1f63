import type { JsonValue } from "./json.js";

/** What `type` of a schema lists, one or many; a `null` without quotes, which YAML makes a value of, counts as `"null"` within a list. */
export function declaredTypes(type: JsonValue | undefined): readonly JsonValue[] {
  if (Array.isArray(type)) return type.map((each: JsonValue) => each ?? "null");
  return type === undefined ? [] : [type];
}
