import type { Encoder } from "./descriptor.js";
import type { Guard } from "./guard.js";
import { entriesOf, isNested, pairOf, textsOf } from "./parameters.js";
import type { Styles } from "./request-draft.js";

/**
 * A body in `application/x-www-form-urlencoded` with properties that have styles, as parameters of the query have; of the others
 * arrays repeat their name, and objects become JSON.
 */
export function styledFormBody<T>(guard: Guard<T> | undefined, styles: Styles): Encoder {
  return {
    guard,
    encode: (value) => {
      const fields = textsOf(Object(value), usualField, styles);
      return { body: fields.map(([, text]) => text).join("&"), contentType: "application/x-www-form-urlencoded" };
    },
  };
}

/** A property in JSON, texts included; an array as a field for each item. */
export function jsonField(name: string, value: unknown): string {
  return itemsOf(value)
    .map((item) => pairOf(name, JSON.stringify(item)))
    .join("&");
}

function usualField(name: string, value: unknown): string {
  return itemsOf(value)
    .map((item) => pairOf(name, isNested(item) ? JSON.stringify(item) : item))
    .join("&");
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? entriesOf(value).map(([, item]) => item) : [value];
}
