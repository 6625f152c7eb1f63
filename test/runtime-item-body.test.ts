import { describe, expect, test, vi } from "vitest";
import { createRuntimeClient } from "../src/runtime/client.js";
import type { Encoder } from "../src/runtime/descriptor.js";
import { GuardError } from "../src/runtime/errors.js";
import { jsonLinesBody, jsonSequenceBody } from "../src/runtime/item-body.js";
import { empty } from "../src/runtime/response.js";
import { retries } from "../src/runtime/retries.js";
import type { Call, Caller, CallOptions, Operation } from "../src/runtime/types.js";
import { type Pet, PetGuard } from "./runtime-operations.js";
import { startServer } from "./runtime-server.js";

const rex = { id: 1, name: "Rex" };
const ada = { id: 2, name: "Ada 😀" };
const lines = jsonLinesBody("application/jsonl", PetGuard);

type Pets = Iterable<Pet> | AsyncIterable<Pet>;

function upload(caller: Caller, body: Pets, encoder: Encoder, options?: CallOptions): Call<{ 204: undefined }> {
  const operation: Operation<{ 204: undefined }> = () => upload(caller, body, encoder);
  return caller.call(
    { operation, name: "upload", method: "POST", path: "/pets", body: encoder, responses: { 204: empty } },
    { body },
    options,
  );
}

async function served() {
  const server = await startServer((response) => response.writeHead(204).end());
  return { ...server, client: createRuntimeClient({ baseUrl: server.url }) };
}

async function* later<T>(items: readonly T[], onEnd?: () => void): AsyncGenerator<T> {
  try {
    for (const item of items) yield await Promise.resolve(item);
  } finally {
    onEnd?.();
  }
}

describe("items that are sent", () => {
  test.each<[what: string, encoder: Encoder, items: Pets, body: string]>([
    ["as a list", lines, [rex, ada], `${JSON.stringify(rex)}\n${JSON.stringify(ada)}\n`],
    ["as a set", lines, new Set([rex]), `${JSON.stringify(rex)}\n`],
    ["as none", lines, [], ""],
    ["as they come up", lines, later([rex, ada]), `${JSON.stringify(rex)}\n${JSON.stringify(ada)}\n`],
    [
      "as a sequence",
      jsonSequenceBody("application/json-seq", PetGuard),
      later([rex, ada]),
      `\u001e${JSON.stringify(rex)}\n\u001e${JSON.stringify(ada)}\n`,
    ],
  ])("%s are JSON texts", async (_what, encoder, items, body) => {
    const { client, received } = await served();
    await upload(client, items, encoder);
    expect(received).toMatchObject([{ body }]);
  });

  test("have their media type, and a length as far as they are there already", async () => {
    const { client, received } = await served();
    await upload(client, [rex], lines);
    await upload(client, later([rex]), lines);
    expect(received[0]?.headers).toMatchObject({ "content-type": "application/jsonl", "content-length": "22" });
    expect(received[1]?.headers).toMatchObject({ "content-type": "application/jsonl", "transfer-encoding": "chunked" });
  });

  test("are checked one by one, before any is sent where all are there", async () => {
    const { client, received } = await served();
    const wrong = [rex, { id: "2" }] as unknown as readonly Pet[]; // what the compiler would refuse
    await expect(upload(client, wrong, lines)).rejects.toThrow(GuardError);
    expect(received).toEqual([]);
    await upload(client, wrong, lines, { guards: { request: "off" } });
    expect(received[0]?.body).toBe(`${JSON.stringify(rex)}\n{"id":"2"}\n`);
  });

  test("end the request where one that comes up is wrong, and what made them learns of it", async () => {
    const { client, received } = await served();
    let isEnded = false;
    const wrong = later([rex, { id: "2" } as unknown as Pet], () => (isEnded = true));
    const error: unknown = await upload(client, wrong, lines).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(GuardError);
    expect(error).toMatchObject({ direction: "request", issues: [{ pointer: "/id" }, { pointer: "/name" }] });
    expect(received).toEqual([]);
    expect(isEnded).toBe(true);
  });

  test.each<[what: string, items: () => AsyncGenerator<unknown>, reason: string]>([
    [
      "what makes them fails",
      async function* () {
        yield await Promise.resolve(rex);
        throw new Error("The sensor is gone.");
      },
      "The sensor is gone.",
    ],
    ["one of them has no JSON", () => later([rex, { ...ada, id: 1n }]), "BigInt"],
  ])("end the call with the reason if %s", async (_what, items, reason) => {
    const { client } = await served();
    const onRetry = vi.fn<() => void>();
    const options = { guards: { request: "off" }, retry: retries({ onRetry }), timeoutMs: 10_000 } as const;
    const pets = items() as AsyncGenerator<Pet>; // what the compiler would refuse
    const result = await upload(client, pets, lines, options).result();
    expect(result).toMatchObject({ ok: false, kind: "guard" });
    expect(String(result.ok ? "" : result.error)).toContain(`cannot be sent: `);
    expect(String(result.ok ? "" : result.error)).toContain(reason);
    expect(onRetry).not.toHaveBeenCalled();
  });

  test("stop to be asked for when the call is aborted", async () => {
    const { client } = await served();
    const controller = new AbortController();
    let isEnded = false;
    async function* endless(): AsyncGenerator<Pet> {
      try {
        for (;;) {
          yield rex;
          controller.abort();
        }
      } finally {
        isEnded = true;
      }
    }
    await expect(upload(client, endless(), lines, { signal: controller.signal })).rejects.toThrow(/aborted/);
    await expect.poll(() => isEnded).toBe(true);
  });
});
