import { failureOf } from "./answer.js";
import type { DecodeContext } from "./descriptor.js";
import { isMarked } from "./errors.js";
import { StreamBody } from "./stream-body.js";

const longestByDefault = 16_777_216;

/**
 * Items that arrive one after the other, to be read once: `for await (const item of stream)`.
 *
 * Each is asked for when the loop wants it. Leaving the loop closes the connection, and so does the `signal` of the call. What goes wrong
 * on the way is thrown in the loop, as an {@link ApiError}.
 */
export interface ItemStream<T> extends AsyncIterable<T> {
  /** Closes the connection of a stream that is not read, or not to its end. */
  cancel(): void;
}

/** A stream that has begun, in parts. */
export interface OpenStream<Item> {
  /** Gives the items out, once. */
  iterate<T>(select: (item: Item) => T): AsyncIterableIterator<T>;
  cancel(): void;
  readonly ended: Promise<void>;
}

/** How long an item may be, in UTF-16 code units. */
export function longestItemOf({ exchange: { call, client } }: DecodeContext): number {
  return call.stream?.longestItem ?? client.stream?.longestItem ?? longestByDefault;
}

/** Begins to read a body; what `read` throws becomes an {@link ApiError}. */
export function openStream<Item>(
  response: Response,
  { exchange }: DecodeContext,
  read: (body: StreamBody) => AsyncIterable<Item>,
): OpenStream<Item> {
  const { signal } = exchange.controller;
  const body = new StreamBody(response, signal);
  let isTaken = false;
  async function* itemsOf<T>(select: (item: Item) => T): AsyncGenerator<T> {
    try {
      for await (const item of read(body)) yield select(item);
      signal.throwIfAborted();
    } catch (cause) {
      signal.throwIfAborted(); // which is why, whatever the platform made of it
      throw isMarked(cause) ? cause : failureOf(exchange, response, cause);
    } finally {
      body.close();
    }
  }
  return {
    ended: body.ended,
    cancel: () => body.close(),
    iterate: (select) => {
      if (isTaken) throw new TypeError("a stream can only be read once");
      isTaken = true;
      return iteratorOf(itemsOf(select), body);
    },
  };
}

/** A generator would wait with `return` for the item that it waits for itself, and not close what it has not begun to read. */
function iteratorOf<T>(items: AsyncGenerator<T>, body: StreamBody): AsyncIterableIterator<T> {
  return {
    next: () => items.next(),
    return: (value) => {
      body.close();
      return items.return(value);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
