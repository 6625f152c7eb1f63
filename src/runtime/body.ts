import type { Encoder } from "./descriptor.js";
import type { Guard } from "./guard.js";
import { entriesOf, isNested, textOf } from "./parameters.js";

/** A body in JSON. */
export function jsonBody<T>(guard?: Guard<T>, contentType = "application/json"): Encoder {
  return { guard, encode: (value) => ({ body: JSON.stringify(value), contentType }) };
}

/** A body in `application/x-www-form-urlencoded`: arrays repeat their name, objects become JSON. */
export function formBody<T>(guard?: Guard<T>): Encoder {
  return {
    guard,
    encode: (value) => {
      const body = new URLSearchParams();
      for (const [name, field] of fieldsOf(value))
        body.append(name, isNested(field) ? JSON.stringify(field) : textOf(field));
      return { body: body.toString(), contentType: "application/x-www-form-urlencoded" };
    },
  };
}

/** A body of text, which is not checked. */
export function textBody(contentType: string): Encoder {
  return { encode: (value) => ({ body: String(value), contentType }) };
}

/** A body of bytes, a `Blob`, buffer or stream, which is not checked; where the document has no one type for it, a blob brings its own. */
export function binaryBody(contentType?: string): Encoder {
  return {
    encode: (value) => {
      const ownType = value instanceof Blob ? value.type : "";
      // The cast: the operation's type says so.
      return { body: value as BodyInit, contentType: contentType ?? (ownType || "application/octet-stream") };
    },
  };
}

function fieldsOf(value: unknown): [name: string, field: unknown][] {
  return entriesOf(Object(value)).flatMap(([name, field]) =>
    Array.isArray(field) ? entriesOf(field).map(([, item]): [string, unknown] => [name, item]) : [[name, field]],
  );
}
