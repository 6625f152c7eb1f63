import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createRuntimeClient } from "../src/runtime/client.js";
import { clientCredentialsSource } from "../src/runtime/oauth-client-credentials.js";
import { startTokenServer, stopClock, type TokenServer } from "./oauth-support.js";
import { getPet, listPets } from "./runtime-operations.js";
import { type Received, sendJson, startServer } from "./runtime-server.js";
import type { Client } from "../src/runtime/types.js";

beforeEach(stopClock);
afterEach(() => void vi.useRealTimers());

const pet = { id: 1, name: "Rex" };

test("a hundred calls whose token was revoked end in one refresh, and each is sent once more", async () => {
  const { client, tokens, received } = await startApi((token) => token !== "access-1");
  const calls = Array.from({ length: 100 }, () => getPet(client, { path: { id: 1 } }));
  expect(await Promise.all(calls)).toEqual(calls.map(() => pet));
  expect(tokens.received).toHaveLength(2);
  const counts = new Map<string | undefined, number>();
  for (const { headers } of received) counts.set(headers.authorization, (counts.get(headers.authorization) ?? 0) + 1);
  expect(counts.get("Bearer access-2")).toBe(100);
  expect(counts.get("Bearer access-1")).toBeLessThanOrEqual(100);
});

test("a server that refuses every token is asked twice, not without end", async () => {
  const { client, tokens, received } = await startApi(() => false);
  await expect(getPet(client, { path: { id: 1 } })).rejects.toMatchObject({ status: 401 });
  expect(received.map(({ headers }) => headers.authorization)).toEqual(["Bearer access-1", "Bearer access-2"]);
  expect(tokens.received).toHaveLength(2);
});

test("a call says that it got no credentials, and why", async () => {
  const { client, tokens, received } = await startApi(() => true);
  tokens.answer({ error: "invalid_client", error_description: "top secret is wrong" }, 401);
  const call = listPets(client);
  await expect(call).rejects.toMatchObject({
    kind: "network",
    message: expect.stringMatching(/^pets_list could not get its credentials: GET http:\/\/127\.0\.0\.1:\d+\/pets$/),
    cause: {
      name: "OAuthFailure",
      code: "invalid_client",
      message: expect.stringContaining("invalid_client (… is wrong)"),
    },
  });
  expect(received).toHaveLength(0);
});

test("a call that is aborted while it waits for a token leaves the others theirs", async () => {
  const { client, tokens } = await startApi(() => true);
  const release = tokens.hold();
  const controller = new AbortController();
  const aborted = getPet(client, { path: { id: 1 } }, { signal: controller.signal });
  const other = getPet(client, { path: { id: 1 } });
  controller.abort();
  await expect(aborted).rejects.toMatchObject({ kind: "aborted" });
  release();
  expect(await other).toEqual(pet);
  expect(tokens.received).toHaveLength(1);
});

/** An API that takes the tokens that `isGood` says, and a client of it. */
async function startApi(
  isGood: (token: string) => boolean,
): Promise<{ readonly client: Client; readonly tokens: TokenServer; readonly received: readonly Received[] }> {
  const tokens = await startTokenServer();
  const { url, received } = await startServer((response, { headers }) => {
    const isIn = isGood(headers.authorization?.replace("Bearer ", "") ?? "");
    sendJson(response, isIn ? 200 : 401, isIn ? pet : { detail: "invalid_token" });
  });
  const source = clientCredentialsSource({ clientId: "cli_1", clientSecret: "top secret", tokenUrl: tokens.tokenUrl });
  return { client: createRuntimeClient({ baseUrl: url, auth: { token: source } }), tokens, received };
}
