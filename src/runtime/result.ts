import type { AbortedError, GuardError, HttpError, NetworkError, TimeoutError } from "./errors.js";
import type { StatusRanges } from "./status-ranges.js";

/** The bodies of an operation by status: a number, `1XX` to `5XX`, or `default`. */
export interface ResponseMap {
  readonly [status: number]: unknown;
  readonly [status: `${number}XX`]: unknown;
  readonly default?: unknown;
}

/** The statuses that a range or `default` covers. */
type RangeOf<Key> = Key extends keyof StatusRanges
  ? StatusRanges[Key]
  : Key extends "default"
    ? StatusRanges["3XX" | "4XX" | "5XX"]
    : never;

/** The statuses that a key stands for, without those that a more exact key has. */
export type StatusOf<Key, Responses> = Key extends number
  ? Key
  : Exclude<RangeOf<Key>, Key extends "default" ? StatusOf<Exclude<keyof Responses, Key>, Responses> : keyof Responses>;

type SuccessKey<Key> = Key extends number | string ? (`${Key}` extends `2${string}` ? Key : never) : never;

type ErrorKey<Key> = Exclude<Key, SuccessKey<Key>>;

/** The data of a successful call: of the documented 2xx statuses, else of `default`, else unknown. */
export type SuccessData<Responses> = [SuccessKey<keyof Responses>] extends [never]
  ? Responses extends { readonly default: infer Data }
    ? Data
    : unknown
  : Responses[SuccessKey<keyof Responses>];

/** An answer as the document promises it. */
export interface Success<Status, Data> {
  readonly ok: true;
  readonly kind: "response";
  readonly status: Status;
  readonly data: Data;
  /** Its body is already read, unless `data` is the stream itself. */
  readonly response: Response;
}

/** A documented answer that is no success. */
export interface HttpFailure<Status, Body> {
  readonly ok: false;
  readonly kind: "http";
  readonly status: Status;
  readonly error: Body;
  readonly response: Response;
}

/** An answer whose status, media type or body the document does not know. */
export interface UndocumentedFailure {
  readonly ok: false;
  readonly kind: "undocumented";
  readonly status: number;
  /** Its JSON or text, of which long ones are cut; `undefined` for an empty body. */
  readonly error: unknown;
  readonly response: Response;
}

/** A call that ended without an answer that could be used. */
export interface CallFailure<Kind, Failure> {
  readonly ok: false;
  readonly kind: Kind;
  readonly error: Failure;
}

type SuccessOf<Responses> = [SuccessKey<keyof Responses>] extends [never]
  ? Success<RangeOf<"2XX">, SuccessData<Responses>>
  : EachSuccess<Responses, SuccessKey<keyof Responses>>;

type EachSuccess<Responses, Key> = Key extends keyof Responses
  ? Success<StatusOf<Key, Responses>, Responses[Key]>
  : never;

type EachFailure<Responses, Key> = Key extends keyof Responses
  ? HttpFailure<StatusOf<Key, Responses>, Responses[Key]>
  : never;

type EachError<Responses, Key> = Key extends keyof Responses
  ? DocumentedError<StatusOf<Key, Responses>, Responses[Key]>
  : never;

/** How a call ended, told apart by `ok`, `kind` and, among documented answers, `status`. */
export type Result<Responses> =
  | SuccessOf<Responses>
  | EachFailure<Responses, ErrorKey<keyof Responses>>
  | UndocumentedFailure
  | CallFailure<"network", NetworkError>
  | CallFailure<"timeout", TimeoutError>
  | CallFailure<"aborted", AbortedError>
  | CallFailure<"guard", GuardError>;

/** A {@link HttpError} with status and body as documented. */
export interface DocumentedError<Status, Body> extends HttpError {
  readonly kind: "http";
  readonly status: Status & number;
  readonly body: Body;
}

/** The errors that an operation documents, told apart by `status`. */
export type DocumentedErrors<Responses> = EachError<Responses, ErrorKey<keyof Responses>>;
