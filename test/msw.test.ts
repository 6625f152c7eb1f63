import { getResponse, http, type HttpHandler } from "msw";
import { expect, test } from "vitest";
import { emitHandlers } from "../src/emit/mocks/emit-handlers.js";
import { mockPath } from "../src/emit/mocks/mock-path.js";
import { namedSamples } from "../src/emit/mocks/named-samples.js";
import { createRuntimeClient } from "../src/runtime/client.js";
import type { Call, Client } from "../src/runtime/types.js";
import { emitGuards, loadGuards } from "./api-guards.js";
import { moduleLoader } from "./module-loader.js";
import { emitFixture, fixtureNames, resolveFixture } from "./fixture-support.js";
import { isValid } from "./model-validator.js";
import { namedSchema, resolveSchemas } from "./resolve-support.js";

// What handlers may be told to answer, the types say: `usage.ts` of the fixture.

const { files } = await emitFixture("msw");
const load = moduleLoader(files);

type Operation = (client: Client, request: object) => Call<{ 200: unknown; 404: unknown }>;

/** Calls an operation that only handlers answer; guards complain of whatever is not valid. */
function call(handlers: readonly unknown[], module: string, name: string, request: object) {
  const client = createRuntimeClient({
    baseUrl: "https://pets.test/v1",
    guards: { response: "throw" },
    fetch: async (asked) => (await getResponse(handlers as HttpHandler[], asked)) ?? Response.error(), // what MSW makes
  });
  return (load(`operations/${module}.ts`)[name] as Operation)(client, request); // what the module exports
}

function mock(name: string, ...answers: readonly unknown[]): unknown {
  return (load("mocks.ts")[name] as (...inputs: readonly unknown[]) => unknown)(...answers); // as above
}

const all = mock("allHandlers") as readonly unknown[]; // a list of handlers
const pet = { id: 7, name: "text", kind: "cat", born: "2026-01-31", parents: [] };
const request = { path: { "pet-id": 1, name: "a.b", type: "png" } };

test("handlers answer with samples, which guards pass", async () => {
  expect(await call(all, "pets", "getPet", request)).toEqual(pet);
  expect(await call(all, "pets", "removePet", request)).toBeUndefined();
});

test("the handler of a path without parameters comes before one that would fit as well", async () => {
  expect(await call(all, "pets", "listLostPets", {})).toEqual([pet]);
});

test("a path that MSW has no words for is found all the same", async () => {
  const blob = await call(all, "photos", "getPhoto", request);
  expect(blob instanceof Blob && [blob.type, await blob.text()]).toEqual(["image/png", "bytes"]);
});

test("what has no handler among all is said by name, and only so many of each kind", async () => {
  const { api } = await resolveFixture("msw");
  if (api === undefined) expect.fail("The fixture cannot be resolved.");
  const operations = Array.from({ length: 25 }, (_, index) =>
    api.operations.map((each) => ({ ...each, localName: `${each.localName}${index}`, method: "TRACE" })),
  ).flat();
  const { text } = emitHandlers({ ...api, operations }, [], []);
  const names = text.split("\n").find((line) => line.includes("whose method"));
  expect(names).toMatch(/^ \* - whose method `fetch` does not send: `getPet0`, (`\w+`, ){19}\d{3} more$/);
  expect(emitHandlers({ ...api, operations: [] }, [], []).text).toContain("/** Handlers for all operations, each");
});

test.each([
  ["/q?fixed=1", "/q?fixed=1", {}],
  ["/h/{id}#frag", "/h/7", { id: "7" }],
  ["/a+b/{id}?x={y}", "/a+b/7?x=2", {}],
])("the handler of %s is found by the path alone", async (path, sent, params) => {
  const { code } = mockPath(path);
  const matcher: unknown = code.startsWith("/") ? new RegExp(code.slice(1, -1)) : JSON.parse(code);
  const seen: unknown[] = [];
  const handler = http.get(matcher as string | RegExp, (call) => void seen.push(call.params)); // code is one of the two
  await getResponse([handler], new Request(`https://pets.test/v1${sent}`));
  expect(seen).toEqual([matcher instanceof RegExp ? expect.anything() : expect.objectContaining(params)]);
});

test("a handler answers with the data that it is given", async () => {
  const rex = mock("samplePet", { name: "Rex" });
  expect(await call([mock("mockGetPet", rex)], "pets", "getPet", request)).toEqual({ ...pet, name: "Rex" });
});

test("a function answers with what the request makes of it, in the media type that is documented", async () => {
  const handler = mock("mockGetPet", ({ params }: { readonly params: { readonly pet_id: string } }) => ({
    status: 404,
    data: { title: `No ${params.pet_id}` },
  }));
  const { kind, ...result } = await call([handler], "pets", "getPet", request).result();
  expect([kind, "error" in result && result.error]).toEqual(["http", { title: "No 1" }]);
});

test("a list of parts is answered in parts", async () => {
  const owner = { email: "ada@pets.test" };
  const handler = mock("mockGetAlbum", () => ({ status: 200, data: [owner, new Blob(["x"], { type: "image/png" })] }));
  const [first, image] = (await call([handler], "photos", "getAlbum", {})) as [unknown, Blob]; // as its type says
  expect([first, image.type, await image.text()]).toEqual([owner, "image/png", "x"]);
});

test("a function may answer with a response of any kind", async () => {
  const handler = mock(
    "mockGetPet",
    () => new Response("tea", { status: 418, headers: { "Content-Type": "text/plain" } }),
  );
  const result = await call([handler], "pets", "getPet", request).result();
  expect(result.kind).toBe("undocumented");
});

test("samples of all fixtures are valid, and only what is hard to think of has none", { timeout: 60_000 }, async () => {
  const without: string[] = [];
  for (const fixture of fixtureNames) {
    const { api } = await resolveFixture(fixture);
    if (api === undefined) continue;
    const samples = namedSamples(api, new Map(api.schemas.map((schema) => [schema.name, schema])));
    for (const schema of api.schemas.filter(({ guarded }) => guarded)) {
      const sample = samples.of(schema);
      const name = `${fixture} ${schema.localName}`;
      if (sample === undefined) without.push(name);
      else expect(isValid(api, schema.schema, sample.value), name).toBe(true);
    }
  }
  expect(without).toMatchInlineSnapshot(`
    [
      "additional-properties Few",
      "all-of-required Closed",
      "boolean-schemas-3.1 Nothing",
      "formats Order",
      "formats Money",
      "formats Marked2",
      "guards-compact-patterns Contained",
      "guards-compact-patterns Conditional",
      "impossible-enum Unquoted",
      "impossible-enum Quoted",
      "impossible-enum Empty",
      "impossible-enum Apart",
      "impossible-enum Holder",
      "intersections Never",
      "msw Code",
      "multipart-body UploadPhotoBody",
      "multipart-body ReplaceAvatarBody",
      "multipart-encoding AddParcelBody",
      "multipart-parts AddImageBody",
      "not Nothing",
      "odd-references ListOrdersResponseItems",
      "odd-references EvenOdd",
      "one-of Amount",
      "one-of Refund",
      "one-of-disjoint Closed",
      "pattern Product",
      "pattern-properties Event",
      "rare-keywords Conditional",
      "rare-keywords Sealed",
      "swagger-2.0 PutPhotoBody",
      "tour ReplaceCoverBody",
      "unevaluated-unions RequiredModel",
    ]
  `);
});

test.each(["msw", "formats", "one-of-discriminator", "unevaluated"])(
  "samples of %s pass their guards",
  async (fixture) => {
    const { api } = await resolveFixture(fixture);
    if (api === undefined) expect.fail(`${fixture} cannot be resolved.`);
    const samples = namedSamples(api, new Map(api.schemas.map((schema) => [schema.name, schema])));
    const guardOf = loadGuards(emitGuards(api, "compact"));
    const sampled = api.schemas.filter((schema) => schema.guarded && samples.of(schema) !== undefined);
    expect(sampled.length).toBeGreaterThan(1);
    for (const schema of sampled) {
      expect(guardOf(schema.name).issues(samples.of(schema)?.value), schema.name).toEqual([]);
    }
  },
);

test("a sample that would take for ever to make or to run is none, and leaves room for what is optional of it", () => {
  const row = Array.from({ length: 30 }, (_, index) => {
    const next = { $ref: `#/components/schemas/S${index + 1}` };
    const properties = { a: next, b: next };
    return [`S${index}`, index === 29 ? { type: "string" } : { type: "object", required: ["a", "b"], properties }];
  });
  const whole = { type: "object", properties: { id: { type: "integer" }, row: { $ref: "#/components/schemas/S0" } } };
  const api = resolveSchemas({ ...Object.fromEntries(row), Whole: whole }).value;
  const samples = namedSamples(api, new Map(api.schemas.map((schema) => [schema.name, schema])));
  const sizeOf = (name: string): number | undefined => samples.of(namedSchema(api, name))?.size;
  expect(["S0", "S17", "S18", "S29"].map(sizeOf)).toEqual([undefined, undefined, 2 ** 12 - 1, 1]);
  expect(samples.of(namedSchema(api, "Whole"))?.value).toEqual({ id: 1 });
});
