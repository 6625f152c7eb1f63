import { beforeAll, expect, test } from "vitest";
import { createRuntimeClient } from "../src/runtime/client.js";
import type { Call, CallOptions, Client } from "../src/runtime/types.js";
import { emitFixture } from "./fixture-support.js";
import { moduleLoader } from "./module-loader.js";
import { startServer } from "./runtime-server.js";

// What generated functions send comes back as their types say: the server answers with the body that it was sent.

type AnyOperation = (client: Client, request: object, options?: CallOptions) => Call<Record<string, unknown>>;

let load: ReturnType<typeof moduleLoader>;

beforeAll(async () => {
  const { files } = await emitFixture("multipart-kinds");
  load = moduleLoader(files);
});

/** Sends a body, and gives what is received for it, blobs as their text, and the body as it was sent. */
async function echo(name: string, request: object): Promise<{ data: unknown; sent: string }> {
  const { url, received } = await startServer((response, { headers, body }) => {
    response.writeHead(200, { "Content-Type": headers["content-type"]?.replace("/parallel", "/mixed") }).end(body);
  });
  const client = createRuntimeClient({ baseUrl: url, guards: { request: "throw", response: "throw" } });
  const operation = load("operations/default.ts")[name] as AnyOperation; // what the module exports
  const data = await operation(client, request);
  const shown = Array.isArray(data)
    ? await Promise.all(data.map((each) => (each instanceof Blob ? each.text() : each)))
    : data;
  return { data: shown, sent: received[0]?.body ?? "" };
}

const blob = (text: string): Blob => new Blob([text], { type: "image/png" });

test.each<[name: string, body: readonly unknown[]]>([
  ["echoChoices", [{ meow: "a" }, { bark: "b" }]],
  ["echoTexts", ["a", "<a/>", "text", "12"]],
  ["echoPlain", [1, null, "quoted", "plain"]],
  ["echoPlain", [1, 2, { a: 1 }, "12"]],
])("%s gives back what it is given %#", async (name, body) => {
  expect((await echo(name, { body })).data).toEqual(body);
});

test.each<[name: string, body: readonly unknown[], texts: readonly unknown[], types: readonly string[]]>([
  [
    "echoBytes",
    [blob("a"), blob("b"), blob("c")],
    ["a", "b", "c"],
    ["application/octet-stream", "application/octet-stream", "image/png"],
  ],
  [
    "echoPages",
    [{ title: "a" }, "p {}", blob("c")],
    ['{"title":"a"}', "p {}", "c"],
    ["application/json", 'text/css; note="a, b"', "image/png"],
  ],
  ["echoTrees", [[[], [[]]], "a"], ["[[],[[]]]", "a"], ["application/json", "text/plain"]],
])("%s gives back bytes", async (name, body, texts, types) => {
  const { data, sent } = await echo(name, { body });
  expect(data).toEqual(texts);
  expect([...sent.matchAll(/^Content-Type: (.*)\r$/gm)].map(([, type]) => type)).toEqual(types);
});

test("a list in a part is parts again, with boundaries of their own", async () => {
  const { sent } = await echo("sendNested", { body: [["a", "b"], ["c"]] });
  const boundaries = [...sent.matchAll(/^Content-Type: multipart\/mixed; boundary=(.*)\r$/gm)].map(([, name]) => name);
  expect(new Set(boundaries).size).toBe(2);
  expect(sent.match(/^Content-Type: text\/plain\r\n\r\n[abc]\r$/gm)).toHaveLength(3);
  const streamed = await echo("sendNested", { contentType: "multipart/parallel", body: [["a"], ["b"]] });
  expect(streamed.sent.match(/^Content-Type: text\/html\r\n\r\n[ab]\r$/gm)).toHaveLength(2);
});
