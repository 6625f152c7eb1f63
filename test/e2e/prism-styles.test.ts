import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type MockServer, startMockServer } from "../../scripts/start/mock-server.js";
import { emitApi } from "../../src/emit/emit-api.js";
import { loadDocument } from "../../src/load/load-document.js";
import { loadRuntime } from "../../src/load/load-runtime.js";
import type { Api } from "../../src/model/api.js";
import { defaultSettings } from "../../src/model/settings.js";
import { resolveApi } from "../../src/resolve/resolve-api.js";
import { loadClient, type LoadedClient } from "../generated-client.js";

// Prism takes apart what the generated client has written, and refuses values that do not match the patterns of the document.
const folder = fileURLToPath(new URL(".", import.meta.url));
const specification = "prism-styles.yaml";

let server: MockServer;
let api: Api;
let loaded: LoadedClient;

beforeAll(async () => {
  const { value: document } = await loadDocument(specification, folder);
  if (document === undefined) throw new Error("The document cannot be read.");
  api = resolveApi(document, defaultSettings).value;
  loaded = loadClient(emitApi(api, await loadRuntime(), defaultSettings));
  server = await startMockServer(`${folder}${specification}`);
});
afterAll(async () => {
  loaded.remove();
  await server.close();
});

const text = "a b&c=d+e%f!'()*ü";
const sizes = ["s", "m", "xl"];
const box = { width: "10", height: "a&b" };
const deep = { name: "n&", inner: { flag: "yes" }, list: [{ id: "1" }, { id: "2" }] };

const requests: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  path: { path: { simple: text, label: text, labels: sizes, matrix: text, matrices: sizes, object: box } },
  query: {
    query: {
      primitive: text,
      array: sizes,
      exploded: box,
      form: sizes,
      formObject: box,
      pipes: sizes,
      repeated: sizes,
      deep,
      reserved: "https://x.test/a,b;c",
    },
  },
  header: {
    header: { "X-Primitive": "a b%,/", "X-Array": sizes, "X-Object": box, "X-Exploded": box },
  },
  formBody: { body: { text, deep } },
};

test.each(Object.entries(requests))("reads what %s has written", async (name, request) => {
  expect(await call(name, request)).toMatchObject({ kind: "response", status: 204 });
});

/** Each parameter on its own: a value that no pattern allows. */
const broken = Object.entries(requests).flatMap(([name, request]) =>
  Object.entries(request).flatMap(([place, values]) =>
    Object.keys(values).map((parameter): [string, string, object] => {
      const value = Object.entries(values).find(([key]) => key === parameter)?.[1];
      return [name, parameter, { [place]: { ...values, [parameter]: spoiled(value) } }];
    }),
  ),
);

test.each(broken)("would notice in %s if %s arrived changed", async (name, _parameter, request) => {
  expect(await call(name, request)).toMatchObject({ kind: "undocumented", status: 422 });
});

function spoiled(value: unknown): unknown {
  if (typeof value === "string") return `${value}?`;
  if (Array.isArray(value)) return value.map(spoiled);
  return Object.fromEntries(Object.entries(Object(value)).map(([key, item]) => [key, spoiled(item)]));
}

function call(name: string, request: object): Promise<unknown> {
  const operation = api.operations.find((each) => each.name === name);
  if (operation === undefined) throw new Error(`There is no operation ${name}.`);
  const client = loaded.createClient({ baseUrl: server.url });
  return loaded
    .functionOf(operation)(client, request, { guards: { request: "off" } })
    .result();
}
