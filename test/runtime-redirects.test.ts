import { describe, expect, test } from "vitest";
import { createRuntimeClient } from "../src/runtime/client.js";
import { NetworkError } from "../src/runtime/errors.js";
import { pathClientOf } from "../src/runtime/path-client.js";
import type { Caller, ClientOptions } from "../src/runtime/types.js";
import { addPet, headerKey, listPets } from "./runtime-operations.js";
import { type Received, sendJson, startServer } from "./runtime-server.js";

const pet = { id: 1, name: "Rex" };
const key = "k3y";
const security = [[headerKey]];

/** A server that sends whoever asks for `/pets` somewhere else, and the other server, on another port and so another origin. */
async function twoServers(status: number, target: "same" | "other" | string) {
  const other = await startServer((response) => sendJson(response, 200, []));
  const first = await startServer((response, { url, method }) => {
    if (url !== "/pets") return sendJson(response, method === "POST" ? 201 : 200, method === "POST" ? pet : []);
    const location = { same: "/elsewhere", other: `${other.url}/elsewhere` }[target] ?? target;
    return response.writeHead(status, { Location: location }).end();
  });
  return { first, other };
}

function clientOf(url: string, options: ClientOptions<string> = {}) {
  return createRuntimeClient<string>({ baseUrl: url, auth: { headerKey: key, login: "me:secret" }, ...options });
}

const secretsOf = ({ headers }: Received): readonly unknown[] => [headers["x-api-key"], headers.authorization];

describe.each([301, 302, 303, 307, 308])("a redirect with status %i", (status) => {
  test("within the origin keeps the credentials", async () => {
    const { first } = await twoServers(status, "same");
    expect(await listPets(clientOf(first.url))).toEqual([]);
    expect(first.received.map(secretsOf)[1]).toEqual([key, expect.stringMatching(/^Basic /)]);
  });

  test("to another origin leaves all of them out", async () => {
    const { first, other } = await twoServers(status, "other");
    expect(await listPets(clientOf(first.url))).toEqual([]);
    expect(other.received.map(secretsOf)).toEqual([[undefined, undefined]]);
    expect(other.received[0]?.headers["accept"]).toBe("*/*");
  });

  test("sends a body again only where it must", async () => {
    const { first } = await twoServers(status, "same");
    const client = clientOf(first.url);
    const secured: Caller = { call: (operation, ...rest) => client.call({ ...operation, security }, ...rest) };
    await addPet(client, { body: pet }).result();
    await addPet(secured, { body: pet }).result();
    const [, platform, , ours] = first.received;
    expect([ours?.method, ours?.body, ours?.headers["content-type"]]).toEqual([
      platform?.method,
      platform?.body,
      platform?.headers["content-type"],
    ]);
  });
});

test("redirects without end are an error", async () => {
  const { first } = await twoServers(302, "/pets");
  const error: unknown = await listPets(clientOf(first.url)).catch((it: unknown) => it);
  expect(error).toBeInstanceOf(NetworkError);
  expect(String((error as NetworkError).cause)).toBe("TypeError: redirected without end"); // see above
  expect(first.received).toHaveLength(21);
});

test.each(["data:application/json,[]", "file:///etc/passwd", "http://["])(
  "a redirect to %s is an error",
  async (target) => {
    const { first } = await twoServers(302, target);
    await expect(listPets(clientOf(first.url))).rejects.toThrow(NetworkError);
  },
);

test("a redirect that says not where to is the answer", async () => {
  const { url } = await startServer((response) => response.writeHead(302).end());
  const result = await listPets(clientOf(url)).result();
  expect(result).toMatchObject({ ok: false, kind: "undocumented", status: 302 });
});

test("who allows it leaves redirects to the platform", async () => {
  const { first, other } = await twoServers(302, "other");
  await listPets(clientOf(first.url, { redirect: "follow" }));
  expect(other.received[0]?.headers["x-api-key"]).toBe(key);
});

test("who wants to see them gets them as answers, with credentials or without", async () => {
  const { first } = await twoServers(302, "same");
  const client = clientOf(first.url, { redirect: "manual" });
  const results = [
    await listPets(client).result(),
    await listPets(client, undefined, { auth: { headerKey: undefined } }).result(),
  ];
  expect(results).toEqual(Array(2).fill(expect.objectContaining({ kind: "undocumented", status: 302 })));
  expect(first.received.map(({ url }) => url)).toEqual(["/pets", "/pets"]);
});

test("who forbids them gets an error", async () => {
  const { first } = await twoServers(302, "same");
  await expect(listPets(clientOf(first.url, { redirect: "error" }))).rejects.toThrow(NetworkError);
});

test("where redirects are opaque, as in browsers, they are an error", async () => {
  const opaque = Object.defineProperty(new Response(), "type", { value: "opaqueredirect" });
  const client = clientOf("https://pets.example", { fetch: () => Promise.resolve(opaque) });
  const error: unknown = await listPets(client).catch((it: unknown) => it);
  expect(String((error as NetworkError).cause)).toMatch(/browsers hide where/); // a failed call
});

test.each(["same", "other"])("the path client keeps credentials at home as well: %s", async (target) => {
  const { first, other } = await twoServers(302, target);
  const { data } = await pathClientOf<{
    "/pets": { get: { responses: { 200: { content: { "application/json": [] } } } } };
  }>(clientOf(first.url), security).GET("/pets");
  expect(data).toEqual([]);
  const last = [...first.received, ...other.received].at(-1);
  expect(last?.headers["x-api-key"]).toBe(target === "same" ? key : undefined);
});
