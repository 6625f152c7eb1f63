import { mergeHeaders } from "openapi-fetch";
import { answerOf } from "./answer.js";
import type { Answer } from "./call.js";
import { checkBody } from "./check-body.js";
import { withDeadline } from "./deadline.js";
import { type ApiError, GuardError, isMarked, NetworkError } from "./errors.js";
import { type Exchange, requestLineOf, type Sender } from "./exchange.js";
import { cookieOf, expandPath, headersOf, queryOf } from "./parameters.js";
import { authorizationOf } from "./security.js";
import type { CallableOperation, CallOptions, EncodedBody, OperationRequest } from "./types.js";

/** A request that can be sent. */
interface Prepared {
  readonly path: string;
  readonly headers: Headers;
  readonly body: BodyInit | undefined;
}

/**
 * Sends a request and decodes the answer.
 *
 * @throws {ApiError} for everything that can go wrong with a call.
 * @throws {TypeError} if there is no base URL, or none that can be fetched.
 */
export async function send(
  sender: Sender,
  operation: CallableOperation,
  request: OperationRequest,
  call: CallOptions,
): Promise<Answer> {
  const { baseUrl = sender.client.baseUrl, timeoutMs = sender.client.timeoutMs, signal } = call;
  const { name, method, path } = operation;
  if (baseUrl === undefined) throw new TypeError(`${name} has no base URL: pass \`baseUrl\` to createClient`);
  const origin = { operation: operation.operation, name, request: requestLineOf(method, baseUrl + path) };
  const exchange: Exchange = { ...sender, operation, call, baseUrl, origin };
  return withDeadline(origin, { signal, timeoutMs }, async (stop) => {
    const prepared = await prepare(exchange, request, stop).catch((cause: unknown) => {
      throw refusal(exchange, cause);
    });
    const resend = (headers: Readonly<Record<string, string>>): Promise<Response> =>
      transmit(exchange, { ...prepared, headers: mergeHeaders(prepared.headers, headers) }, stop);
    return answerOf(exchange, await transmit(exchange, prepared, stop), { signal: stop, resend });
  });
}

async function prepare(exchange: Exchange, request: OperationRequest, signal: AbortSignal): Promise<Prepared> {
  const { client, call, operation, baseUrl, origin } = exchange;
  const { method, styles = {} } = operation;
  const path = expandPath(operation.path, request.path, styles.path);
  const query = queryOf(request.query, styles.query);
  const { body, contentType } = encodedBody(exchange, request.body);
  const parameters = { Cookie: cookieOf(request.cookie, styles.cookie), ...headersOf(request.header, styles.header) };
  const context = { fetch: client.fetch ?? globalThis.fetch, signal };
  const authorize = await authorizationOf(operation.security, client.auth, context).catch((cause: unknown) => {
    throw new NetworkError(origin, "could not get its credentials", { cause });
  });
  let headers;
  try {
    headers = mergeHeaders(client.headers, parameters, {
      "Content-Type": body === undefined ? undefined : (contentType ?? null),
    });
    authorize({ headers, query });
    headers = mergeHeaders(headers, call.headers);
  } catch {
    throw new TypeError("a header or credential has characters that requests cannot carry"); // the platform would quote it
  }
  const url = query.length === 0 ? path : `${path}${path.includes("?") ? "&" : "?"}${query.join("&")}`;
  origin.request = requestLineOf(method, baseUrl + url);
  return { path: url, headers, body };
}

function encodedBody(exchange: Exchange, value: unknown): Omit<EncodedBody, "body"> & Pick<Prepared, "body"> {
  const encoder = exchange.operation.body;
  if (encoder === undefined || value === undefined) return { body: undefined };
  checkBody(exchange, "request", value, encoder.guard);
  return encoder.encode(value);
}

/** Sends through openapi-fetch, which would read the body of an error whole and take it for JSON: it gets an empty one. */
function transmit(exchange: Exchange, prepared: Prepared, signal: AbortSignal): Promise<Response> {
  const { client, transport, operation, baseUrl, origin } = exchange;
  const { fetch = globalThis.fetch } = client;
  const { path, headers, body } = prepared;
  return new Promise((resolve, reject) => {
    const init = {
      baseUrl,
      headers,
      signal,
      body,
      bodySerializer: (encoded: BodyInit) => encoded,
      duplex: "half", // asked for where the body is a stream
      fetch: async (request: Request) => {
        try {
          resolve(await fetch(request));
        } catch (cause) {
          throw new NetworkError(origin, "got no answer", { cause });
        }
        return new Response();
      },
    };
    transport.request(operation.method, path, init).catch((cause: unknown) => reject(refusal(exchange, cause)));
  });
}

/** Why a request could not be put together; nothing has been sent. */
function refusal({ origin, baseUrl }: Exchange, cause: unknown): ApiError | TypeError {
  if (isMarked(cause)) return cause;
  if (canFetch(baseUrl)) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return new GuardError(origin, "request", `cannot be sent: ${reason}`, [], { cause });
  }
  // Without the cause, which would quote a password in the URL.
  return new TypeError(`${JSON.stringify(requestLineOf("", baseUrl).url)} cannot be fetched, so it is no base URL`);
}

function canFetch(url: string): boolean {
  try {
    return new Request(url).url !== "";
  } catch {
    return false;
  }
}
