import { expect, test } from "vitest";
import { loadDocument } from "../src/load/load-document.js";
import type { Issue, WithIssues } from "../src/model/issue.js";
import { isJsonObject, type JsonObject, type JsonValue, valueAt } from "../src/model/json.js";
import type { SelectionRule } from "../src/model/selection.js";
import type { SpecDocument } from "../src/model/spec-document.js";
import { documentWith, runCli } from "./cli-support.js";
import { put, temporaryFolder } from "./write-support.js";

type Selected = WithIssues<SpecDocument | undefined>;

async function select(
  document: JsonObject,
  include: readonly SelectionRule[],
  exclude: readonly SelectionRule[] = [],
): Promise<Selected> {
  const cwd = temporaryFolder();
  put(cwd, "a.json", JSON.stringify({ openapi: "3.1.0", info: { title: "A", version: "1" }, ...document }));
  return loadDocument("a.json", cwd, { include, exclude });
}

/** Every operation of what was selected, and every component. */
function namesIn({ value }: Selected): readonly string[] {
  const content = value?.content ?? {};
  const members = (group: string): readonly string[] =>
    Object.entries(Object(content[group]) as JsonObject).flatMap(([key, item]) =>
      // an object of the document, or none
      Object.keys(Object(item)).map((name) => (group === "components" ? key : `${name} ${key}`)),
    );
  const components = Object.entries(Object(content["components"]) as Record<string, JsonValue>); // likewise
  const named = components.flatMap(([group, each]) =>
    (isJsonObject(each) ? Object.keys(each) : []).map((name) => `${group}/${name}`),
  );
  return [...members("paths"), ...members("webhooks"), ...named];
}

function shown({ code, message, hint }: Issue): string {
  return [code, message, ...(hint === undefined ? [] : [hint])].join(" ");
}

const done = { responses: { 200: { description: "Done." } } };
const shop: JsonObject = {
  paths: {
    "/orders/": { get: { tags: ["orders"], operationId: "orders/list", ...done }, post: { tags: ["orders"], ...done } },
    "/orders/{id}/": { get: { tags: ["orders", "old"], operationId: "orders/get", ...done } },
    "/health": { get: { operationId: "health", ...done } },
  },
  webhooks: { "order.shipped": { post: { tags: ["orders"], ...done } }, ping: { post: done } },
};

test.each<
  [rule: string, include: readonly SelectionRule[], exclude: readonly SelectionRule[], left: readonly string[]]
>([
  ["a tag, of an operation or a webhook", [{ tag: "old" }], [], ["get /orders/{id}/"]],
  ["any of the tags", [{ tag: "ord*" }], [{ method: "post" }], ["get /orders/", "get /orders/{id}/"]],
  ["`default`, for what has no tag", [{ tag: "default" }], [], ["get /health", "post ping"]],
  ["a path as it is written, braces and all", [{ path: "/orders/{id}/" }], [], ["get /orders/{id}/"]],
  ["one segment of a path", [{ path: "/orders/*" }], [], ["get /orders/{id}/"]],
  ["any number of segments", [{ path: "/orders/**" }], [{ method: "POST" }], ["get /orders/", "get /orders/{id}/"]],
  [
    "an operationId, whose slashes count",
    [{ operation: "*" }, { operation: "orders/get" }],
    [],
    ["get /orders/{id}/", "get /health"],
  ],
  ["a webhook by its key", [{ webhook: "order.*" }], [], ["post order.shipped"]],
  ["all patterns of one rule", [{ path: "/orders/**", method: "post" }], [], ["post /orders/"]],
  ["everything but what is excluded", [], [{ tag: "orders" }], ["get /health", "post ping"]],
])("a rule matches %s", async (_rule, include, exclude, left) => {
  const selected = await select(shop, include, exclude);
  expect(namesIn(selected)).toEqual(left);
  expect(selected.issues).toEqual([]);
});

test("without rules a document stays as it is, with components that nothing uses", async () => {
  const components = { schemas: { Idle: { type: "string" } } };
  expect(namesIn(await select({ ...shop, components }, []))).toContain("schemas/Idle");
  expect(namesIn(await select({ ...shop, components }, [{ path: "/health" }]))).toEqual(["get /health"]);
});

test.each<
  [rule: string, include: readonly SelectionRule[], exclude: readonly SelectionRule[], issues: readonly string[]]
>([
  [
    "is told, and what was meant",
    [{ tag: "order" }, { path: "/health" }],
    [],
    ["selection-unmatched `tag:order` matches no operation. Did you mean `tag:orders`?"],
  ],
  [
    "is told of what is excluded",
    [],
    [{ operation: "helth" }],
    ["selection-unmatched `operation:helth` matches no operation. Did you mean `operation:health`?"],
  ],
  [
    "is told of patterns that only together match nothing",
    [{ path: "/health" }, { tag: "old", method: "post" }],
    [],
    [
      "selection-unmatched `{ tag: old, method: post }` matches no operation. Each of its patterns matches some, but none matches all.",
    ],
  ],
  [
    "ends the run if it was the only one",
    [{ tag: "order" }],
    [],
    [
      "selection-empty `include` and `exclude` leave no operation, so there is nothing to generate. Did you mean `tag:orders`?",
    ],
  ],
])("a rule that matches nothing %s", async (_rule, include, exclude, issues) => {
  expect((await select(shop, include, exclude)).issues.map(shown)).toEqual(issues);
});

const reference = (name: string): JsonObject => ({ $ref: `#/components/${name}` });
const answering = (schema: JsonValue): JsonObject => ({
  responses: { 200: { description: "It.", content: { "application/json": { schema } } } },
});

test.each<[rule: string, document: JsonObject, left: readonly string[]]>([
  [
    "through other components",
    {
      paths: { "/a": { get: { parameters: [reference("parameters/p")], ...answering(reference("schemas/A")) } } },
      components: {
        parameters: { p: { name: "p", in: "query", schema: reference("schemas/P") }, q: {} },
        schemas: {
          A: { properties: { b: reference("schemas/B/properties/c") } },
          B: { properties: { c: {} } },
          P: {},
          Q: {},
        },
      },
    },
    ["parameters/p", "schemas/A", "schemas/B", "schemas/P"],
  ],
  [
    "by the mapping of a discriminator, as names and as references",
    {
      paths: { "/a": { get: answering(reference("schemas/A")) } },
      components: {
        schemas: {
          A: { discriminator: { propertyName: "k", mapping: { b: "B", c: "#/components/schemas/C" } } },
          B: {},
          C: {},
          Q: {},
        },
      },
    },
    ["schemas/A", "schemas/B", "schemas/C"],
  ],
  [
    "by inheritance, grandchildren too",
    {
      paths: { "/a": { get: answering(reference("schemas/A")) } },
      components: {
        schemas: {
          A: { discriminator: { propertyName: "k" } },
          B: { allOf: [reference("schemas/A")] },
          C: { allOf: [{ allOf: [reference("schemas/B")] }] },
          Q: { properties: { a: reference("schemas/A") } },
        },
      },
    },
    ["schemas/A", "schemas/B", "schemas/C"],
  ],
  [
    "by an anchor",
    {
      paths: { "/a": { get: answering({ $ref: "#tree" }) } },
      components: { schemas: { Tree: { $anchor: "tree" }, Q: {} } },
    },
    ["schemas/Tree"],
  ],
  [
    "as what secures the document, an operation or a callback",
    {
      security: [{ all: [] }],
      paths: { "/a": { get: { security: [{ one: [] }], callbacks: { c: reference("callbacks/c") }, ...done } } },
      components: {
        callbacks: { c: { "{$url}": { post: { security: [{ back: [] }], ...done } } } },
        securitySchemes: { all: {}, one: {}, back: {}, idle: {} },
      },
    },
    ["callbacks/c", "securitySchemes/all", "securitySchemes/one", "securitySchemes/back"],
  ],
])("components stay that are reached %s", async (_rule, document, left) => {
  const names = namesIn(await select(document, [{ path: "/a" }]));
  expect(names.filter((name) => !name.startsWith("get "))).toEqual(left);
});

test("what chosen operations refer to in others stays, and is no operation", async () => {
  const place = "#/paths/~1b/get/responses/200/content/application~1json/schema";
  const document = {
    paths: {
      "/a": { get: answering({ $ref: place }), put: answering({ items: { $ref: place } }) },
      "/b": { get: answering({ properties: { b: reference("schemas/B"), inner: { $ref: place } } }) },
    },
    components: { schemas: { B: {}, Q: {} } },
  };
  const selected = await select(document, [{ path: "/a", method: "get" }]);
  expect(namesIn(selected)).toEqual(["get /a", "schemas/B", "pathItems//b"]);
  expect(selected.issues).toEqual([]);
  const moved = place.replace("#/paths", "/components/pathItems");
  expect(valueAt(selected.value?.content ?? {}, `${moved}/properties/inner/$ref`)).toBe(`#${moved}`);
  expect(selected.value?.locate(`${moved}/properties`).pointer).toBe(`${place.slice(1)}/properties`);
});

test("a path item that stands elsewhere loses methods for one path alone", async () => {
  const document = { paths: { "/a": { $ref: "#/paths/~1b" }, "/b": { get: done, put: done } } };
  expect(namesIn(await select(document, [], [{ path: "/a", method: "put" }]))).toEqual(["get /a", "get /b", "put /b"]);
  expect(namesIn(await select(document, [{ path: "/a" }]))).toEqual(["$ref /a", "pathItems//b"]);
});

test("nothing is said of what is left out", async () => {
  const broken = {
    paths: {
      "/a": { get: done },
      "/b": { get: answering({ $ref: "gone.json" }), put: answering(reference("schemas/No")) },
    },
  };
  expect((await select(broken, [{ path: "/a" }])).issues).toEqual([]);
  expect((await select(broken, [{ path: "/b" }])).issues.map(({ code }) => code)).toEqual([
    "ref-unresolved",
    "ref-unresolved",
  ]);
});

test("a pattern finds its place in the configuration", async () => {
  const cwd = temporaryFolder();
  put(cwd, "pets.yaml", documentWith());
  put(
    cwd,
    "redocly.yaml",
    "apis:\n  pets:\n    root: pets.yaml\n    x-specwright:\n      output: out\n      exclude: [tag:toy]\n",
  );
  const { stdout, exitCode } = await runCli(cwd, ["generate"]);
  expect(stdout).toContain("redocly.yaml:6:17 warning selection-unmatched\n  `tag:toy` matches no operation.");
  expect(exitCode).toBe(0);
});

test("the command line says which operations instead, for every command alike", async () => {
  const cwd = temporaryFolder();
  const toys = `  /toys:\n    get: { operationId: listToys, responses: { "204": { description: None. } } }\n`;
  put(cwd, "pets.yaml", documentWith(toys));
  const flags = ["pets.yaml", "--include", "operation:list*", "--exclude", "path:/pets"];
  expect((await runCli(cwd, ["generate", ...flags, "--output", "out"])).exitCode).toBe(0);
  expect((await runCli(cwd, ["check", ...flags, "--output", "out"])).exitCode).toBe(0);
  const { stdout, exitCode } = await runCli(cwd, ["check", ...flags.slice(0, 3), "--output", "out"]);
  expect(stdout).toContain("Run `npx specwright generate pets.yaml --output out --include 'operation:list*'`.");
  expect(exitCode).toBe(1);
  put(cwd, "more.yaml", documentWith(toys.replace("toys:", "games:")));
  const compared = await runCli(cwd, ["diff", "pets.yaml", "more.yaml", "--include", "path:/pets"]);
  expect(compared.stdout).toContain("No changes");
  const added = await runCli(cwd, ["diff", "pets.yaml", "more.yaml", "--include", "path:/games", "--json"]);
  expect(JSON.parse(added.stdout)).toMatchObject({
    apis: [{ summary: { report: { changes: [{ kind: "api-added" }] } } }],
  });
});

test.each<[flag: string, error: string]>([
  ["pets", "`pets` does not say what `--include` is to match.\nDid you mean `tag:pets` or `operation:pets`?\n"],
  ["/pets/**", "`/pets/**` does not say what `--include` is to match.\nDid you mean `path:/pets/**`?\n"],
  ["tags:pets", "`tags:pets` does not say what `--include` is to match.\nDid you mean `tag`?\n"],
])("the command line refuses `--include %s`", async (flag, error) => {
  expect(await runCli(temporaryFolder(), ["generate", "a.yaml", "--include", flag])).toEqual({
    exitCode: 2,
    stdout: "",
    stderr: error,
  });
});

test("the names of a document are listed as they are in the output", async () => {
  const cwd = temporaryFolder();
  put(cwd, "pets.yaml", documentWith());
  expect((await runCli(cwd, ["names", "pets.yaml"])).stdout).toMatchInlineSnapshot(`
    "pets.yaml
      operation  listPets  listPets  operations/default/listPets.ts
      schema     Pet       Pet       schemas/Pet.ts
      schema     #/paths/~1pets/get/responses/200/content/application~1json/schema  PetList   schemas/PetList.ts
    "
  `);
  const { stdout } = await runCli(cwd, ["names", "pets.yaml", "--format", "json"]);
  expect(JSON.parse(stdout)).toEqual([
    {
      api: "pets.yaml",
      names: expect.arrayContaining([
        {
          kind: "operation",
          name: "listPets",
          localName: "listPets",
          file: "operations/default/listPets.ts",
          request: "GET /pets",
        },
      ]),
    },
  ]);
});
