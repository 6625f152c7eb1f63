import type { ServerResponse } from "node:http";
import { inspect } from "node:util";
import { describe, expect, test, vi } from "vitest";
import { createRuntimeClient } from "../src/runtime/client.js";
import type * as Errors from "../src/runtime/errors.js";
import { AbortedError, ApiError, HttpError, NetworkError, TimeoutError } from "../src/runtime/errors.js";
import { requestLineOf } from "../src/runtime/exchange.js";
import { isApiError } from "../src/runtime/is-api-error.js";
import { blob, json, text } from "../src/runtime/response.js";
import type { Call, Caller } from "../src/runtime/types.js";
import { addPet, getPet, listPets } from "./runtime-operations.js";
import { sendJson, startServer } from "./runtime-server.js";

const secret = "s3cr3t-t0ken";

describe("an undocumented answer", () => {
  test.each<[rule: string, answer: (response: ServerResponse) => void, status: number, body: unknown, reason: string]>([
    [
      "has a status that is not documented",
      (response) => sendJson(response, 401, { detail: "Who?" }, "application/problem+json"),
      401,
      { detail: "Who?" },
      'status 401, which is not documented: "{\\"detail\\":\\"Who?\\"}"',
    ],
    [
      "has a status of success that is not documented",
      (response) => sendJson(response, 206, []),
      206,
      [],
      'status 206, which is not documented: "[]"',
    ],
    [
      "has the page of a proxy as its body",
      (response) => response.writeHead(500, { "Content-Type": "text/html" }).end("<h1>\u001b[31mOops\u202e\n</h1>"),
      500,
      "<h1>\u001b[31mOops\u202e\n</h1>",
      'status 500, which is not documented: "<h1>\\u001b[31mOops\\u{202e}\\n</h1>"',
    ],
    [
      "has a media type that is not documented",
      (response) => response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end("<html>"),
      200,
      "<html>",
      'status 200, but "text/html; charset=utf-8" instead of JSON: "<html>"',
    ],
    [
      "has no body where JSON is documented",
      (response) => response.writeHead(200, { "Content-Type": "application/json" }).end(),
      200,
      undefined,
      "status 200, but an empty body instead of JSON",
    ],
    [
      "has a body that only looks like JSON",
      (response) => response.writeHead(200, { "Content-Type": "application/json" }).end('[{"id":1,'),
      200,
      '[{"id":1,',
      'status 200, but a body that is not JSON: "[{\\"id\\":1,"',
    ],
    [
      "has no body at all",
      (response) => response.writeHead(204).end(),
      204,
      undefined,
      "status 204, which is not documented",
    ],
  ])("%s", async (_rule, answer, status, body, reason) => {
    const { url } = await startServer(answer);
    const client = createRuntimeClient({ baseUrl: url });
    const error: unknown = await listPets(client).catch((it) => it);
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ kind: "undocumented", status, body });
    expect(String(error)).toBe(`HttpError: pets_list was answered with ${reason}: GET ${url}/pets`);
    expect(isApiError(error) && error.status === status).toBe(true);
    expect(isApiError(error, listPets)).toBe(false);
    expect(await listPets(client).result()).toMatchObject({ ok: false, kind: "undocumented", status, error: body });
  });

  test("may have a documented status of error, but another body", async () => {
    const { url } = await startServer((response) =>
      response.writeHead(404, { "Content-Type": "text/plain" }).end("no"),
    );
    const call = getPet(createRuntimeClient({ baseUrl: url }), { path: { id: 1 } });
    expect(await call.result()).toMatchObject({ ok: false, kind: "undocumented", status: 404, error: "no" });
  });

  test("is success without a documented status although default is documented", async () => {
    const { url } = await startServer((response) => sendJson(response, 200, { id: 1, name: "Rex" }));
    const call = addPet(createRuntimeClient({ baseUrl: url }), { body: { id: 1, name: "Rex" } });
    expect(await call.result()).toMatchObject({ ok: false, kind: "undocumented", status: 200 });
  });

  test("is read in part only, and its connection is closed, when it is long", async () => {
    const { url, closed } = await startServer((response) => {
      response.writeHead(500, { "Content-Type": "text/html" });
      const more = (): void => {
        while (!response.destroyed && response.write("<p>".repeat(10_000)));
        response.once("drain", more);
      };
      more();
    });
    const error: unknown = await listPets(createRuntimeClient({ baseUrl: url })).catch((it) => it);
    await closed;
    expect(isApiError(error) && error.kind === "undocumented" && String(error.body).length).toBe(65_536);
    expect(String(error).length).toBeLessThan(400);
  });
});

function feedPet(caller: Caller): Call<{ 404: unknown; 400: string; 409: Blob }> {
  const responses = { 404: json(), 400: text(), 409: blob() };
  return caller.call({ operation: feedPet, name: "pets_feed", method: "GET", path: "/pets", responses }, {});
}

test.each<[what: string, status: number, type: string, beginning: string, piece: string, reason: string]>([
  ["JSON", 404, "application/json", '{"title":"', "x", 'but too much JSON: "{\\"title\\":\\"xxx'],
  ["text", 400, "text/plain", "No: ", "y", 'but too much of a body: "No: yyy'],
  ["bytes", 409, "application/octet-stream", "", "z", 'but too much of a body: "zzz'],
])(
  "a documented error without end ends as %s that is too much",
  async (_what, status, type, beginning, piece, reason) => {
    const { url, closed } = await startServer((response) => {
      response.writeHead(status, { "Content-Type": type }).write(beginning);
      const more = (): void => {
        while (!response.destroyed && response.write(piece.repeat(100_000)));
        response.once("drain", more);
      };
      more();
    });
    const error: unknown = await feedPet(createRuntimeClient({ baseUrl: url })).catch((it) => it);
    await closed;
    expect(error).toMatchObject({ kind: "undocumented", status });
    expect(String(error)).toContain(`was answered with status ${status}, ${reason}`);
    expect(isApiError(error) && error.kind === "undocumented" && String(error.body).length).toBe(65_536);
  },
);

test("a documented error of a million letters is read whole", async () => {
  const { url } = await startServer((response) => sendJson(response, 404, { title: "x".repeat(1_000_000) }));
  const result = await getPet(createRuntimeClient({ baseUrl: url }), { path: { id: 1 } }).result();
  expect(result).toMatchObject({ kind: "http", status: 404, error: { title: "x".repeat(1_000_000) } });
});

describe("a call without a complete answer", () => {
  test("fails when the connection is cut before the headers", async () => {
    const { url } = await startServer((response) => response.socket?.destroy());
    const result = await listPets(createRuntimeClient({ baseUrl: url })).result();
    expect(result.kind === "network" && result.error).toBeInstanceOf(NetworkError);
    expect(result.kind === "network" && result.error.cause).toBeInstanceOf(Error);
    expect(result.kind === "network" && result.error.message).toBe(`pets_list got no answer: GET ${url}/pets`);
  });

  test.each([200, 404, 500])("fails when the connection is cut within the body of status %i", async (status) => {
    const { url } = await startServer((response) => {
      response.writeHead(status, { "Content-Type": "application/json", "Content-Length": "100" });
      response.write("[", () => response.socket?.destroy());
    });
    const result = await getPet(createRuntimeClient({ baseUrl: url }), { path: { id: 1 } }).result();
    expect(result).toMatchObject({ ok: false, kind: "network" });
  });

  test("fails when nobody listens", async () => {
    await expect(listPets(createRuntimeClient({ baseUrl: "http://127.0.0.1:1" }))).rejects.toBeInstanceOf(NetworkError);
  });

  test("fails when the credentials cannot be had", async () => {
    const cause = new Error("vault sealed");
    const client = createRuntimeClient({ baseUrl: "http://127.0.0.1:1", auth: { token: () => Promise.reject(cause) } });
    const result = await listPets(client).result();
    expect(result).toMatchObject({ kind: "network", error: { cause } });
  });
});

describe("a call that takes too long", () => {
  const timeoutMs = 30;

  test("fails when no answer comes, and the connection is closed", async () => {
    const { url, closed } = await startServer(() => undefined);
    const error: unknown = await listPets(createRuntimeClient({ baseUrl: url, timeoutMs })).catch((it) => it);
    expect(error).toBeInstanceOf(TimeoutError);
    expect(String(error)).toBe(`TimeoutError: pets_list took longer than 30 ms: GET ${url}/pets`);
    await closed;
  });

  test("fails when the body does not end", async () => {
    const { url } = await startServer((response) =>
      response.writeHead(200, { "Content-Type": "application/json" }).write("["),
    );
    const result = await listPets(createRuntimeClient({ baseUrl: url }), {}, { timeoutMs }).result();
    expect(result).toMatchObject({ ok: false, kind: "timeout" });
  });

  test.each<[what: string, options: Parameters<typeof createRuntimeClient>[0]]>([
    ["fetch ignores its signal", { fetch: () => new Promise(() => undefined) }],
    ["a credential does not come", { auth: { token: () => new Promise(() => undefined) } }],
  ])("fails although %s", async (_what, options) => {
    const client = createRuntimeClient({ baseUrl: "http://127.0.0.1:1", timeoutMs, ...options });
    expect(await listPets(client).result()).toMatchObject({ ok: false, kind: "timeout" });
  });

  test("has no limit with Infinity", async () => {
    const { url } = await startServer((response) => sendJson(response, 200, []));
    const client = createRuntimeClient({ baseUrl: url, timeoutMs: 1e-9 });
    expect(await listPets(client, {}, { timeoutMs: Infinity })).toEqual([]);
  });

  test("leaves no timer behind when it is answered", async () => {
    const { url } = await startServer((response) => sendJson(response, 200, []));
    const clear = vi.spyOn(globalThis, "clearTimeout");
    const set = vi.spyOn(globalThis, "setTimeout");
    await listPets(createRuntimeClient({ baseUrl: url, timeoutMs: 123_456 }));
    const timer: unknown = set.mock.results[set.mock.calls.findIndex(([, delay]) => delay === 123_456)]?.value;
    expect(timer).toBeDefined();
    expect(clear.mock.calls).toContainEqual([timer]);
    vi.restoreAllMocks();
  });
});

describe("a call that is cancelled", () => {
  test("before it began is not sent", async () => {
    const { url, received } = await startServer((response) => sendJson(response, 200, []));
    const reason = new Error("changed my mind");
    const error: unknown = await listPets(
      createRuntimeClient({ baseUrl: url }),
      {},
      { signal: AbortSignal.abort(reason) },
    ).catch((it) => it);
    expect(error).toBeInstanceOf(AbortedError);
    expect(error).toMatchObject({ kind: "aborted", cause: reason });
    expect(received).toHaveLength(0);
  });

  test("while it waits fails, and the connection is closed", async () => {
    const controller = new AbortController();
    const { url, closed } = await startServer(() => {
      controller.abort();
    });
    const call = listPets(createRuntimeClient({ baseUrl: url }), {}, { signal: controller.signal });
    expect(await call.result()).toMatchObject({ ok: false, kind: "aborted" });
    await closed;
  });

  test("within the body fails", async () => {
    const controller = new AbortController();
    const { url } = await startServer((response) => {
      response.writeHead(200, { "Content-Type": "application/json" });
      response.write("[", () => controller.abort());
    });
    const call = listPets(createRuntimeClient({ baseUrl: url }), {}, { signal: controller.signal });
    expect(await call.result()).toMatchObject({ ok: false, kind: "aborted" });
  });

  test("after its answer stays as it is, and lets go of the signal", async () => {
    const { url } = await startServer((response) => sendJson(response, 200, []));
    const controller = new AbortController();
    const remove = vi.spyOn(controller.signal, "removeEventListener");
    const call = listPets(createRuntimeClient({ baseUrl: url }), {}, { signal: controller.signal });
    await call;
    expect(remove).toHaveBeenCalled();
    controller.abort();
    expect(await call.result()).toMatchObject({ ok: true, data: [] });
  });

  test("shares its signal with others: however many there are, nothing warns of a leak", async () => {
    const { url } = await startServer((response) => sendJson(response, 200, []));
    const { signal } = new AbortController();
    const warn = vi.spyOn(process, "emitWarning");
    const client = createRuntimeClient({ baseUrl: url });
    await Promise.all(Array.from({ length: 20 }, () => listPets(client, {}, { signal })));
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });
});

describe("errors", () => {
  test("tell neither credentials nor the values of the query", async () => {
    const { url } = await startServer((response) => sendJson(response, 403, {}));
    const client = createRuntimeClient({ baseUrl: url, auth: { queryKey: secret } });
    const error: unknown = await listPets(client, { query: { limit: 5, tags: ["private", "x"] } }).catch((it) => it);
    expect(String(error)).toContain(`GET ${url}/pets?limit=…&tags=…&tags=…&api%20key=…`);
    expect(inspect(error, { depth: 10 })).not.toContain(secret);
    expect(JSON.stringify(error)).not.toContain(secret);
  });

  test.each([
    ["?%7B%22token%22%3A1%7D", "?…"], // a whole query in JSON
    ["?%7B%7D&key=1", "?…&key=…"],
    ["?a=1=2&flag&b=", "?a=…&…&b=…"],
  ])("show of the query %s its names alone", (query, shown) => {
    expect(requestLineOf("GET", `https://api.example/pets${query}`).url).toBe(`https://api.example/pets${shown}`);
  });

  test.each([`${secret}\nx`, `${secret}€`])(
    "do not quote a credential that no header can carry (%j)",
    async (credential) => {
      const client = createRuntimeClient({ baseUrl: "http://127.0.0.1:1", auth: { token: credential } });
      const error: unknown = await listPets(client).catch((it) => it);
      expect(error).toMatchObject({ kind: "guard", direction: "request" });
      expect(String(error)).toContain("a header or credential has characters that requests cannot carry");
      expect(inspect(error, { depth: 10 })).not.toContain(secret);
    },
  );

  test("do not quote a password in the base URL", async () => {
    const client = createRuntimeClient({ baseUrl: `http://user:${secret}@127.0.0.1:1`, auth: { queryKey: secret } });
    const error: unknown = await listPets(client).catch((it) => it);
    expect(error).toBeInstanceOf(TypeError);
    expect(inspect(error, { depth: 10 })).toContain("http://127.0.0.1:1");
    expect(inspect(error, { depth: 10 })).not.toContain(secret);
  });

  test("are recognised by another copy of the runtime", async () => {
    const specifier = "../src/runtime/errors.js?copy";
    const copy = (await import(specifier)) as typeof Errors; // the same module, loaded again
    expect(copy.HttpError).not.toBe(HttpError);
    const { url } = await startServer((response) => sendJson(response, 403, {}));
    const error: unknown = await listPets(createRuntimeClient({ baseUrl: url })).catch((it) => it);
    expect(error).toBeInstanceOf(copy.ApiError);
    expect(error).toBeInstanceOf(copy.HttpError);
    expect(error).not.toBeInstanceOf(copy.NetworkError);
    const foreign = new copy.NetworkError(
      { operation: listPets, name: "x", request: { method: "GET", url } },
      "failed",
    );
    expect(foreign).toBeInstanceOf(NetworkError);
    expect(foreign).not.toBeInstanceOf(HttpError);
    expect(isApiError(foreign)).toBe(true);
  });

  test.each([undefined, null, "text", new Error("HttpError"), { kind: "http" }])("are not what %o is", (value) => {
    expect(isApiError(value)).toBe(false);
    expect(isApiError(value, listPets)).toBe(false);
    expect(value instanceof ApiError).toBe(false);
  });
});
