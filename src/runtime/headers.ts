import type { HeaderOptions } from "./types.js";

/**
 * Sets one header.
 *
 * @throws {TypeError} if the value cannot be a header; unlike the platform's, the message does not quote it.
 */
export function setHeader(headers: Headers, name: string, value: string): void {
  try {
    headers.set(name, value);
  } catch {
    throw new TypeError(`header ${JSON.stringify(name)} would have characters that headers cannot carry`);
  }
}

/** Adds `options` to `headers`, where they win; `null` removes. */
export function mergeHeaders(headers: Headers, options: HeaderOptions = {}): void {
  if (options instanceof Headers) {
    options.forEach((value, name) => setHeader(headers, name, value));
    return;
  }
  for (const [name, value] of Object.entries(options)) {
    if (value === null) headers.delete(name);
    else if (value !== undefined) setHeader(headers, name, value);
  }
}
