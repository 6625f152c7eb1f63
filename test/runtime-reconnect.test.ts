import type { ServerResponse } from "node:http";
import { afterEach, describe, expect, test, vi } from "vitest";
import { bearer } from "../src/runtime/auth.js";
import { createRuntimeClient } from "../src/runtime/client.js";
import { AbortedError, HttpError, NetworkError } from "../src/runtime/errors.js";
import { type EventStream, eventStream, jsonData } from "../src/runtime/event-stream.js";
import { json } from "../src/runtime/response.js";
import type { Call, Caller, CallOptions, StreamOptions } from "../src/runtime/types.js";
import { type Problem, ProblemGuard } from "./runtime-operations.js";
import { type Received, sendJson, startServer } from "./runtime-server.js";

type Answer = (response: ServerResponse, request: Received) => void;

afterEach(() => {
  vi.restoreAllMocks();
});

describe("an event stream that was cut", () => {
  test("goes on after the last event that had an id, as often as need be", async () => {
    const { items, received } = await readAll([
      cutAfter("retry: 1\nid: 1\ndata: 1\n\nid: 2\ndata: 2"),
      cutAfter("id: é2\ndata: 2\n\n"),
      cutAfter("data: 3\n\n"),
      end("data: 4\n\n"),
    ]);
    expect(items).toEqual([1, 2, 3, 4]);
    const ids = received.map(({ headers }) => headers["last-event-id"]);
    expect(ids).toEqual([undefined, "1", Buffer.from("é2").toString("latin1"), Buffer.from("é2").toString("latin1")]);
    expect(received.map(({ headers }) => headers.authorization)).toEqual(["yes", "yes", "yes", "yes"]);
  });

  test("asks for its credential anew, and once more where that has ended meanwhile", async () => {
    let token = 1;
    const source = { get: () => `t${token}`, reject: () => (token += 1) };
    const opened = await open(
      [
        cutAfter("retry: 1\nid: 1\ndata: 1\n\n"),
        (response) => response.writeHead(401).end(),
        cutAfter("data: 2\n\n"),
        end("data: 3\n\n"),
      ],
      { auth: { token: source } },
    );
    const items: number[] = [];
    for await (const item of opened.stream) {
      items.push(item);
      if (item === 2) token = 7;
    }
    expect(items).toEqual([1, 2, 3]);
    const tokens = opened.received.map(({ headers }) => headers.authorization);
    expect(tokens).toEqual(["Bearer t1", "Bearer t1", "Bearer t2", "Bearer t7"]);
    expect(opened.received.map(({ headers }) => headers["last-event-id"])).toEqual([undefined, "1", "1", "1"]);
  });

  test("is over with status 204", async () => {
    const { items } = await readAll([
      cutAfter("retry: 1\nid: 1\ndata: 1\n\n"),
      (response) => response.writeHead(204).end(),
    ]);
    expect(items).toEqual([1]);
  });

  test.each<[why: string, answer: Answer, options: StreamOptions, method: string]>([
    ["no event had an id", cutAfter("retry: 1\ndata: 1\n\n"), {}, "GET"],
    ["it must never", cutAfter("retry: 1\nid: 1\ndata: 1\n\n"), { reconnect: "never" }, "GET"],
    ["its request was not a GET", cutAfter("retry: 1\nid: 1\ndata: 1\n\n"), { reconnect: "always" }, "POST"],
  ])("fails if %s", async (_why, answer, options, method) => {
    const { items, error, received } = await readAll([answer], options, method);
    expect([items, received.length]).toEqual([[1], 1]);
    expect(error).toBeInstanceOf(NetworkError);
  });

  test("fails as documented if the server does not want it any more", async () => {
    const gone: Answer = (response) => sendJson(response, 404, { detail: "Gone." });
    const { items, error, received } = await readAll([cutAfter("retry: 1\nid: 1\ndata: 1\n\n"), gone]);
    expect([items, received.length]).toEqual([[1], 2]);
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ kind: "http", status: 404, body: { detail: "Gone." } });
  });

  test("fails if something else is answered", async () => {
    const page: Answer = (response) => response.writeHead(200, { "Content-Type": "text/html" }).end("<p>");
    const { error } = await readAll([cutAfter("retry: 1\nid: 1\ndata: 1\n\n"), page]);
    expect(error).toMatchObject({ kind: "undocumented", status: 200, body: "<p>" });
  });

  test("is tried again while the server is being restarted, each time later", async () => {
    const pauses = vi.spyOn(globalThis, "setTimeout");
    const { items, received } = await readAll([
      cutAfter("retry: 2\nid: 1\ndata: 1\n\n"),
      (response) => response.socket?.destroy(),
      (response) => response.writeHead(503).end(),
      cutAfter(": no event\n\n"),
      cutAfter("id: 2\ndata: 2\n\n"),
      end("data: 3\n\n"),
    ]);
    expect([items, received.length]).toEqual([[1, 2, 3], 6]);
    expect(pausesOf(pauses.mock.calls).filter((ms) => Number(ms) < 100)).toEqual([2, 4, 8, 16, 2]);
  });

  test.each<[what: string, answer: Answer, error: unknown]>([
    ["there is nobody", (response) => response.socket?.destroy(), { kind: "network" }],
    [
      "there are only errors",
      (response) => sendJson(response, 500, { detail: "Oops." }),
      { kind: "http", status: 500 },
    ],
    ["there are no events", cutAfter(""), { kind: "network" }],
  ])("fails after a number of attempts if %s", async (_what, answer, expected) => {
    const { items, error, received } = await readAll(
      [cutAfter("retry: 0\nid: 1\ndata: 1\n\n"), answer, answer, answer, answer],
      { attempts: 3 },
    );
    expect([items, received.length]).toEqual([[1], 4]);
    expect(error).toMatchObject(expected as object); // one of those above
  });

  test.each([
    [9_999_999_999_999, 2_147_483_647],
    [40_000, 40_000],
  ])("waits as long as the server wants (%i ms), and as timers can", async (retry, pause) => {
    const pauses = vi.spyOn(globalThis, "setTimeout").mockImplementation((callback) => {
      callback();
      return 0 as never; // no timer that is ever cleared
    });
    await readAll([cutAfter(`retry: ${retry}\nid: 1\ndata: 1\n\n`), end("data: 2\n\n")]);
    expect(pausesOf(pauses.mock.calls)).toContain(pause);
  });
});

describe("an event stream that the server ended", () => {
  test("is over", async () => {
    const { items, received } = await readAll([end("retry: 1\nid: 1\ndata: 1\n\n")]);
    expect([items, received.length]).toEqual([[1], 1]);
  });

  test("goes on if that is asked for, until the server has no more", async () => {
    const { items, received } = await readAll(
      [
        end("retry: 1\nid: 1\ndata: 1\n\ndata: cut"),
        end(""),
        end("data: 2\n\n"),
        (response) => response.writeHead(204).end(),
      ],
      { reconnect: "always", attempts: 1 },
    );
    expect([items, received.length]).toEqual([[1, 2], 4]);
  });
});

describe("an event stream that waits to go on", () => {
  const longWait = "retry: 100000\nid: 1\ndata: 1\n\n";

  test("ends when it is cancelled", async () => {
    const { stream, received } = await open([cutAfter(longWait)], {});
    const { waiting } = await untilPause(stream);
    stream.cancel();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(received).toHaveLength(1);
  });

  test("fails when the call is aborted", async () => {
    const controller = new AbortController();
    const { stream } = await open([cutAfter(longWait)], { signal: controller.signal });
    const { waiting } = await untilPause(stream);
    controller.abort();
    await expect(waiting).rejects.toBeInstanceOf(AbortedError);
  });
});

/** Reads the first item, and begins to wait for the second. */
async function untilPause(stream: EventStream<number>): Promise<{ waiting: Promise<IteratorResult<number>> }> {
  const pauses = vi.spyOn(globalThis, "setTimeout");
  const items = stream[Symbol.asyncIterator]();
  await items.next();
  const waiting = items.next();
  await vi.waitFor(() => expect(pausesOf(pauses.mock.calls)).toContain(100_000));
  return { waiting };
}

function pausesOf(calls: readonly (readonly unknown[])[]): readonly unknown[] {
  return calls.map(([, ms]) => ms);
}

function cutAfter(text: string): Answer {
  return (response) => {
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    response.flushHeaders();
    response.write(text === "" ? ":\n" : text, () => response.socket?.destroy());
  };
}

function end(text: string): Answer {
  return (response) => response.writeHead(200, { "Content-Type": "text/event-stream" }).end(text);
}

async function open(
  answers: readonly Answer[],
  options: CallOptions,
  method = "GET",
): Promise<{ stream: EventStream<number>; received: readonly Received[] }> {
  let next = 0;
  const { url, received } = await startServer((response, request) => answers[next++]?.(response, request));
  const client = createRuntimeClient({ baseUrl: url, headers: { Authorization: "yes" } });
  return { stream: await operationWith(method)(client, options), received };
}

async function readAll(
  answers: readonly Answer[],
  stream: StreamOptions = {},
  method = "GET",
): Promise<{ items: readonly number[]; error: unknown; received: readonly Received[] }> {
  const opened = await open(answers, { stream }, method);
  const items: number[] = [];
  try {
    for await (const item of opened.stream) items.push(item);
    return { items, error: undefined, received: opened.received };
  } catch (error) {
    return { items, error, received: opened.received };
  }
}

function operationWith(method: string) {
  return function watch(
    caller: Caller,
    options?: CallOptions,
  ): Call<{ 200: EventStream<number>; 404: Problem; "5XX": Problem }> {
    const responses = {
      200: eventStream<number>(jsonData),
      404: json(ProblemGuard),
      "5XX": json(ProblemGuard),
    };
    const security = [[bearer("token")]];
    return caller.call({ operation: watch, name: "watch", method, path: "/", security, responses }, {}, options);
  };
}
