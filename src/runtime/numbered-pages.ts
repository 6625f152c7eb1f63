import { amountAt, isCountedLast, type PageEnd } from "./page-end.js";
import { type PagePath, type Pages, valueAt } from "./pages.js";
import { Mismatch } from "./response.js";

/** Pages that are asked for by their number. */
export function numberedPages({
  items,
  parameter,
  first,
  total,
  pages,
  ...end
}: PageEnd & {
  readonly items: PagePath;
  /** The parameter of the query. */
  readonly parameter: string;
  /** The number of the first page, or where a page gives its own. */
  readonly first: number | PagePath;
  /** Where a page gives the number of all items. */
  readonly total?: PagePath;
  /** Where a page gives the number of all pages. */
  readonly pages?: PagePath;
}): Pages {
  return {
    items,
    next: (page) => {
      const { query, styles } = page.asked;
      const isKnown = typeof first === "number";
      const current = Number(query[parameter] ?? (isKnown ? first : valueAt(page.data, first)));
      if (Number.isNaN(current)) throw new Mismatch("but does not say which page it is", "");
      const seen = isKnown ? current - first + 1 : current;
      const count = amountAt(page.data, pages);
      if (isCountedLast(page, end, total) || (count > 0 && seen >= count)) return undefined;
      return { styles, query: { ...query, [parameter]: current + 1 } };
    },
  };
}
