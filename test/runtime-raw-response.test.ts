import { expect, test } from "vitest";
import { createRuntimeClient } from "../src/runtime/client.js";
import { AbortedError, HttpError } from "../src/runtime/errors.js";
import { rawResponse } from "../src/runtime/raw-response.js";
import { addPet, getPet } from "./runtime-operations.js";
import { sendJson, startServer } from "./runtime-server.js";

test.each([200, 206])("a success is not decoded, whatever it is (%i)", async (status) => {
  const { url } = await startServer((response) =>
    response.writeHead(status, { "Content-Type": "text/html" }).end("<p>"),
  );
  const response = await rawResponse(getPet, createRuntimeClient({ baseUrl: url }), { path: { id: 1 } });
  expect([response.status, response.bodyUsed, await response.text()]).toEqual([status, false, "<p>"]);
});

test.each([
  [404, "http"],
  [418, "undocumented"],
])("an error is thrown as always (%i)", async (status, kind) => {
  const { url } = await startServer((response) => sendJson(response, status, { detail: "no" }));
  const call = rawResponse(getPet, createRuntimeClient({ baseUrl: url }), { path: { id: 1 } });
  await expect(call).rejects.toBeInstanceOf(HttpError);
  await expect(call).rejects.toMatchObject({ kind, status, body: { detail: "no" } });
});

test("`default` stands for errors alone", async () => {
  const { url } = await startServer((response, { body }) =>
    sendJson(response, body.includes("Rex") ? 200 : 500, { detail: "x" }),
  );
  const client = createRuntimeClient({ baseUrl: url });
  expect((await rawResponse(addPet, client, { body: { id: 1, name: "Rex" } })).status).toBe(200);
  await expect(rawResponse(addPet, client, { body: { id: 1, name: "Ada" } })).rejects.toMatchObject({ kind: "http" });
});

test("the body outlives the time limit, but not the signal", async () => {
  const { url, closed } = await startServer((response) => response.writeHead(200).write("first"));
  const controller = new AbortController();
  const options = { signal: controller.signal, timeoutMs: 1000 };
  const { body } = await rawResponse(getPet, createRuntimeClient({ baseUrl: url }), { path: { id: 1 } }, options);
  const reader = body?.getReader();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("first");
  controller.abort();
  await expect(reader?.read()).rejects.toBeInstanceOf(AbortedError);
  await closed;
});
