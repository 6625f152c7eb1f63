import { type Page, type PagePath, valueAt } from "./pages.js";

/** Where a page says that it is the last. */
export interface PageEnd {
  /** `false` in the last page. */
  readonly more?: PagePath;
  /** `true` in the last page. */
  readonly done?: PagePath;
}

/** Whether a page says that it is the last. */
export function isDeclaredLast(data: unknown, { more, done }: PageEnd): boolean {
  return (more !== undefined && valueAt(data, more) === false) || (done !== undefined && valueAt(data, done) === true);
}

/** How many there are of something; 0 where a page does not say. */
export function amountAt(data: unknown, path: PagePath | undefined): number {
  return path === undefined ? 0 : Number(valueAt(data, path)) || 0;
}

/**
 * Whether nothing follows a page of those that are counted: it is empty, says so, or completes the total.
 *
 * A short page is no sign: servers give less than was asked for.
 */
export function isCountedLast({ data, items, count }: Page, end: PageEnd, total: PagePath | undefined): boolean {
  const all = amountAt(data, total);
  return items.length === 0 || isDeclaredLast(data, end) || (all > 0 && count >= all);
}
