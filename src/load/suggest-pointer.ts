import { isJsonObject, memberOf, pointerOf, segmentsOf, valueAt, type JsonValue } from "../model/json.js";
import { nearestName } from "../model/nearest-name.js";

/** The pointer that leads somewhere and is most like `pointer`, which leads nowhere; `undefined` if none is like it. */
export function suggestPointer(content: JsonValue, pointer: string): string | undefined {
  const suggested = nearestPointer(content, segmentsOf(pointer));
  if (suggested !== undefined) return suggested;
  const name = segmentsOf(pointer).at(-1) ?? "";
  const schemas = valueAt(content, "/components/schemas");
  // `#/definitions/Pet` of Swagger, and `Pet` alone.
  return isJsonObject(schemas) && Object.hasOwn(schemas, name) ? pointerOf("/components/schemas", name) : undefined;
}

function nearestPointer(content: JsonValue, segments: readonly string[]): string | undefined {
  let value = content;
  let pointer = "";
  for (const segment of segments) {
    const found = memberOf(value, segment) === undefined ? nearestMember(value, segment) : segment;
    const child = found === undefined ? undefined : memberOf(value, found);
    if (found === undefined || child === undefined) return undefined;
    value = child;
    pointer = pointerOf(pointer, found);
  }
  return pointer;
}

function nearestMember(value: JsonValue, segment: string): string | undefined {
  return isJsonObject(value) ? nearestName(segment, Object.keys(value)) : undefined;
}
