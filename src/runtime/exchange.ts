import type { CallableOperation, OperationRequest } from "./descriptor.js";
import type { Origin, RequestLine } from "./errors.js";
import type { CallOptions, ClientOptions, Violation } from "./types.js";

/** What a client sends with. */
export interface Sender {
  readonly client: ClientOptions<string>;
  readonly onViolation: (violation: Violation) => void;
}

/** One call on its way. */
export interface Exchange extends Sender {
  readonly operation: CallableOperation;
  readonly input: OperationRequest;
  readonly call: CallOptions;
  /** Those of the client, and over them those of the call. */
  readonly options: CallOptions;
  readonly baseUrl: string;
  /** The URL is that of the path template until parameters are filled in. */
  readonly origin: Origin & { request: RequestLine };
  /** Its signal is aborted when the call is, or takes too long; platforms make the signal for the first that asks. */
  readonly controller: AbortController;
}

/** A request as errors and logs may show it: without user, password and the values of the query. */
export function requestLineOf(method: string, url: string): RequestLine {
  const shown = url
    .replace(/^([^/?#]*\/\/)[^/?#]*@/, "$1")
    .replace(/\?.*/s, (query) => query.replace(/(=|[?&](?![^&]*=))[^&]*/g, "$1…"));
  return { method, url: shown };
}
