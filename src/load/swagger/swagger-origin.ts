import { memberOf, pointerOf, segmentsOf, valueAt, type JsonObject } from "../../model/json.js";

/** How many segments lead through what OpenAPI 3.0 puts around a value: `content/application~1json/schema`. */
const wrappers: ReadonlyMap<string, number> = new Map([
  ["schema", 1],
  ["content", 2],
  ["flows", 2],
]);

/**
 * Where a value of the upgraded document comes from: a function from pointers into it to pointers into the document of Swagger 2.0.
 *
 * `moved` has the places whose origin is known, and what is in them is looked for in their origin, as far as it is there.
 */
export function originFinder(content: JsonObject, moved: ReadonlyMap<string, string>): (pointer: string) => string {
  return (pointer) => {
    for (let length = pointer.length; length > 0; length = pointer.lastIndexOf("/", length - 1)) {
      const origin = moved.get(pointer.slice(0, length));
      if (origin !== undefined) return follow(content, origin, segmentsOf(pointer.slice(length)));
    }
    return follow(content, "", segmentsOf(pointer));
  };
}

function follow(content: JsonObject, origin: string, segments: readonly string[]): string {
  let pointer = origin;
  let value = valueAt(content, origin);
  for (let index = 0; index < segments.length;) {
    const segment = segments[index] ?? "";
    const member = value === undefined ? undefined : memberOf(value, segment);
    if (member === undefined) {
      const skipped = wrappers.get(segment);
      if (skipped === undefined) break;
      index += skipped;
    } else {
      pointer = pointerOf(pointer, segment);
      value = member;
      index++;
    }
  }
  return pointer;
}
