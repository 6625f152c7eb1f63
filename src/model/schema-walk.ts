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
      yield new WalkedSchema(value, place, pointer);
    }
    openChildren(place, open);
  }
}

/** Knows its pointer once somebody asks, which few do. */
class WalkedSchema implements PlacedSchema {
  readonly schema: JsonObject;
  readonly #place: Place;
  readonly #base: string;

  constructor(schema: JsonObject, place: Place, base: string) {
    this.schema = schema;
    this.#place = place;
    this.#base = base;
  }

  get pointer(): string {
    return pointerTo(this.#place, this.#base);
  }
}

/** The last to be opened is the first to be visited. */
function openChildren(parent: Place, open: Place[]): void {
  const { value, context: around } = parent;
  if (Array.isArray(value)) {
    const items: readonly JsonValue[] = value;
    const context = itemContext(around);
    if (context === "data") return;
    for (let key = items.length - 1; key >= 0; key -= 1) {
      const item = items[key];
      if (typeof item === "object" && item !== null) open.push({ value: item, context, key, parent });
    }
  } else if (isJsonObject(value)) {
    for (const key of Object.keys(value).reverse()) {
      const member = value[key];
      if (typeof member !== "object" || member === null) continue;
      const context = contextOf(around, key);
      if (context !== undefined && context !== "data") open.push({ value: member, context, key, parent });
    }
  }
}

function contextOf(context: ReferenceContext, key: string): ReferenceContext | undefined {
  return context === "schema" ? applicatorContext(key) : memberContext(context, key);
}

function pointerTo(place: Place, base: string): string {
  const keys: (string | number)[] = [];
  for (let step = place; step.parent !== undefined; step = step.parent) keys.push(step.key);
  return pointerOf(base, ...keys.reverse());
}
