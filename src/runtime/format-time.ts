import { numberAt } from "./format-date.js";
import type { Format } from "./format.js";

const shape = /^(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** A time with an offset, the leap seconds at the end of a day among them: RFC 3339, `full-time`. */
export const timeFormat: Format = { name: "time", test: (text) => shape.test(text) && hasSecond(text, 0) };

/** Whether a time that begins at `start` is either no leap second, or one at 23:59 UTC. */
export function hasSecond(text: string, start: number): boolean {
  if (text.charCodeAt(start + 6) !== 54) return true; // not a six
  const minutes = 60 * numberAt(text, start) + numberAt(text, start + 3);
  const last = text.length - 6;
  const sign = text[last] === "+" ? 1 : text[last] === "-" ? -1 : 0;
  const offset = sign === 0 ? 0 : sign * (60 * numberAt(text, last + 1) + numberAt(text, last + 4));
  return (minutes - offset + 1440) % 1440 === 1439;
}
