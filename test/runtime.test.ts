import { describe, expect, test, vi } from "vitest";
import { createRuntimeClient } from "../src/runtime/client.js";
import { GuardError, HttpError } from "../src/runtime/errors.js";
import { isApiError } from "../src/runtime/is-api-error.js";
import { anyBody, empty, json } from "../src/runtime/response.js";
import type { Caller, Violation } from "../src/runtime/types.js";
import { addPet, getPet, listPets, type Pet } from "./runtime-operations.js";
import { sendJson, startServer } from "./runtime-server.js";

const pet: Pet = { id: 1, name: "Rex" };

describe("an answer as documented", () => {
  test("is the data of the awaited call", async () => {
    const { url } = await startServer((response) => sendJson(response, 200, [pet]));
    expect(await listPets(createRuntimeClient({ baseUrl: url }))).toEqual([pet]);
  });

  test("is a result with status and response", async () => {
    const { url } = await startServer((response) => sendJson(response, 201, pet));
    const result = await addPet(createRuntimeClient({ baseUrl: url }), { body: pet }).result();
    expect(result).toMatchObject({ ok: true, kind: "response", status: 201, data: pet });
    expect(result.kind === "response" && result.response.headers.get("content-type")).toBe("application/json");
  });

  test("comes with its response on request", async () => {
    const { url } = await startServer((response) => sendJson(response, 200, [pet]));
    const { data, response } = await listPets(createRuntimeClient({ baseUrl: url })).withResponse();
    expect(data).toEqual([pet]);
    expect(response.status).toBe(200);
  });

  test("is asked for once, whatever is asked of the call", async () => {
    const { url, received } = await startServer((response) => sendJson(response, 200, [pet]));
    const call = listPets(createRuntimeClient({ baseUrl: url }));
    await Promise.all([call, call.result(), call.withResponse(), call.then(() => undefined)]);
    expect(received).toHaveLength(1);
  });

  test("may follow a redirect", async () => {
    const { url } = await startServer((response, { url: path }) => {
      if (path === "/pets") response.writeHead(307, { Location: "/animals" }).end();
      else sendJson(response, 200, [pet]);
    });
    expect(await listPets(createRuntimeClient({ baseUrl: url }))).toEqual([pet]);
  });

  test("may be one of default, where no success is documented", async () => {
    const { url } = await startServer((response) => sendJson(response, 202, pet));
    const call = callWith(url, { default: json() });
    expect(await call.result()).toMatchObject({ ok: true, status: 202, data: pet });
  });

  test("is unknown where neither success nor default is documented", async () => {
    const { url } = await startServer((response) => sendJson(response, 200, pet));
    expect(await callWith(url, { 404: json() })).toEqual(pet);
  });

  test("has no data where no content is documented, whatever comes", async () => {
    const { url } = await startServer((response) => sendJson(response, 200, pet));
    expect(await callWith(url, { 200: empty })).toBeUndefined();
  });

  test("is JSON or text where content is documented without saying what", async () => {
    const { url } = await startServer((response) => response.end("fine"));
    expect(await callWith(url, { 200: anyBody })).toBe("fine");
  });

  test("needs no media type if it is JSON", async () => {
    const { url } = await startServer((response) => response.end(JSON.stringify([pet])));
    expect(await listPets(createRuntimeClient({ baseUrl: url }))).toEqual([pet]);
  });
});

describe("a documented error", () => {
  test("is thrown with status and body, and recognised by operation", async () => {
    const { url } = await startServer((response) =>
      sendJson(response, 404, { detail: "gone" }, "application/problem+json"),
    );
    const error: unknown = await getPet(createRuntimeClient({ baseUrl: url }), { path: { id: 7 } }).catch((it) => it);
    expect(error).toBeInstanceOf(HttpError);
    expect(isApiError(error, getPet) && error.status === 404 && error.body.detail).toBe("gone");
    expect(isApiError(error, listPets)).toBe(false);
    expect(error).toMatchObject({ kind: "http", name: "HttpError", operation: getPet });
    expect(String(error)).toBe(`HttpError: pets_get was answered with status 404: GET ${url}/pets/7`);
  });

  test.each([
    [404, "404"],
    [503, "5XX"],
  ])("of status %i is found under %s", async (status) => {
    const { url } = await startServer((response) => sendJson(response, status, { detail: "no" }));
    const result = await getPet(createRuntimeClient({ baseUrl: url }), { path: { id: 7 } }).result();
    expect(result).toMatchObject({ ok: false, kind: "http", status, error: { detail: "no" } });
  });

  test("may be one of default", async () => {
    const { url } = await startServer((response) => sendJson(response, 418, { detail: "teapot" }));
    const result = await addPet(createRuntimeClient({ baseUrl: url }), { body: pet }).result();
    expect(result).toMatchObject({ ok: false, kind: "http", status: 418, error: { detail: "teapot" } });
  });

  test("may be 304", async () => {
    const { url } = await startServer((response) => response.writeHead(304).end());
    const result = await getPet(createRuntimeClient({ baseUrl: url }), { path: { id: 7 } }).result();
    expect(result).toMatchObject({ ok: false, kind: "http", status: 304, error: undefined });
  });
});

describe("guards", () => {
  const broken = { id: "1", name: 5 };

  test("report a response by default, and the data is returned", async () => {
    const { url } = await startServer((response) => sendJson(response, 200, [pet, broken]));
    const violations: Violation[] = [];
    const client = createRuntimeClient({ baseUrl: url, onViolation: (violation) => violations.push(violation) });
    expect(await listPets(client)).toEqual([pet, broken]);
    expect(violations).toMatchObject([{ operation: "pets_list", direction: "response", request: { method: "GET" } }]);
    expect(violations[0]?.issues.map(({ pointer }) => pointer)).toEqual(["/1/id", "/1/name"]);
  });

  test("warn once of each operation and pointer, whatever the index", async () => {
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    const { url } = await startServer((response) => sendJson(response, 200, [broken, broken]));
    const client = createRuntimeClient({ baseUrl: url });
    await listPets(client);
    await listPets(client);
    expect(warn.mock.calls.map(([line]) => line)).toEqual([
      `pets_list has an invalid response: Pet/0/id: expected number, received string: GET ${url}/pets`,
      `pets_list has an invalid response: Pet/0/name: expected string, received number: GET ${url}/pets`,
    ]);
    warn.mockRestore();
  });

  test("in mode throw refuse a response", async () => {
    const { url } = await startServer((response) => sendJson(response, 200, [broken]));
    const client = createRuntimeClient({ baseUrl: url, guards: { response: "throw" } });
    const error: unknown = await listPets(client).catch((it) => it);
    expect(error).toBeInstanceOf(GuardError);
    expect(error).toMatchObject({
      kind: "guard",
      direction: "response",
      issues: [{ pointer: "/0/id" }, { pointer: "/0/name" }],
    });
    expect(String(error)).toMatch(
      /^GuardError: pets_list has an invalid response: Pet\/0\/id: .*, and 1 more: GET http/,
    );
    expect(await listPets(client).result()).toMatchObject({ ok: false, kind: "guard", error: { kind: "guard" } });
  });

  test("in mode off are not asked", async () => {
    const { url } = await startServer((response) => sendJson(response, 200, [broken]));
    const onViolation = vi.fn<(violation: Violation) => void>();
    const client = createRuntimeClient({ baseUrl: url, guards: { response: "throw" }, onViolation });
    expect(await listPets(client, {}, { guards: { response: "off" } })).toEqual([broken]);
    expect(onViolation).not.toHaveBeenCalled();
  });

  test("by default refuse a request, which is then not sent", async () => {
    const { url, received } = await startServer((response) => sendJson(response, 201, pet));
    const client = createRuntimeClient({ baseUrl: url });
    const result = await addPet(client, { body: { id: 1 } as Pet }).result();
    expect(result).toMatchObject({ ok: false, kind: "guard", error: { direction: "request" } });
    expect(received).toHaveLength(0);
  });

  test("in mode report let a request pass", async () => {
    const { url, received } = await startServer((response) => sendJson(response, 201, pet));
    const onViolation = vi.fn<(violation: Violation) => void>();
    const client = createRuntimeClient({ baseUrl: url, guards: { request: "report" }, onViolation });
    await addPet(client, { body: { id: 1 } as Pet });
    expect(received[0]?.body).toBe('{"id":1}');
    expect(onViolation).toHaveBeenCalledOnce();
  });

  test("see documented errors too", async () => {
    const { url } = await startServer((response) => sendJson(response, 404, { message: "gone" }));
    const onViolation = vi.fn<(violation: Violation) => void>();
    const call = getPet(createRuntimeClient({ baseUrl: url, onViolation }), { path: { id: 7 } });
    expect(await call.result()).toMatchObject({ kind: "http", status: 404, error: { message: "gone" } });
    expect(onViolation).toHaveBeenCalledOnce();
  });

  test("leave the data alone when onViolation throws", async () => {
    const errorLog = vi.spyOn(console, "error").mockReturnValue();
    const { url } = await startServer((response) => sendJson(response, 200, [broken]));
    const failure = new Error("broken reporter");
    const onViolation = (): never => {
      throw failure;
    };
    expect(await listPets(createRuntimeClient({ baseUrl: url, onViolation }))).toEqual([broken]);
    expect(errorLog).toHaveBeenCalledWith(failure);
    errorLog.mockRestore();
  });
});

/** Calls an operation that documents `responses`. */
function callWith(baseUrl: string, responses: Parameters<Caller["call"]>[0]["responses"]): ReturnType<Caller["call"]> {
  const operation = (caller: Caller): ReturnType<Caller["call"]> =>
    caller.call({ operation, name: "any", method: "GET", path: "/", responses }, {});
  return operation(createRuntimeClient({ baseUrl }));
}
