import type { AnyOperation, RequestLine } from "./errors.js";
import type { Guard, GuardIssue } from "./guard.js";
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
  /** Styles of the parameters that do not have the default style of their place. */
  readonly styles?: ParameterStyles;
  /** Absent where the operation takes no body. */
  readonly body?: Encoder;
  readonly security?: SecurityAlternatives;
  readonly responses: { readonly [status: string]: Decoder<unknown> };
}

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
  /** Aborted when the call is; a stream outlives the call's `timeoutMs`, not its `signal`. */
  readonly signal: AbortSignal;
  /** Sends the request once more with these headers on top, as event streams do that were cut. */
  resend(headers: Readonly<Record<string, string>>): Promise<Response>;
}

/** A body that was read, but not yet checked. */
export interface Decoded<T> {
  readonly data: T;
  readonly guard?: Guard<T> | undefined;
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
  readonly headers: Headers;
  /** Parts such as `name=value`, encoded. */
  readonly query: string[];
}

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
  readonly fetch: (request: Request) => Promise<Response>;
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

/** What can be set for one call; it wins over the client's own options. */
export interface CallOptions {
  readonly baseUrl?: string | undefined;
  /** Added to the headers of the request; they win over all others. */
  readonly headers?: HeaderOptions | undefined;
  /** Cancels the call, which then throws an {@link AbortedError}. */
  readonly signal?: AbortSignal | undefined;
  /** Time limit for the whole call, in milliseconds; no limit by default, nor with `Infinity`. */
  readonly timeoutMs?: number | undefined;
  readonly guards?: GuardModes | undefined;
}

/** The options of a client; `AuthName` are the names of the document's security schemes. */
export interface ClientOptions<AuthName extends string = never> {
  /** Where the paths of the document begin; the document's first server by default. */
  readonly baseUrl?: string | undefined;
  /** Credentials by security scheme; the first alternative of an operation for which all are given is used. */
  readonly auth?: { readonly [Name in AuthName]?: Credential | undefined } | undefined;
  /** Added to every request; those of parameters, credentials and calls win. */
  readonly headers?: HeaderOptions | undefined;
  /** Sends the requests; the global `fetch` by default. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** Time limit for each whole call, in milliseconds; no limit by default. */
  readonly timeoutMs?: number | undefined;
  readonly guards?: GuardModes | undefined;
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
