import { byteSplitter, indexOfBytes } from "./byte-splitter.js";
import type { Bytes } from "./bytes.js";
import { checkBody } from "./check-body.js";
import type { Decoder } from "./descriptor.js";
import type { Guard } from "./guard.js";
import { type ItemStream, longestItemOf, openStream } from "./item-stream.js";
import { isOfType, typeOf } from "./media-type.js";
import { Mismatch, mismatchOf } from "./response.js";
import type { StreamBody } from "./stream-body.js";

/** The contents of the parts of a multipart answer, one after the other. */
export interface PartStream<T> extends ItemStream<T> {
  /** The parts themselves, for whoever needs their headers too; instead of reading the contents, as a stream can only be read once. */
  parts(): AsyncIterable<StreamedPart<T>>;
}

/** A part of a multipart answer. */
export interface StreamedPart<T> {
  readonly headers: Headers;
  readonly data: T;
}

/** Reads the content of a part. */
export type PartData = (bytes: Bytes, headers: Headers) => unknown;

/** Content in JSON. */
export const jsonPartData: PartData = (bytes) => {
  const text = new TextDecoder().decode(bytes);
  try {
    return JSON.parse(text);
  } catch {
    throw new Mismatch("but a part that is not JSON", text);
  }
};

/** Content that is text. */
export const textPartData: PartData = (bytes) => new TextDecoder().decode(bytes);

/** Content as it is, a blob of the part's type. */
export const blobPartData: PartData = (bytes, headers) =>
  new Blob([bytes], { type: headers.get("Content-Type") ?? "application/octet-stream" });

/** Parts of one kind, such as those of `multipart/mixed` (RFC 2046, section 5.1): each is given out when the boundary after it has come. */
export function multipartStream<T>(mediaType: string, readData: PartData, guard?: Guard<T>): Decoder<PartStream<T>> {
  return {
    decode: async (response, context) => {
      const boundary = await boundaryOf(response, mediaType);
      const { iterate, cancel, ended } = openStream(response, context, (body) =>
        readParts(body, boundary, longestItemOf(context), (bytes, headers) => {
          const data = readData(bytes, headers);
          checkBody(context.exchange, "response", data, guard);
          return { headers, data: data as T }; // the guard was asked, in the mode that the caller chose
        }),
      );
      const data: PartStream<T> = {
        [Symbol.asyncIterator]: () => iterate((part) => part.data),
        parts: () => iterate((part) => part),
        cancel,
      };
      return { data, ended };
    },
  };
}

/** @throws {Mismatch} if the response is of another type, or does not say what stands between its parts. */
export async function boundaryOf(response: Response, mediaType: string): Promise<string> {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(typeOf(response)) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined || !isOfType(response, mediaType)) throw await mismatchOf(response, mediaType);
  return boundary;
}

/**
 * Reads each part when the boundary after it has come.
 *
 * @param longest Of a part, in bytes; instead of a longer one comes a {@link Mismatch}.
 */
export async function* readParts<Part>(
  body: StreamBody,
  boundary: string,
  longest: number,
  read: (bytes: Bytes, headers: Headers) => Part,
): AsyncGenerator<Part> {
  const { push, held } = byteSplitter(bytesOf(`\r\n--${boundary}`), longest);
  let isPreamble = true;
  let chunk: Bytes | undefined = bytesOf("\r\n"); // without a preamble, nothing stands before the first boundary
  for (; chunk !== undefined; chunk = await body.readBytes()) {
    for (const piece of push(chunk)) {
      if (!isPreamble && isLast(piece)) return;
      if (!isPreamble) yield read(...partOf(piece));
      isPreamble = false;
    }
    if (!isPreamble && isLast(held())) return;
  }
  if (!body.closing.aborted) throw new Error("the last boundary is missing");
}

/** Two hyphens end the last boundary; what follows means nothing. */
function isLast([first, second]: Bytes): boolean {
  return first === 0x2d && second === 0x2d;
}

const blankLine = "\r\n\r\n";

/** What stands between two boundaries: the rest of a line, headers, an empty line, the content. */
function partOf(piece: Bytes): [content: Bytes, headers: Headers] {
  const end = indexOfBytes(piece, bytesOf(blankLine));
  const text = new TextDecoder().decode(piece.subarray(0, Math.max(0, end)));
  const lines = text.split("\r\n").slice(1);
  try {
    if (end === -1) throw new TypeError("no end of headers");
    const headers = new Headers(
      lines.map((line): [string, string] => [line.split(":", 1)[0] ?? "", line.replace(/^[^:]*:/, "").trim()]),
    );
    return [piece.slice(end + blankLine.length), headers];
  } catch {
    throw new Mismatch("but a part whose headers cannot be read", text);
  }
}

function bytesOf(text: string): Bytes {
  return new TextEncoder().encode(text);
}
