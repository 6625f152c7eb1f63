import { isDeclaredLast, type PageEnd } from "./page-end.js";
import { nameOf, type PagePath, type Pages, valueAt } from "./pages.js";
import { Mismatch } from "./response.js";

/** Pages that give a cursor for the next one; the last gives none, `null` or an empty one, or says that it is the last. */
export function cursorPages({
  items,
  next,
  parameter,
  ...end
}: PageEnd & {
  readonly items: PagePath;
  /** Where a page gives the cursor. */
  readonly next: PagePath;
  /** The parameter of the query that takes it. */
  readonly parameter: string;
}): Pages {
  return {
    items,
    next: ({ data, asked }) => {
      const cursor = valueAt(data, next) ?? "";
      if (cursor === "" || isDeclaredLast(data, end)) return undefined;
      if (typeof cursor !== "string" && typeof cursor !== "number") {
        throw new Mismatch(`but ${nameOf(next)} is no cursor`, "");
      }
      return { ...asked, query: { ...asked.query, [parameter]: cursor } };
    },
  };
}
