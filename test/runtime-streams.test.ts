import type { ServerResponse } from "node:http";
import { describe, expect, expectTypeOf, test, vi } from "vitest";
import { createRuntimeClient } from "../src/runtime/client.js";
import { AbortedError, GuardError, HttpError, NetworkError } from "../src/runtime/errors.js";
import {
  eventObjects,
  type EventStream,
  eventStream,
  jsonData,
  jsonOrTextData,
  textData,
} from "../src/runtime/event-stream.js";
import type { ItemStream } from "../src/runtime/item-stream.js";
import { jsonLines, jsonSequence } from "../src/runtime/json-lines.js";
import { json, oneOfMedia } from "../src/runtime/response.js";
import type { Decoder } from "../src/runtime/descriptor.js";
import type { Call, Caller, CallOptions, Client, Violation } from "../src/runtime/types.js";
import { type Pet, PetGuard, type Problem, ProblemGuard } from "./runtime-operations.js";
import { sendJson, startServer } from "./runtime-server.js";

const rex = { id: 1, name: "Rex" };
const ada = { id: 2, name: "Ada 😀" };
const eventType = { "Content-Type": "text/event-stream; charset=utf-8" };

describe("a stream", () => {
  test.each<
    [what: string, decoder: Decoder<AsyncIterable<unknown>>, contentType: string, body: string, items: unknown[]]
  >([
    [
      "of events gives their data",
      eventStream(jsonData, PetGuard),
      "text/event-stream",
      `\ufeffevent: pet\r\ndata: ${JSON.stringify(rex)}\r\n\r\n: ping\r\rdata: {"id":2,\rdata: "name":"Ada 😀"}\n\n`,
      [rex, ada],
    ],
    [
      "of events skips those without data",
      eventStream(jsonData),
      "text/event-stream",
      "event: ping\ndata\n\ndata: 1\n\n",
      [1],
    ],
    [
      "of events ends with [DONE]",
      eventStream(jsonData),
      "text/event-stream",
      "data: 1\n\ndata: [DONE]\n\ndata: 2\n\n",
      [1],
    ],
    [
      "of texts gives texts",
      eventStream(textData),
      "text/event-stream",
      "data: 1\n\ndata: [DONE]\n\ndata\n\n",
      ["1", "[DONE]", ""],
    ],
    [
      "of described events gives what was sent of them",
      eventObjects(jsonOrTextData),
      "text/event-stream",
      "event: a\nid: 1\nretry: 5\ndata: {}\n\ndata: [DONE]\n\nid\ndata\n\n",
      [{ event: "a", data: {}, id: "1", retry: 5 }, { data: "[DONE]" }, { data: "", id: "" }],
    ],
    [
      "of lines gives each, however they end",
      jsonLines("application/x-ndjson", PetGuard),
      "application/x-ndjson",
      `\ufeff${JSON.stringify(rex)}\r\n\r\n\n${JSON.stringify(ada)}`,
      [rex, ada],
    ],
    [
      "of lines may have another of its names",
      jsonLines("application/jsonl"),
      "application/x-ndjson; charset=utf-8",
      "1",
      [1],
    ],
    ["of lines may be empty", jsonLines("application/jsonl"), "application/jsonl", "", []],
    [
      "of a sequence gives each, over several lines or none",
      jsonSequence("application/json-seq", PetGuard),
      "application/json-seq",
      `\u001e${JSON.stringify(rex, null, 2)}\n\u001e\u001e${JSON.stringify(ada)}\n`,
      [rex, ada],
    ],
  ])("%s", async (_what, decoder, contentType, body, items) => {
    const bytes = Buffer.from(body);
    const client = await serve((response) => {
      response.writeHead(200, { "Content-Type": contentType });
      writeAll(
        response,
        [...bytes.keys()].map((index) => bytes.subarray(index, index + 1)),
      ); // as awkwardly as can be
    });
    expect(await collect(await operationWith(decoder)(client))).toEqual(items);
  });

  test("tells more of events where that is asked for", async () => {
    const client = await serve((response) =>
      response.writeHead(200, eventType).end("id: 7\nevent: pet\nretry: 10\ndata: 1\n\nid: 8\n\ndata: 2\n\n"),
    );
    expect(await collect((await watch<number>(client)).events())).toEqual([
      { event: "pet", data: 1, id: "7", retry: 10 },
      { event: "message", data: 2, id: "8" },
    ]);
  });

  test("is one of several media types, told apart by what the server sends", async () => {
    const client = await serve((response, { body }) =>
      body === "true" ? response.writeHead(200, eventType).end('data: "a"\n\n') : sendJson(response, 200, rex),
    );
    expect(await complete(client, false)).toEqual(rex);
    const streamed = await complete(client, true);
    expectTypeOf(streamed).toEqualTypeOf<Pet | EventStream<string>>();
    expect(Symbol.asyncIterator in streamed && (await collect(streamed))).toEqual(["a"]);
  });

  test("does not change how errors are read", async () => {
    const client = await serve((response) =>
      sendJson(response, 429, { detail: "Slowly." }, "application/problem+json"),
    );
    expect(await complete(client, true).result()).toMatchObject({
      kind: "http",
      status: 429,
      error: { detail: "Slowly." },
    });
  });

  test("comes with its response, and as a result", async () => {
    const client = await serve((response) => response.writeHead(200, { ...eventType, "X-Id": "1" }).end("data: 1\n\n"));
    const { data, response } = await watch(client).withResponse();
    expect([response.headers.get("X-Id"), await collect(data)]).toEqual(["1", [1]]);
    const result = await watch(client).result();
    expect(result.ok && (await collect(result.data))).toEqual([1]);
  });

  test("of another media type is an undocumented answer", async () => {
    const client = await serve((response) => response.writeHead(200, { "Content-Type": "text/html" }).end("<p>"));
    expect(await watch(client).result()).toMatchObject({ kind: "undocumented", error: "<p>" });
    expect(await operationWith(jsonLines("application/jsonl"))(client).result()).toMatchObject({
      kind: "undocumented",
    });
  });

  test("can be read once", async () => {
    const client = await serve((response) => response.writeHead(200, eventType).end("data: 1\n\n"));
    const stream = await watch(client);
    expect(await collect(stream)).toEqual([1]);
    expect(() => stream.events()).toThrow(new TypeError("a stream can only be read once"));
  });

  test("asks for a chunk when an item is asked for, and not before", async () => {
    let pulls = 0;
    const chunk = new TextEncoder().encode("1\n2\n");
    const body = new ReadableStream(
      { pull: (controller) => controller.enqueue((pulls++, chunk)) },
      { highWaterMark: 0 },
    );
    const fetch = (): Promise<Response> =>
      Promise.resolve(new Response(body, { headers: { "Content-Type": "application/jsonl" } }));
    const stream = await operationWith(jsonLines("application/jsonl"))(
      createRuntimeClient({ baseUrl: "https://a.example", fetch }),
    );
    const items = stream[Symbol.asyncIterator]();
    expect(pulls).toBe(0);
    for (const expected of [1, 1, 2, 2]) {
      await items.next();
      expect(pulls).toBe(expected);
    }
    await items.return?.();
  });

  test("of 100,000 items is not received much faster than it is read", async () => {
    const count = 100_000;
    const name = "x".repeat(300);
    let sent = 0;
    const client = await serve((response) => {
      response.writeHead(200, { "Content-Type": "application/jsonl" });
      writeAll(
        response,
        lines(count, name, (lastId) => (sent = lastId)),
      );
    });
    let [read, lead] = [0, 0];
    for await (const { id } of await operationWith(jsonLines<Pet>("application/jsonl"))(client)) {
      if (id === read) read += 1;
      lead = Math.max(lead, sent - read);
    }
    expect(read).toBe(count);
    expect(lead).toBeLessThan(count / 2); // in the buffers of two sockets
  });
});

describe("a stream that never ends", () => {
  const endless = (response: ServerResponse): void =>
    void response.writeHead(200, eventType).write("data: 1\n\ndata: 2\n\n");

  test("is over when its loop is left, and so is its connection", async () => {
    const { url, closed } = await startServer(endless);
    for await (const item of await watch(createRuntimeClient({ baseUrl: url }))) if (item === 2) break;
    await closed;
  });

  test.each<[how: string, end: (stream: EventStream<unknown>) => unknown]>([
    ["it is cancelled unread", (stream) => stream.cancel()],
    ["its iterator is let go unread", (stream) => stream[Symbol.asyncIterator]().return?.()],
    ["its events are let go unread", (stream) => stream.events()[Symbol.asyncIterator]().return?.()],
  ])("is over when %s", async (_how, end) => {
    const { url, closed } = await startServer(endless);
    end(await watch(createRuntimeClient({ baseUrl: url })));
    await closed;
  });

  test("ends for whoever waits for it when it is cancelled", async () => {
    const { url, closed } = await startServer(endless);
    const stream = await watch(createRuntimeClient({ baseUrl: url }));
    const items = stream[Symbol.asyncIterator]();
    await items.next();
    await items.next();
    const waiting = items.next();
    stream.cancel();
    expect(await waiting).toEqual({ done: true, value: undefined });
    await closed;
  });

  test("fails with the signal of the call, also while nothing comes, but not with its time limit", async () => {
    const { url, closed } = await startServer(endless);
    const controller = new AbortController();
    const reason = new Error("enough");
    const call = watch(createRuntimeClient({ baseUrl: url }), { signal: controller.signal, timeoutMs: 1000 });
    const items = (await call)[Symbol.asyncIterator]();
    await items.next();
    await items.next();
    const waiting = items.next();
    controller.abort(reason);
    await expect(waiting).rejects.toBeInstanceOf(AbortedError);
    await expect(waiting).rejects.toMatchObject({ cause: reason });
    await closed;
  });

  test("fails with the signal although its fetch does not listen", async () => {
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode("data: 1\n\n")),
    });
    const fetch = (): Promise<Response> => Promise.resolve(new Response(body, { headers: eventType }));
    const controller = new AbortController();
    const stream = await watch(createRuntimeClient({ baseUrl: "https://a.example", fetch }), {
      signal: controller.signal,
    });
    const items = stream[Symbol.asyncIterator]();
    await items.next();
    const waiting = items.next();
    controller.abort();
    await expect(waiting).rejects.toBeInstanceOf(AbortedError);
  });

  test("lets go of the signal when it is over", async () => {
    const client = await serve((response) => response.writeHead(200, eventType).end("data: 1\n\n"));
    const { signal } = new AbortController();
    const add = vi.spyOn(signal, "addEventListener");
    const remove = vi.spyOn(signal, "removeEventListener");
    const stream = await watch(client, { signal });
    expect(remove).not.toHaveBeenCalled();
    await collect(stream);
    await vi.waitFor(() => expect(remove).toHaveBeenCalledTimes(add.mock.calls.length));
  });
});

describe("what goes wrong within a stream is thrown in the loop", () => {
  test("when it is cut", async () => {
    const client = await serve((response) => {
      response.writeHead(200, eventType).write("data: 1\n\ndata: 2", () => response.socket?.destroy());
    });
    const { items, error } = await readUntilError(await watch(client));
    expect(items).toEqual([1]);
    expect(error).toBeInstanceOf(NetworkError);
    expect(String(error)).toMatch(/^NetworkError: watch got only a part of the answer: GET http:/);
  });

  test.each<[what: string, decoder: Decoder<AsyncIterable<unknown>>, body: string, reason: string]>([
    [
      "an event is not JSON",
      eventStream(jsonData),
      "data: 1\n\ndata: Oops\n\n",
      'an event whose data is not JSON: "Oops"',
    ],
    ["a line is not JSON", jsonLines("application/jsonl"), '1\n{"id":\n2\n', 'an item that is not JSON: "{\\"id\\":"'],
    ["the last line was cut", jsonLines("application/jsonl"), '1\n{"id":', 'an item that is not JSON: "{\\"id\\":"'],
    [
      "a line is too long",
      jsonLines("application/jsonl"),
      `1\n${"2".repeat(50)}`,
      `an item longer than 20 characters: "${"2".repeat(50)}"`,
    ],
  ])("when %s", async (_what, decoder, body, reason) => {
    const client = await serve((response) => {
      response.writeHead(200, { "Content-Type": body.startsWith("data") ? "text/event-stream" : "application/jsonl" });
      response.end(body);
    });
    const { items, error } = await readUntilError(
      await operationWith(decoder)(client, { stream: { longestItem: 20 } }),
    );
    expect(items).toEqual([1]);
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ kind: "undocumented", status: 200 });
    expect(String(error)).toContain(`was answered with status 200, but ${reason}: GET `);
  });

  test("when an item does not pass its guard, if the call wants that", async () => {
    const { url, closed } = await startServer((response) =>
      response
        .writeHead(200, eventType)
        .write(`data: ${JSON.stringify(rex)}\n\ndata: {"id":"x","name":"y"}\n\ndata: ${JSON.stringify(ada)}\n\n`),
    );
    const violations: Violation[] = [];
    const client = createRuntimeClient({ baseUrl: url, onViolation: (violation) => violations.push(violation) });
    const pets = operationWith(eventStream(jsonData, PetGuard));
    const { items, error } = await readUntilError(await pets(client, { guards: { response: "throw" } }));
    expect(items).toEqual([rex]);
    expect(error).toBeInstanceOf(GuardError);
    expect(error).toMatchObject({ direction: "response", issues: [{ pointer: "/id" }] });
    await closed;
    const reported = await take(await pets(client), 3);
    expect(reported).toEqual([rex, { id: "x", name: "y" }, ada]);
    expect(violations).toMatchObject([{ direction: "response", issues: [{ pointer: "/id" }] }]);
    await take(await pets(client, { guards: { response: "off" } }), 3);
    expect(violations).toHaveLength(1);
  });
});

/** An operation with nothing but a stream, by the decoder of its data. */
function operationWith<Data>(decoder: Decoder<Data>, method = "GET") {
  return function watch(caller: Caller, options?: CallOptions): Call<{ 200: Data }> {
    return caller.call(
      { operation: watch, name: "watch", method, path: "/", responses: { 200: decoder } },
      {},
      options,
    );
  };
}

function watch<T>(caller: Caller, options?: CallOptions): Call<{ 200: EventStream<T> }> {
  return operationWith(eventStream<T>(jsonData))(caller, options);
}

function complete(caller: Caller, streams: boolean): Call<{ 200: Pet | EventStream<string>; "4XX": Problem }> {
  return caller.call(
    {
      operation: complete,
      name: "complete",
      method: "POST",
      path: "/",
      body: { encode: (value) => ({ body: JSON.stringify(value) }) },
      responses: {
        200: oneOfMedia({ "application/json": json(PetGuard), "text/event-stream": eventStream<string>(jsonData) }),
        "4XX": json(ProblemGuard),
      },
    },
    { body: streams },
  );
}

async function serve(answer: Parameters<typeof startServer>[0]): Promise<Client> {
  return createRuntimeClient({ baseUrl: (await startServer(answer)).url });
}

/** Writes each when the one before is gone. */
function writeAll(response: ServerResponse, parts: Iterable<string | Buffer>): void {
  const iterator = parts[Symbol.iterator]();
  const next = (): void => {
    const { done, value } = iterator.next();
    if (done === true) response.end();
    else response.write(value, next);
  };
  next();
}

/** JSON lines, a hundred at a time; `onSent` is told how many went before. */
function* lines(count: number, name: string, onSent: (sent: number) => void): Generator<string> {
  for (let id = 0; id < count; id += 100) {
    onSent(id);
    yield Array.from({ length: 100 }, (_, index) => `${JSON.stringify({ id: id + index, name })}\n`).join("");
  }
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  return (await readUntilError(items, true)).items;
}

async function take<T>(items: ItemStream<T>, count: number): Promise<T[]> {
  const taken: T[] = [];
  for await (const item of items) if (taken.push(item) === count) break;
  return taken;
}

async function readUntilError<T>(items: AsyncIterable<T>, rethrow = false): Promise<{ items: T[]; error: unknown }> {
  const read: T[] = [];
  try {
    for await (const item of items) read.push(item);
  } catch (error) {
    if (rethrow) throw error;
    return { items: read, error };
  }
  return { items: read, error: undefined };
}
