import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { NetworkError, type Origin } from "../src/runtime/errors.js";
import type { CallInfo } from "../src/runtime/layer.js";
import { retries, type RetryEvent, type RetryOptions } from "../src/runtime/retries.js";
import { retryAfterMs } from "../src/runtime/retry-after.js";

const origin: Origin = {
  operation: () => undefined,
  name: "pets_list",
  request: { method: "GET", url: "https://pets.example/pets" },
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  // A spy on a timer that is not real brings that one back.
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** What one request comes to: a response, a failure, or nothing until it is aborted, or even then. */
type Answer = Response | Error | "silence" | "deafness";

const lost = (): Error => new NetworkError(origin, "got no answer");

/** Sends a request to a server that answers as listed, letting all waits pass. */
async function play(
  answers: readonly Answer[],
  options: RetryOptions = {},
  { method = "GET", headers = {}, ...call }: Partial<CallInfo> & RequestInit = {},
) {
  const events: RetryEvent[] = [];
  const bodies: string[] = [];
  let count = 0;
  const layer = retries({ onRetry: (event) => events.push(event), ...options });
  const send = layer(
    async (request) => {
      bodies.push(await request.text());
      const answer = answers[count++] ?? new Response();
      if (answer instanceof Response) return answer;
      if (answer instanceof Error) throw answer;
      return new Promise((_resolve, reject) => {
        if (answer === "silence") request.signal.addEventListener("abort", () => reject(lost()));
      });
    },
    {
      origin,
      path: "/pets",
      input: {},
      isReplayable: true,
      signal: new AbortController().signal,
      ...call,
    } as CallInfo, // a request's own members do no harm
  );
  const body = method === "GET" || method === "HEAD" ? null : "text";
  const sent = send(new Request("https://pets.example/pets", { method, headers, body })).then(
    (response) => response.status,
    (error: unknown) => (error instanceof Error ? error.message : "unknown"),
  );
  await vi.runAllTimersAsync();
  return { outcome: await sent, events, bodies };
}

const status = (code: number, headers = {}): Response => new Response("", { status: code, headers });

describe("what is sent again", () => {
  test.each<[what: string, answers: readonly Answer[], outcome: number | string, requests: number]>([
    ["nothing after success", [status(200)], 200, 1],
    ["nothing after an error that stays", [status(404)], 404, 1],
    ["a timeout of the server", [status(408)], 200, 2],
    ["a replay that came too early", [status(425)], 200, 2],
    ["too many requests", [status(429)], 200, 2],
    ["an error of the server", [status(500), status(502)], 200, 3],
    ["not what the server cannot do", [status(501)], 501, 1],
    ["a failure of the network", [lost()], 200, 2],
    ["no more than twice", [status(503), status(503), status(503), status(200)], 503, 3],
    [
      "no more than twice after failures",
      [lost(), lost(), lost()],
      "pets_list got no answer: GET https://pets.example/pets",
      3,
    ],
    ["nothing where a hook threw", [new TypeError("mine")], "mine", 1],
  ])("%s", async (_what, answers, outcome, requests) => {
    const played = await play(answers);
    expect([played.outcome, played.bodies.length]).toEqual([outcome, requests]);
  });

  test.each<[method: string, headers: Record<string, string>, requests: number]>([
    ["GET", {}, 2],
    ["HEAD", {}, 2],
    ["OPTIONS", {}, 2],
    ["PUT", {}, 2],
    ["DELETE", {}, 2],
    ["POST", {}, 1],
    ["PATCH", {}, 1],
    ["POST", { "Idempotency-Key": "1" }, 2],
  ])("%s with %o", async (method, headers, requests) => {
    const { bodies } = await play([status(503)], {}, { method, headers });
    expect(bodies).toHaveLength(requests);
  });
});

test("the body is sent again whole", async () => {
  const { bodies } = await play([status(503), lost()], {}, { method: "PUT" });
  expect(bodies).toEqual(["text", "text", "text"]);
});

test("a body that is a stream is sent once, and why is told", async () => {
  const { outcome, events } = await play([status(503)], {}, { method: "PUT", isReplayable: false });
  expect(outcome).toBe(503);
  expect(events).toEqual([
    {
      operation: "pets_list",
      line: origin.request,
      attempt: 1,
      reason: "status 503",
      delayMs: undefined,
      obstacle: "its body is a stream",
    },
  ]);
});

describe("waits", () => {
  test("are a random part of a time that doubles up to a limit", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    const { events } = await play(Array<Answer>(5).fill(status(503)), { max: 4, delayMs: 100, maxDelayMs: 400 });
    expect(events.map(({ delayMs }) => delayMs)).toEqual([50, 100, 200, 200, undefined]);
    expect(events.at(-1)?.obstacle).toBe("it was sent 5 times");
  });

  test("are as long as the server says", async () => {
    const { events } = await play([status(429, { "Retry-After": "7" })]);
    expect(events.map(({ delayMs }) => delayMs)).toEqual([7000]);
  });

  test("are as long as timers can be where the server may ask for more", async () => {
    const pauses = vi.spyOn(globalThis, "setTimeout");
    await play([status(429, { "Retry-After": "9999999999" })], { maxDelayMs: Infinity });
    expect(pauses.mock.calls.map(([, ms]) => ms)).toEqual([2_147_483_647]);
  });

  test("are not begun where the server asks for too much", async () => {
    const { outcome, events } = await play([status(429, { "Retry-After": "3600" })]);
    expect(outcome).toBe(429);
    expect(events[0]?.obstacle).toBe("the server wants to be left alone for 3600 s");
  });

  test("end with the call", async () => {
    const controller = new AbortController();
    const { outcome, bodies } = await play(
      [status(503)],
      { onRetry: () => queueMicrotask(() => controller.abort(new Error("over"))) },
      { signal: controller.signal },
    );
    expect([outcome, bodies.length]).toEqual(["over", 1]);
  });
});

describe("a limit for each request", () => {
  test("gives up on one that is silent, and sends another", async () => {
    const { outcome, events } = await play(["silence"], { attemptTimeoutMs: 100 });
    expect([outcome, events[0]?.reason]).toEqual([200, "timeout"]);
  });

  test("holds for a `fetch` that does not hear of it", async () => {
    const { outcome, events } = await play(["deafness"], { attemptTimeoutMs: 100 });
    expect([outcome, events[0]?.reason]).toEqual([200, "timeout"]);
  });

  test.each([Infinity, 2 ** 31])("may be longer than timers can be (%s ms)", async (attemptTimeoutMs) => {
    const { outcome, events } = await play([status(503)], { attemptTimeoutMs });
    expect([outcome, events.map(({ reason }) => reason)]).toEqual([200, ["status 503"]]);
  });

  test("is why the call fails at the end", async () => {
    const { outcome } = await play(["silence", "silence"], { attemptTimeoutMs: 100, max: 1 });
    expect(outcome).toBe("pets_list got no answer within 100 ms: GET https://pets.example/pets");
  });
});

test.each<[header: string | undefined, date: string | undefined, ms: number | undefined]>([
  [undefined, undefined, undefined],
  ["5", undefined, 5000],
  [" 0 ", undefined, 0],
  ["-1", undefined, undefined],
  ["1.5", undefined, undefined],
  ["soon", undefined, undefined],
  ["Thu, 01 Jan 2026 00:00:10 GMT", "Thu, 01 Jan 2026 00:00:00 GMT", 10_000],
  ["Thu, 01 Jan 2026 00:00:00 GMT", "Thu, 01 Jan 2026 00:00:10 GMT", 0],
  ["Thu, 01 Jan 2026 00:00:30 GMT", undefined, 20_000],
  ["Thu, 01 Jan 2026 00:00:30 GMT", "nonsense", 20_000],
])("Retry-After: %s, Date: %s", (header, date, ms) => {
  vi.setSystemTime("2026-01-01T00:00:10Z");
  const headers = { ...(header !== undefined && { "Retry-After": header }), ...(date !== undefined && { Date: date }) };
  // A clock that is wrong by hours does not matter where the server tells the time.
  expect(retryAfterMs(new Response(null, { headers }))).toBe(ms);
});
