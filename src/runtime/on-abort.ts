const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls back when a signal is aborted, unless what this returns is called before.
 *
 * However many wait for a signal, it has one listener: Node takes more than ten of them for a leak, and says so.
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  const callbacks = waiting.get(signal) ?? new Set();
  if (!waiting.has(signal)) signal.addEventListener("abort", () => callbacks.forEach((each) => each()));
  waiting.set(signal, callbacks.add(callback));
  return () => callbacks.delete(callback);
}
