import { describe, expect, test } from "vitest";
import type { NameOverrides } from "../src/model/api.js";
import type { Issue, Location } from "../src/model/issue.js";
import type { JsonObject } from "../src/model/json.js";
import { defaultSettings } from "../src/model/settings.js";
import { resolveApi } from "../src/resolve/resolve-api.js";
import { everything, generated, shapeOf } from "./hostile-support.js";
import { documentOf } from "./resolve-support.js";

// Whatever a name is set to, there is code that compiles, and a word where the name is set.

const pet: JsonObject = { $ref: "#/components/schemas/pet" };
const content: JsonObject = {
  openapi: "3.1.0",
  info: { title: "T", version: "1" },
  paths: {
    "/pets": {
      get: {
        operationId: "list_pets",
        responses: {
          "200": { description: "All.", content: { "application/json": { schema: { type: "array", items: pet } } } },
          "400": {
            description: "None.",
            content: { "application/json": { schema: { oneOf: [pet, { type: "null" }] } } },
          },
        },
      },
      put: { operationId: "put_pets", responses: {} },
    },
  },
  webhooks: { born: { post: { requestBody: { content: { "application/json": { schema: pet } } }, responses: {} } } },
  components: {
    schemas: {
      pet: {
        type: "object",
        required: ["kind"],
        properties: { kind: { $ref: "#/components/schemas/kind" }, next: pet },
      },
      kind: { type: "string", enum: ["cat", "dog"], "x-enum-varnames": ["Cat", "Dog"] },
    },
  },
};

const place: Location = { file: "redocly.yaml", line: 7, column: 9, pointer: "/of/the/setting" };

/** What is said where a setting stands. */
function saidOf(names: Partial<NameOverrides>, setting: string): readonly string[] {
  const settings = { ...defaultSettings, names: { operations: {}, schemas: {}, ...names } };
  const { issues } = resolveApi(documentOf(content), settings, new Map([[setting, place]]));
  return issues.filter(({ location }) => location === place).map(shown);
}

function shown({ code, message, hint }: Issue): string {
  return `${code} ${message} ${hint ?? ""}`.trim();
}

const other = "Choose another name.";

test.each<[names: Partial<NameOverrides>, setting: string, said: string[]]>([
  [{ operations: { list_pets: "allPets" } }, "/names/operations/list_pets", []],
  [{ schemas: { pet: "$Pet_1" } }, "/names/schemas/pet", []],
  [
    { operations: { list_pets: "delete" } },
    "/names/operations/list_pets",
    [`name-changed The name \`delete\` means something else in TypeScript, so this is called \`delete_\`. ${other}`],
  ],
  [
    { operations: { born: "delete" } },
    "/names/operations/born",
    [`name-changed The name \`delete\` means something else in TypeScript, so this is called \`delete2\`. ${other}`],
  ],
  [
    { schemas: { pet: "class" } },
    "/names/schemas/pet",
    [`name-changed The name \`class\` means something else in TypeScript, so this is called \`classModel\`. ${other}`],
  ],
  [
    { schemas: { pet: "keyof" } },
    "/names/schemas/pet",
    [`name-changed The name \`keyof\` means something else in TypeScript, so this is called \`keyofModel\`. ${other}`],
  ],
  [
    { schemas: { pet: "Animal", kind: "Animal" } },
    "/names/schemas/kind",
    [
      `name-changed The name \`Animal\` is taken by something else in the output, so this is called \`Animal2\`. ${other}`,
    ],
  ],
  [
    { schemas: { pet: "Animal" }, operations: { put_pets: "isAnimal" } },
    "/names/operations/put_pets",
    [
      `name-changed The name \`isAnimal\` is taken by something else in the output, so this is called \`isAnimal2\`. ${other}`,
    ],
  ],
  [
    { operations: { list_pets: "all pets" } },
    "/names/operations/list_pets",
    [`name-changed The name \`all pets\` is no identifier, so this is called \`allPets\`. ${other}`],
  ],
  [
    { schemas: { pet: "};evil()" } },
    "/names/schemas/pet",
    [`name-changed The name \`};evil()\` is no identifier, so this is called \`Evil\`. ${other}`],
  ],
  [
    { operations: { born: "1st" } },
    "/names/operations/born",
    [`name-changed The name \`1st\` is no identifier, so this is called \`_1stWebhook\`. ${other}`],
  ],
  [
    { schemas: { "of/nothing": "Nothing" } },
    "/names/schemas/of~1nothing",
    ["name-override-unused The configured name `schemas.of/nothing` belongs to nothing in the document."],
  ],
])("%j is answered at %s", (names, setting, said) => {
  expect(saidOf(names, setting)).toEqual(said);
});

test("a setting that no file holds is answered at the beginning of the document", () => {
  const settings = { ...defaultSettings, names: { operations: { list_pets: "delete" }, schemas: {} } };
  const { issues } = resolveApi(documentOf(content), settings);
  expect(issues).toMatchObject([{ code: "name-changed", location: { file: "spec.yaml", pointer: "" } }]);
});

/** TypeScript's own words, in every place of its grammar; names of ours; and what is hardly a name. */
const words = (
  "abstract accessor any as asserts async await bigint break class constructor declare default delete enum eval export extends " +
  "function get global import in infer intrinsic is keyof let module namespace never new null number of out override package " +
  "readonly require satisfies set static string super symbol this type typeof undefined unique unknown using var void yield " +
  "Array Error Promise Record $ $$ $1 _ __ __proto__ constructor prototype then signal caller request options it value item e é 名前"
).split(" ");

/** Something of each kind for every word, under a name with the number of the word. */
function contentForWords(): JsonObject {
  const text = JSON.stringify(content);
  const numbered = words.map((_word, index): typeof content => {
    const own = text.replaceAll(/\b(list_pets|put_pets|pets|pet|born|kind)\b(?=["/])/g, `$1${index}`);
    return JSON.parse(own) as typeof content; // a copy of it
  });
  const merged = (member: "paths" | "webhooks"): JsonObject =>
    Object.assign({}, ...numbered.map((each) => each[member]));
  const schemas: JsonObject = Object.assign({}, ...numbered.map((each) => Object(each["components"]).schemas));
  return { ...content, paths: merged("paths"), webhooks: merged("webhooks"), components: { schemas } };
}

describe("code can be made with every word as the name of", () => {
  const namesOf = (name: string): Readonly<Record<string, string>> =>
    Object.fromEntries(words.map((word, index) => [`${name}${index}`, word]));
  test.each<[what: string, names: Partial<NameOverrides>]>([
    ["an object", { schemas: namesOf("pet") }],
    ["an enum", { schemas: namesOf("kind") }],
    ["a query", { operations: namesOf("list_pets") }],
    ["a mutation", { operations: namesOf("put_pets") }],
    ["a webhook", { operations: namesOf("born") }],
  ])("%s", { timeout: 60_000 }, async (_what, names) => {
    const settings = { ...everything, names: { operations: {}, schemas: {}, ...names } };
    const { files, api } = await generated(contentForWords(), settings);
    expect(files.flatMap((file) => shapeOf(file).problems.map((problem) => `${file.path}: ${problem}`))).toEqual([]);
    const given = [...api.operations, ...api.schemas, ...api.webhooks].map(({ localName }) => localName);
    expect(words.filter((word) => !given.some((name) => name.startsWith(word)))).toEqual([]);
  });
});

test("an operation `signal` is not what a query hands on as the signal", async () => {
  const names = { operations: { list_pets: "signal" }, schemas: {} };
  const { files } = await generated(content, { ...everything, names });
  const queries = files.find(({ path }) => path.startsWith("queries/"))?.text;
  expect(queries).toContain("({ signal }) => signalCall(caller, { ...options, signal })");
});
