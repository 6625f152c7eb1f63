const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls back when a signal is aborted, unless what this returns is called before.
 *
 * However many wait for a signal, it has one listener: Node takes more than ten of them for a leak, and says so. It has none once
 * nobody waits: a signal that others make up, as `AbortSignal.any` does, lives as long as they do while it has one.
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  const callbacks = waiting.get(signal) ?? new Set();
  waiting.set(signal, callbacks.add(callback));
  signal.addEventListener("abort", notify); // which is there once, however often it is added
  return () => {
    callbacks.delete(callback);
    if (callbacks.size === 0) signal.removeEventListener("abort", notify);
  };
}

function notify(this: AbortSignal): void {
  waiting.get(this)?.forEach((each) => each());
}
