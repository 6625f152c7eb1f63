import { describe, expect, test } from "vitest";
import { binaryBody, formBody, jsonBody, textBody } from "../src/runtime/body.js";
import { createRuntimeClient } from "../src/runtime/client.js";
import { inCookie, inHeader, inPath, inQuery } from "../src/runtime/parameters.js";
import { formExploded } from "../src/runtime/parameters.js";
import { multipartBody } from "../src/runtime/multipart-body.js";
import { oneOfBodies } from "../src/runtime/one-of-bodies.js";
import { pathClientOf } from "../src/runtime/path-client.js";
import { empty } from "../src/runtime/response.js";
import { jsonField, styledFormBody } from "../src/runtime/styled-form-body.js";
import {
  deepObject,
  form,
  jsonQuery,
  pipeDelimited,
  simpleHeaderExploded,
  simplePathExploded,
  spaceDelimited,
  withReserved,
} from "../src/runtime/styles.js";
import type { CallableOperation, OperationRequest } from "../src/runtime/descriptor.js";
import type { CallOptions, ClientOptions } from "../src/runtime/types.js";
import { addPet, getPet, listPets, queryKey, token } from "./runtime-operations.js";
import { type Received, sendJson, startServer } from "./runtime-server.js";

const pet = { id: 1, name: "Rex" };

describe("parameters", () => {
  test.each<[rule: string, operation: Partial<CallableOperation>, request: OperationRequest, url: string]>([
    ["a path parameter is encoded", { path: "/a/{b}/c" }, { path: { b: "x/y ?#%&" } }, "/a/x%2Fy%20%3F%23%25%26/c"],
    ["a path parameter may be a list", { path: "/a/{b}" }, { path: { b: ["x,y", 2] } }, "/a/x%2Cy,2"],
    ["a path parameter may be an object", { path: "/a/{b}" }, { path: { b: { x: 1, y: 2 } } }, "/a/x,1,y,2"],
    [
      "an exploded one shows names",
      { path: "/a/{b}", styles: { path: { b: simplePathExploded } } },
      { path: { b: { x: 1, y: "=" } } },
      "/a/x=1,y=%3D",
    ],
    [
      "what looks like a pattern is none",
      { path: "/{a}/{b}" },
      { path: { a: "$&{b}", b: "$1" } },
      "/%24%26%7Bb%7D/%241",
    ],
    ["a query keeps the order of the request", {}, { query: { b: 1, a: true } }, "/?b=1&a=true"],
    [
      "names and values of a query are encoded",
      {},
      { query: { "a[b]&": "c&d=e f+ü" } },
      "/?a%5Bb%5D%26=c%26d%3De%20f%2B%C3%BC",
    ],
    ["a list repeats its name", {}, { query: { a: ["x", null, "y&", undefined], b: [] } }, "/?a=x&a=y%26"],
    ["an object becomes parameters of its own", {}, { query: { a: { x: 1, y: undefined, z: "&" } } }, "/?x=1&z=%26"],
    ["undefined and null are not sent, but the empty text is", {}, { query: { a: undefined, b: null, c: "" } }, "/?c="],
    ["a query is added to one in the path", { path: "/?type=x" }, { query: { a: 1 } }, "/?type=x&a=1"],
    [
      "form without explode",
      { styles: { query: { a: form, b: form, c: form } } },
      { query: { a: [1, "x,y"], b: { k: 1 }, c: [] } },
      "/?a=1,x%2Cy&b=k,1",
    ],
    ["space delimited", { styles: { query: { a: spaceDelimited } } }, { query: { a: [1, 2] } }, "/?a=1%202"],
    ["pipe delimited", { styles: { query: { a: pipeDelimited } } }, { query: { a: ["x", "|"] } }, "/?a=x%7C%7C"],
    [
      "deep object",
      { styles: { query: { a: deepObject } } },
      { query: { a: { x: 1, y: ["b", "c"], z: null } } },
      "/?a%5Bx%5D=1&a%5By%5D%5B0%5D=b&a%5By%5D%5B1%5D=c",
    ],
    [
      "reserved characters stay",
      { styles: { query: { a: withReserved(formExploded) } } },
      { query: { a: "a/b?c:d@e,f&g=h#i+%é" } },
      "/?a=a/b?c:d@e,f%26g=h%23i%2B%25%C3%A9",
    ],
    [
      "JSON in a query",
      { styles: { query: { a: jsonQuery } } },
      { query: { a: { b: [1] } } },
      "/?a=%7B%22b%22%3A%5B1%5D%7D",
    ],
    [
      "names that every object has are no styles",
      { styles: { query: {} } },
      { query: { constructor: 1, toString: 2 } },
      "/?constructor=1&toString=2",
    ],
  ])("%s", async (_rule, operation, request, url) => {
    expect((await receive(operation, request)).url).toBe(url);
  });

  test("go into headers and cookies", async () => {
    const { url, received } = await startServer((response) => sendJson(response, 200, pet));
    const client = createRuntimeClient({ baseUrl: url });
    await getPet(client, {
      path: { id: 1 },
      header: { "X-Trace": "abc", "X-List": ["a", "b"] },
      cookie: { theme: "dark mode", lang: undefined },
    });
    expect(received[0]?.headers).toMatchObject({ "x-trace": "abc", "x-list": "a,b", cookie: "theme=dark%20mode" });
  });

  test("in cookies have styles too", async () => {
    const request = { cookie: { a: ["x", "y"], b: ["x", "y"] } };
    const { headers } = await receive({ styles: { cookie: { b: form } } }, request);
    expect(headers.cookie).toBe("a=x; a=y; b=x,y");
  });

  test("in exploded headers show names", async () => {
    const styles = { header: { "X-A": simpleHeaderExploded } };
    const { headers } = await receive({ styles }, { header: { "X-A": { x: 1, y: 2 }, "X-B": { x: 1 } } });
    expect(headers).toMatchObject({ "x-a": "x=1,y=2", "x-b": "x,1" });
  });

  test.each([
    ["", '""'],
    [".", '"."'],
    ["..", '".."'],
    [[], '""'],
    [[".."], '".."'],
    [undefined, '""'],
  ])("in the path may not be %j, which would name another path", async (id, shown) => {
    const { url, received } = await startServer((response) => sendJson(response, 200, pet));
    const result = await getPet(createRuntimeClient({ baseUrl: url }), { path: { id: id as string } }).result();
    expect(result).toMatchObject({ ok: false, kind: "guard", error: { direction: "request", issues: [] } });
    expect(result.kind === "guard" && result.error.message).toBe(
      `pets_get cannot be sent: path parameter "id" is ${shown}, which would name another path: GET ${url}/pets/{id}`,
    );
    expect(received).toHaveLength(0);
  });

  test.each<[what: string, request: OperationRequest]>([
    ["an object in a list", { query: { a: [{ b: 1 }] } }],
    ["a list in an object", { query: { a: { b: [1] } } }],
    ["half a character", { query: { a: "\ud800" } }],
    ["a number that is none", { query: { limit: Number.NaN } }],
    ["a date that is none", { query: { since: new Date(Number.NaN) } }],
    ["a line feed in a header", { header: { "X-A": "a\nb" } }],
  ])("that no request can carry are refused: %s", async (_what, request) => {
    await expect(receive({}, request)).rejects.toMatchObject({ kind: "guard", direction: "request" });
  });
});

test.each(["TRACE", "CONNECT"])("the method %s, which fetch refuses, is refused with a reason", async (method) => {
  await expect(receive({ method }, {})).rejects.toMatchObject({
    kind: "guard",
    direction: "request",
    message: expect.stringMatching(new RegExp(`^any cannot be sent: .*${method}`)),
  });
});

describe("the base URL", () => {
  test("may have a path and a slash at its end", async () => {
    const { url, received } = await startServer((response) => sendJson(response, 200, []));
    await listPets(createRuntimeClient({ baseUrl: `${url}/api/v1/` }));
    expect(received[0]?.url).toBe("/api/v1/pets");
  });

  test("of a call wins over that of the client", async () => {
    const { url, received } = await startServer((response) => sendJson(response, 200, []));
    await listPets(createRuntimeClient({ baseUrl: "http://127.0.0.1:1" }), {}, { baseUrl: url });
    expect(received).toHaveLength(1);
  });

  test("is missed where it is needed", async () => {
    const call = listPets(createRuntimeClient({}));
    await expect(call).rejects.toThrow(new TypeError("pets_list has no base URL: pass `baseUrl` to createClient"));
    await expect(call.result()).rejects.toBeInstanceOf(TypeError);
  });

  test.each(["/api", "", "api.example.com/v1"])(
    "must be one that can be fetched, unlike %j outside of a page",
    async (baseUrl) => {
      const call = listPets(createRuntimeClient({ baseUrl }));
      await expect(call).rejects.toThrow(
        new TypeError(`${JSON.stringify(baseUrl)} cannot be fetched, so it is no base URL`),
      );
    },
  );
});

describe("headers", () => {
  test("of a call win over parameters, credentials and the client's; null removes", async () => {
    const { url, received } = await startServer((response) => sendJson(response, 200, pet));
    const client = createRuntimeClient({
      baseUrl: url,
      auth: { token: "t" },
      headers: new Headers({ "X-Client": "client", "X-Trace": "client", "X-Other": "client" }),
    });
    const request = { path: { id: 1 }, header: { "X-Trace": "parameter" } };
    await getPet(client, request);
    await getPet(client, request, {
      headers: { "x-trace": "call", Authorization: null, "X-Client": null, "X-Other": undefined },
    });
    expect(received[0]?.headers).toMatchObject({
      "x-client": "client",
      "x-trace": "parameter",
      authorization: "Bearer t",
    });
    expect(received[1]?.headers).toMatchObject({ "x-trace": "call", "x-other": "client" });
    expect(received[1]?.headers).not.toHaveProperty("authorization");
    expect(received[1]?.headers).not.toHaveProperty("x-client");
  });
});

describe("credentials", () => {
  test.each<[rule: string, auth: ClientOptions<string>["auth"], expected: object]>([
    ["a token", { token: "t" }, { authorization: "Bearer t" }],
    ["a function", { token: () => "t" }, { authorization: "Bearer t" }],
    ["a promise", { token: async () => "t" }, { authorization: "Bearer t" }],
    [
      "all schemes of an alternative",
      { login: "me:pässword", headerKey: "k" },
      { authorization: "Basic bWU6cMOkc3N3b3Jk", "x-api-key": "k" },
    ],
    ["a cookie", { cookieKey: "a;b" }, { cookie: "session=a%3Bb" }],
    [
      "the first alternative that is complete",
      { token: "", login: "me:pw", queryKey: () => undefined, cookieKey: "c" },
      { cookie: "session=c" },
    ],
  ])("may be %s", async (_rule, auth, expected) => {
    expect((await receiveList({ auth })).headers).toMatchObject(expected);
  });

  test("may be part of the query", async () => {
    const received = await receiveList({ auth: { queryKey: "k&" } }, { limit: 1 });
    expect(received.url).toBe("/pets?limit=1&api%20key=k%26");
  });

  test.each<[auth: ClientOptions<string>["auth"]]>([
    [undefined],
    [{}],
    [{ token: undefined }],
    [{ login: "me:pw" }],
    [{ token: () => undefined }],
  ])("may be missing: %o", async (auth) => {
    const { headers } = await receiveList({ auth });
    expect(headers).not.toHaveProperty("authorization");
  });

  test("are not even asked for where the operation needs none", async () => {
    const auth = { token: () => Promise.reject(new Error("asked")) };
    const { headers } = await receive({}, {}, { auth });
    expect(headers).not.toHaveProperty("authorization");
  });

  test("in a cookie join the cookies of parameters", async () => {
    const cookieKey = {
      name: "cookieKey",
      apply: (await import("../src/runtime/auth.js")).apiKeyCookie("cookieKey", "sid").apply,
    };
    const { headers } = await receive(
      { security: [[cookieKey]] },
      { cookie: { a: 1, b: 2 } },
      { auth: { cookieKey: "s" } },
    );
    expect(headers.cookie).toBe("a=1; b=2; sid=s");
  });
});

describe("bodies", () => {
  test("are JSON", async () => {
    const { url, received } = await startServer((response) => sendJson(response, 201, pet));
    await addPet(createRuntimeClient({ baseUrl: url, headers: { "Content-Type": "text/plain" } }), { body: pet });
    expect(received[0]).toMatchObject({
      method: "POST",
      body: '{"id":1,"name":"Rex"}',
      headers: { "content-type": "application/json" },
    });
  });

  test.each<
    [rule: string, encoder: CallableOperation["body"], value: unknown, body: string, contentType: string | undefined]
  >([
    [
      "JSON of another media type",
      jsonBody(undefined, "application/merge-patch+json"),
      null,
      "null",
      "application/merge-patch+json",
    ],
    [
      "a form",
      formBody(),
      { a: "x y&", b: [1, null, 2], c: undefined, d: { e: 1 }, f: [{ g: 1 }], h: [] },
      "a=x+y%26&b=1&b=2&d=%7B%22e%22%3A1%7D&f=%7B%22g%22%3A1%7D",
      "application/x-www-form-urlencoded",
    ],
    [
      "a form with styles",
      styledFormBody(undefined, { card: deepObject, ids: form, next: withReserved(formExploded), note: jsonField }),
      { card: { number: "4 2", tags: ["x"] }, ids: [1, 2], next: "/a", note: "n", b: [1, 2], d: { e: "+" }, f: [] },
      "card%5Bnumber%5D=4%202&card%5Btags%5D%5B0%5D=x&ids=1,2&next=/a&note=%22n%22&b=1&b=2&d=%7B%22e%22%3A%22%2B%22%7D",
      "application/x-www-form-urlencoded",
    ],
    ["an empty form", formBody(), {}, "", "application/x-www-form-urlencoded"],
    ["an empty form with styles", styledFormBody(undefined, {}), {}, "", "application/x-www-form-urlencoded"],
    ["text", textBody("text/csv"), "a;ü", "a;ü", "text/csv"],
    ["empty text", textBody("text/plain"), "", "", "text/plain"],
    ["bytes", binaryBody("application/pdf"), new Uint8Array([65, 66]), "AB", "application/pdf"],
    [
      "a blob, of the documented type",
      binaryBody("application/pdf"),
      new Blob(["AB"], { type: "image/png" }),
      "AB",
      "application/pdf",
    ],
    ["a blob of its own type", binaryBody(), new Blob(["AB"], { type: "image/png" }), "AB", "image/png"],
    ["bytes of no type", binaryBody(), new Uint8Array([65, 66]), "AB", "application/octet-stream"],
    ["a file", binaryBody("text/csv"), new File(["AB"], "a.csv"), "AB", "text/csv"],
    ["a stream", binaryBody("application/pdf"), new Blob(["A", "B"]).stream(), "AB", "application/pdf"],
    ["left out", jsonBody(), undefined, "", undefined],
  ])("may be %s", async (_rule, encoder, value, body, contentType) => {
    const received = await receive({ method: "POST", ...(encoder && { body: encoder }) }, { body: value });
    expect(received.body).toBe(body);
    expect(received.headers["content-type"]).toBe(contentType);
  });

  test("may have several parts", async () => {
    const value = { name: "Rex", tags: ["a", "b"], photo: new Blob(["png"], { type: "image/png" }), owner: { id: 1 } };
    const headers = { "Content-Type": "application/json" };
    const { body, headers: sent } = await receive(
      { method: "POST", body: multipartBody() },
      { body: value },
      { headers },
    );
    expect(sent["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
    const parts = await new Response(body, { headers: { "Content-Type": String(sent["content-type"]) } }).formData();
    expect(parts.getAll("tags")).toEqual(["a", "b"]);
    expect(parts.get("owner")).toBe('{"id":1}');
    expect(parts.get("photo")).toMatchObject({ type: "image/png", size: 3 });
  });

  test.each<[contentType: string | undefined, body: unknown, sent: string, sentType: string]>([
    [undefined, { a: 1 }, '{"a":1}', "application/json"],
    ["application/json", { a: 1 }, '{"a":1}', "application/json"],
    ["text/csv", "a;1", "a;1", "text/csv"],
  ])("may have the content type %s where there are several", async (contentType, body, sent, sentType) => {
    const encoders = { "application/json": jsonBody(), "text/csv": textBody("text/csv") };
    const received = await receive({ method: "POST", body: oneOfBodies(contentType, encoders) }, { body });
    expect([received.body, received.headers["content-type"]]).toEqual([sent, sentType]);
  });

  test.each(["text/plain", "constructor"])(
    "cannot have the content type %s if it is none of those",
    async (contentType) => {
      const body = oneOfBodies(contentType, { "application/json": jsonBody() });
      await expect(receive({ method: "POST", body }, { body: {} })).rejects.toThrow(
        `any cannot be sent: its body cannot be "${contentType}"`,
      );
    },
  );

  test("that fetch cannot send are refused", async () => {
    const call = receive({ body: jsonBody() }, { body: {} });
    await expect(call).rejects.toMatchObject({ kind: "guard", direction: "request", cause: expect.any(TypeError) });
    const cycle: unknown[] = [];
    cycle.push(cycle);
    await expect(receive({ method: "POST", body: jsonBody() }, { body: cycle })).rejects.toMatchObject({
      kind: "guard",
    });
  });
});

describe("fetch", () => {
  test("is that of the options, called without a receiver", async () => {
    const fetch = function fetch(this: unknown, request: Request): Promise<Response> {
      return Promise.resolve(Response.json([{ id: this === undefined ? 1 : 0, name: request.url }]));
    };
    expect(await listPets(createRuntimeClient({ baseUrl: "https://x.test", fetch }))).toEqual([
      { id: 1, name: "https://x.test/pets" },
    ]);
  });

  test("is otherwise the one that is global at the time of the call", async () => {
    const client = createRuntimeClient({ baseUrl: "https://x.test" });
    const original = globalThis.fetch;
    globalThis.fetch = () => Promise.resolve(Response.json([pet]));
    try {
      expect(await listPets(client)).toEqual([pet]);
    } finally {
      globalThis.fetch = original;
    }
  });
});

interface PetPaths {
  "/pets": {
    get: {
      parameters: { query?: { limit?: number } };
      responses: { 200: { content: { "application/json": { id: number }[] } } };
    };
    post: {
      requestBody: { content: { "application/json": { id: number; name: string } } };
      responses: { 201: { content?: never }; 403: { content: { "application/json": { detail: string } } } };
    };
  };
}

describe("the path client", () => {
  test("is openapi-fetch with the base URL, headers and credentials of the client", async () => {
    const { url, received } = await startServer((response) => sendJson(response, 200, [pet]));
    const client = createRuntimeClient({
      baseUrl: url,
      headers: { "X-Client": "me" },
      auth: { token: async () => "t" },
    });
    const { data } = await pathClientOf<PetPaths>(client, [[token], []]).GET("/pets", {
      params: { query: { limit: 1 } },
    });
    expect(data).toEqual([pet]);
    expect(received[0]).toMatchObject({
      url: "/pets?limit=1",
      headers: { authorization: "Bearer t", "x-client": "me" },
    });
  });

  test("puts a key into the query, and treats errors as openapi-fetch does", async () => {
    const { url, received } = await startServer((response) => sendJson(response, 403, { detail: "no" }));
    const client = createRuntimeClient({ baseUrl: url, auth: { queryKey: "k" } });
    const pathClient = pathClientOf<PetPaths>(client, [[queryKey]]);
    const { error, response } = await pathClient.POST("/pets", { body: pet });
    expect(error).toEqual({ detail: "no" });
    expect(response.status).toBe(403);
    expect(received[0]).toMatchObject({ method: "POST", url: "/pets?api%20key=k", body: JSON.stringify(pet) });
  });
});

test("the path client sends no credential to an operation that asks for something else", async () => {
  const { url, received } = await startServer((response) => sendJson(response, 200, []));
  const client = createRuntimeClient({ baseUrl: url, auth: { token: "t" } });
  const pathClient = pathClientOf<PetPaths>(client, [[token]], ["POST /pets"]);
  await pathClient.POST("/pets", { body: pet });
  await pathClient.GET("/pets");
  expect(received.map(({ method, headers }) => [method, headers["authorization"]])).toEqual([
    ["POST", undefined],
    ["GET", "Bearer t"],
  ]);
});

/** Sends an operation to a server of its own, and gives what arrived there. */
async function receive(
  operation: Partial<CallableOperation>,
  request: OperationRequest,
  options: ClientOptions<string> = {},
  callOptions?: CallOptions,
): Promise<Received> {
  const { url, received } = await startServer((response) => response.end());
  const client = createRuntimeClient<string>({ baseUrl: url, ...options });
  const parameters = [inPath, inQuery, inHeader, inCookie];
  const usual = { operation: receive, name: "any", method: "GET", path: "/", parameters, responses: { 200: empty } };
  const whole = { ...usual, ...operation };
  await client.call(whole, request, callOptions);
  return received[0] as Received; // the call succeeded
}

async function receiveList(options: ClientOptions<string>, query: { limit?: number } = {}): Promise<Received> {
  const { url, received } = await startServer((response) => sendJson(response, 200, []));
  await listPets(createRuntimeClient<string>({ baseUrl: url, ...options }), { query });
  return received[0] as Received; // the call succeeded
}
