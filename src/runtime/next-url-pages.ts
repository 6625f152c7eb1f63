import { queryAt } from "./page-url.js";
import { nameOf, type PagePath, type Pages, valueAt } from "./pages.js";
import { Mismatch } from "./response.js";

/** Pages that give the URL of the next one; the last gives none, `null` or an empty text. */
export function nextUrlPages({ items, next }: { readonly items: PagePath; readonly next: PagePath }): Pages {
  return {
    items,
    next: (page) => {
      const url = valueAt(page.data, next) ?? "";
      if (url === "") return undefined;
      if (typeof url !== "string") throw new Mismatch(`but ${nameOf(next)} is no URL`, "");
      return queryAt(url, page, false);
    },
  };
}
