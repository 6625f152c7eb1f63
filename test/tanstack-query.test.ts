import { MutationObserver, QueryClient } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";
import { createRuntimeClient } from "../src/runtime/client.js";
import { isApiError } from "../src/runtime/is-api-error.js";
import type { TanStackMutation, TanStackQuery } from "../src/runtime/tanstack-query.js";
import type { Client } from "../src/runtime/types.js";
import { moduleLoader } from "./module-loader.js";
import { emitFixture } from "./fixture-support.js";

// What their types are worth stands in `usage.ts` of the fixture.

const { files } = await emitFixture("tanstack-query");
const load = moduleLoader(files);

type Make = (client: Client, ...inputs: unknown[]) => unknown;

function make(name: string): Make {
  return load("queries/pets.ts")[name] as Make; // what the module exports
}

/** A client whose requests are kept and answered by `answer`, and a cache that tries nothing twice. */
function setUp(answer: (request: Request) => Response | Promise<Response>) {
  const requests: Request[] = [];
  const client = createRuntimeClient({
    baseUrl: "https://pets.test",
    fetch: async (request) => {
      requests.push(request);
      return answer(request);
    },
  });
  const cache = new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retry: false } } });
  return { client, cache, requests };
}

function queryOf(client: Client, name: string, ...inputs: readonly unknown[]): TanStackQuery<object, unknown[]> {
  return make(name)(client, ...inputs) as TanStackQuery<object, unknown[]>; // of a GET or HEAD
}

test("a query fetches once and is cached by its request", async () => {
  const { client, cache, requests } = setUp(() => Response.json([{ name: "Rex" }]));
  const query = queryOf(client, "listPetsQuery", { query: { limit: 1 } });
  expect(query.queryKey).toEqual(["Queries */", "listPets", { query: { limit: 1 } }]);
  const options = { staleTime: Infinity };
  expect(await cache.fetchQuery({ ...query, ...options })).toEqual([{ name: "Rex" }]);
  await cache.fetchQuery({ ...queryOf(client, "listPetsQuery", { query: { limit: 1 } }), ...options });
  await cache.fetchQuery({ ...queryOf(client, "listPetsQuery"), ...options });
  expect(requests.map(({ url }) => url)).toEqual(["https://pets.test/pets?limit=1", "https://pets.test/pets"]);
});

test("a query without content is null, which a cache can keep", async () => {
  const { client, cache } = setUp(() => new Response(null, { status: 204 }));
  expect(await cache.fetchQuery(queryOf(client, "hasPetQuery", { path: { id: 1 } }))).toBeNull();
});

test("a query that is cancelled cancels its call", async () => {
  let answer: (response: Response) => void = () => undefined;
  const { client, cache, requests } = setUp(
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  );
  const query = queryOf(client, "listPetsQuery");
  const fetched = cache.fetchQuery(query).catch((error: unknown) => error);
  await vi.waitUntil(() => requests.length === 1);
  await cache.cancelQueries({ queryKey: query.queryKey });
  expect(requests[0]?.signal.aborted).toBe(true);
  answer(Response.json([]));
  await fetched;
});

test("a query fails with the errors of its operation", async () => {
  const { client, cache } = setUp(() => Response.json({ title: "None" }, { status: 404 }));
  const failed = cache.fetchQuery(queryOf(client, "getPetQuery", { path: { id: 1 } }));
  const error = await failed.catch((reason: unknown) => reason);
  expect(isApiError(error) && [error.kind, error.status]).toEqual(["http", 404]);
});

test("a mutation sends what it is given", async () => {
  const { client, cache, requests } = setUp(() => Response.json({ name: "Rex" }, { status: 201 }));
  const mutation = make("addPetMutation")(client) as TanStackMutation<object, object>; // of a POST
  const observer = new MutationObserver(cache, { ...mutation, mutationKey: [...mutation.mutationKey] });
  expect(await observer.mutate({ body: { name: "Rex" } })).toEqual({ name: "Rex" });
  expect(mutation.mutationKey).toEqual(["Queries */", "addPet"]);
  expect(await requests[0]?.json()).toEqual({ name: "Rex" });
});

test("a mutation may need no request", async () => {
  const { client, requests } = setUp(() => new Response(null, { status: 204 }));
  for (const name of ["washPetsMutation", "sleepMutation"]) {
    await (make(name)(client) as TanStackMutation<object>).mutationFn(); // of a POST
  }
  expect(requests.map(({ url }) => url)).toEqual(["https://pets.test/wash", "https://pets.test/sleep"]);
});

test("streams have none: they are no values to be kept", () => {
  expect(files.map(({ path }) => path).filter((path) => path.startsWith("queries/"))).toEqual(["queries/pets.ts"]);
});
