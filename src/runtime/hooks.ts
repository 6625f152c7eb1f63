import type { Origin, RequestLine } from "./errors.js";
import type { Layer } from "./layer.js";

/** A request that is about to be sent; a call that is sent again has several. */
export interface RequestEvent {
  /** The operationId. */
  readonly operation: string;
  /** 1 for the first request of the call. */
  readonly attempt: number;
  /** Fit for a log: without credentials and without the values of the query. */
  readonly line: RequestLine;
  /** With its credentials; headers set here are sent. */
  readonly request: Request;
}

/** A response whose body was not read yet; whoever wants to reads a clone. */
export interface ResponseEvent extends RequestEvent {
  readonly response: Response;
  /** From sending the request to the headers of the response. */
  readonly durationMs: number;
}

/** A request that got no response. */
export interface FailureEvent extends RequestEvent {
  readonly error: unknown;
  readonly durationMs: number;
}

/** Functions that are told of every request that is sent; what they throw, the call throws. */
export interface Hooks {
  /** May wait, which the call then does as well. */
  onRequest?(event: RequestEvent): void | Promise<void>;
  onResponse?(event: ResponseEvent): void | Promise<void>;
  onFailure?(event: FailureEvent): void | Promise<void>;
}

/** Tells of every request that is sent, for `createClient({ hooks })`. */
export function hooks({ onRequest, onResponse, onFailure }: Hooks): Layer {
  // A call that renews its credentials, or a stream that resumes, has all layers put around it anew.
  const attempts = new WeakMap<Origin, number>();
  return (next, { origin }) =>
    async (request) => {
      const attempt = (attempts.get(origin) ?? 0) + 1;
      attempts.set(origin, attempt);
      const event = { operation: origin.name, attempt, line: origin.request, request };
      await onRequest?.(event);
      const startedAt = performance.now();
      const durationMs = (): number => performance.now() - startedAt;
      let response;
      try {
        response = await next(request);
      } catch (error) {
        await onFailure?.({ ...event, error, durationMs: durationMs() });
        throw error;
      }
      await onResponse?.({ ...event, response, durationMs: durationMs() });
      return response;
    };
}
