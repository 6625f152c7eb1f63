import { Mismatch } from "./response.js";
import { splitter } from "./split-text.js";

/** An event as it stands in the stream. */
export interface EventBlock {
  /** Empty where the server does not say. */
  readonly event: string;
  readonly data: string;
  readonly id: string | undefined;
  readonly retry: number | undefined;
}

/** What an event stream takes along from one connection to the next. */
export interface EventMemory {
  /** Of the last event that had an id; empty for none. */
  lastId: string;
  /** How long to wait before the next connection. */
  retryMs: number;
  /** How often in a row that was tried without an event. */
  attempts: number;
}

/**
 * Makes a parser of chunks of one connection (HTML Living Standard, section 9.2.6): comments and unknown fields are skipped, and so are
 * blocks without data and the one that the end of the stream cuts.
 *
 * @param longest Of the data of an event, in UTF-16 code units; for a longer one the parser throws a {@link Mismatch}.
 */
export function eventParser(memory: EventMemory, longest: number): (chunk: string) => Iterable<EventBlock> {
  const lines = splitter(/\r\n|\r|\n/, longest);
  let isAfterReturn = false;
  let block = emptyBlock();
  return function* (chunk) {
    if (chunk === "") return;
    const text = isAfterReturn && chunk.startsWith("\n") ? chunk.slice(1) : chunk; // a CRLF that two chunks share
    isAfterReturn = chunk.endsWith("\r");
    for (const line of lines.push(text)) {
      if (line !== "") {
        readField(block, line, memory);
        if (block.length > longest) throw new Mismatch(`but an event longer than ${longest} characters`, line);
        continue;
      }
      const { data, event, id, retry } = block;
      block = emptyBlock();
      memory.lastId = id ?? memory.lastId;
      if (data.length === 0) continue;
      memory.attempts = 0;
      yield { event, data: data.join("\n"), id, retry };
    }
  };
}

interface OpenBlock {
  event: string;
  readonly data: string[];
  /** Of the data so far. */
  length: number;
  id: string | undefined;
  retry: number | undefined;
}

function emptyBlock(): OpenBlock {
  return { event: "", data: [], length: 0, id: undefined, retry: undefined };
}

function readField(block: OpenBlock, line: string, memory: EventMemory): void {
  const colon = line.indexOf(":");
  const name = colon === -1 ? line : line.slice(0, colon);
  const value = colon === -1 ? "" : line.slice(colon + 1).replace(/^ /, "");
  if (name === "event") block.event = value;
  else if (name === "data") {
    block.data.push(value);
    block.length += value.length + 1;
  } else if (name === "id") {
    if (!value.includes("\0")) block.id = value;
  } else if (name === "retry" && /^\d+$/.test(value)) {
    block.retry = Number(value);
    memory.retryMs = block.retry;
  }
}
