import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { displayedUrl, nextAddress } from "../src/load/fetch-address.js";
import { fetchText, type FetchOptions } from "../src/load/fetch-text.js";
import { startServer } from "./runtime-server.js";

/** A second attempt follows at once, and its pause is written down. */
function withoutPause(options: FetchOptions = {}) {
  const pauses: number[] = [];
  const delay = async (milliseconds: number): Promise<void> => void pauses.push(milliseconds);
  return { options: { delay, ...options }, pauses };
}

/** What is said about a server that behaves so, with its address left out. */
async function messageFrom(answer: (response: ServerResponse, url: string) => void, options: FetchOptions = {}) {
  const { url, received } = await startServer((response, request) => answer(response, request.url));
  const { options: patient, pauses } = withoutPause(options);
  const fetched = await fetchText(`${url}/openapi.json`, patient);
  if (fetched.kind !== "failed") return { message: fetched.kind, requests: received.length, pauses };
  const { message, status } = fetched;
  return {
    message: message.replaceAll(url, "SERVER"),
    ...(status === undefined ? {} : { status }),
    requests: received.length,
    pauses,
  };
}

test("a text comes with its status, its type and its entity tag, without a byte order mark", async () => {
  const { url, received } = await startServer((response) => {
    response.writeHead(200, { "content-type": "application/json", etag: '"1"' }).end("\ufeff{}");
  });
  expect(await fetchText(url)).toEqual({
    kind: "text",
    text: "{}",
    status: 200,
    contentType: "application/json",
    etag: '"1"',
  });
  expect(received[0]?.headers).toMatchObject({ "user-agent": "specwright" });
});

test("what is known already is not sent again", async () => {
  const { url, received } = await startServer((response) => response.writeHead(304).end());
  expect(await fetchText(url, { ifNoneMatch: '"1"' })).toEqual({ kind: "not-modified" });
  expect(received[0]?.headers["if-none-match"]).toBe('"1"');
  expect(await fetchText(url)).toMatchObject({ kind: "failed", status: 304 });
});

test.each([404, 401, 403, 410, 204, 400])("status %i is told, and not tried again", async (status) => {
  const outcome = await messageFrom((response) => response.writeHead(status).end());
  expect(outcome).toMatchObject({ status, requests: 1, pauses: [] });
  expect(outcome.message).toMatch(
    new RegExp(`^\`SERVER/openapi.json\` answers with status ${status} \\([A-Z][\\w ]+\\)\\.$`),
  );
});

test.each([500, 503, 429])("status %i is tried once more", async (status) => {
  expect(await messageFrom((response) => response.writeHead(status).end())).toMatchObject({
    status,
    requests: 2,
    pauses: [1000],
  });
  let answers = 0;
  const healed = await messageFrom((response) => response.writeHead(answers++ === 0 ? status : 200).end("{}"));
  expect(healed).toMatchObject({ message: "text", requests: 2 });
});

test.each<[retryAfter: string, requests: number, pauses: readonly number[]]>([
  ["2", 2, [2000]],
  ["5", 2, [5000]],
  ["6", 1, []],
  ["Wed, 21 Oct 2015 07:28:00 GMT", 2, [0]],
  ["Wed, 21 Oct 2415 07:28:00 GMT", 1, []],
  ["soon", 2, [1000]],
])("Retry-After: %s", async (retryAfter, requests, pauses) => {
  const outcome = await messageFrom((response) => response.writeHead(503, { "retry-after": retryAfter }).end());
  expect(outcome).toMatchObject({ requests, pauses });
});

test("a server that is down is tried twice", async () => {
  const { options, pauses } = withoutPause();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // listens on TCP
  await new Promise((resolve) => server.close(resolve));
  expect(await fetchText(`http://127.0.0.1:${port}/`, options)).toEqual({
    kind: "failed",
    message: `\`http://127.0.0.1:${port}/\` refuses the connection.`,
  });
  expect(pauses).toEqual([1000]);
});

test("a slow server is given up, in its head and in its body, and not tried again", async () => {
  for (const begin of [false, true]) {
    const outcome = await messageFrom((response) => void (begin && response.write("{")), { timeoutMs: 50 });
    expect(outcome).toEqual({
      message: "`SERVER/openapi.json` did not answer within 0.05 s.",
      requests: 1,
      pauses: [],
    });
  }
});

test("an endless body is left when it is too much", async () => {
  let isLeft = (): void => undefined;
  const left = new Promise<void>((resolve) => (isLeft = resolve));
  const outcome = await messageFrom(
    (response) => {
      const more = (): void => void (response.write("x".repeat(1000)) && setImmediate(more));
      response.on("drain", more).on("close", isLeft);
      more();
    },
    { maximumSize: 1_000_000 },
  );
  expect(outcome.message).toBe("`SERVER/openapi.json` serves more than 1 MB.");
  await left;
});

test("a small body that decompresses to a large one counts as a large one", async () => {
  const bomb = gzipSync(Buffer.alloc(20_000_000, " "));
  expect(bomb.byteLength).toBeLessThan(100_000);
  const outcome = await messageFrom((response) => response.writeHead(200, { "content-encoding": "gzip" }).end(bomb), {
    maximumSize: 1_500_000,
  });
  expect(outcome).toMatchObject({ message: "`SERVER/openapi.json` serves more than 1.5 MB.", status: 200 });
});

test.each<[what: string, words: string, answer: (response: ServerResponse) => void]>([
  [
    "a body that is cut off",
    "broke the connection off",
    (response) => {
      response.writeHead(200, { "content-length": "100" }).write('{"openapi"', () => response.destroy());
    },
  ],
  ["no answer at all", "broke the connection off", (response) => void response.destroy()],
  [
    "a body that is no gzip",
    "serves a body that cannot be decompressed",
    (response) => {
      response.writeHead(200, { "content-encoding": "gzip" }).end("{}");
    },
  ],
])("%s", async (_what, words, answer) => {
  expect(await messageFrom(answer)).toMatchObject({ message: `\`SERVER/openapi.json\` ${words}.`, requests: 2 });
});

test.each<[encoding: BufferEncoding]>([["latin1"], ["utf16le"]])("a body in %s", async (encoding) => {
  const body = Buffer.from("\ufeffé", encoding);
  expect(await messageFrom((response) => response.end(body))).toMatchObject({
    message: "`SERVER/openapi.json` serves what is not text in UTF-8.",
  });
});

test("redirects are followed, five at most", async () => {
  const redirects = (last: number) => (response: ServerResponse, url: string) => {
    const step = Number(/\d+/.exec(url)?.[0] ?? 0);
    if (step === last) response.end("{}");
    else response.writeHead(302, { location: `/${step + 1}` }).end();
  };
  expect((await messageFrom(redirects(5))).message).toBe("text");
  expect(await messageFrom(redirects(6))).toMatchObject({
    message: "`SERVER/openapi.json` redirects more than 5 times.",
    requests: 6,
  });
});

test.each([
  ["file:///etc/passwd", "redirects to `file:`, and only https and http are read"],
  ["data:application/json,{}", "redirects to `data:`, and only https and http are read"],
  ["http://", "redirects to what is no URL"],
])("a redirect to %s is not followed", async (location, words) => {
  const outcome = await messageFrom((response) => response.writeHead(301, { location }).end());
  expect(outcome).toMatchObject({ message: `\`SERVER/openapi.json\` ${words}.`, requests: 1 });
});

test.each([
  ["file:///etc/passwd", "`file:///etc/passwd` begins with `file:`, and only https and http are read."],
  ["openapi.json", "`openapi.json` is no URL."],
  ["http://user:secret@", "`http://` is no URL."],
])("%s is not asked for", async (url, message) => {
  expect(await fetchText(url)).toEqual({ kind: "failed", message });
});

test("credentials go to the origin that the user named alone, and are never told", async () => {
  const other = await startServer((response) => response.writeHead(404).end());
  const { url, received } = await startServer((response, request) => {
    const location = request.url.startsWith("/docs") ? "/moved" : `${other.url}/elsewhere`;
    response.writeHead(307, { location }).end();
  });
  const address = `${url.replace("//", "//me:p%40ss@")}/docs?token=secret`;
  const fetched = await fetchText(address, { headers: { "X-Key": "secret" } });
  expect(fetched).toMatchObject({ message: `\`${url}/docs?…\` answers with status 404 (Not Found).` });
  const authorization = `Basic ${Buffer.from("me:p@ss").toString("base64")}`;
  for (const { headers } of received) expect(headers).toMatchObject({ authorization, "x-key": "secret" });
  expect(received.map((request) => request.url)).toEqual(["/docs?token=secret", "/moved"]);
  expect(other.received[0]?.headers).not.toHaveProperty("authorization");
  expect(other.received[0]?.headers).not.toHaveProperty("x-key");
});

test("credentials do not come back with a redirect that comes back", () => {
  const start = nextAddress(undefined, "https://a:b@one.example/");
  if ("refusal" in start) throw new Error(start.refusal);
  const away = nextAddress(start, "https://two.example/");
  if ("refusal" in away) throw new Error(away.refusal);
  expect(nextAddress(away, "https://one.example/")).toEqual({ url: "https://one.example/", isFirstOrigin: false });
  expect(nextAddress(start, "http://one.example/")).toEqual({
    refusal: "redirects from https to http, where anybody could change what is read",
  });
});

test.each([
  ["https://user:secret@host.example/a?key=secret#secret", "https://host.example/a?…"],
  ["https://secret@host.example:8443/a", "https://host.example:8443/a"],
  ["//user:secret@host/a?secret", "//host/a"],
])("%s is shown as %s", (url, shown) => {
  expect(displayedUrl(url)).toBe(shown);
});
