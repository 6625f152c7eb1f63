import { get, type IncomingMessage } from "node:http";
import { get as getSecurely } from "node:https";
import type { LookupFunction } from "node:net";
import { pipeline, type Readable, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";

/** What a host answers, its body still to be read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Decompressed; ends with an error where the connection breaks off. */
  readonly body: Readable;
}

/** How one request is made. */
export interface RequestOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Finds the addresses of the host, and has the last word on whether they are connected to. */
  readonly lookup: LookupFunction;
}

/**
 * Asks once, on a connection of its own: one that was kept may lead where this request must not.
 *
 * `fetch` cannot be told how a name is looked up, and so not which addresses it connects to.
 */
export function request(url: URL, { headers, signal, lookup }: RequestOptions): Promise<Answer> {
  const send = url.protocol === "https:" ? getSecurely : get;
  const options = { headers: { "accept-encoding": "gzip, br", ...headers }, signal, lookup, agent: false };
  return new Promise((resolve, reject) => {
    send(url, options, (message) => resolve(answerOf(message))).on("error", reject);
  });
}

function answerOf(message: IncomingMessage): Answer {
  const decoder = decoders.get(message.headers["content-encoding"]?.toLowerCase() ?? "")?.();
  // What goes wrong on the way to the decoder goes wrong in it.
  const body = decoder === undefined ? message : pipeline(message, decoder, () => undefined);
  const headers = new Headers();
  for (const [name, values] of Object.entries(message.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  return { status: message.statusCode ?? 0, headers, body };
}

const decoders: ReadonlyMap<string, () => Transform> = new Map([
  ["gzip", createGunzip],
  ["x-gzip", createGunzip],
  ["deflate", createInflate],
  ["br", createBrotliDecompress],
]);
