import type { OperationRequest, UncheckedDescriptor } from "./descriptor.js";
import type { RequestLine } from "./errors.js";
import type { GuardIssue } from "./guard.js";
import type { Layer } from "./layer.js";
import type { Fetch } from "./request-draft.js";
import type { ResponseMap, Result, SuccessData } from "./result.js";

export type { Result } from "./result.js";

/**
 * A call that has been sent: awaiting it gives the data, or throws an {@link ApiError}.
 *
 * Mistakes in the program, such as a missing base URL, throw a `TypeError` from all three.
 */
export interface Call<in out Responses> extends Promise<SuccessData<Responses>> {
  /** How the call ended, as a value: it does not throw what went wrong. */
  result(): Promise<Result<Responses>>;
  /** The data together with the response it came in; throws like the call itself. */
  withResponse(): Promise<{ readonly data: SuccessData<Responses>; readonly response: Response }>;
}

/** What an operation needs to be called: a client, or anything that wraps one. */
export interface Caller {
  /** Which responses there are is what the operation's function says that it gives. */
  call<Responses extends ResponseMap>(
    descriptor: UncheckedDescriptor<Responses>,
    request: OperationRequest,
    options?: CallOptions,
  ): Call<Responses>;
}

/** The function of an operation, as {@link isApiError} takes it. */
export type Operation<Responses> = (caller: Caller, ...inputs: never[]) => Call<Responses>;

/** A secret, or what is asked for it before each call; `undefined` and `""` mean that there is none. */
export type Credential = string | (() => Secret | Promise<Secret>) | CredentialSource;

type Secret = string | undefined;

/** A credential that ends, such as an access token of OAuth 2.0. */
export interface CredentialSource {
  get(context: CredentialContext): Secret | Promise<Secret>;
  /** Is told of a secret that was answered with status 401; the call is then sent once more, with what `get` gives. */
  reject(secret: string): void;
}

/** What a {@link CredentialSource} sends its own requests with. */
export interface CredentialContext {
  readonly fetch: Fetch;
  /** Aborted when the call is that asks. */
  readonly signal: AbortSignal;
}

/** What a failed guard does: nothing is even checked, `onViolation` is told, or a {@link GuardError} is thrown. */
export type GuardMode = "off" | "report" | "throw";

/** Guard modes for each direction. */
export interface GuardModes {
  /** `throw` by default: a request that is not valid is not sent. */
  readonly request?: GuardMode | undefined;
  /** `report` by default: the data is returned, valid or not. */
  readonly response?: GuardMode | undefined;
}

/** A body that its guard did not pass, in mode `report`. */
export interface Violation {
  /** The operationId. */
  readonly operation: string;
  readonly direction: "request" | "response";
  readonly request: RequestLine;
  readonly issues: readonly GuardIssue[];
}

/** Headers by name; `null` removes one that was set before, `undefined` leaves it. */
export type HeaderOptions = Headers | Readonly<Record<string, string | null | undefined>>;

/** How streams of events and of JSON lines are read. */
export interface StreamOptions {
  /**
   * When an event stream that was asked for with GET is asked for again, with `Last-Event-ID`: by default where it was `cut` after an event
   * with an id; `always` means where the server ended it as well, as `EventSource` does.
   */
  readonly reconnect?: "never" | "cut" | "always" | undefined;
  /** How often in a row that is tried without an event; 5 by default. */
  readonly attempts?: number | undefined;
  /** The longest line or event, in UTF-16 code units; 16,777,216 by default. */
  readonly longestItem?: number | undefined;
}

/** What can be set for one call; it wins over the client's own options. */
export interface CallOptions {
  /** With another origin than the client's, the client's credentials are not sent: pass `auth` too. */
  readonly baseUrl?: string | undefined;
  /** Credentials by security scheme; they win over the client's. */
  readonly auth?: Readonly<Record<string, Credential | undefined>> | undefined;
  /** Added to the headers of the request; they win over all others. */
  readonly headers?: HeaderOptions | undefined;
  /** Cancels the call, which then throws an {@link AbortedError}. */
  readonly signal?: AbortSignal | undefined;
  /** Time limit for the whole call, in milliseconds; no limit by default, nor with `Infinity`. */
  readonly timeoutMs?: number | undefined;
  readonly guards?: GuardModes | undefined;
  readonly stream?: StreamOptions | undefined;
  /** Sends the requests; the global `fetch` by default. */
  readonly fetch?: Fetch | undefined;
  /**
   * What becomes of redirects: `follow` by default. Where a credential travels in a header, they are followed without it to other
   * origins, and in browsers, which do not let programs do that, are errors; `follow` leaves it to the platform.
   */
  readonly redirect?: RequestRedirect | undefined;
  /** What is done about failures that may pass, such as `retries()`; nothing by default. */
  readonly retry?: Layer | undefined;
  /** Is told of every request and response, such as `hooks({ onRequest })`. */
  readonly hooks?: Layer | undefined;
  /** Writes them down, such as `logTo(console)`. */
  readonly logger?: Layer | undefined;
  /** Middleware of openapi-fetch: `openapiMiddleware(…)`. */
  readonly middleware?: Layer | undefined;
}

/** The options of a client; `AuthName` are the names of the document's security schemes. */
export interface ClientOptions<AuthName extends string = never> extends Omit<CallOptions, "auth" | "signal"> {
  /** Where the paths of the document begin; the document's first server by default, or that of the operation. */
  readonly baseUrl?: string | undefined;
  /**
   * Credentials by security scheme; the first alternative of an operation for which all are given is used.
   *
   * They go to the origin of the base URL alone, or to an operation's own server.
   */
  readonly auth?: { readonly [Name in AuthName]?: Credential | undefined } | undefined;
  /** Added to every request; those of parameters, credentials and calls win. */
  readonly headers?: HeaderOptions | undefined;
  /**
   * Is told of bodies that a guard in mode `report` does not pass; what it throws goes to `console.error`.
   *
   * By default `console.warn` tells once of each operation and pointer.
   */
  readonly onViolation?: ((violation: Violation) => void) | undefined;
}

/** What operations are called with. */
export interface Client extends Caller {
  /** The options it was made with, for modules that build on it; a function, so that logs do not show credentials. */
  options(): ClientOptions<string>;
}
