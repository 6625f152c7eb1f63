import { createParser, type EventSourceMessage } from "eventsource-parser";
import { expect, test } from "vitest";
import { createRuntimeClient } from "../src/runtime/client.js";
import type { Encoder } from "../src/runtime/descriptor.js";
import { GuardError } from "../src/runtime/errors.js";
import { dataText, eventDataBody, eventObjectsBody, jsonDataText } from "../src/runtime/event-body.js";
import { empty } from "../src/runtime/response.js";
import type { Call } from "../src/runtime/types.js";
import { PetGuard } from "./runtime-operations.js";
import { startServer } from "./runtime-server.js";

const rex = { id: 1, name: "Rex" };

async function served() {
  const server = await startServer((response) => response.writeHead(204).end());
  const client = createRuntimeClient({ baseUrl: server.url });
  const send = (body: unknown, encoder: Encoder): Call<{ 204: undefined }> => {
    const operation = (): Call<{ 204: undefined }> => send(body, encoder);
    return client.call(
      { operation, name: "send", method: "POST", path: "/", body: encoder, responses: { 204: empty } },
      { body },
    );
  };
  return { ...server, send };
}

/** What the parser of EventSource finds, that of another project. */
function eventsIn(body: string | undefined): { events: EventSourceMessage[]; retries: number[] } {
  const events: EventSourceMessage[] = [];
  const retries: number[] = [];
  const parser = createParser({
    onEvent: (event) => events.push(event),
    onRetry: (retry) => retries.push(retry),
    onError: (error) => {
      throw error;
    },
  });
  parser.feed(body ?? "");
  return { events, retries };
}

async function* later<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) yield await Promise.resolve(item);
}

const events = [
  { event: "add", data: "one\ntwo\r\n: three\r", id: "7", retry: 5000 },
  { data: " leading space" },
  { data: 5 },
];

test.each([
  ["that are there", events],
  ["that come up", later(events)],
])("events %s are what a parser of them finds", async (_which, items) => {
  const { send, received } = await served();
  await send(items, eventObjectsBody(dataText));
  const [request] = received;
  expect(request?.headers["content-type"]).toBe("text/event-stream");
  expect(eventsIn(request?.body)).toEqual({
    events: [
      { event: "add", data: "one\ntwo\n: three\n", id: "7" },
      { event: undefined, data: " leading space", id: undefined },
      { event: undefined, data: "5", id: undefined },
    ],
    retries: [5000],
  });
});

test("data is JSON where the document says so, texts included", async () => {
  const { send, received } = await served();
  await send([rex], eventDataBody(jsonDataText, PetGuard));
  await send([{ data: "a" }, { data: rex }], eventObjectsBody(jsonDataText));
  const texts = received.map(({ body }) => eventsIn(body).events.map(({ data }) => data));
  expect(texts).toEqual([['{"id":1,"name":"Rex"}'], ['"a"', '{"id":1,"name":"Rex"}']]);
});

test.each<[what: string, item: unknown, encoder: Encoder]>([
  ["with a line break in its id", { data: "a", id: "1\ndata: evil" }, eventObjectsBody(dataText)],
  ["with a line break in its name", { data: "a", event: "x\r" }, eventObjectsBody(dataText)],
  ["with a field that events do not have", { value: 1 }, eventObjectsBody(dataText)],
  ["that its guard does not pass", { id: "1" }, eventDataBody(jsonDataText, PetGuard)],
])("an event %s is not sent", async (_what, item, encoder) => {
  const { send, received } = await served();
  await expect(send([item], encoder)).rejects.toThrow(GuardError);
  await expect(send(later([item]), encoder)).rejects.toThrow(GuardError);
  expect(received.filter(({ body }) => body !== "")).toEqual([]);
});
