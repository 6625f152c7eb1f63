import { isDayOfMonth } from "./format-date.js";
import { hasSecond } from "./format-time.js";
import type { Format } from "./format.js";

/** What nearly all of them look like, on a day that every month has; the others take longer. */
const common = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

// One expression without groups to capture, and arithmetic for what it cannot say, is twice as fast as either alone.
const shape =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[Tt](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** A day and a time with an offset, `Z` or `+02:00`: RFC 3339, `date-time`. */
export const dateTimeFormat: Format = {
  name: "date-time",
  test: (text) => common.test(text) || (shape.test(text) && isDayOfMonth(text) && hasSecond(text, 11)),
};
