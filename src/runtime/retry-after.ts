/**
 * How long a server asks to be left alone, in milliseconds: `Retry-After` in seconds or as a date (RFC 9110, section 10.2.3).
 *
 * A date is read by the server's own clock, where it tells the time. Undefined where it does not ask.
 */
export function retryAfterMs({ headers }: Response): number | undefined {
  const text = headers.get("Retry-After")?.trim() ?? "";
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const until = /^[A-Z][a-z]+, /.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(until)) return undefined;
  const now = Date.parse(headers.get("Date") ?? "");
  return Math.max(0, until - (Number.isNaN(now) ? Date.now() : now));
}
