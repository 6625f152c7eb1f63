import { describe, expect, onTestFinished, test, vi } from "vitest";
import { binaryBody } from "../src/runtime/body.js";
import { createRuntimeClient } from "../src/runtime/client.js";
import { HttpError, NetworkError } from "../src/runtime/errors.js";
import { hooks } from "../src/runtime/hooks.js";
import { idempotencyKey } from "../src/runtime/idempotency-key.js";
import { logTo } from "../src/runtime/log.js";
import { inHeader } from "../src/runtime/parameters.js";
import { openapiMiddleware } from "../src/runtime/middleware.js";
import { json } from "../src/runtime/response.js";
import { retries } from "../src/runtime/retries.js";
import type { CallableOperation } from "../src/runtime/descriptor.js";
import type { ClientOptions, CredentialSource } from "../src/runtime/types.js";
import { addPet, getPet, listPets, token } from "./runtime-operations.js";
import { sendJson, startServer } from "./runtime-server.js";

const pet = { id: 1, name: "Rex" };
const secret = "s3cr3t";

/** A client of a server that answers with these statuses, one after the other, and then with success. */
async function clientOf(statuses: readonly number[], options: ClientOptions<string> = {}) {
  const left = [...statuses];
  const { url, received } = await startServer((response, { method, url: path }) => {
    const status = left.shift() ?? (method === "POST" ? 201 : 200);
    sendJson(
      response,
      status,
      status >= 300 ? { detail: "no" } : (path.startsWith("/pets?") || path === "/pets") && method === "GET" ? [] : pet,
    );
  });
  const client = createRuntimeClient<string>({ baseUrl: url, auth: { token: secret }, ...options });
  return { client, received, url };
}

test("the platform makes the only request, unless somebody looks at one before", async () => {
  const fetched = vi.spyOn(globalThis, "fetch");
  onTestFinished(() => fetched.mockRestore());
  const { client, url } = await clientOf([]);
  await listPets(client);
  await listPets(client, undefined, { hooks: hooks({ onRequest: () => undefined }) });
  expect(fetched.mock.calls.map(([input]) => input)).toEqual([`${url}/pets`, expect.any(Request)]);
});

describe("hooks", () => {
  test("are told of every request of a call", async () => {
    const told: string[] = [];
    const { client } = await clientOf([503], {
      retry: retries({ delayMs: 0, onRetry: ({ reason }) => told.push(reason) }),
      hooks: hooks({
        onRequest: ({ operation, attempt, request }) => void told.push(`${attempt} ${operation} ${request.method}`),
        onResponse: ({ attempt, response, durationMs }) =>
          void told.push(`${attempt} ${response.status} ${durationMs >= 0}`),
      }),
    });
    await listPets(client);
    expect(told).toEqual(["1 pets_list GET", "1 503 true", "status 503", "2 pets_list GET", "2 200 true"]);
  });

  test("count the request with a renewed credential", async () => {
    const attempts: number[] = [];
    const source: CredentialSource = { get: () => secret, reject: () => undefined };
    const { client } = await clientOf([401], {
      auth: { token: source },
      hooks: hooks({ onRequest: ({ attempt }) => void attempts.push(attempt) }),
    });
    await listPets(client);
    await listPets(client);
    expect(attempts).toEqual([1, 2, 1]);
  });

  test("may set headers, and wait for them", async () => {
    const onRequest = async ({ request }: { readonly request: Request }): Promise<void> => {
      await Promise.resolve();
      request.headers.set("traceparent", "00-1");
    };
    const { client, received } = await clientOf([], { hooks: hooks({ onRequest }) });
    await listPets(client);
    expect(received[0]?.headers["traceparent"]).toBe("00-1");
  });

  test("may read a clone of the response", async () => {
    const texts: string[] = [];
    const { client } = await clientOf([], {
      hooks: hooks({ onResponse: async ({ response }) => void texts.push(await response.clone().text()) }),
    });
    expect(await listPets(client)).toEqual([]);
    expect(texts).toEqual(["[]"]);
  });

  test("are told of requests without a response", async () => {
    const failures: unknown[] = [];
    const { client } = await clientOf([], {
      fetch: () => Promise.reject(new TypeError("down")),
      hooks: hooks({ onFailure: ({ error }) => void failures.push(error) }),
    });
    const error: unknown = await listPets(client).catch((it: unknown) => it);
    expect(failures).toEqual([error]);
    expect(error).toBeInstanceOf(NetworkError);
  });

  test("throw what they throw", async () => {
    const mine = new RangeError("mine");
    const onRequest = (): never => {
      throw mine;
    };
    const { client } = await clientOf([], { hooks: hooks({ onRequest }) });
    await expect(listPets(client)).rejects.toBe(mine);
    await expect(listPets(client).result()).rejects.toBe(mine);
  });

  test("of a call stand in for those of the client", async () => {
    const told: string[] = [];
    const { client } = await clientOf([], { hooks: hooks({ onRequest: () => void told.push("client") }) });
    await listPets(client, {}, { hooks: hooks({ onRequest: () => void told.push("call") }) });
    expect(told).toEqual(["call"]);
  });
});

describe("a log", () => {
  test("has a line for each request, without secrets", async () => {
    const lines: string[] = [];
    const log = {
      debug: (line: string) => lines.push(`debug ${line}`),
      warn: (line: string) => lines.push(`warn ${line}`),
    };
    const { client, url } = await clientOf([503], { retry: retries({ delayMs: 0 }), logger: logTo(log) });
    await listPets(client, { query: { tags: [secret] } });
    expect(lines.map((line) => line.replace(/\d+ ms/, "… ms").replaceAll(url, ""))).toEqual([
      "warn pets_list: GET /pets?tags=…: status 503 in … ms",
      "debug pets_list, attempt 2: GET /pets?tags=…: status 200 in … ms",
    ]);
    expect(lines.join()).not.toContain(secret);
  });

  test("tells of requests without a response, but not what the platform says of them", async () => {
    const lines: string[] = [];
    const { client } = await clientOf([], {
      fetch: () => Promise.reject(new TypeError(secret)),
      logger: logTo({ debug: () => undefined, warn: (line) => lines.push(line) }),
    });
    await listPets(client).result();
    expect(lines).toEqual([expect.stringMatching(/^pets_list: GET http:\S+\/pets: NetworkError after \d+ ms$/)]);
  });
});

describe("middleware of openapi-fetch", () => {
  test("runs once per call, with path and parameters as openapi-fetch gives them", async () => {
    const told: unknown[] = [];
    const { client, received } = await clientOf([503], {
      retry: retries({ delayMs: 0 }),
      middleware: openapiMiddleware({
        onRequest: ({ schemaPath, params, request }) => {
          told.push(schemaPath, params.path, request.method);
          request.headers.set("X-Middleware", "on");
        },
        onResponse: ({ response }) => void told.push(response.status),
      }),
    });
    expect(await getPet(client, { path: { id: "a/b" } })).toEqual(pet);
    expect(told).toEqual(["/pets/{id}", { id: "a/b" }, "GET", 200]);
    expect(received.map(({ url, headers }) => [url, headers["x-middleware"]])).toEqual([
      ["/pets/a%2Fb", "on"],
      ["/pets/a%2Fb", "on"],
    ]);
  });

  test("sends bodies, queries and credentials as they are", async () => {
    const { client, received } = await clientOf([], { middleware: openapiMiddleware({ onRequest: () => undefined }) });
    await addPet(client, { body: pet });
    await listPets(client, { query: { tags: ["a&b", "c"] } });
    expect(received.map(({ url, body }) => [url, body])).toEqual([
      ["/pets", JSON.stringify(pet)],
      ["/pets?tags=a%26b&tags=c", ""],
    ]);
    expect(received[0]?.headers["content-type"]).toBe("application/json");
    expect(received[1]?.headers.authorization).toBe(`Bearer ${secret}`);
  });

  test.each([
    ["success", new Response("[]", { headers: { "Content-Type": "application/json" } }), { ok: true, data: [] }],
    ["an error", Response.json({ detail: "x" }, { status: 418 }), { ok: false, status: 418, error: { detail: "x" } }],
    ["an error in words", new Response("no", { status: 418 }), { ok: false, status: 418, error: "no" }],
  ])("may answer itself with %s", async (_what, response, result) => {
    const { client, received } = await clientOf([], { middleware: openapiMiddleware({ onRequest: () => response }) });
    expect(await listPets(client).result()).toMatchObject(result);
    expect(received).toEqual([]);
  });

  test("may replace a response, whose error stays an error of the operation", async () => {
    const onResponse = (): Response => Response.json({ detail: "gone" }, { status: 404 });
    const { client } = await clientOf([], { middleware: openapiMiddleware({ onResponse }) });
    const error: unknown = await getPet(client, { path: { id: 1 } }).catch((it: unknown) => it);
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ status: 404, body: { detail: "gone" } });
  });
});

describe("a credential that the server refuses", () => {
  /** A source that gives `token-1`, `token-2`, … */
  function tokens(): CredentialSource & { readonly rejected: string[] } {
    const rejected: string[] = [];
    return { rejected, get: () => `token-${rejected.length + 1}`, reject: (token) => void rejected.push(token) };
  }

  test("is asked for again once, and the call sent again", async () => {
    const source = tokens();
    const { client, received } = await clientOf([401], { auth: { token: source } });
    expect(await listPets(client)).toEqual([]);
    expect(source.rejected).toEqual(["token-1"]);
    expect(received.map(({ headers }) => headers.authorization)).toEqual(["Bearer token-1", "Bearer token-2"]);
  });

  test("is not asked for a third time", async () => {
    const source = tokens();
    const { client, received } = await clientOf([401, 401, 401], { auth: { token: source } });
    expect(await listPets(client).result()).toMatchObject({ ok: false, status: 401 });
    expect(received).toHaveLength(2);
  });

  test.each([
    ["text", "text", 2],
    ["a stream", new Blob(["text"]).stream(), 1],
  ])("sends a body again that is %s, if it can", async (_what, body, requests) => {
    const { client, received } = await clientOf([401], { auth: { token: tokens() } });
    const upload: CallableOperation = {
      operation: addPet,
      name: "upload",
      method: "POST",
      path: "/upload",
      body: binaryBody("text/plain"),
      security: [[token]],
      responses: { 201: json() },
    };
    await client.call(upload, { body }).result();
    expect(received.map((request) => request.body)).toEqual(Array(requests).fill("text"));
  });

  test("that cannot be renewed is the answer", async () => {
    const { client, received } = await clientOf([401], { auth: { token: secret } });
    expect(await listPets(client).result()).toMatchObject({ ok: false, status: 401 });
    expect(received).toHaveLength(1);
  });
});

test("no credential is asked for where another of the same alternative is missing", async () => {
  const { client } = await clientOf([], {
    auth: {
      login: () => {
        throw new Error("asked for in vain");
      },
    },
  });
  expect(await listPets(client)).toEqual([]);
});

describe("an idempotency key", () => {
  const payment: CallableOperation = {
    operation: addPet,
    name: "pay",
    method: "POST",
    path: "/pay",
    parameters: [inHeader, idempotencyKey("Idempotency-Key")],
    responses: { 201: json() },
  };

  test("is one of each call, and stays the same when the request is sent again", async () => {
    const { client, received } = await clientOf([503], { retry: retries({ delayMs: 0 }) });
    await client.call(payment, {});
    await client.call(payment, {});
    const [first, again, second] = received.map(({ headers }) => headers["idempotency-key"]);
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    expect(again).toBe(first);
    expect(second).not.toBe(first);
  });

  test("may be the caller's own", async () => {
    const { client, received } = await clientOf([]);
    await client.call(payment, { header: { "Idempotency-Key": "mine" } });
    expect(received[0]?.headers["idempotency-key"]).toBe("mine");
  });
});
