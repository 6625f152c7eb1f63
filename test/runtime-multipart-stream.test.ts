import { expect, test } from "vitest";
import { createRuntimeClient } from "../src/runtime/client.js";
import { HttpError, NetworkError } from "../src/runtime/errors.js";
import {
  blobPartData,
  jsonPartData,
  multipartStream,
  type PartData,
  type PartStream,
  textPartData,
} from "../src/runtime/multipart-stream.js";
import type { Call, CallOptions } from "../src/runtime/types.js";
import { startServer } from "./runtime-server.js";

const twoParts =
  "--b\r\n\r\none\r\n--c\r\n--b\t\r\nContent-Type: text/x; a=b:c\r\nX-Place: 2\r\n\r\ntwo\r\n\r\nlines\r\n--b--\r\nafterwards\r\n--b\r\n\r\nthree";

/** Asks a server that sends `chunks` one after the other, and then ends the answer. */
async function ask(
  chunks: readonly (string | Uint8Array)[],
  readData: PartData = textPartData,
  options: CallOptions = {},
  type = 'multipart/mixed; boundary="b"',
): Promise<Call<{ 200: PartStream<unknown> }>> {
  const { url } = await startServer((response) => {
    response.writeHead(200, { "Content-Type": type });
    for (const chunk of chunks) response.write(chunk);
    response.end();
  });
  const client = createRuntimeClient({ baseUrl: url, ...options });
  const watch = (): Call<{ 200: PartStream<unknown> }> =>
    client.call(
      {
        operation: watch,
        name: "watch",
        method: "GET",
        path: "/",
        responses: { 200: multipartStream("multipart/mixed", readData) },
      },
      {},
    );
  return watch();
}

async function all<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

test.each([
  ["at once", [twoParts]],
  ["byte by byte", [...twoParts]],
  ["after a preamble", [`ignored --b\r\n${twoParts}`]],
])("parts that come %s are given out one by one", async (_how, chunks) => {
  expect(await all(await ask(chunks))).toEqual(["one\r\n--c", "two\r\n\r\nlines"]);
});

test("parts have their headers", async () => {
  const parts = await all((await ask([twoParts])).parts());
  expect(parts.map(({ headers }) => headers.get("X-Place"))).toEqual([null, "2"]);
  expect(parts[1]?.headers.get("content-type")).toBe("text/x; a=b:c");
});

test("bytes stay as they are, and blobs have the type of their part", async () => {
  const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 251);
  const head = "\r\n--b\r\nContent-Type: image/png\r\n\r\n";
  const [blob] = (await all(await ask([head, bytes, "\r\n--b--"], blobPartData))) as Blob[]; // what blobPartData reads
  expect(blob?.type).toBe("image/png");
  expect(new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(bytes);
});

test.each<[what: string, chunks: readonly string[], error: typeof NetworkError | typeof HttpError, words: string]>([
  ["breaks off", ["--b\r\n\r\n1\r\n--b\r\n\r\n2"], NetworkError, "only a part of the answer"],
  ["has no boundary at all", ["one"], NetworkError, "only a part of the answer"],
  ["has no end of headers", ["--b\r\nX: 1\r\n--b--"], HttpError, "headers cannot be read"],
  ["has a header without a name", ["--b\r\n: 1\r\n\r\none\r\n--b--"], HttpError, "headers cannot be read"],
  ["is not JSON", ["--b\r\n\r\n{\r\n--b--"], HttpError, "not JSON"],
  ["never ends", [`--b\r\n\r\n${"x".repeat(200)}`], HttpError, "longer than 100 bytes"],
])("a part that %s is an error in the loop", async (_what, chunks, error, words) => {
  const stream = await ask(chunks, jsonPartData, { stream: { longestItem: 100 } });
  const failure: unknown = await all(stream).catch((cause: unknown) => cause);
  expect(failure).toBeInstanceOf(error);
  expect(String(failure)).toContain(words);
});

test.each(["multipart/mixed", "text/plain; boundary=b"])("an answer of type %s is none", async (type) => {
  await expect(ask([twoParts], textPartData, {}, type).then((call) => call)).rejects.toBeInstanceOf(HttpError);
});
