import { AbortedError, TimeoutError } from "./errors.js";
import type { Exchange } from "./exchange.js";
import { onAbort } from "./on-abort.js";

/** In milliseconds; `setTimeout` takes more for 1. */
export const longestTimeoutMs = 2_147_483_647;

/**
 * Does `work` until it is done, the time is over or the caller's signal says stop.
 *
 * Neither a `fetch` that ignores its signal nor a slow credential holds the call up. A stream is done when it
 * begins, and until it has ended the caller's signal can stop it.
 */
export function withDeadline<T extends { readonly ended?: Promise<void> | undefined }>(
  { origin, options, controller }: Exchange,
  work: () => Promise<T>,
): Promise<T> {
  const { signal, timeoutMs = Infinity } = options;
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const forget = (): void => {
      clearTimeout(timer);
      unlisten?.();
    };
    const stop = (error: unknown): void => {
      forget();
      reject(error); // before fetch hears of it, so that this error wins
      controller.abort(error);
    };
    const onStop = (): void => stop(new AbortedError(origin, "was aborted", { cause: signal?.reason }));
    const onTimeout = (): void => stop(new TimeoutError(origin, `took longer than ${timeoutMs} ms`));
    const unlisten = signal && onAbort(signal, onStop);
    if (signal?.aborted) return onStop();
    if (timeoutMs <= longestTimeoutMs) timer = setTimeout(onTimeout, timeoutMs);
    work().then((done) => {
      clearTimeout(timer);
      resolve(done);
      if (done.ended) void done.ended.then(forget);
      else forget();
    }, stop);
  });
}
