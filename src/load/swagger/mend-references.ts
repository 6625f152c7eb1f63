import { memberOf, pointerOf, pointerOfFragment, segmentsOf, valueAt, type JsonValue } from "../../model/json.js";
import { collectReferences } from "../collect-references.js";
import { mutableAt, type MutableObject } from "../copy-json.js";

/**
 * Mends references into what the upgrade takes apart: `#/responses/NotFound/schema` is
 * `#/components/responses/NotFound/content/application~1json/schema` now.
 *
 * The library gives sections their new names, and leaves the rest of a reference as it is.
 */
export function mendReferences(
  document: MutableObject,
  originOf: (pointer: string) => string,
  origins: ReadonlyMap<string, string>,
): void {
  // Of several places that come from one, the first.
  const upgraded = new Map([...origins].reverse().map(([place, origin]) => [origin, place]));
  for (const { reference, pointer } of collectReferences(document)) {
    const target = typeof reference === "string" ? pointerOfFragment(reference) : undefined;
    if (target === undefined) continue;
    // The paths keep their name, and nothing in them its place.
    const isWritten = target.startsWith("/paths/");
    if (!isWritten && valueAt(document, target) !== undefined) continue;
    const origin = isWritten ? target : originOf(target);
    // What led nowhere before leads nowhere now.
    if (segmentsOf(origin).at(-1) !== segmentsOf(target).at(-1)) continue;
    const found = upgradedPointer(document, origin, upgraded);
    const parent = mutableAt(document, segmentsOf(pointer).slice(0, -1));
    if (found !== undefined && parent !== undefined) parent["$ref"] = `#${found.replaceAll("%", "%25")}`;
  }
}

function upgradedPointer(
  document: JsonValue,
  origin: string,
  upgraded: ReadonlyMap<string, string>,
): string | undefined {
  const segments = segmentsOf(origin);
  for (let count = 1; count <= segments.length; count++) {
    const start = upgraded.get(pointerOf("", ...segments.slice(0, count)));
    const found = start === undefined ? undefined : walk(document, start, segments.slice(count));
    if (found !== undefined) return found;
  }
  return walk(document, "", segments);
}

/** Goes on to the schema of the first media type, where there was one schema for all of them. */
function walk(document: JsonValue, start: string, segments: readonly string[]): string | undefined {
  let pointer = start;
  for (const segment of segments) {
    const value = valueAt(document, pointer);
    if (value === undefined) return undefined;
    const media =
      segment === "schema" && memberOf(value, segment) === undefined ? memberOf(value, "content") : undefined;
    if (media !== undefined && media !== null) pointer = pointerOf(pointer, "content", Object.keys(media)[0] ?? "");
    pointer = pointerOf(pointer, segment);
  }
  return valueAt(document, pointer) === undefined ? undefined : pointer;
}
