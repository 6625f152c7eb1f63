import { queryAt } from "./page-url.js";
import type { PagePath, Pages } from "./pages.js";

/** `<url>` and its parameters; a quoted text may hold what would otherwise end them. */
const linkPattern = /<([^>]*)>((?:[^",]|"(?:[^"\\]|\\.)*")*)/g;

/** A parameter of a link: its name, and its value, quoted or not. */
const parameterPattern = /;\s*([^\s=;"]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]*)))?/g;

/** Pages whose header `Link` names the next one with `rel="next"` (RFC 8288, section 3); that of the last does not. */
export function linkPages({ items }: { readonly items: PagePath }): Pages {
  return {
    items,
    // Some servers name one resource by two paths, as GitHub does: `/repos/{owner}/{repo}` and `/repositories/{id}`.
    next: (page) => {
      const url = nextLink(page.response.headers.get("Link") ?? "");
      return url === undefined ? undefined : queryAt(url, page, true);
    },
  };
}

function nextLink(header: string): string | undefined {
  const links = [...header.matchAll(linkPattern)];
  return links.find((link) => isNext(link[2] ?? ""))?.[1];
}

/** Whether the first `rel` has `next` among its relation types. */
function isNext(parameters: string): boolean {
  const relation = [...parameters.matchAll(parameterPattern)].find((each) => each[1]?.toLowerCase() === "rel");
  return (relation?.[2] ?? relation?.[3] ?? "").toLowerCase().split(/\s+/).includes("next");
}
