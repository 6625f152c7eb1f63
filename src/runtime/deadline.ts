import { AbortedError, type ApiError, type Origin, TimeoutError } from "./errors.js";
import type { CallOptions } from "./types.js";

/** `setTimeout` takes more for 1. */
const longestTimeoutMs = 2_147_483_647;

/**
 * Does `work` until it is done, the time is over or the caller's signal says stop.
 *
 * Neither a `fetch` that ignores its signal nor a slow credential holds the call up. A stream is done when it
 * begins, and until it has ended the caller's signal can stop it.
 */
export async function withDeadline<T extends { readonly ended?: Promise<void> | undefined }>(
  origin: Origin,
  { signal, timeoutMs = Infinity }: Pick<CallOptions, "signal" | "timeoutMs">,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const aborted = (): ApiError => new AbortedError(origin, "was aborted", { cause: signal?.reason });
  if (signal?.aborted === true) throw aborted();
  const controller = new AbortController();
  let stop: (error: ApiError) => void = () => undefined;
  const onAbort = (): void => stop(aborted());
  const onTimeout = (): void => stop(new TimeoutError(origin, `took longer than ${timeoutMs} ms`));
  const timer = timeoutMs > longestTimeoutMs ? undefined : setTimeout(onTimeout, timeoutMs);
  signal?.addEventListener("abort", onAbort, { once: true });
  let done: T | undefined;
  try {
    done = await new Promise<T>((resolve, reject) => {
      stop = (error) => {
        reject(error); // before fetch hears of it, so that this error wins
        controller.abort(error);
      };
      work(controller.signal).then(resolve, reject);
    });
    return done;
  } finally {
    clearTimeout(timer);
    const forget = (): void => signal?.removeEventListener("abort", onAbort);
    if (done?.ended === undefined) forget();
    else void done.ended.then(forget);
  }
}
