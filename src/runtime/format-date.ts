import type { Format } from "./format.js";

const shape = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** A day, with as many days as the month has: RFC 3339, `full-date`. */
export const dateFormat: Format = { name: "date", test: (text) => shape.test(text) && isDayOfMonth(text) };

/** Whether the month of a text such as `2024-02-29` has the day. */
export function isDayOfMonth(text: string): boolean {
  const day = numberAt(text, 8);
  if (day < 29) return true;
  const month = numberAt(text, 5);
  if (month !== 2) return day < 31 || (month > 7 ? month % 2 === 0 : month % 2 === 1);
  const year = 100 * numberAt(text, 0) + numberAt(text, 2);
  return day === 29 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The number that two digits make. */
export function numberAt(text: string, index: number): number {
  return 10 * text.charCodeAt(index) + text.charCodeAt(index + 1) - 528;
}
