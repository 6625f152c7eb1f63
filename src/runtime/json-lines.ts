import { checkBody } from "./check-body.js";
import type { DecodeContext, Decoder } from "./descriptor.js";
import type { Guard } from "./guard.js";
import { type ItemStream, longestItemOf, openStream } from "./item-stream.js";
import { isOfType, typeOf } from "./media-type.js";
import { Mismatch, mismatchOf } from "./response.js";
import { splitter } from "./split-text.js";
import type { StreamBody } from "./stream-body.js";

/** The names of one format, on which documents and servers do not always agree. */
const nameOfLines = /^\s*application\/(?:(?:x-)?(?:ndjson|jsonl|json-?lines)|stream\+json)\s*(?:;|$)/i;

/** JSON texts, one a line: `application/jsonl`, `application/x-ndjson` and their like. Empty lines are skipped. */
export function jsonLines<T>(mediaType: string, guard?: Guard<T>): Decoder<ItemStream<T>> {
  return jsonItems(mediaType, "\n", guard);
}

/** JSON texts, each after a record separator: `application/json-seq` (RFC 7464). */
export function jsonSequence<T>(mediaType: string, guard?: Guard<T>): Decoder<ItemStream<T>> {
  return jsonItems(mediaType, "\u001e", guard);
}

function jsonItems<T>(mediaType: string, separator: string, guard: Guard<T> | undefined): Decoder<ItemStream<T>> {
  return {
    decode: async (response, context) => {
      const isLines = separator === "\n" && nameOfLines.test(typeOf(response));
      if (!isLines && !isOfType(response, mediaType)) throw await mismatchOf(response, mediaType);
      const { iterate, cancel, ended } = openStream(response, context, (body) =>
        readItems(body, separator, guard, context),
      );
      return { data: { [Symbol.asyncIterator]: () => iterate((item) => item), cancel }, ended };
    },
  };
}

async function* readItems<T>(
  body: StreamBody,
  separator: string,
  guard: Guard<T> | undefined,
  context: DecodeContext,
): AsyncGenerator<T> {
  const { push, rest } = splitter(separator, longestItemOf(context));
  for (let text: string | undefined = ""; text !== undefined;) {
    text = await body.read();
    for (const piece of text === undefined ? [rest()] : push(text)) {
      if (piece.trim() === "") continue;
      const item = parsed(piece);
      checkBody(context.exchange, "response", item, guard);
      yield item as T; // the guard was asked, in the mode that the caller chose
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Mismatch("but an item that is not JSON", text);
  }
}
