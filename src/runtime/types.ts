import type { AnyOperation, RequestLine } from "./errors.js";
import type { Exchange } from "./exchange.js";
import type { Guard, GuardIssue } from "./guard.js";
import type { Layer } from "./layer.js";
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
  call<Responses extends ResponseMap>(
    descriptor: OperationDescriptor<Responses>,
    request: OperationRequest,
    options?: CallOptions,
  ): Call<Responses>;
}

/** The function of an operation, as {@link isApiError} takes it. */
export type Operation<Responses> = (caller: Caller, ...inputs: never[]) => Call<Responses>;

/** What the document says about an operation, in the form of the functions that do it. */
export interface OperationDescriptor<Responses> extends CallableOperation {
  /** The exported function itself: errors carry it. */
  readonly operation: Operation<Responses>;
  readonly responses: { readonly [Status in keyof Responses]: Decoder<Responses[Status]> };
}

/** An {@link OperationDescriptor} as the runtime reads it, which does not know the types. */
export interface CallableOperation {
  readonly operation: AnyOperation;
  /** The operationId, for messages. */
  readonly name: string;
  /** In upper case. */
  readonly method: string;
  /** The path template, such as `/repos/{owner}/{repo}`. */
  readonly path: string;
  /** Absent where it goes to the client's base URL. */
  readonly server?: ServerChoice;
  /** What puts parameters into the request, for each place that has some. */
  readonly parameters?: readonly ParameterWriter[];
  /** Styles of the parameters that do not have the default style of their place. */
  readonly styles?: ParameterStyles;
  /** Absent where the operation takes no body. */
  readonly body?: Encoder;
  readonly security?: SecurityAlternatives;
  readonly responses: { readonly [status: string]: Decoder<unknown> };
}

/** Where an operation goes that has a server of its own, given the client's base URL. */
export type ServerChoice = (baseUrl: string | undefined) => string | undefined;

/** Alternatives, the schemes of each of which apply together; an empty one allows an anonymous call. */
export type SecurityAlternatives = readonly (readonly Security[])[];

/** The input of an operation. */
export interface OperationRequest {
  readonly path?: object | undefined;
  readonly query?: object | undefined;
  readonly header?: object | undefined;
  readonly cookie?: object | undefined;
  readonly body?: unknown;
}

/** Turns a parameter into text; in a query or cookie that is `name=value`, or several joined by `&`, or nothing. */
export type Style = (name: string, value: unknown) => string;

/** Styles by parameter name. */
export type Styles = Readonly<Record<string, Style>>;

/**
 * Puts the parameters of one place into a request.
 *
 * @throws {TypeError} if one of them cannot be sent.
 */
export type ParameterWriter = (draft: RequestDraft, request: OperationRequest, styles?: ParameterStyles) => void;

/** The styles of each place. */
export interface ParameterStyles {
  readonly path?: Styles;
  readonly query?: Styles;
  readonly header?: Styles;
  readonly cookie?: Styles;
}

/** Reads the body of a response. */
export interface Decoder<T> {
  /** @throws {Mismatch} if the body is not what the document promises. */
  decode(response: Response, context: DecodeContext): Promise<Decoded<T>>;
}

/** What a decoder may need beside the response: most need nothing. */
export interface DecodeContext {
  /** The call that is answered. */
  readonly exchange: Exchange;
  /** Aborted when the call is; a stream outlives the call's `timeoutMs`, not its `signal`. */
  readonly signal: AbortSignal;
  /** Sends the request once more with these headers on top, as event streams do that were cut. */
  resend(headers: Readonly<Record<string, string>>): Promise<Response>;
}

/** A body that was read, but not yet checked. */
export interface Decoded<T> {
  readonly data: T;
  readonly guard?: Guard<T> | undefined;
  /** Of data that is still to arrive, as a stream is: resolves when no more of it will be read. */
  readonly ended?: Promise<void> | undefined;
}

/** Writes the body of a request. */
export interface Encoder {
  readonly guard?: Guard<unknown> | undefined;
  encode(value: unknown): EncodedBody;
}

/** A body that is ready to be sent. */
export interface EncodedBody {
  readonly body: BodyInit;
  /** Absent where the platform knows it better, as for `FormData`. */
  readonly contentType?: string | undefined;
}

/** A security scheme: puts a credential into a request. */
export interface Security<Name extends string = string> {
  /** The key in `createClient({ auth })`. */
  readonly name: Name;
  apply(draft: RequestDraft, credential: string): void;
}

/** A request while it is put together. */
export interface RequestDraft {
  path: string;
  readonly headers: Headers;
  /** Parts such as `name=value`, encoded. */
  readonly query: string[];
  /** Headers that must not reach another origin; `keepWithinOrigin` adds to them. */
  secrets?: readonly string[];
  /** Stands between the request and `fetch`, where following a redirect could give a credential away. */
  send?: Send;
}

/** Sends a request with `fetch`, and may do so more than once if its body can be sent again. */
export type Send = (request: Request, fetch: Fetch, isReplayable: boolean) => Promise<Response>;

/** The part of the platform's `fetch` that is used. */
export type Fetch = (request: Request) => Promise<Response>;

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
   * What becomes of redirects: `follow` by default. Where an API key travels in a header, they are followed without it to other
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
