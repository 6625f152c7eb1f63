import type { GuardIssue } from "./guard.js";

/** Why a call failed. */
export type ErrorKind = "http" | "undocumented" | "network" | "timeout" | "aborted" | "guard";

/** An operation's function, whatever it takes and returns. */
export type AnyOperation = (...inputs: never[]) => unknown;

/** The request that an error belongs to, fit for a log: without credentials and without the values of the query. */
export interface RequestLine {
  readonly method: string;
  readonly url: string;
}

/** What was being called when an error arose. */
export interface Origin {
  readonly operation: AnyOperation;
  /** The operationId. */
  readonly name: string;
  readonly request: RequestLine;
}

/** Every copy of this module marks its errors with this symbol, so that copies recognise each other's. */
const mark: unique symbol = /* @__PURE__ */ Symbol.for("specwright.ApiError");

/**
 * A call that failed; every failure of a call is one of its subclasses, told apart by `kind` or `instanceof`.
 *
 * Messages end with `METHOD url` and carry no credentials. Not meant to be subclassed further.
 */
export abstract class ApiError extends Error {
  /** The name of a subclass, which stays when code is minified and is the same in every copy. */
  protected static readonly label: string = "";

  override readonly name: string;
  abstract readonly kind: ErrorKind;
  /** The status of the answer; only a {@link HttpError} has one. */
  abstract readonly status: number | undefined;
  /** The function that was called. */
  declare readonly operation: AnyOperation;
  declare readonly request: RequestLine;

  constructor(origin: Origin, message: string, options?: ErrorOptions) {
    super(`${origin.name} ${message}: ${origin.request.method} ${origin.request.url}`, options);
    this.name = new.target.label;
    this.operation = origin.operation;
    this.request = origin.request;
    Object.defineProperty(this, mark, { value: true });
  }

  /** Whether `value` is such an error, from this copy of the runtime or another. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return isMarked(value) && (this.label === "" || this.label === value.name);
  }
}

/** The server answered, but not with success; or with something that the document does not promise. */
export class HttpError extends ApiError {
  protected static override readonly label: string = "HttpError";

  /** `http` where status and body are as the document says. */
  declare readonly kind: "http" | "undocumented";
  declare readonly status: number;
  /** Decoded as documented; for an undocumented answer, and for one of more than 1,048,576 characters, its JSON or text, of which long ones are cut. */
  declare readonly body: unknown;
  readonly #response: Response;

  /** @param problem What about the answer is not as documented, beginning with a verb. */
  constructor(origin: Origin, response: Response, body: unknown, problem?: string) {
    super(origin, problem ?? `was answered with status ${response.status}`);
    this.kind = problem === undefined ? "http" : "undocumented";
    this.status = response.status;
    this.body = body;
    this.#response = response;
  }

  /** The answer, its body already read. Not shown in logs, where its URL would give away credentials in the query. */
  get response(): Response {
    return this.#response;
  }
}

/** No complete answer arrived: no connection, or it broke, at the latest within the body. */
export class NetworkError extends ApiError {
  protected static override readonly label: string = "NetworkError";
  readonly kind = "network";
  declare readonly status: undefined;
}

/** The call took longer than its `timeoutMs`. */
export class TimeoutError extends ApiError {
  protected static override readonly label: string = "TimeoutError";
  readonly kind = "timeout";
  declare readonly status: undefined;
}

/** The call was cancelled through its `signal`, whose reason is the `cause`. */
export class AbortedError extends ApiError {
  protected static override readonly label: string = "AbortedError";
  readonly kind = "aborted";
  declare readonly status: undefined;
}

/** A request was refused before it was sent, or a response because a guard is in mode `throw`. */
export class GuardError extends ApiError {
  protected static override readonly label: string = "GuardError";
  readonly kind = "guard";
  declare readonly status: undefined;
  declare readonly direction: "request" | "response";
  /** Of the body, with pointers into it; empty for a request that could not be put together, as the message then says. */
  declare readonly issues: readonly GuardIssue[];

  constructor(
    origin: Origin,
    direction: "request" | "response",
    message: string,
    issues: readonly GuardIssue[],
    options?: ErrorOptions,
  ) {
    super(origin, message, options);
    this.direction = direction;
    this.issues = issues;
  }
}

/** Whether `value` is marked as an error of this runtime, whichever copy made it. */
export function isMarked(value: unknown): value is ApiError {
  return mark in Object(value);
}
