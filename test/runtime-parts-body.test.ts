import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { createRuntimeClient } from "../src/runtime/client.js";
import type { Decoder, Encoder } from "../src/runtime/descriptor.js";
import { GuardError, HttpError, NetworkError } from "../src/runtime/errors.js";
import { multipartList } from "../src/runtime/multipart-list.js";
import { blobPartData, jsonPartData, textPartData } from "../src/runtime/multipart-stream.js";
import { nestedParts, partAs, partsBody, partStreamBody, usualPart } from "../src/runtime/parts-body.js";
import { empty } from "../src/runtime/response.js";
import { retries } from "../src/runtime/retries.js";
import type { Call, CallOptions } from "../src/runtime/types.js";
import { PetGuard } from "./runtime-operations.js";
import { startServer } from "./runtime-server.js";

const rex = { id: 1, name: "Rex" };

/** A server that answers with `answer`, and a call of it. */
async function served(answer?: { readonly type: string; readonly body: string }, status = 204) {
  const server = await startServer((response) => {
    response
      .writeHead(answer === undefined ? status : 200, answer && { "Content-Type": answer.type })
      .end(answer?.body);
  });
  const client = createRuntimeClient({ baseUrl: server.url });
  const send = <T>(body: unknown, encoder: Encoder, options?: CallOptions, decoder?: Decoder<T>): Call<{ 200: T }> => {
    const operation = (): Call<{ 200: T }> => send(body, encoder, options, decoder);
    const responses = { 200: decoder as Decoder<T>, 204: empty }; // as documented, or none
    return client.call<{ 200: T }>(
      { operation, name: "send", method: "POST", path: "/", body: encoder, responses },
      { body },
      options,
    );
  };
  return { ...server, send };
}

/** The parts of a body as the platform's own parser of `multipart/form-data` would not see them: by the boundary alone. */
function partsOf(contentType: string | undefined, body: string): readonly string[] {
  const boundary = /; boundary=(.+)$/.exec(contentType ?? "")?.[1] ?? "none";
  const [preamble, ...pieces] = `\r\n${body}`.split(`\r\n--${boundary}`);
  expect([preamble, pieces.pop()]).toEqual(["", "--\r\n"]);
  return pieces.map((piece) => piece.replace(/^\r\n/, ""));
}

async function* later<T>(items: readonly T[], onEnd?: () => void): AsyncGenerator<T> {
  try {
    for (const item of items) yield await Promise.resolve(item);
  } finally {
    onEnd?.();
  }
}

describe("a list that is sent as parts", () => {
  test("has each part as its value asks for", async () => {
    const { send, received } = await served();
    const image = new Blob(["\u0089PNG"], { type: "image/png" });
    await send([rex, [1], "text", 5, true, image, new File(["a"], 'b"\r\n.txt')], partsBody("multipart/mixed"));
    const [request] = received;
    expect(request?.headers["content-type"]).toMatch(/^multipart\/mixed; boundary=specwright-\d+(-\d+){3}$/);
    expect(partsOf(request?.headers["content-type"], request?.body ?? "")).toEqual([
      'Content-Type: application/json\r\n\r\n{"id":1,"name":"Rex"}',
      "Content-Type: application/json\r\n\r\n[1]",
      "Content-Type: text/plain\r\n\r\ntext",
      "Content-Type: text/plain\r\n\r\n5",
      "Content-Type: text/plain\r\n\r\ntrue",
      "Content-Type: image/png\r\n\r\n\u0089PNG",
      'Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="b%22%0D%0A.txt"\r\n\r\na',
    ]);
  });

  test("has each part in the type of its place", async () => {
    const { send, received } = await served();
    const encoder = partsBody("multipart/related; type=text/html", undefined, partAs("application/json"), [
      partAs("text/html"),
      usualPart,
    ]);
    await send(["<p>", "plain", "quoted", new Blob(["1"], { type: "text/plain" })], encoder);
    const [request] = received;
    expect(request?.headers["content-type"]).toMatch(/^multipart\/related; type=text\/html; boundary=/);
    expect(partsOf(request?.headers["content-type"], request?.body ?? "")).toEqual([
      "Content-Type: text/html\r\n\r\n<p>",
      "Content-Type: text/plain\r\n\r\nplain",
      'Content-Type: application/json\r\n\r\n"quoted"',
      "Content-Type: application/json\r\n\r\n1",
    ]);
  });

  test("may have parts within a part", async () => {
    const { send, received } = await served();
    const inner = nestedParts("multipart/mixed", undefined, [partAs("application/xml")]);
    await send([[1], ["<a/>", "b"]], partsBody("multipart/mixed", undefined, undefined, [usualPart, inner]));
    const [, nested = ""] = partsOf(received[0]?.headers["content-type"], received[0]?.body ?? "");
    const [head = "", ...rest] = nested.split("\r\n\r\n");
    expect(partsOf(head, rest.join("\r\n\r\n"))).toEqual([
      "Content-Type: application/xml\r\n\r\n<a/>",
      "Content-Type: text/plain\r\n\r\nb",
    ]);
  });

  test("is not sent if it cannot be, or if its guard does not pass it", async () => {
    const { send, received } = await served();
    await expect(send([NaN], partsBody("multipart/mixed"))).rejects.toThrow(GuardError);
    await expect(send({ id: "1" }, partsBody("multipart/mixed", PetGuard))).rejects.toThrow(GuardError);
    await expect(send([{ id: "1" }], partStreamBody("multipart/mixed", PetGuard))).rejects.toThrow(GuardError);
    expect(received).toEqual([]);
  });
});

describe("items that are sent as parts", () => {
  test.each([
    ["that are there", (items: readonly unknown[]) => items],
    ["that come up", (items: readonly unknown[]) => later(items)],
    ["of a stream", (items: readonly unknown[]) => Readable.from(items)],
  ])("%s are written one after the other", async (_which, from) => {
    const { send, received } = await served();
    await send(
      from(["one", new Blob(["two"])]),
      partStreamBody("multipart/mixed", undefined, undefined, [partAs("text/x")]),
    );
    expect(partsOf(received[0]?.headers["content-type"], received[0]?.body ?? "")).toEqual([
      "Content-Type: text/x\r\n\r\none",
      "Content-Type: application/octet-stream\r\n\r\ntwo",
    ]);
  });

  test("that are there are sent again", async () => {
    const { send, received } = await served(undefined, 503);
    const options = {
      retry: retries({ max: 1, delayMs: 0 }),
      headers: { "Idempotency-Key": "1" },
    };
    await send([rex], partStreamBody("multipart/mixed", PetGuard), options).result();
    expect(received).toHaveLength(2);
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
  });

  test("end with the first that is wrong", async () => {
    const { send } = await served();
    let isEnded = false;
    const items = later([rex, { id: "2" }], () => (isEnded = true));
    await expect(send(items, partStreamBody("multipart/mixed", PetGuard))).rejects.toThrow(GuardError);
    expect(isEnded).toBe(true);
  });
});

describe("an answer that is a list of parts", () => {
  const type = "multipart/mixed; boundary=b";
  const body = '--b\r\n\r\n{"id":1,"name":"Rex"}\r\n--b\r\nContent-Type: image/png\r\n\r\nPNG\r\n--b--';
  const ask = async (decoder: Decoder<unknown>, answer = { type, body }): Promise<unknown> => {
    const { send } = await served(answer);
    return send([], partsBody("multipart/mixed"), { guards: { response: "throw" } }, decoder);
  };

  test("is read by places", async () => {
    const list = await ask(multipartList("multipart/mixed", undefined, blobPartData, [jsonPartData]));
    const [pet, image] = list as [unknown, Blob]; // as the readers make them
    expect([pet, image.type, await image.text()]).toEqual([rex, "image/png", "PNG"]);
  });

  test("is checked as a whole", async () => {
    await expect(ask(multipartList("multipart/mixed", PetGuard, blobPartData))).rejects.toThrow(GuardError);
  });

  test.each<[what: string, answer: { type: string; body: string }, error: typeof HttpError | typeof NetworkError]>([
    ["of another type", { type: "text/plain", body }, HttpError],
    ["without a boundary", { type: "multipart/mixed", body }, HttpError],
    ["with a part that is no JSON", { type, body: "--b\r\n\r\n{\r\n--b--" }, HttpError],
    ["that is cut", { type, body: "--b\r\n\r\n1\r\n--b\r\n\r\n2" }, NetworkError],
  ])("%s is an error", async (_what, answer, error) => {
    const failure: unknown = await ask(multipartList("multipart/mixed", undefined, jsonPartData), answer).catch(
      (reason: unknown) => reason,
    );
    expect(failure).toBeInstanceOf(error);
  });

  test("is not read to its end where it is that of an error, and too long", async () => {
    const error = { type, body: `--b\r\n\r\n"${"a".repeat(3_000_000)}"\r\n--b--` };
    const decoder = multipartList("multipart/mixed", undefined, jsonPartData);
    const response = new Response(error.body, { status: 400, headers: { "Content-Type": type } });
    const context = { exchange: { controller: new AbortController() } } as never; // all that is read of it
    await expect(decoder.decode(response, context)).rejects.toThrow("but too much of a body");
  });

  test("is empty where there are no parts", async () => {
    expect(await ask(multipartList("multipart/mixed", undefined, textPartData), { type, body: "--b--" })).toEqual([]);
  });
});
