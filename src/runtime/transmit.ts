import { NetworkError } from "./errors.js";
import type { Exchange } from "./exchange.js";
import type { Prepared } from "./prepare.js";
import { refusal } from "./refusal.js";
import type { Fetch } from "./request-draft.js";

/**
 * Sends a request through whatever the options put around `fetch`.
 *
 * @throws {ApiError} if there is no answer, or the request cannot be sent.
 */
export async function transmit(exchange: Exchange, prepared: Prepared, signal: AbortSignal): Promise<Response> {
  const { operation, options, baseUrl } = exchange;
  const { path, headers, body, send } = prepared;
  const { redirect = send === undefined ? "follow" : "manual" } = options;
  let request;
  try {
    // `duplex` is asked for where the body is a stream.
    const init = { method: operation.method, headers, signal, redirect, body: body ?? null, duplex: "half" };
    request = new Request(baseUrl + path, init);
  } catch (cause) {
    throw refusal(exchange, cause);
  }
  return layered(exchange, prepared, signal)(request);
}

/** `fetch`, then what goes with the credentials, then the hooks and the logger, what sends again, and middleware. */
function layered(
  { options, operation, input, origin }: Exchange,
  { send, body }: Prepared,
  signal: AbortSignal,
): Fetch {
  const { fetch = globalThis.fetch, hooks, logger, retry, middleware } = options;
  const isReplayable = !(body instanceof ReadableStream);
  const call = { origin, path: operation.path, input, signal, isReplayable };
  const sendOnce: Fetch = async (request) => {
    try {
      return await (send === undefined ? fetch(request) : send(request, fetch, isReplayable));
    } catch (cause) {
      throw new NetworkError(origin, "got no answer", { cause });
    }
  };
  return [hooks, logger, retry, middleware].reduce((next, layer) => layer?.(next, call) ?? next, sendOnce);
}
