import { checkBody } from "./check-body.js";
import type { Encoder } from "./descriptor.js";
import type { Exchange } from "./exchange.js";
import type { Guard } from "./guard.js";
import { refusal } from "./refusal.js";

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
        ? streamOf(value as AsyncIterable<unknown>, write, exchange)
        : Array.from(value as Iterable<unknown>, write).join("");
      return { body, contentType };
    },
  };
}

/**
 * Whatever ends the request early ends what makes the items: platforms do not cancel a body that they read. An item that cannot be sent
 * ends the call, which the platform would otherwise take for a failure of the network.
 */
function streamOf(items: AsyncIterable<unknown>, write: (item: unknown) => string, exchange: Exchange): ReadableStream {
  const iterator = items[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const end = async (): Promise<void> => {
    await iterator.return?.().catch(() => undefined); // the call has its own reason to fail
  };
  exchange.controller.signal.addEventListener("abort", end, { once: true });
  return new ReadableStream({
    pull: async (controller) => {
      try {
        const { done, value } = await iterator.next();
        if (done === true) controller.close();
        else controller.enqueue(encoder.encode(write(value)));
      } catch (error) {
        const reason = refusal(exchange, error);
        exchange.controller.abort(reason); // which ends the items too
        throw reason;
      }
    },
    cancel: end,
  });
}
