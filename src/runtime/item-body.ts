import { checkBody } from "./check-body.js";
import type { Encoder } from "./descriptor.js";
import type { Guard } from "./guard.js";

/** A body of JSON texts, one a line. Items that come up one by one are asked for as the connection takes them. */
export function jsonLinesBody<T>(contentType: string, guard?: Guard<T>): Encoder {
  return itemBody(contentType, "", guard);
}

/** A body of JSON texts, each after a record separator (RFC 7464). */
export function jsonSequenceBody<T>(contentType: string, guard?: Guard<T>): Encoder {
  return itemBody(contentType, "\u001e", guard);
}

/** What is there already becomes a text, which can be sent again; the rest is a stream. */
function itemBody<T>(contentType: string, start: string, guard: Guard<T> | undefined): Encoder {
  return {
    encode: (value, exchange) => {
      const write = (item: unknown): string => {
        checkBody(exchange, "request", item, guard);
        return `${start}${JSON.stringify(item)}\n`;
      };
      // The casts: the operation's type says so.
      const isAsync = Symbol.asyncIterator in Object(value);
      const body = isAsync
        ? streamOf(value as AsyncIterable<unknown>, write, exchange.controller.signal)
        : Array.from(value as Iterable<unknown>, write).join("");
      return { body, contentType };
    },
  };
}

/** Whatever ends the request early ends what makes the items: platforms do not cancel a body that they read. */
function streamOf(
  items: AsyncIterable<unknown>,
  write: (item: unknown) => string,
  signal: AbortSignal,
): ReadableStream {
  const iterator = items[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const end = async (): Promise<void> => {
    await iterator.return?.().catch(() => undefined); // the call has its own reason to fail
  };
  signal.addEventListener("abort", end, { once: true });
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await iterator.next();
      if (done === true) return controller.close();
      try {
        controller.enqueue(encoder.encode(write(value)));
      } catch (error) {
        await end();
        throw error;
      }
    },
    cancel: end,
  });
}
