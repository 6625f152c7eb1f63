import { type JsonObject, type JsonValue, pointerOfFragment, valueAt } from "../../src/model/json.js";
import { memberOf } from "./json.js";

/** Where a reference into the same document leads: a JSON Pointer; `undefined` where nothing is. */
export function pointerOfReference(reference: JsonValue | undefined, raw: JsonObject): string | undefined {
  const pointer = typeof reference === "string" ? pointerOfFragment(reference) : undefined;
  return pointer === undefined || valueAt(raw, pointer) === undefined ? undefined : pointer;
}

/** What a reference leads to. */
export function targetOf(schema: JsonValue | undefined, raw: JsonObject): JsonValue | undefined {
  const pointer = pointerOfReference(memberOf(schema, "$ref"), raw);
  return pointer === undefined ? undefined : valueAt(raw, pointer);
}

/** A schema together with the place that it stands in. */
export interface Place {
  readonly schema: JsonValue | undefined;
  readonly pointer: string;
}

/** Follows references as long as there are some. */
export function followed(place: Place, raw: JsonObject, depth = 0): Place {
  const pointer = depth > 8 ? undefined : pointerOfReference(memberOf(place.schema, "$ref"), raw);
  return pointer === undefined ? place : followed({ schema: valueAt(raw, pointer), pointer }, raw, depth + 1);
}

/** The name of a component by its pointer; `undefined` for any other place. */
export function componentAt(pointer: string | undefined): string | undefined {
  const name = /^\/components\/schemas\/([^/]+)$/.exec(pointer ?? "")?.[1];
  return name?.replaceAll("~1", "/").replaceAll("~0", "~");
}

/**
 * A JSON Pointer as the fragment of an IRI (RFC 6901, section 6; RFC 3987): @hyperjump/json-schema does not read other characters than those
 * of ASCII where they are encoded.
 */
export function iriFragmentOf(pointer: string): string {
  return `#${[...pointer].map((character) => (character > "\u007f" ? character : encodeURI(character))).join("")}`;
}
