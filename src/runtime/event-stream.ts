import { checkBody } from "./check-body.js";
import type { DecodeContext, Decoder } from "./descriptor.js";
import { type EventBlock, type EventMemory, eventParser } from "./event-parser.js";
import type { Guard } from "./guard.js";
import { type ItemStream, longestItemOf, type OpenStream, openStream } from "./item-stream.js";
import { isOfType } from "./media-type.js";
import { Mismatch, mismatchOf } from "./response.js";
import { resumingText } from "./resuming-text.js";
import type { StreamBody } from "./stream-body.js";

/** The data of server-sent events, one after the other. */
export interface EventStream<T> extends ItemStream<T> {
  /** The events themselves, for whoever needs more than their data; instead of reading the data, as a stream can only be read once. */
  events(): AsyncIterable<ServerSentEvent<T>>;
}

/** An event as `EventSource` knows it. */
export interface ServerSentEvent<T> {
  /** `message` where the server does not say. */
  readonly event: string;
  readonly data: T;
  /** Of the last event that had one; empty for none. */
  readonly id: string;
  /** How long the server wants clients to wait before they connect again, in milliseconds; where it says so with this event. */
  readonly retry?: number;
}

/** Reads the data of an event: none for what is to be skipped; `undefined` stands for the end of the stream. */
export type EventData = (text: string) => readonly [] | readonly [unknown] | undefined;

const mediaType = "text/event-stream";

/**
 * Data in JSON, of which an empty one keeps the connection alive.
 *
 * `[DONE]`, which is no JSON, ends the stream: so OpenAI and those that follow it say that nothing more will come.
 */
export const jsonData: EventData = (text) => {
  if (text === "[DONE]") return undefined;
  try {
    return text === "" ? [] : [JSON.parse(text)];
  } catch {
    throw new Mismatch("but an event whose data is not JSON", text);
  }
};

/** Data as it is. */
export const textData: EventData = (text) => [text];

/** Data in JSON where it is JSON, as it is elsewhere. */
export const jsonOrTextData: EventData = (text) => {
  try {
    return [JSON.parse(text)];
  } catch {
    return [text];
  }
};

/** Server-sent events, of whose data the document gives the schema. */
export function eventStream<T>(readData: EventData, guard?: Guard<T>): Decoder<EventStream<T>> {
  const read: ReadEvent<ServerSentEvent<T>> = (value, { event, retry }, { exchange }, { lastId }) => {
    checkBody(exchange, "response", value, guard);
    const data = value as T; // the guard was asked, in the mode that the caller chose
    return { event: event || "message", data, id: lastId, ...(retry !== undefined && { retry }) };
  };
  return decoderOf(readData, read, ({ iterate, cancel }) => ({
    [Symbol.asyncIterator]: () => iterate(({ data }) => data),
    events: () => iterate((event) => event),
    cancel,
  }));
}

/** Server-sent events, of which the document gives the schema: objects with `event`, `data`, `id` and `retry`, as far as they are sent. */
export function eventObjects<T>(readData: EventData, guard?: Guard<T>): Decoder<ItemStream<T>> {
  const read: ReadEvent<T> = (data, { event, id, retry }, { exchange }) => {
    const item = {
      ...(event !== "" && { event }),
      data,
      ...(id !== undefined && { id }),
      ...(retry !== undefined && { retry }),
    };
    checkBody(exchange, "response", item, guard);
    return item as T; // as above
  };
  return decoderOf(readData, read, ({ iterate, cancel }) => ({
    [Symbol.asyncIterator]: () => iterate((item) => item),
    cancel,
  }));
}

/** Turns an event, whose data was read, into what is given out. */
type ReadEvent<Item> = (data: unknown, event: EventBlock, context: DecodeContext, memory: EventMemory) => Item;

function decoderOf<Item, Data>(
  readData: EventData,
  readEvent: ReadEvent<Item>,
  dataOf: (stream: OpenStream<Item>) => Data,
): Decoder<Data> {
  return {
    decode: async (response, context) => {
      if (!isOfType(response, mediaType)) throw await mismatchOf(response, mediaType);
      const stream = openStream(response, context, (body) => readEvents(body, context, readData, readEvent));
      return { data: dataOf(stream), ended: stream.ended };
    },
  };
}

async function* readEvents<Item>(
  body: StreamBody,
  context: DecodeContext,
  readData: EventData,
  readEvent: ReadEvent<Item>,
): AsyncGenerator<Item> {
  const memory: EventMemory = { lastId: "", retryMs: 1000, attempts: 0 };
  const connect = (): ReturnType<typeof eventParser> => eventParser(memory, longestItemOf(context));
  let parse = connect();
  for await (const text of resumingText(body, context, memory)) {
    if (text === undefined) parse = connect();
    for (const event of parse(text ?? "")) {
      const values = readData(event.data);
      if (values === undefined) return;
      for (const value of values) yield readEvent(value, event, context, memory);
    }
  }
}
