import { longestTimeoutMs } from "./deadline.js";
import { NetworkError, type RequestLine, TimeoutError } from "./errors.js";
import type { CallInfo, Layer } from "./layer.js";
import type { Fetch } from "./request-draft.js";
import { retryAfterMs } from "./retry-after.js";

/** When a request is sent again, and how long is waited before. */
export interface RetryOptions {
  /** How often one call is sent again at most; 2 by default. */
  readonly max?: number;
  /** The longest first wait in milliseconds, which doubles each time; 500 by default. Each wait is a random part of it. */
  readonly delayMs?: number;
  /** No wait is longer, in milliseconds; 30 s by default. A server that asks for more is not asked again. */
  readonly maxDelayMs?: number;
  /** How long one request may take to the headers of its response, in milliseconds; no limit by default. */
  readonly attemptTimeoutMs?: number;
  /** The statuses that may pass; by default 408, 425, 429 and those from 500 but 501 and 505. */
  readonly isTransient?: (status: number) => boolean;
  /** Is told of every failure that may pass, also where the request is not sent again. */
  readonly onRetry?: (event: RetryEvent) => void;
}

/** A request that failed in a way that may pass. */
export interface RetryEvent {
  /** The operationId. */
  readonly operation: string;
  /** 1 for the first request of the call. */
  readonly attempt: number;
  /** Fit for a log: without credentials and without the values of the query. */
  readonly line: RequestLine;
  /** Why it failed, such as `status 503`. */
  readonly reason: string;
  /** How long is waited for; `undefined` where it is not sent again. */
  readonly delayMs: number | undefined;
  /** Why it is not sent again, such as `its body is a stream`. */
  readonly obstacle: string | undefined;
}

/**
 * Sends requests again whose failure may pass, for `createClient({ retry })`: after growing waits of random length, or when
 * the server says (`Retry-After`, RFC 9110, section 10.2.3).
 *
 * Only what may be sent twice is: methods that are idempotent (RFC 9110, section 9.2.2), and others with a header
 * `Idempotency-Key`. A body that is a stream can be sent but once.
 */
export function retries(options: RetryOptions = {}): Layer {
  const { max = 2, onRetry } = options;
  return (next, call) => async (request) => {
    for (let attempt = 1; ; attempt++) {
      const again = call.isReplayable && attempt <= max ? request.clone() : request;
      const outcome = await attemptOf(next, again, call, options);
      const reason = call.signal.aborted ? undefined : reasonOf(outcome, options);
      if (reason === undefined) return settled(outcome);
      const waitMs = waitOf(outcome, attempt, options);
      const obstacle = attempt > max ? `it was sent ${attempt} times` : obstacleOf(request, call, waitMs, options);
      const delayMs = obstacle === undefined ? waitMs : undefined;
      onRetry?.({ operation: call.origin.name, line: call.origin.request, attempt, reason, delayMs, obstacle });
      if (delayMs === undefined) return settled(outcome);
      if ("response" in outcome) await outcome.response.body?.cancel();
      await sleep(delayMs, call.signal);
    }
  };
}

/** What came of one request. */
type Outcome = { readonly response: Response } | { readonly error: unknown };

function settled(outcome: Outcome): Response {
  if ("error" in outcome) throw outcome.error;
  return outcome.response;
}

/** Sends a request once, and gives up when its time is over, also on a `fetch` that ignores its signal. */
async function attemptOf(
  next: Fetch,
  request: Request,
  { origin, signal }: CallInfo,
  { attemptTimeoutMs = Infinity }: RetryOptions,
): Promise<Outcome> {
  if (attemptTimeoutMs > longestTimeoutMs) return outcomeOf(next(request));
  const controller = new AbortController();
  const follow = (): void => controller.abort(signal.reason);
  signal.addEventListener("abort", follow);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Outcome>((resolve) => {
    timer = setTimeout(() => {
      resolve({ error: new TimeoutError(origin, `got no answer within ${attemptTimeoutMs} ms`) });
      controller.abort();
    }, attemptTimeoutMs);
  });
  const outcome = await Promise.race([late, outcomeOf(next(new Request(request, { signal: controller.signal })))]);
  clearTimeout(timer);
  return outcome;
}

async function outcomeOf(sent: Promise<Response>): Promise<Outcome> {
  try {
    return { response: await sent };
  } catch (error) {
    return { error };
  }
}

/** Why a request failed, if that may pass. */
function reasonOf(outcome: Outcome, { isTransient = isTransientStatus }: RetryOptions): string | undefined {
  if ("response" in outcome) {
    const { status } = outcome.response;
    return isTransient(status) ? `status ${status}` : undefined;
  }
  const { error } = outcome;
  return error instanceof NetworkError || error instanceof TimeoutError ? error.kind : undefined;
}

function isTransientStatus(status: number): boolean {
  return [408, 425, 429].includes(status) || (status >= 500 && status !== 501 && status !== 505);
}

/** As long as the server says, else a random part of a time that doubles ("full jitter"). */
function waitOf(outcome: Outcome, attempt: number, { delayMs = 500, maxDelayMs = 30_000 }: RetryOptions): number {
  const asked = "response" in outcome ? retryAfterMs(outcome.response) : undefined;
  return asked ?? Math.random() * Math.min(maxDelayMs, delayMs * 2 ** (attempt - 1));
}

/** Why a request must not be sent again. */
function obstacleOf(
  { method, headers }: Request,
  { isReplayable }: CallInfo,
  waitMs: number,
  { maxDelayMs = 30_000 }: RetryOptions,
): string | undefined {
  if (!isReplayable) return "its body is a stream";
  if (!idempotentMethods.includes(method) && !hasIdempotencyKey(headers)) return `${method} is not idempotent`;
  if (waitMs > maxDelayMs) return `the server wants to be left alone for ${Math.ceil(waitMs / 1000)} s`;
  return undefined;
}

function hasIdempotencyKey(headers: Headers): boolean {
  return [...headers.keys()].some((name) => /^(?:x-)?idempotency-?key$/.test(name));
}

/** RFC 9110, section 9.2.2, and QUERY, which is safe (draft-ietf-httpbis-safe-method-w-body-11, section 2). */
const idempotentMethods: readonly string[] = ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "QUERY"];

/** Waits, unless it is told to stop. */
async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(
      () => {
        signal.removeEventListener("abort", stop);
        resolve();
      },
      Math.min(ms, longestTimeoutMs),
    );
    signal.addEventListener("abort", stop, { once: true });
  });
}
