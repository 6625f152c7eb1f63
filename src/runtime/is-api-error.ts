import {
  type AbortedError,
  type GuardError,
  type HttpError,
  isMarked,
  type NetworkError,
  type TimeoutError,
} from "./errors.js";
import type { DocumentedErrors } from "./result.js";
import type { Operation } from "./types.js";

/** Every way in which a call can fail, told apart by `kind`. */
export type AnyApiError = HttpError | NetworkError | TimeoutError | AbortedError | GuardError;

/** Whether `error` tells how a call failed; with an operation, whether it is an answer that this operation documents. */
export function isApiError(error: unknown): error is AnyApiError;
export function isApiError<Responses>(
  error: unknown,
  operation: Operation<Responses>,
): error is DocumentedErrors<Responses>;
export function isApiError(error: unknown, operation?: Operation<unknown>): boolean {
  return isMarked(error) && (operation === undefined || (error.operation === operation && error.kind === "http"));
}
