import fc from "fast-check";
import type { ServerResponse } from "node:http";
import { describe, expect, test } from "vitest";
import { apiKeyQuery, bearer } from "../src/runtime/auth.js";
import { createRuntimeClient } from "../src/runtime/client.js";
import { cursorPages } from "../src/runtime/cursor-pages.js";
import { AbortedError, HttpError } from "../src/runtime/errors.js";
import { lastItemPages } from "../src/runtime/last-item-pages.js";
import { linkPages } from "../src/runtime/link-pages.js";
import { nextUrlPages } from "../src/runtime/next-url-pages.js";
import { numberedPages } from "../src/runtime/numbered-pages.js";
import { offsetPages } from "../src/runtime/offset-pages.js";
import type { Pages } from "../src/runtime/pages.js";
import { jsonQuery } from "../src/runtime/styles.js";
import type { ClientOptions } from "../src/runtime/types.js";
import {
  listThings,
  type PageAnswer,
  type PageKind,
  pageKinds,
  queryOf,
  type Thing,
  urlWith,
} from "./runtime-pages.js";
import { type Received, sendJson, startServer } from "./runtime-server.js";

const kinds = Object.entries<PageKind>(pageKinds).map(([name, kind]) => ({ name, ...kind }));

const urlPages = nextUrlPages({ items: ["results"], next: ["next"] });

function thingsOf(count: number): readonly Thing[] {
  return Array.from({ length: count }, (_, id) => ({ id }));
}

function sendPage(response: ServerResponse, { body, headers = {} }: PageAnswer): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  sendJson(response, 200, body);
}

/** A list from a server that answers as `answer` likes. */
async function listFrom(
  pages: Pages,
  answer: (request: Received, count: number) => PageAnswer | ((response: ServerResponse) => void),
) {
  const server = await startServer((response, request) => {
    const page = answer(request, server.received.length);
    if (typeof page === "function") page(response);
    else sendPage(response, page);
  });
  const client = createRuntimeClient({ baseUrl: server.url });
  return { ...server, client, list: () => listThings(client, {}, { pages }) };
}

async function collect<T>(values: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const value of values) collected.push(value);
  return collected;
}

/** What came before the error, and the error. */
async function collectUntilError(values: AsyncIterable<unknown>): Promise<{ seen: unknown[]; error: unknown }> {
  const seen: unknown[] = [];
  try {
    for await (const value of values) seen.push(value);
  } catch (error) {
    return { seen, error };
  }
  throw new Error("The iteration came to an end.");
}

describe.each(kinds)("pages by $name", ({ pages, answer }) => {
  test("give every item once and in order, whatever the size of pages and list", async () => {
    const state = { things: thingsOf(0), size: 1 };
    const { list } = await listFrom(pages, (request) => answer(state.things, state.size, request));
    await fc.assert(
      fc.asyncProperty(fc.nat(23), fc.integer({ min: 1, max: 9 }), async (total, size) => {
        Object.assign(state, { things: thingsOf(total), size });
        expect(await collect(list().items())).toEqual(state.things);
      }),
      { numRuns: 30 },
    );
  });

  test("are each sent when their turn comes, and no more of them after a break", async () => {
    const { list, received } = await listFrom(pages, (request) => answer(thingsOf(9), 2, request));
    const call = list();
    await call;
    expect(received).toHaveLength(1);
    const seen: number[] = [];
    for await (const { id } of call.items()) {
      seen.push(id);
      expect(received).toHaveLength(Math.ceil(seen.length / 2));
      if (id === 4) break;
    }
    expect(seen).toEqual([0, 1, 2, 3, 4]);
    expect(received).toHaveLength(3);
  });

  test("keep the other parameters and the options of the call", async () => {
    const { client, received } = await listFrom(pages, (request) => answer(thingsOf(4), 2, request));
    const request = { query: { filter: "a&b", tags: ["x", "y"] }, header: { "X-Trace": "7" } };
    const call = listThings(client, request, { pages, headers: { "X-Option": "set" } });
    expect(await collect(call.items())).toHaveLength(4);
    expect(received.length).toBeGreaterThan(1);
    for (const { url, headers } of received) {
      expect(queryOf(url).getAll("filter")).toEqual(["a&b"]);
      expect(queryOf(url).getAll("tags")).toEqual(["x", "y"]);
      expect(headers).toMatchObject({ "x-trace": "7", "x-option": "set" });
    }
  });

  test("start where the call does", async () => {
    const things = thingsOf(6);
    const { list, client, received } = await listFrom(pages, (request) => answer(things, 2, request));
    await collect(list().items());
    const second = Object.fromEntries(queryOf(received[1]?.url ?? ""));
    expect(await collect(listThings(client, { query: second }, { pages }).items())).toEqual(things.slice(2));
  });

  test("of a server that sends the same page for ever end in an error", async () => {
    const first: { request?: Received } = {};
    const { list, received } = await listFrom(pages, (request) => answer(thingsOf(9), 2, (first.request ??= request)));
    const { seen, error } = await collectUntilError(list().items());
    expect(seen).toEqual(thingsOf(2));
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({
      kind: "undocumented",
      operation: listThings,
      message: expect.stringContaining("page"),
    });
    expect(received.length).toBeLessThanOrEqual(2);
  });
});

describe("the pages of a call", () => {
  const { pages, answer } = pageKinds["the full URL of the next page"];

  test("are the data of each answer, the first that of the call itself", async () => {
    const { list } = await listFrom(pages, (request) => answer(thingsOf(3), 2, request));
    const call = list();
    const all = await collect(call.pages());
    expect(all[0]).toBe(await call);
    expect(all.map(({ results }) => results)).toEqual([thingsOf(2), [{ id: 2 }]]);
  });

  test("may be turned several times; the first page is not sent again", async () => {
    const { list, received } = await listFrom(pages, (request) => answer(thingsOf(3), 2, request));
    const call = list();
    expect(await collect(call.items())).toEqual(await collect(call.items()));
    expect(received).toHaveLength(3);
  });

  test("fail as the page fails that is being asked for", async () => {
    const { list } = await listFrom(pages, (request, count) =>
      count < 3 ? answer(thingsOf(9), 2, request) : (response) => sendJson(response, 401, { detail: "gone" }),
    );
    const { seen, error } = await collectUntilError(list().items());
    expect(seen).toEqual(thingsOf(4));
    expect(error).toMatchObject({ name: "HttpError", status: 401, operation: listThings });
  });

  test("fail where a page is no JSON", async () => {
    const { list } = await listFrom(pages, (request, count) =>
      count === 1
        ? answer(thingsOf(9), 2, request)
        : (response) => response.writeHead(200, { "Content-Type": "text/html" }).end("<h1>Maintenance</h1>"),
    );
    const { seen, error } = await collectUntilError(list().pages());
    expect(seen).toHaveLength(1);
    expect(error).toMatchObject({
      name: "HttpError",
      kind: "undocumented",
      message: expect.stringContaining("text/html"),
    });
  });

  test("end when the call is aborted", async () => {
    const { client, received } = await listFrom(pages, (request) => answer(thingsOf(9), 2, request));
    const controller = new AbortController();
    const call = listThings(client, {}, { pages, signal: controller.signal });
    const seen: unknown[] = [];
    const turn = async () => {
      for await (const thing of call.items()) if (seen.push(thing) === 3) controller.abort();
    };
    await expect(turn()).rejects.toBeInstanceOf(AbortedError);
    expect(seen).toEqual(thingsOf(4));
    expect(received).toHaveLength(2);
  });

  test("leave no rejection unhandled where nobody turns them after a failure", async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on("unhandledRejection", note);
    const { list } = await listFrom(pages, () => (response) => sendJson(response, 500, {}));
    const call = list();
    const items = call.items();
    await call.then(undefined, () => new Promise((resolve) => setImmediate(resolve)));
    await expect(collect(items)).rejects.toBeInstanceOf(HttpError);
    process.off("unhandledRejection", note);
    expect(unhandled).toEqual([]);
  });

  test.each([null, undefined])("may have %s in the place of items", async (results) => {
    const { list } = await listFrom(pages, (request, count) => ({
      body: count === 1 ? { results, next: urlWith(request, "page", 2) } : { results: thingsOf(1), next: null },
    }));
    expect(await collect(list().items())).toEqual(thingsOf(1));
  });

  test.each([[{}], ["text"], [7]])("may not have %j there", async (results) => {
    const { list } = await listFrom(pages, () => ({ body: { results, next: null } }));
    await expect(collect(list().items())).rejects.toThrow('but "results" is no list: GET');
  });

  test("end at an empty cursor, URL or text", async () => {
    for (const next of ["", null, undefined]) {
      const { list } = await listFrom(pages, () => ({ body: { results: thingsOf(1), next } }));
      expect(await collect(list().items())).toEqual(thingsOf(1));
    }
  });
});

describe("the URL of a next page", () => {
  /** Answers the first request with `next`, others with the last page. */
  const server = (next: (request: Received) => string, pages = urlPages) =>
    listFrom(pages, (request, count) => ({
      body: count === 1 ? { results: [{ id: 0 }], next: next(request) } : { results: [{ id: 1 }], next: null },
    }));

  test.each<[place: string, next: (request: Received) => string]>([
    ["another host", () => "http://evil.test/things?page=2&token=s3cret"],
    ["another port", () => "http://127.0.0.1:1/things?page=2"],
    ["another path", ({ headers }) => `http://${headers.host}/admin?page=2`],
    ["no host at all", () => "javascript:alert(1)"],
    ["a host without a scheme", () => "//evil.test/things?page=2"],
  ])("that is at %s is refused, and nothing is sent there", async (_place, next) => {
    const { list, received } = await server(next);
    const { seen, error } = await collectUntilError(list().items());
    expect(seen).toEqual([{ id: 0 }]);
    expect(error).toMatchObject({
      name: "HttpError",
      message: expect.stringContaining("whose next page is elsewhere"),
    });
    expect(String(error)).not.toContain("s3cret");
    expect(received).toHaveLength(1);
  });

  test.each<[what: string, next: (request: Received) => string]>([
    ["may be relative", () => "?page=2"],
    ["may be a path", () => "/things?page=2"],
    [
      "may have the scheme that a server behind a proxy takes for its own",
      ({ headers }) => `https://${headers.host}/things?page=2`,
    ],
    ["may encode what needs no encoding", ({ headers }) => `http://${headers.host}/%74hings?page=2`],
  ])("%s", async (_what, next) => {
    const { list, received } = await server(next);
    expect(await collect(list().items())).toHaveLength(2);
    expect(received[1]?.url).toBe("/things?page=2");
  });

  test("that is none is an error", async () => {
    const { list } = await server(() => "http://[");
    await expect(collect(list().items())).rejects.toThrow("whose next page is no URL: GET http://127.0.0.1");
  });

  test("does not bring back credentials of the request before it", async () => {
    const key = apiKeyQuery("key", "api key");
    const secrets = ["first", "second"];
    const { url, received } = await server((request) => urlWith(request, "page", 2));
    const client = createRuntimeClient({ baseUrl: url, auth: { key: () => secrets.shift() } } as ClientOptions<string>);
    await collect(listThings(client, {}, { pages: urlPages, security: [[key]] }).items());
    expect(received.map((each) => queryOf(each.url).getAll("api key"))).toEqual([["first"], ["second"]]);
  });

  test("has its parameters as they are to be sent, whatever their style", async () => {
    const { client, received } = await server((request) => urlWith(request, "page", 2));
    const request = { query: { filter: { name: "Rex" } } };
    await collect(listThings(client, request, { pages: urlPages, styles: { query: { filter: jsonQuery } } }).items());
    expect(received.map(({ url }) => queryOf(url).get("filter"))).toEqual(['{"name":"Rex"}', '{"name":"Rex"}']);
  });

  test("of a Link may be at another path of the same host; requests stay at theirs", async () => {
    const pages = linkPages({ items: ["results"] });
    const token = bearer("token");
    const { url, received } = await listFrom(pages, ({ headers }, count) => ({
      body: { results: thingsOf(1).map(() => ({ id: count })) },
      headers: count === 1 ? { Link: `<http://${headers.host}/repositories/7/things?page=2>; rel="next"` } : {},
    }));
    const client = createRuntimeClient({ baseUrl: url, auth: { token: "t" } } as ClientOptions<string>);
    expect(await collect(listThings(client, {}, { pages, security: [[token]] }).items())).toHaveLength(2);
    expect(received.map((each) => [each.url, each.headers.authorization])).toEqual([
      ["/things", "Bearer t"],
      ["/things?page=2", "Bearer t"],
    ]);
  });
});

test.each<[header: string, hasNext: boolean]>([
  ['<?page=2>; rel="next"', true],
  ["<?page=2>; rel=next", true],
  ['<?page=2>; REL="Next"', true],
  ['<?page=2> ; title="a, b; rel=\\"prev\\"" ; rel="last next"', true],
  ['<?page=9>; rel="last", <?page=2>; rel="next"', true],
  ['<?page=2>; title="rel=next"', false],
  ['<?page=2>; title="; rel=next"; rel=prev', false],
  ['<?page=2>; rel="nextish"', false],
  ['<?page=1>; rel="prev"', false],
  ["", false],
  ["garbage; rel=next", false],
])("the header Link: %s names a next page: %s", async (header, hasNext) => {
  const { list, received } = await listFrom(linkPages({ items: [] }), (_request, count) => ({
    body: [{ id: count }],
    headers: count === 1 && header !== "" ? { Link: header } : {},
  }));
  await collect(list().items());
  expect(received.map(({ url }) => url)).toEqual(["/things", ...(hasNext ? ["/things?page=2"] : [])]);
});

test.each<[lie: string, pages: Pages, body: object, message: string]>([
  ["a cursor that is none", cursorPages({ items: [], next: ["next"], parameter: "c" }), { next: {} }, "is no list"],
  [
    "a cursor that is an object",
    cursorPages({ items: ["i"], next: ["n"], parameter: "c" }),
    { n: {} },
    '"n" is no cursor',
  ],
  ["a URL that is a number", nextUrlPages({ items: ["i"], next: ["n"] }), { n: 7 }, '"n" is no URL'],
  [
    "a last item without id",
    lastItemPages({ items: ["i"], id: ["id"], parameter: "c" }),
    { i: [{}] },
    'no "id" to go on from',
  ],
  [
    "a page without its number",
    numberedPages({ items: ["i"], parameter: "p", first: ["p"] }),
    { i: [1] },
    "which page it is",
  ],
])("%s is an error", async (_lie, pages, body, message) => {
  const { list } = await listFrom(pages, () => ({ body }));
  await expect(collect(list().items())).rejects.toThrow(message);
});

test("a server that gives fewer items than were asked for loses none", async () => {
  const things = thingsOf(7);
  const { client } = await listFrom(offsetPages({ items: [], parameter: "offset" }), ({ url }) => {
    const offset = Number(queryOf(url).get("offset") ?? 0);
    return { body: things.slice(offset, offset + 3) };
  });
  const pages = offsetPages({ items: [], parameter: "offset" });
  expect(await collect(listThings(client, { query: { limit: 1000 } }, { pages }).items())).toEqual(things);
});

test("a server that ignores the parameter is an error, also where it lists texts", async () => {
  const { list, received } = await listFrom(offsetPages({ items: [], parameter: "offset" }), () => ({
    body: ["a", "b"],
  }));
  await expect(collect(list().items())).rejects.toThrow("with the items of the page before");
  expect(received).toHaveLength(3);
});

test.each([
  ["one value for ever", [[0, 0], [0, 0], [0, 0], [0, 0], []]],
  ["texts twice", [["a", "b"], ["a", "b"], ["a"], []]],
])("pages may have %s", async (_what, bodies) => {
  const pages = offsetPages({ items: [], parameter: "offset" });
  const { list } = await listFrom(pages, (_request, count) => ({ body: bodies[count - 1] ?? [] }));
  expect(await collect(list().items())).toEqual(bodies.flat());
});

test("pages without items are passed over, as long as the cursor moves", async () => {
  const pages = cursorPages({ items: ["results"], next: ["next"], parameter: "cursor" });
  const { list } = await listFrom(pages, (_request, count) => ({
    body: count < 4 ? { results: [], next: String(count) } : { results: thingsOf(1), next: null },
  }));
  expect(await collect(list().items())).toEqual(thingsOf(1));
});

test("a cursor that returns after some pages is an error", async () => {
  const pages = cursorPages({ items: ["results"], next: ["next"], parameter: "cursor" });
  const { list, received } = await listFrom(pages, (_request, count) => ({
    body: { results: [{ id: count }], next: String(count % 3) },
  }));
  await expect(collect(list().items())).rejects.toThrow("whose next page is one that was there before");
  expect(received).toHaveLength(4);
});
