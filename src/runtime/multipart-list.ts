import type { Decoder } from "./descriptor.js";
import type { Guard } from "./guard.js";
import { boundaryOf, type PartData, readParts } from "./multipart-stream.js";
import { boundedBody } from "./response.js";
import { StreamBody } from "./stream-body.js";

/**
 * The parts of an answer as a list, in types that do not name their parts, such as `multipart/mixed` (RFC 2046, section 5.1).
 *
 * @param others reads the parts that `first` has no place for.
 */
export function multipartList<T>(
  mediaType: string,
  guard: Guard<T> | undefined,
  others: PartData,
  first: readonly PartData[] = [],
): Decoder<T> {
  return {
    decode: async (response, context) => {
      const boundary = await boundaryOf(response, mediaType);
      const { signal } = context.exchange.controller;
      const body = new StreamBody(await boundedBody(response), signal);
      const list: unknown[] = [];
      const readPart: PartData = (bytes, headers) => (first[list.length] ?? others)(bytes, headers);
      try {
        for await (const part of readParts(body, boundary, Infinity, readPart)) list.push(part);
      } finally {
        body.close();
      }
      signal.throwIfAborted();
      return { data: list as T, guard }; // the guard is asked, in the mode that the caller chose
    },
  };
}
