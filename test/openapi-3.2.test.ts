import { createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { createRuntimeClient } from "../src/runtime/client.js";
import { GuardError } from "../src/runtime/errors.js";
import { retries } from "../src/runtime/retries.js";
import type { Call, CallOptions, Client } from "../src/runtime/types.js";
import { emitFixture } from "./fixture-support.js";
import { moduleLoader } from "./module-loader.js";

// What generated functions put on the wire, as a socket receives it: HTTP servers do not let every method through.

type AnyOperation = (client: Client, request: object, options?: CallOptions) => Call<Record<string, unknown>>;

async function operation(fixture: string, name: string, module = "default"): Promise<AnyOperation> {
  const { files } = await emitFixture(fixture);
  return moduleLoader(files)(`operations/${module}.ts`)[name] as AnyOperation; // what the module exports
}

const done = "HTTP/1.1 204 No Content\r\n\r\n";

function answered(type: string, body: string): string {
  return `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** A client of a socket that answers each request with the next of `answers`, and the requests as they came. */
async function listen(...answers: readonly string[]): Promise<{ client: Client; requests: string[] }> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk.toString();
      const [head = "", body] = text.split("\r\n\r\n");
      const length = Number(/^content-length: (\d+)$/im.exec(head)?.[1] ?? 0);
      if (body === undefined || body.length < length) return;
      socket.write(answers[requests.push(text) - 1] ?? done);
      text = "";
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo; // it listens on a port
  return { client: createRuntimeClient({ baseUrl: `http://127.0.0.1:${port}` }), requests };
}

function requestLine(request: string | undefined): string | undefined {
  return request?.split(" HTTP/")[0];
}

test("QUERY carries its body, and is sent again", async () => {
  const { client, requests } = await listen(
    "HTTP/1.1 503 Wait\r\nContent-Length: 0\r\n\r\n",
    answered("application/json", '["a"]'),
  );
  const findFiles = await operation("query-method", "findFiles", "files");
  const retry = retries({ delayMs: 0 });
  expect(await findFiles(client, { body: { contains: "x" } }, { retry })).toEqual(["a"]);
  expect(requests.map(requestLine)).toEqual(["QUERY /files", "QUERY /files"]);
  for (const request of requests) {
    expect(request).toMatch(/\r\ncontent-type: application\/json\r\n/i);
    expect(request.endsWith('\r\n\r\n{"contains":"x"}')).toBe(true);
  }
});

test.each([
  ["copyFile", { path: { name: "a b" }, header: { Destination: "/c" } }, "COPY /files/a%20b"],
  ["linkFilesByName", { path: { name: "a" } }, "Link /files/a"],
])("%s is sent with the method as it is written", async (name, request, expected) => {
  const { client, requests } = await listen(done);
  await (
    await operation("query-method", name, "files")
  )(client, request);
  expect(requests.map(requestLine)).toEqual([expected]);
});

test("TRACK is refused before it is sent", async () => {
  const { client, requests } = await listen(done);
  const track = await operation("query-method", "trackFile", "files");
  await expect(track(client, { path: { name: "a" } })).rejects.toBeInstanceOf(Error);
  expect(requests).toEqual([]);
});

// The two that OpenAPI 3.2.0 shows (section 4.12.9), and what this document adds.
test.each<[name: string, request: object, query: string]>([
  [
    "searchByForm",
    { querystring: { text: "a + b", tags: ["x", "y&z"], near: { lat: 1 } } },
    "/form?text=a%20%2B%20b&tags=x,y%26z&near=%7B%22lat%22%3A1%7D",
  ],
  ["searchByForm", { querystring: {} }, "/form"],
  [
    "searchByJson",
    { querystring: { numbers: [1, 2], flag: null } },
    "/json?%7B%22numbers%22%3A%5B1%2C2%5D%2C%22flag%22%3Anull%7D",
  ],
  ["searchByJson", {}, "/json"],
  ["searchByJsonPath", { path: { id: "1" }, querystring: "$.a.b[1:1]" }, "/path/1?%24.a.b%5B1%3A1%5D"],
  ["searchByJsonPath", { path: { id: "1" }, query: { page: 2 }, querystring: "$" }, "/path/1?page=2&%24"],
  ["searchByText", { querystring: "a[0]=1&b=ü#%20%zz c" }, "/plain?a%5B0%5D=1&b=%C3%BC%23%20%25zz%20c"],
])("%s writes the whole query %#", async (name, request, expected) => {
  const { client, requests } = await listen(done);
  await (
    await operation("querystring", name)
  )(client, request);
  expect(requestLine(requests[0])).toBe(`GET ${expected}`);
});

test("paths keep reserved characters but those that would end a segment, and cookies all", async () => {
  const { client, requests } = await listen(done);
  const readFile = await operation("parameter-styles-3.2", "readFile");
  const cookie = { session: 'a%2Cb&c="d"', flags: ["x", "y"], theme: "a&b" };
  await readFile(client, { path: { path: "a/b?c#d:e@f%2F%", version: "1,2" }, cookie });
  expect(requestLine(requests[0])).toBe("GET /files/a%2Fb%3Fc%23d:e@f%2F%25/.1,2");
  expect(requests[0]).toMatch(/\r\ncookie: session=a%2Cb&c="d"; flags=x,y; theme=a%26b\r\n/i);
});

test.each([
  ["a path that is another one in disguise", { path: { path: "%2E.", version: "1" } }],
  ["a cookie that begins another", { path: { path: "a", version: "1" }, cookie: { session: "a; admin=1" } }],
  ["a cookie that begins another header", { path: { path: "a", version: "1" }, cookie: { flags: ["a\r\nX: 1"] } }],
])("%s is not sent", async (_what, request) => {
  const { client, requests } = await listen(done);
  const readFile = await operation("parameter-styles-3.2", "readFile");
  await expect(readFile(client, request)).rejects.toThrow(GuardError);
  expect(requests).toEqual([]);
});

async function all(stream: unknown): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const item of stream as AsyncIterable<unknown>) items.push(item); // its type says so
  return items;
}

// The stream that OpenAPI 3.2.0 shows, and what it says that is the same in JSON lines (section 4.14.7.3).
const shownEvents = `event: addString
data: This data is formatted
data: across two lines
retry: 5

event: addInt64
data: 1234.5678
unknownField: this is ignored

: This is a comment
event: addJson
data: {"foo": 42}

`;

test("the items of an event stream are events, whose data is text", async () => {
  const { client } = await listen(answered("text/event-stream", shownEvents));
  expect(await all(await (await operation("event-objects", "readTyped"))(client, {}))).toEqual([
    { event: "addString", data: "This data is formatted\nacross two lines", retry: 5 },
    { event: "addInt64", data: "1234.5678" },
    { event: "addJson", data: '{"foo": 42}' },
  ]);
});

test("data is what its text holds where all of it is JSON", async () => {
  const { client } = await listen(
    answered("text/event-stream", 'event: token\ndata: {"text":"a"}\nid: 1\n\nevent: end\ndata: 3\n\n'),
  );
  const guards = { response: "throw" } as const;
  expect(await all(await (await operation("event-objects", "chat"))(client, {}, { guards }))).toEqual([
    { event: "token", data: { text: "a" }, id: "1" },
    { event: "end", data: 3 },
  ]);
});
