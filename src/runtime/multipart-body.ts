import { escapedName, newBoundary } from "./boundary.js";
import type { Encoder } from "./descriptor.js";
import type { Guard } from "./guard.js";
import { entriesOf, isNested, textOf } from "./parameters.js";
import type { Style } from "./request-draft.js";

/** One part of a multipart body. */
export interface Part {
  readonly name: string;
  readonly content: string | Blob;
  /** Absent for plain text. */
  readonly contentType?: string;
}

/** Turns a property of a body into parts: a list into one for each item, of the same name (RFC 7578, section 4.3). */
export type PartWriter = (name: string, value: unknown) => readonly Part[];

/**
 * A body in `multipart/form-data`, or another multipart type with named parts: blobs and files as they are, objects as JSON, the rest as text.
 *
 * It is not a `FormData`, which has JSON look like an uploaded file, since only files can have a content type there.
 *
 * @param writers for the properties of which the document says more.
 */
export function multipartBody<T>(
  guard?: Guard<T>,
  writers: Readonly<Record<string, PartWriter>> = {},
  contentType = "multipart/form-data",
): Encoder {
  return {
    guard,
    encode: (value) => {
      const parts = entriesOf(Object(value)).flatMap(([name, field]) => {
        const writer = Object.hasOwn(writers, name) ? writers[name] : undefined;
        return (writer ?? usualParts)(name, field);
      });
      const boundary = newBoundary();
      const chunks = parts.flatMap((part) => [`--${boundary}\r\n${headersOf(part)}\r\n`, part.content, "\r\n"]);
      const body = new Blob([...chunks, `--${boundary}--\r\n`]);
      return { body, contentType: `${contentType}; boundary=${boundary}` };
    },
  };
}

/** Parts of one content type: blobs, whatever type they have themselves, or texts. */
export function typedPart(contentType: string): PartWriter {
  return (name, value) =>
    itemsOf(value).map((item) => ({ name, content: item instanceof Blob ? item : textOf(item), contentType }));
}

/** Parts in JSON, texts included. */
export function jsonPart(contentType = "application/json"): PartWriter {
  return (name, value) => itemsOf(value).map((item) => ({ name, content: JSON.stringify(item), contentType }));
}

/** Parts as a style of the query names and separates them; nothing is encoded, since nothing needs to be. */
export function styledPart(style: Style): PartWriter {
  return (name, value) =>
    [...new URLSearchParams(style(name, value))].map(([key, content]) => ({ name: key, content }));
}

/** What parts are by default (OpenAPI 3.1.1, section 4.8.15.1.1). */
function usualParts(name: string, value: unknown): readonly Part[] {
  return itemsOf(value).map((item) => {
    if (item instanceof Blob) return { name, content: item, contentType: item.type || "application/octet-stream" };
    return isNested(item)
      ? { name, content: JSON.stringify(item), contentType: "application/json" }
      : { name, content: textOf(item) };
  });
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? entriesOf(value).map(([, item]) => item) : [value];
}

/** The header lines of a part. */
function headersOf({ name, content, contentType }: Part): string {
  const file =
    content instanceof Blob ? `; filename="${escapedName(content instanceof File ? content.name : "blob")}"` : "";
  const type = contentType === undefined ? "" : `Content-Type: ${contentType}\r\n`;
  return `Content-Disposition: form-data; name="${escapedName(name)}"${file}\r\n${type}`;
}
