import { afterEach, describe, expect, test, vi } from "vitest";
import { createRuntimeClient } from "../src/runtime/client.js";
import { pathClientOf } from "../src/runtime/path-client.js";
import { serverInsteadOf } from "../src/runtime/operation-server.js";
import { empty } from "../src/runtime/response.js";
import { hostPart, pathPart } from "../src/runtime/server-variable.js";
import type { CallableOperation, OperationRequest } from "../src/runtime/descriptor.js";
import type { CallOptions, ClientOptions } from "../src/runtime/types.js";
import { queryKey, token } from "./runtime-operations.js";

afterEach(() => vi.unstubAllGlobals());

const api = "https://api.example";
const uploads = serverInsteadOf(api, "https://uploads.example");
const orphan = serverInsteadOf(undefined, "https://uploads.example");

describe("a call goes", () => {
  test.each<
    [where: string, operation: Partial<CallableOperation>, baseUrl: string | undefined, call: CallOptions, url: string]
  >([
    ["to the client's base URL", {}, api, {}, "https://api.example/pets"],
    ["to the operation's own server", { server: uploads }, api, {}, "https://uploads.example/pets"],
    [
      "to a mock server that the client has instead",
      { server: uploads },
      "http://127.0.0.1:1",
      {},
      "http://127.0.0.1:1/pets",
    ],
    [
      "where the call says",
      { server: uploads },
      api,
      { baseUrl: "https://staging.example" },
      "https://staging.example/pets",
    ],
    [
      "to the document's server, where the call says so",
      { server: uploads },
      api,
      { baseUrl: api },
      "https://api.example/pets",
    ],
    [
      "to the operation's server, where nothing else is known",
      { server: orphan },
      undefined,
      {},
      "https://uploads.example/pets",
    ],
    ["to the client's server, where the document knows none", { server: orphan }, api, {}, "https://api.example/pets"],
  ])("%s", async (_where, operation, baseUrl, call, url) => {
    const sent = await send(operation, { baseUrl, auth: { token: "t" } }, call);
    expect(sent.url).toBe(url);
  });
});

describe("the client's credentials", () => {
  test.each<
    [
      what: string,
      operation: Partial<CallableOperation>,
      baseUrl: string | undefined,
      call: CallOptions,
      isSent: boolean,
    ]
  >([
    ["go to its base URL", {}, api, {}, true],
    ["go to another path of the same origin", {}, `${api}/v1`, { baseUrl: `${api}/v2/` }, true],
    ["go to the same origin in other words", {}, api, { baseUrl: "HTTPS://API.example:443" }, true],
    ["go to the operation's own server", { server: uploads }, api, {}, true],
    ["go where the call says, if the client says nothing", {}, undefined, { baseUrl: api }, true],
    ["do not go to another host", {}, api, { baseUrl: "https://evil.example" }, false],
    ["do not go to a host of the same domain", {}, api, { baseUrl: "https://other.api.example" }, false],
    ["do not go to another port", {}, api, { baseUrl: `${api}:8443` }, false],
    ["do not go without TLS", {}, api, { baseUrl: "http://api.example" }, false],
    [
      "do not go to the document's server from an operation that has its own",
      { server: uploads },
      api,
      { baseUrl: api },
      false,
    ],
    ["do not go to a host that continues the name", { path: ".evil.example/pets" }, api, {}, false],
    ["do not go to a host that makes a user of the name", { path: "@evil.example/pets" }, api, {}, false],
    ["stay with the host for paths that look like one", { path: "//evil.example/pets" }, api, {}, true],
  ])("%s", async (_what, operation, baseUrl, call, isSent) => {
    const sent = await send(operation, { baseUrl, auth: { token: "secret" } }, call).catch(() => undefined);
    expect(sent?.headers.get("Authorization") ?? null).toBe(isSent ? "Bearer secret" : null);
  });

  test("are not even asked for where they may not go", async () => {
    const asked = vi.fn<() => string>(() => "secret");
    await send({}, { baseUrl: api, auth: { token: asked } }, { baseUrl: "https://evil.example" });
    expect(asked).not.toHaveBeenCalled();
  });

  test("of the call go where the call goes, and win", async () => {
    const elsewhere = { baseUrl: "https://staging.example", auth: { token: "staging" } };
    const sent = await send({}, { baseUrl: api, auth: { token: "secret" } }, elsewhere);
    expect(sent.headers.get("Authorization")).toBe("Bearer staging");
    const here = await send({}, { baseUrl: api, auth: { token: "secret" } }, { auth: { token: "other" } });
    expect(here.headers.get("Authorization")).toBe("Bearer other");
    const kept = await send({}, { baseUrl: api, auth: { token: "secret" } }, { auth: { unknown: "x" } });
    expect(kept.headers.get("Authorization")).toBe("Bearer secret");
  });

  test("of a call elsewhere are not completed by the client's", async () => {
    const both = { security: [[token, queryKey]] };
    const elsewhere = { baseUrl: "https://staging.example", auth: { queryKey: "staging" } };
    const sent = await send(both, { baseUrl: api, auth: { token: "secret" } }, elsewhere);
    expect(sent.headers.get("Authorization")).toBeNull();
    expect(sent.url).toBe("https://staging.example/pets");
  });

  test.each([
    ["/api", "/pets", true],
    ["/", "/pets", true],
    ["", "/pets", true],
    ["", "//evil.example/pets", false],
    ["", "/\\evil.example/pets", false],
  ])("in a page, with the base URL %j and the path %j: %j", async (baseUrl, path, isSent) => {
    const page = "https://app.example/index.html";
    vi.stubGlobal("location", { href: page });
    vi.stubGlobal(
      "Request",
      class extends Request {
        constructor(url: string, init?: RequestInit) {
          super(new URL(url, page), init);
        }
      },
    );
    const sent = await send({ path }, { baseUrl, auth: { token: "secret" } });
    expect(sent.headers.get("Authorization")).toBe(isSent ? "Bearer secret" : null);
    expect(new URL(sent.url).host).toBe(isSent ? "app.example" : "evil.example");
  });

  test("do not go elsewhere through the path client either", async () => {
    const sent: Request[] = [];
    const client = createRuntimeClient({ baseUrl: api, auth: { token: "secret" }, fetch: recorder(sent) });
    const pathClient = pathClientOf<{ "/pets": { get: { responses: { 204: { content?: never } } } } }>(client, [
      [token],
    ]);
    await pathClient.GET("/pets");
    await pathClient.GET("/pets", { baseUrl: "https://evil.example" });
    expect(sent.map(({ headers }) => headers.get("Authorization"))).toEqual(["Bearer secret", null]);
  });
});

describe("a variable of a server", () => {
  test.each(["eu", "eu.west", "8443", "localhost:8443", "", "мир"])("may be %j in a host", (value) => {
    expect(hostPart(value)).toBe(value);
  });

  test.each(["evil.example/", "evil.example?", "evil.example#", "user@evil.example", "evil\\", "a b", "a\nb", "a\tb"])(
    "may not be %j in a host",
    (value) => {
      expect(() => hostPart(value)).toThrow(
        new TypeError(`${JSON.stringify(value)} cannot be a part of a server's name`),
      );
    },
  );

  test("begins a path where it follows the host", () => {
    expect(["/api", "", "//"].map(pathPart)).toEqual(["/api", "", "//"]);
    for (const value of [".evil.example", "@evil.example", ":80", "api", "\n/"])
      expect(() => pathPart(value)).toThrow(TypeError);
  });
});

function recorder(sent: Request[]): (request: Request) => Promise<Response> {
  return async (request) => {
    sent.push(request);
    return new Response(null, { status: 204 });
  };
}

async function send(
  operation: Partial<CallableOperation>,
  options: ClientOptions<string>,
  call: CallOptions = {},
  request: OperationRequest = {},
): Promise<Request> {
  const sent: Request[] = [];
  const client = createRuntimeClient<string>({ fetch: recorder(sent), ...options });
  const whole = {
    operation: send,
    name: "any",
    method: "GET",
    path: "/pets",
    security: [[token]],
    responses: { 204: empty },
    ...operation,
  };
  await client.call(whole, request, call);
  return sent[0] as Request; // the call succeeded
}
