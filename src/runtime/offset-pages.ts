import { isCountedLast, type PageEnd } from "./page-end.js";
import type { PagePath, Pages } from "./pages.js";

/** Pages that are asked for by the number of items to leave out. */
export function offsetPages({
  items,
  parameter,
  total,
  ...end
}: PageEnd & {
  readonly items: PagePath;
  /** The parameter of the query. */
  readonly parameter: string;
  /** Where a page gives the number of all items. */
  readonly total?: PagePath;
}): Pages {
  return {
    items,
    next: (page) => {
      if (isCountedLast(page, end, total)) return undefined;
      const { query, styles } = page.asked;
      return { styles, query: { ...query, [parameter]: Number(query[parameter] ?? 0) + page.items.length } };
    },
  };
}
