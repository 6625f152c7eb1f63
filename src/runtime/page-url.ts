import type { Page, PageQuery } from "./pages.js";
import { pairsOf } from "./parameters.js";
import { Mismatch } from "./response.js";

/**
 * The query of a URL that names the next page.
 *
 * Requests go where all others of the client go, so that no credential leaves for a place that an answer names. `http:` and `https:`
 * are one place: servers behind a proxy often do not know which it is.
 *
 * @throws {Mismatch} if it is no URL, or one of another host, or of another path unless `anyPath` allows it.
 */
export function queryAt(written: string, { response, asked }: Page, anyPath: boolean): PageQuery {
  const here = parse(response.url);
  const next = parse(written, here ?? "http://localhost");
  if (next === undefined) throw new Mismatch("whose next page is no URL", "");
  if (here !== undefined && (next.host !== here.host || !(anyPath || isSamePath(next, here)))) {
    throw new Mismatch(`whose next page is elsewhere, ${JSON.stringify(`${next.origin}${next.pathname}`)}`, "");
  }
  const own = new URLSearchParams(pairsOf(asked.query, asked.styles).join("&"));
  const query = new Map<string, unknown>();
  next.searchParams.forEach((_value, name) => {
    // What this request had beside its parameters are credentials: they come anew with each call.
    const isAdded = here?.searchParams.has(name) === true && !own.has(name);
    if (!isAdded && !query.has(name)) query.set(name, next.searchParams.getAll(name));
  });
  return { query: Object.fromEntries(query), styles: {} };
}

function parse(url: string, base?: URL | string): URL | undefined {
  try {
    return new URL(url, base);
  } catch {
    return undefined;
  }
}

/** Whether two paths are the same, whatever each of them encodes. */
function isSamePath(one: URL, other: URL): boolean {
  return decoded(one.pathname) === decoded(other.pathname);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
