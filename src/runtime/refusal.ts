import { type ApiError, GuardError, isMarked } from "./errors.js";
import { type Exchange, requestLineOf } from "./exchange.js";

/** Why a request could not be put together; nothing has been sent. */
export function refusal({ origin, baseUrl }: Exchange, cause: unknown): ApiError | TypeError {
  if (isMarked(cause)) return cause;
  if (canFetch(baseUrl)) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return new GuardError(origin, "request", `cannot be sent: ${reason}`, [], { cause });
  }
  // Without the cause, which would quote a password in the URL.
  return new TypeError(`${JSON.stringify(requestLineOf("", baseUrl).url)} cannot be fetched, so it is no base URL`);
}

function canFetch(url: string): boolean {
  try {
    return Boolean(new Request(url));
  } catch {
    return false;
  }
}
