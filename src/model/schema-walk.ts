import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "./json.js";
import { applicatorContext, itemContext, memberContext, type ReferenceContext } from "./reference-context.js";

/** A schema of a document, wherever it stands. */
export interface PlacedSchema {
  readonly schema: JsonObject;
  readonly pointer: string;
}

interface Place {
  readonly value: JsonValue;
  readonly context: ReferenceContext;
  readonly key: string | number;
  readonly parent: Place | undefined;
}

/**
 * Every schema that is an object below `content`, which is what `context` says; the outer ones first, in the order of the document.
 *
 * Only keywords that hold schemas lead to further ones: what stands in `enum`, or under an unknown word, is no schema.
 * Works without recursion, so any depth will do.
 */
export function* schemasIn(content: JsonValue, context: ReferenceContext, pointer = ""): Generator<PlacedSchema> {
  const open: Place[] = [{ value: content, context, key: "", parent: undefined }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { value } = place;
    if (isJsonObject(value) && place.context === "schema") {
      yield { schema: value, pointer: pointerTo(place, pointer) };
    }
    // The last to be pushed is the first to be popped.
    for (const child of childrenOf(place).reverse()) open.push(child);
  }
}

function childrenOf(place: Place): Place[] {
  const { value } = place;
  if (typeof value !== "object" || value === null) return [];
  const isList = Array.isArray(value);
  const entries: readonly [string, JsonValue | undefined][] = Object.entries(value);
  return entries.flatMap(([key, child]): Place[] => {
    if (typeof child !== "object" || child === null) return [];
    const context = isList ? itemContext(place.context) : contextOf(place.context, key);
    if (context === undefined || context === "data") return [];
    return [{ value: child, context, key, parent: place }];
  });
}

function contextOf(context: ReferenceContext, key: string): ReferenceContext | undefined {
  return context === "schema" ? applicatorContext(key) : memberContext(context, key);
}

function pointerTo(place: Place, base: string): string {
  const keys: (string | number)[] = [];
  for (let step = place; step.parent !== undefined; step = step.parent) keys.push(step.key);
  return pointerOf(base, ...keys.reverse());
}
