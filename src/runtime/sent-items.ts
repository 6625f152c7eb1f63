import type { Exchange } from "./exchange.js";
import { refusal } from "./refusal.js";

/** How items are written that a request sends one after the other. */
export interface ItemWriter {
  /** Checks an item and writes it. */
  readonly write: (item: unknown) => string | Blob;
  /** What stands after the last one. */
  readonly end?: string;
}

/** The items of a request as its body: what is there already can be sent again; the rest is a stream, asked for as the connection takes it. */
export function sentItems(value: unknown, exchange: Exchange, { write, end = "" }: ItemWriter): BodyInit {
  // The casts: the operation's type says so.
  if (Symbol.asyncIterator in Object(value)) return streamOf(value as AsyncIterable<unknown>, exchange, write, end);
  const chunks = [...Array.from(value as Iterable<unknown>, write), end];
  return chunks.every((chunk) => typeof chunk === "string") ? chunks.join("") : new Blob(chunks);
}

/**
 * Whatever ends the request early ends what makes the items: platforms do not cancel a body that they read. An item that cannot be sent
 * ends the call, which the platform would otherwise take for a failure of the network.
 */
function streamOf(
  items: AsyncIterable<unknown>,
  exchange: Exchange,
  write: ItemWriter["write"],
  end: string,
): ReadableStream {
  const iterator = items[Symbol.asyncIterator]();
  const stop = async (): Promise<void> => {
    try {
      await iterator.return?.();
    } catch {
      // The call has its own reason to fail.
    }
  };
  exchange.controller.signal.addEventListener("abort", stop, { once: true });
  return new ReadableStream({
    pull: async (controller) => {
      try {
        const { done, value } = await iterator.next();
        const chunk = done === true ? end : write(value);
        const bytes = new Uint8Array(await new Blob([chunk]).arrayBuffer());
        if (bytes.length > 0) controller.enqueue(bytes);
        if (done === true) controller.close();
      } catch (error) {
        const reason = refusal(exchange, error);
        exchange.controller.abort(reason); // which ends the items too
        throw reason;
      }
    },
    cancel: stop,
  });
}
