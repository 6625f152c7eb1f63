import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../model/json.js";
import { hasReference, itemContext, memberContext, type ReferenceContext } from "../model/reference-context.js";

/** A place that refers to another: the value of a `$ref` or `$dynamicRef`, or of an entry in a discriminator's mapping. */
export interface Reference {
  /** As written; what a `$ref` should hold is a string, but it may be anything. */
  readonly reference: JsonValue;
  /** JSON Pointer to the value of the `$ref`. */
  readonly pointer: string;
  readonly isMapping: boolean;
  /** Whether it is a `$dynamicRef`, which means something in OpenAPI 3.1. */
  readonly isDynamic: boolean;
  /** Whether a schema says it. */
  readonly inSchema: boolean;
}

interface Place {
  readonly value: JsonValue;
  readonly context: ReferenceContext;
  readonly key: string | number;
  readonly parent: Place | undefined;
  /** The pointer to it, once somebody has asked. */
  pointer?: string;
}

/** All references below `content`, in the order of the document. Goes through them without recursion. */
export function collectReferences(content: JsonValue, context: ReferenceContext = "object"): readonly Reference[] {
  const references: Reference[] = [];
  const open: Place[] = [{ value: content, context, key: "", parent: undefined }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { value } = place;
    if (isJsonObject(value)) {
      if (place.context === "mapping") for (const each of mappingsOf(value, place)) references.push(each);
      else pushMembers(value, place, references, open);
    } else if (Array.isArray(value)) {
      pushItems(value, place, open);
    }
  }
  return references;
}

function pushMembers(value: JsonObject, place: Place, references: Reference[], open: Place[]): void {
  const reference = Object.hasOwn(value, "$ref") ? value["$ref"] : undefined;
  if (reference !== undefined && hasReference(place.context, reference)) {
    const inSchema = place.context === "schema";
    const pointer = pointerOf(pointerTo(place), "$ref");
    references.push({ reference, pointer, isMapping: false, isDynamic: false, inSchema });
  }
  const dynamic = place.context === "schema" && Object.hasOwn(value, "$dynamicRef") ? value["$dynamicRef"] : undefined;
  if (dynamic !== undefined) {
    const pointer = pointerOf(pointerTo(place), "$dynamicRef");
    references.push({ reference: dynamic, pointer, isMapping: false, isDynamic: true, inSchema: true });
  }
  const keys = Object.keys(value);
  // The last to be pushed is the first to be popped.
  for (let index = keys.length - 1; index >= 0; index--) {
    const key = keys[index] ?? "";
    const child = value[key];
    if (typeof child !== "object" || child === null) continue;
    const context = memberContext(place.context, key);
    if (context !== "data") open.push({ value: child, context, key, parent: place });
  }
}

function pushItems(items: readonly JsonValue[], place: Place, open: Place[]): void {
  const context = itemContext(place.context);
  if (context === "data") return;
  for (let index = items.length - 1; index >= 0; index--) {
    const child = items[index];
    if (typeof child === "object" && child !== null) open.push({ value: child, context, key: index, parent: place });
  }
}

function mappingsOf(mapping: JsonObject, place: Place): readonly Reference[] {
  return Object.entries(mapping).flatMap(([value, reference]) =>
    typeof reference === "string"
      ? [{ reference, pointer: pointerOf(pointerTo(place), value), isMapping: true, isDynamic: false, inSchema: true }]
      : [],
  );
}

function pointerTo(place: Place): string {
  place.pointer ??= place.parent === undefined ? "" : pointerOf(pointerTo(place.parent), place.key);
  return place.pointer;
}
