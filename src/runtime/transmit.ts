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
export async function transmit(exchange: Exchange, prepared: Prepared): Promise<Response> {
  const { operation, options, baseUrl, input, origin, controller } = exchange;
  const { path, headers, body = null, isReplayable } = prepared;
  const { fetch = globalThis.fetch, redirect, hooks, logger, retry, middleware } = options;
  const send = redirect === undefined ? prepared.send : undefined;
  const init = {
    method: operation.method,
    headers,
    // Where nothing can end the call, nobody need listen.
    signal: (options.signal ?? options.timeoutMs) === undefined ? null : controller.signal,
    redirect: redirect ?? (send ? "manual" : "follow"),
    body,
    duplex: "half", // asked for where the body is a stream
  };
  const makeRequest = (): Request => {
    try {
      return new Request(baseUrl + path, init);
    } catch (cause) {
      throw refusal(exchange, cause);
    }
  };
  const fetchOnce = (request?: Request): Promise<Response> =>
    request === undefined ? globalThis.fetch(baseUrl + path, init) : fetch(request);
  const sendOnce = async (request?: Request): Promise<Response> => {
    try {
      return await (send?.(request, fetchOnce, isReplayable, makeRequest) ?? fetchOnce(request));
    } catch (cause) {
      controller.signal.throwIfAborted(); // which is why, whatever the platform made of it
      if (request === undefined) makeRequest(); // or that is what is wrong
      throw new NetworkError(origin, "got no answer", { cause });
    }
  };
  // `fetch`, then what goes with the credentials, then the hooks and the logger, what sends again, and middleware.
  let layered: Fetch = sendOnce;
  for (const layer of [hooks, logger, retry, middleware]) {
    layered =
      layer?.(layered, { origin, path: operation.path, input, signal: controller.signal, isReplayable }) ?? layered;
  }
  // The platform makes a request of its own of whatever it is given: where nobody else looks at one, that is the only one.
  return layered === sendOnce && fetch === globalThis.fetch && isReplayable ? sendOnce() : layered(makeRequest());
}
