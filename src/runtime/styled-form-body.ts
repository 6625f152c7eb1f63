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
      return { body: fieldsText(value, styles), contentType: "application/x-www-form-urlencoded" };
    },
  };
}

/** The properties of an object, each as its style writes it. */
export function fieldsText(value: unknown, styles?: Styles): string {
  const fields = textsOf(Object(value), usualField, styles);
  return fields.map(([, text]) => text).join("&");
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
