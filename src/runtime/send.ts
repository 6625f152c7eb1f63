import type { Answer } from "./call.js";
import { type BodyPolicy, checkBody } from "./check-body.js";
import { withDeadline } from "./deadline.js";
import { GuardError, HttpError, isMarked, NetworkError, type Origin, type RequestLine } from "./errors.js";
import { mergeHeaders } from "./headers.js";
import { addHeaderParameters, expandPath, queryOf } from "./parameters.js";
import { anyBody, leniently, Mismatch, undocumented } from "./response.js";
import { authorizationOf } from "./security.js";
import type {
  CallableOperation,
  CallOptions,
  ClientOptions,
  Decoded,
  Decoder,
  OperationRequest,
  RequestDraft,
  Violation,
} from "./types.js";

/** What a client knows when it sends. */
export interface Sender {
  readonly options: ClientOptions<string>;
  readonly onViolation: (violation: Violation) => void;
  readonly transport: Transport;
}

/** openapi-fetch's `request`, without the types of any paths. */
export interface Transport {
  request(method: string, path: string, init: object): Promise<unknown>;
}

/** In UTF-16 code units. */
const longestExcerpt = 200;

/** One call on its way. */
interface Exchange extends BodyPolicy {
  readonly sender: Sender;
  readonly operation: CallableOperation;
  readonly headers: CallOptions["headers"];
  readonly baseUrl: string;
  readonly origin: Origin & { request: RequestLine };
}

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
  options: CallOptions,
): Promise<Answer> {
  const baseUrl = options.baseUrl ?? sender.options.baseUrl;
  if (baseUrl === undefined) {
    throw new TypeError(
      `${operation.name} has no base URL: the document names no server, so pass \`baseUrl\` to createClient`,
    );
  }
  const origin = {
    operation: operation.operation,
    name: operation.name,
    request: { method: operation.method, url: withoutSecrets(baseUrl + operation.path) },
  };
  const exchange: Exchange = {
    sender,
    operation,
    headers: options.headers,
    baseUrl,
    origin,
    modes: [options.guards, sender.options.guards],
    onViolation: sender.onViolation,
  };
  const { signal, timeoutMs = sender.options.timeoutMs } = options;
  return withDeadline(origin, { signal, timeoutMs }, async (stop) => {
    const prepared = await prepare(exchange, request);
    return answerOf(exchange, await transmit(exchange, prepared, stop));
  });
}

async function prepare(exchange: Exchange, request: OperationRequest): Promise<Prepared> {
  const { sender, operation, baseUrl, origin } = exchange;
  try {
    const draft: RequestDraft = { headers: new Headers(), query: queryOf(request, operation.styles) };
    const path = expandPath(operation.path, request.path, operation.styles?.path);
    mergeHeaders(draft.headers, sender.options.headers);
    addHeaderParameters(draft.headers, request, operation.styles);
    const body = encodedBody(exchange, request.body, draft.headers);
    const authorize = await authorizationOf(operation.security, sender.options.auth).catch((cause: unknown) => {
      throw new NetworkError(origin, "could not get its credentials", { cause });
    });
    authorize(draft);
    mergeHeaders(draft.headers, exchange.headers);
    const query = draft.query.join("&");
    const whole = query === "" ? path : `${path}${path.includes("?") ? "&" : "?"}${query}`;
    origin.request = { method: operation.method, url: withoutSecrets(baseUrl + whole) };
    return { path: whole, headers: draft.headers, body };
  } catch (error) {
    throw isMarked(error) ? error : refusal(origin, error);
  }
}

function encodedBody(exchange: Exchange, value: unknown, headers: Headers): BodyInit | undefined {
  const encoder = exchange.operation.body;
  if (encoder === undefined || value === undefined) return undefined;
  checkBody(exchange, "request", value, encoder.guard);
  const { body, contentType } = encoder.encode(value);
  mergeHeaders(headers, { "Content-Type": contentType ?? null });
  return body;
}

/** Sends through openapi-fetch, which would read the body of an error whole and take it for JSON: it gets an empty one. */
function transmit(exchange: Exchange, { path, headers, body }: Prepared, signal: AbortSignal): Promise<Response> {
  const { sender, operation, baseUrl, origin } = exchange;
  const { fetch = globalThis.fetch } = sender.options;
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
    sender.transport.request(operation.method, path, init).catch((error: unknown) => {
      reject(isMarked(error) ? error : isBaseUrl(baseUrl) ? refusal(origin, error) : badBaseUrl(baseUrl));
    });
  });
}

async function answerOf(exchange: Exchange, response: Response): Promise<Answer> {
  const { data, guard } = await decodedOf(exchange, response);
  checkBody(exchange, "response", data, guard);
  if (response.ok) return { data, response };
  throw new HttpError(exchange.origin, response, data);
}

async function decodedOf({ operation, origin }: Exchange, response: Response): Promise<Decoded<unknown>> {
  try {
    return await decoderOf(operation.responses, response).decode(response);
  } catch (cause) {
    if (!(cause instanceof Mismatch)) throw new NetworkError(origin, "got only a part of the answer", { cause });
    const { message, text } = cause;
    const problem = `was answered with status ${response.status}, ${message}${text === "" ? "" : `: ${excerptOf(text)}`}`;
    throw new HttpError(origin, response, leniently(response, text), problem);
  }
}

/** `default` stands for errors; for success too, unless the document names a status of success. */
function decoderOf(responses: CallableOperation["responses"], { status, ok }: Response): Decoder<unknown> {
  const exact = responses[status] ?? responses[`${Math.floor(status / 100)}XX`];
  if (exact !== undefined) return exact;
  if (!ok) return responses["default"] ?? undocumented;
  if (Object.keys(responses).some((key) => key.startsWith("2"))) return undocumented;
  return responses["default"] ?? anyBody;
}

/** Why a request could not be put together; nothing has been sent. */
function refusal(origin: Origin, cause: unknown): GuardError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new GuardError(origin, "request", `cannot be sent: ${reason}`, [], { cause });
}

/** An error without the platform's as its cause, which would quote a password in the URL. */
function badBaseUrl(baseUrl: string): TypeError {
  return new TypeError(`${JSON.stringify(withoutSecrets(baseUrl))} cannot be fetched, so it is no base URL`);
}

function isBaseUrl(baseUrl: string): boolean {
  try {
    return new Request(baseUrl).url !== "";
  } catch {
    return false;
  }
}

/** The URL without user and password, and without the values in its query. */
function withoutSecrets(url: string): string {
  const [place = "", query] = url.replace(/^([^/?#]*\/\/)[^/?#]*@/, "$1").split(/\?(.*)/s);
  return query === undefined ? place : `${place}?${query.replace(/=[^&]*/g, "=…")}`;
}

/** How a body begins, in quotes, with all characters escaped that a terminal or log would obey. */
function excerptOf(text: string): string {
  const beginning = text.length > longestExcerpt ? `${text.slice(0, longestExcerpt)}…` : text;
  return JSON.stringify(beginning).replace(
    /[\p{C}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}
