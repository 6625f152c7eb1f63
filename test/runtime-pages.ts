import { cursorPages } from "../src/runtime/cursor-pages.js";
import { lastItemPages } from "../src/runtime/last-item-pages.js";
import { linkPages } from "../src/runtime/link-pages.js";
import { nextUrlPages } from "../src/runtime/next-url-pages.js";
import { numberedPages } from "../src/runtime/numbered-pages.js";
import { offsetPages } from "../src/runtime/offset-pages.js";
import { inHeader, inQuery } from "../src/runtime/parameters.js";
import { callPages, type PagedCall, type Pages } from "../src/runtime/pages.js";
import { json } from "../src/runtime/response.js";
import type { OperationRequest, SecurityAlternatives } from "../src/runtime/descriptor.js";
import type { ParameterStyles } from "../src/runtime/request-draft.js";
import type { Caller, CallOptions } from "../src/runtime/types.js";
import type { Received } from "./runtime-server.js";

/* Lists in pages as the generator writes them, by hand, and servers that give them. */

export interface Thing {
  readonly id: number;
}

/** A page as the servers here write it; each kind of pages uses a part. */
export interface ThingPage {
  readonly results?: readonly Thing[] | null;
  readonly next?: string | null;
}

/** What a list is called with beside its request. */
export interface ListOptions extends CallOptions {
  readonly pages: Pages;
  readonly styles?: ParameterStyles;
  readonly security?: SecurityAlternatives;
}

/** An operation that gives its list in the pages of the options. */
export function listThings(
  caller: Caller,
  request: OperationRequest,
  { pages, styles, security, ...options }: ListOptions,
): PagedCall<{ 200: ThingPage }, Thing> {
  return callPages(
    caller,
    {
      operation: listThings,
      name: "things_list",
      method: "GET",
      path: "/things",
      parameters: [inQuery, inHeader],
      ...(styles && { styles }),
      ...(security && { security }),
      responses: { 200: json() },
      pages,
    },
    request,
    options,
  );
}

/** An answer with a page. */
export interface PageAnswer {
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A kind of pages: how the client turns them, and how an honest server gives them of a list. */
export interface PageKind {
  readonly pages: Pages;
  answer(things: readonly Thing[], size: number, request: Received): PageAnswer;
}

const items = ["results"];

/** Every kind of pages. */
export const pageKinds = {
  "a header Link": {
    pages: linkPages({ items: [] }),
    answer: (things, size, request) => {
      const { page, start, end } = sliceOf(request, size);
      const link = `<${urlWith(request, "page", page - 1)}>; rel="prev", <${urlWith(request, "page", page + 1)}>; rel="next"`;
      return { body: things.slice(start, end), headers: end < things.length ? { Link: link } : {} };
    },
  },
  "the full URL of the next page": {
    pages: nextUrlPages({ items, next: ["next"] }),
    answer: (things, size, request) => {
      const { page, start, end } = sliceOf(request, size);
      const next = end < things.length ? urlWith(request, "page", page + 1) : null;
      return { body: { count: things.length, next, previous: null, results: things.slice(start, end) } };
    },
  },
  "a cursor": {
    pages: cursorPages({ items, next: ["meta", "next"], parameter: "cursor" }),
    answer: (things, size, { url }) => {
      const start = Number(atob(queryOf(url).get("cursor") ?? ""));
      const end = start + size;
      const meta = end < things.length ? { next: btoa(String(end)) } : {};
      return { body: { results: things.slice(start, end), meta } };
    },
  },
  "a cursor and a flag": {
    pages: cursorPages({ items, next: ["last_id"], parameter: "after", more: ["has_more"] }),
    answer: (things, size, { url }) => {
      const { found, more } = followers(things, size, queryOf(url).get("after"));
      return { body: { results: found, last_id: found.at(-1)?.id ?? null, has_more: more } };
    },
  },
  "the last item": {
    pages: lastItemPages({ items, id: ["id"], parameter: "starting_after", more: ["has_more"] }),
    answer: (things, size, { url }) => {
      const { found, more } = followers(things, size, queryOf(url).get("starting_after"));
      return { body: { results: found, has_more: more } };
    },
  },
  "an offset": {
    pages: offsetPages({ items: [], parameter: "offset" }),
    answer: (things, size, { url }) => {
      const offset = Number(queryOf(url).get("offset") ?? 0);
      return { body: things.slice(offset, offset + size) };
    },
  },
  "an offset and a total": {
    pages: offsetPages({ items, parameter: "offset", total: ["meta", "total"] }),
    answer: (things, size, { url }) => {
      const offset = Number(queryOf(url).get("offset") ?? 0);
      return { body: { results: things.slice(offset, offset + size), meta: { total: things.length } } };
    },
  },
  "a number": {
    pages: numberedPages({ items, parameter: "page", first: 1 }),
    answer: (things, size, request) => {
      const { start, end } = sliceOf(request, size);
      return { body: { results: things.slice(start, end) } };
    },
  },
  "a number from 0 and the number of pages": {
    pages: numberedPages({ items, parameter: "page", first: 0, pages: ["pages"] }),
    answer: (things, size, { url }) => {
      const start = Number(queryOf(url).get("page") ?? 0) * size;
      return { body: { results: things.slice(start, start + size), pages: Math.ceil(things.length / size) } };
    },
  },
  "a number that the page repeats": {
    pages: numberedPages({ items, parameter: "page", first: ["page"], total: ["total"] }),
    answer: (things, size, request) => {
      const { page, start, end } = sliceOf(request, size);
      return { body: { results: things.slice(start, end), page, total: things.length } };
    },
  },
} satisfies Readonly<Record<string, PageKind>>;

/** The query of a request, as a server reads it. */
export function queryOf(url: string): URLSearchParams {
  return new URL(url, "http://server").searchParams;
}

/** The URL of a request with a parameter changed. */
export function urlWith({ url, headers }: Received, name: string, value: string | number): string {
  const changed = new URL(url, `http://${headers.host}`);
  changed.searchParams.set(name, String(value));
  return changed.href;
}

function sliceOf(
  { url }: Received,
  size: number,
): { readonly page: number; readonly start: number; readonly end: number } {
  const page = Number(queryOf(url).get("page") ?? 1);
  return { page, start: (page - 1) * size, end: page * size };
}

function followers(
  things: readonly Thing[],
  size: number,
  after: string | null,
): { readonly found: readonly Thing[]; readonly more: boolean } {
  const start = after === null ? 0 : things.findIndex(({ id }) => String(id) === after) + 1;
  return { found: things.slice(start, start + size), more: start + size < things.length };
}
