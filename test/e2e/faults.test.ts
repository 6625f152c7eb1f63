import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import {
  createClient,
  isApiError,
  mePartnerOauth2ClientsList,
  NetworkError,
  retries,
  TimeoutError,
} from "../../generated/flexslot/index.js";

/* A server of bare sockets, which breaks HTTP wherever it can be broken. */

type ClientOptions = NonNullable<Parameters<typeof createClient>[0]>;

/** What the server does with a connection, once a request has arrived; `count` is 1 for the first. */
type Behaviour = (socket: Socket, count: number) => void;

const rejections: unknown[] = [];
const remember = (reason: unknown): void => void rejections.push(reason);
beforeAll(() => void process.on("unhandledRejection", remember));
afterAll(() => void process.off("unhandledRejection", remember));

/** A server that misbehaves, and the sockets that are open to it. */
async function startSocketServer(behave: Behaviour) {
  const open = new Set<Socket>();
  let count = 0;
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    socket.on("error", () => undefined); // it is the other side that is tested
    socket.on("data", () => behave(socket, ++count));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return { baseUrl: `http://127.0.0.1:${port}`, open, requests: () => count };
}

/** Waits for the end of all connections, whichever way they end. */
async function allClosed(open: ReadonlySet<Socket>): Promise<void> {
  await Promise.all([...open].map((socket) => new Promise((resolve) => socket.on("close", resolve))));
}

/** An answer in JSON, with headers of one's own. */
function answer(body: string | Buffer, headers: readonly string[] = [], status = "200 OK"): Buffer {
  const length = headers.some((header) => /^content-length/i.test(header))
    ? []
    : [`Content-Length: ${Buffer.byteLength(body)}`];
  const head = [`HTTP/1.1 ${status}`, "Content-Type: application/json", ...length, ...headers].join("\r\n");
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`), Buffer.from(body)]);
}

async function failureOf(behave: Behaviour, options: ClientOptions = {}) {
  const { baseUrl, open, requests } = await startSocketServer(behave);
  const error: unknown = await mePartnerOauth2ClientsList(createClient({ baseUrl, ...options })).then(
    () => "no failure",
    (reason: unknown) => reason,
  );
  return { error, open, requests };
}

test.each<[fault: string, behave: Behaviour, kind: string, message: RegExp]>([
  ["cuts before the headers", (socket) => socket.destroy(), "network", /got no answer/],
  ["resets the connection", (socket) => socket.resetAndDestroy(), "network", /got no answer/],
  ["cuts within the headers", (socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Ty"), "network", /got no answer/],
  ["speaks no HTTP", (socket) => socket.end("220 mail.example ESMTP\r\n"), "network", /got no answer/],
  [
    "cuts within the body",
    (socket) => socket.end(answer("[{}", ["Content-Length: 100"])),
    "network",
    /only a part of the answer/,
  ],
  [
    "cuts within a chunk",
    (socket) =>
      socket.end("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n[{"),
    "network",
    /only a part of the answer/,
  ],
  [
    "sends more than it announced",
    (socket) => socket.end(answer("[{}]", ["Content-Length: 2"])),
    "undocumented",
    /a body that is not JSON: "\[\{"/,
  ],
  ["sends what is no JSON", (socket) => socket.end(answer("[1,")), "undocumented", /a body that is not JSON: "\[1,"/],
  [
    "sends what is no gzip",
    (socket) => socket.end(answer("[]", ["Content-Encoding: gzip"])),
    "network",
    /only a part of the answer/,
  ],
  [
    "cuts gzip short",
    (socket) => socket.end(answer(gzipSync("[]".padEnd(10_000)).subarray(0, 20), ["Content-Encoding: gzip"])),
    "undocumented",
    /an empty body instead of JSON|a body that is not JSON/,
  ],
  [
    "sends it round in circles",
    (socket) => void socket.write(answer("", ["Location: /"], "302 Found")),
    "network",
    /got no answer/,
  ],
])("a server that %s", async (_fault, behave, kind, message) => {
  const { error } = await failureOf(behave);
  expect(isApiError(error) && error.kind).toBe(kind);
  expect(String(error)).toMatch(message);
});

test.each<[what: string, beginning: string]>([
  ["the status line letter by letter", "HTTP/1.1 200"],
  ["a header now and then", "HTTP/1.1 200 OK\r\nX-Header: "],
  ["its body byte by byte", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n["],
])("a server that sends %s is given up on in time, and its connection closed", async (_what, beginning) => {
  const { error, open } = await failureOf(
    (socket) => {
      socket.write(beginning);
      const trickle = setInterval(() => socket.write(" "), 5);
      socket.on("close", () => clearInterval(trickle));
    },
    { timeoutMs: 60 },
  );
  expect(error).toBeInstanceOf(TimeoutError);
  await allClosed(open);
  expect(open.size).toBe(0);
});

test("a body of 100 MB that is no JSON costs no more than the rest of it", async () => {
  const { error } = await failureOf((socket) => {
    socket.write(answer("", ["Content-Length: 100000000"], "500 Oops"));
    const part = Buffer.alloc(1_000_000, "x");
    const fill = (): void => {
      while (!socket.destroyed && socket.write(part)) continue;
    };
    socket.on("drain", fill);
    fill();
  });
  expect(isApiError(error) && error.kind === "undocumented" && String(error.body).length).toBe(65_536);
});

test("a storm of 429 is waited out, by the server's own clock", async () => {
  const storm = 3;
  const { baseUrl, requests } = await startSocketServer((socket, count) => {
    // Its clock is a day behind, and it asks for a second of its own time that is over already.
    const date = ["Date: Mon, 02 Jan 2023 00:00:00 GMT", "Retry-After: Mon, 02 Jan 2023 00:00:00 GMT"];
    socket.write(count <= storm ? answer("{}", date, "429 Too Many Requests") : answer("[]"));
  });
  const client = createClient({ baseUrl, retry: retries({ max: storm }) });
  expect(await mePartnerOauth2ClientsList(client)).toEqual([]);
  expect(requests()).toBe(storm + 1);
});

test("a connection that is cut is tried again, and no further than it should", async () => {
  const { error, requests } = await failureOf((socket) => socket.destroy(), { retry: retries({ max: 2, delayMs: 1 }) });
  expect(error).toBeInstanceOf(NetworkError);
  expect(requests()).toBe(3);
});

test("a thousand calls at once all end, each with its own outcome", { timeout: 60_000 }, async () => {
  const { baseUrl, open } = await startSocketServer((socket, count) => {
    if (count % 3 === 0) socket.destroy();
    else socket.end(answer("[]", ["Connection: close"], count % 3 === 1 ? "200 OK" : "503 Busy"));
  });
  const client = createClient({ baseUrl, timeoutMs: 60_000 });
  const results = await Promise.all(
    Array.from({ length: 1000 }, () =>
      mePartnerOauth2ClientsList(client)
        .result()
        .then(({ kind }) => kind),
    ),
  );
  expect(new Set(results)).toEqual(new Set(["response", "network", "undocumented"]));
  expect(results).toHaveLength(1000);
  await allClosed(open);
  expect(open.size).toBe(0);
});

test("none of it has left a rejection that nobody handles", () => {
  expect(rejections).toEqual([]);
});
