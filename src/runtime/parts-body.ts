import { escapedName, newBoundary } from "./boundary.js";
import { checkBody } from "./check-body.js";
import type { Encoder } from "./descriptor.js";
import type { Guard } from "./guard.js";
import { isJson } from "./media-type.js";
import { isNested, textOf } from "./parameters.js";
import { sentItems } from "./sent-items.js";

/** Writes a part that has a place instead of a name. */
export type PlacedPart = (value: unknown) => PlacedContent;

/** What a part holds. */
export interface PlacedContent {
  readonly content: string | Blob;
  readonly contentType: string;
}

/** A part as what is given asks for: blobs as they are, objects and arrays as JSON, the rest as text (OpenAPI 3.2.0, section 4.15.1.1). */
export const usualPart: PlacedPart = (value) => {
  if (value instanceof Blob) return { content: value, contentType: value.type || "application/octet-stream" };
  return isNested(value) || value === null
    ? { content: JSON.stringify(value), contentType: "application/json" }
    : { content: textOf(value), contentType: "text/plain" };
};

/** A part of one media type: blobs, whatever type they have themselves, JSON, or texts. */
export function partAs(contentType: string): PlacedPart {
  return (value) => {
    if (value instanceof Blob) return { content: value, contentType };
    return { content: isJson(contentType) ? JSON.stringify(value) : textOf(value), contentType };
  };
}

/** A part of which texts are of one media type, and whatever else is as usual. */
export function textPartAs(contentType: string): PlacedPart {
  return (value) => (typeof value === "string" ? { content: value, contentType } : usualPart(value));
}

/** A part that is a list, whose items are parts again. */
export function nestedParts(
  contentType: string,
  others: PlacedPart = usualPart,
  first: readonly PlacedPart[] = [],
): PlacedPart {
  return (value) => {
    const boundary = newBoundary();
    return { content: partsOf(value, boundary, others, first), contentType: `${contentType}; boundary=${boundary}` };
  };
}

/**
 * A list whose items become parts, as the types do that do not name their parts, such as `multipart/mixed` (RFC 2046, section 5.1).
 *
 * @param others writes the items that `first` has no place for.
 */
export function partsBody<T>(
  contentType: string,
  guard?: Guard<T>,
  others: PlacedPart = usualPart,
  first: readonly PlacedPart[] = [],
): Encoder {
  return {
    guard,
    encode: (value) => {
      const boundary = newBoundary();
      return { body: partsOf(value, boundary, others, first), contentType: `${contentType}; boundary=${boundary}` };
    },
  };
}

/** Items that become parts one by one, each checked by itself; those that come up are asked for as the connection takes them. */
export function partStreamBody<T>(
  contentType: string,
  guard?: Guard<T>,
  others: PlacedPart = usualPart,
  first: readonly PlacedPart[] = [],
): Encoder {
  return {
    encode: (value, exchange) => {
      const boundary = newBoundary();
      let place = 0;
      const write = (item: unknown): Blob => {
        checkBody(exchange, "request", item, guard);
        return new Blob(partOf((first[place++] ?? others)(item), boundary));
      };
      const body = sentItems(value, exchange, { write, end: `--${boundary}--\r\n` });
      return { body, contentType: `${contentType}; boundary=${boundary}` };
    },
  };
}

function partsOf(value: unknown, boundary: string, others: PlacedPart, first: readonly PlacedPart[]): Blob {
  if (!Array.isArray(value)) throw new TypeError("a body of parts is no list");
  const parts = value.map((item: unknown, place) => (first[place] ?? others)(item));
  return new Blob([...parts.flatMap((part) => partOf(part, boundary)), `--${boundary}--\r\n`]);
}

function partOf({ content, contentType }: PlacedContent, boundary: string): (string | Blob)[] {
  const file =
    content instanceof File ? `Content-Disposition: attachment; filename="${escapedName(content.name)}"\r\n` : "";
  return [`--${boundary}\r\nContent-Type: ${contentType}\r\n${file}\r\n`, content, "\r\n"];
}
