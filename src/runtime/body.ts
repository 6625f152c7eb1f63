import type { Guard } from "./guard.js";
import { entriesOf } from "./parameters.js";
import type { Encoder } from "./types.js";

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
      for (const [name, field] of fieldsOf(value)) body.append(name, textOf(field));
      return { body: body.toString(), contentType: "application/x-www-form-urlencoded" };
    },
  };
}

/** A body in `multipart/form-data`: arrays repeat their name, blobs and files are sent as such, objects become JSON. */
export function multipartBody<T>(guard?: Guard<T>): Encoder {
  return {
    guard,
    encode: (value) => {
      const body = new FormData();
      for (const [name, field] of fieldsOf(value)) {
        if (field instanceof Blob) body.append(name, field);
        else body.append(name, textOf(field));
      }
      return { body };
    },
  };
}

/** A body of text, which is not checked. */
export function textBody(contentType: string): Encoder {
  return { encode: (value) => ({ body: String(value), contentType }) };
}

/** A body of bytes, a `Blob`, buffer or stream, which is not checked. */
export function binaryBody(contentType: string): Encoder {
  return { encode: (value) => ({ body: value as BodyInit, contentType }) }; // the operation's type says so
}

function fieldsOf(value: unknown): [name: string, field: unknown][] {
  return entriesOf(Object(value)).flatMap(([name, field]) =>
    (Array.isArray(field) ? field : [field]).map((item: unknown): [string, unknown] => [name, item]),
  );
}

function textOf(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
