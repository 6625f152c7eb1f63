import { isDeclaredLast, type PageEnd } from "./page-end.js";
import { nameOf, type PagePath, type Pages, valueAt } from "./pages.js";
import { Mismatch } from "./response.js";

/** Pages that are asked for by the last item of the page before; the last has no items, or says that it is the last. */
export function lastItemPages({
  items,
  id,
  parameter,
  ...end
}: PageEnd & {
  readonly items: PagePath;
  /** Where in an item the value is that the parameter takes. */
  readonly id: PagePath;
  /** The parameter of the query. */
  readonly parameter: string;
}): Pages {
  return {
    items,
    next: ({ data, items: list, asked }) => {
      if (list.length === 0 || isDeclaredLast(data, end)) return undefined;
      const last = valueAt(list.at(-1), id);
      if (typeof last !== "string" && typeof last !== "number") {
        throw new Mismatch(`but its last item has no ${nameOf(id)} to go on from`, "");
      }
      return { ...asked, query: { ...asked.query, [parameter]: last } };
    },
  };
}
