import { expect, test } from "vitest";
import { exampleOf } from "../src/pack/example-code.js";
import { packageReadme } from "../src/pack/readme.js";
import { tagWords } from "../src/pack/tag-words.js";
import type { JsonObject } from "../src/model/json.js";
import { compileErrors } from "./documented-code.js";
import { resolveFixture } from "./fixture-support.js";

/** The README of a package of a fixture that shows every operation, and its blocks of code. */
async function readmeOf(
  fixture: string,
  document: JsonObject = {},
): Promise<{ readonly text: string; readonly blocks: readonly string[] }> {
  const { api } = await resolveFixture(fixture);
  if (api === undefined) expect.fail(`${fixture} has no API.`);
  const scope = { api, packageName: "@acme/client", schemas: new Map(api.schemas.map((each) => [each.name, each])) };
  const examples = new Map(
    api.operations.flatMap((operation) => {
      const example = exampleOf(scope, operation);
      return example === undefined ? [] : [[operation.name, example] as const]; // as if each had a tag of its own
    }),
  );
  const text = packageReadme({ api, packageName: "@acme/client", examples, tags: tagWords(document), cjs: false });
  return { text, blocks: [...text.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, code = ""]) => code) };
}

test("all code compiles", { timeout: 60_000 }, async () => {
  const fixtures = ["tour", "oauth-flows", "servers-with-variables", "pagination-django", "streams"];
  const modules = await Promise.all(
    fixtures.map(async (fixture) => {
      const place = `"./fixtures/${fixture}/expected/index.js"`;
      const { blocks } = await readmeOf(fixture);
      expect(blocks.length).toBeGreaterThan(1);
      return blocks.map((code, index) => [`${fixture}-${index}.ts`, code.replace('"@acme/client"', place)] as const);
    }),
  );
  expect(compileErrors(new Map([...modules.flat(), ["wrong.ts", "export const wrong: number = {};"]]))).toEqual([
    "wrong.ts: Type '{}' is not assignable to type 'number'.",
  ]);
});

test("pages and streams are loops, files are blobs, and programs log in", async () => {
  const { text, blocks } = await readmeOf("tour");
  expect(blocks[0]).toMatchInlineSnapshot(`
    "import { createClient, libraryClientCredentials } from "@acme/client";

    export const client = createClient({
      auth: {
        apiKey: () => process.env.ACME_API_KEY,
        library: libraryClientCredentials({
          clientId: process.env.ACME_LIBRARY_CLIENT_ID ?? "",
          clientSecret: process.env.ACME_LIBRARY_CLIENT_SECRET ?? "",
        }),
      },
    });
    "
  `);
  expect(text).toContain("for await (const item of listBooks(client).items()) {\n  console.log(item);\n}\n");
  expect(text).toContain("for await (const item of await watchLoans(client)) {\n  console.log(item);\n}\n");
  expect(text).toContain('  body: { image: new Blob(["…"]) },\n');
  expect(text).toContain("A program gets one by `libraryClientCredentials`.");
});

test("who has several servers is told of them", async () => {
  expect((await readmeOf("servers-with-variables")).text).toContain("`serverUrls` has those of the document.");
  expect((await readmeOf("tour")).text).not.toContain("serverUrls");
});

test("an example stands below what the document says of its tag, and of those that it belongs to", async () => {
  const tags = [
    { name: "listBooks", summary: "Find *books*", description: "What there is.\n\nAnd more.", parent: "shelves" },
    { name: "shelves", summary: "Shelves", kind: "nav" },
  ];
  const { text } = await readmeOf("tour", { tags });
  expect(text).toContain("### Shelves / Find \\*books\\*\n\nWhat there is.\n\n");
  expect(text).not.toContain("And more.");
});

test.each<[tags: JsonObject["tags"], titles: Readonly<Record<string, readonly string[]>>]>([
  [undefined, {}],
  [[7, { summary: "No name" }, { name: "a" }], { a: ["a"] }],
  [
    [
      { name: "a", summary: " " },
      { name: "a", summary: "Twice" },
    ],
    { a: ["a"] },
  ],
  [[{ name: "a", parent: "gone" }], { a: ["a"] }],
  [
    [
      { name: "a", summary: "A", parent: "b" },
      { name: "b", parent: "c" },
      { name: "c", parent: "a" },
    ],
    { a: ["c", "b", "A"], b: ["A", "c", "b"], c: ["b", "A", "c"] },
  ],
  [[{ name: "__proto__", parent: "__proto__" }], JSON.parse('{"__proto__":["__proto__"]}')],
])("the tags %j have titles", (tags, titles) => {
  const words = [...tagWords({ tags })].map(([name, { titles }]) => [name, titles]);
  expect(words).toEqual(Object.entries(titles));
});
