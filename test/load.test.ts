import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { findReferenceIssues } from "../src/load/find-reference-issues.js";
import { parseYaml } from "../src/load/parse-yaml.js";
import { loadConfig } from "../src/load/load-config.js";
import { loadDocument } from "../src/load/load-document.js";
import { nearestName } from "../src/model/nearest-name.js";
import { sourceReader } from "../src/load/read-source.js";
import type { Issue } from "../src/model/issue.js";
import { segmentsOf, valueAt, type JsonValue } from "../src/model/json.js";
import { defaultSettings } from "../src/model/settings.js";
import type { SpecDocument } from "../src/model/spec-document.js";

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

type Files = Readonly<Record<string, string | Buffer>>;

function folderOf(files: Files): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "specwright-load-")));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

async function load(files: Files, root = Object.keys(files)[0] ?? ""): ReturnType<typeof loadDocument> {
  return loadDocument(root, folderOf(files));
}

async function loadWhole(files: Files): Promise<SpecDocument> {
  const { value, issues } = await load(files);
  expect(issues.map(shown)).toEqual([]);
  if (value === undefined) throw new Error("Nothing was loaded.");
  return value;
}

function shown({ code, location, message }: Issue): string {
  return `${location.file}:${location.line}:${location.column} ${code} ${message}`;
}

function at(document: SpecDocument | undefined, pointer: string): JsonValue | undefined {
  return document === undefined ? undefined : valueAt(document.content, pointer);
}

const head = `openapi: 3.1.0\ninfo: { title: T, version: "1" }\n`;

describe("values", () => {
  test("YAML and JSON give the same content", async () => {
    const yaml = await loadWhole({ "a.yaml": `${head}paths: {}\n` });
    const json = await loadWhole({
      "a.json": `{"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{}}`,
    });
    expect(yaml.content).toEqual(json.content);
    expect(yaml.version).toBe("3.1");
  });

  test.each<[rule: string, text: string, value: unknown]>([
    ["a date stays a string", "2026-01-31", "2026-01-31"],
    ["yes and no stay strings", "no", "no"],
    ["infinity is a string, since JSON has none", ".inf", ".inf"],
    ["a numeral beyond all numbers is a string", "1e999", "1e999"],
    ["a hexadecimal numeral is a number", "0x1f", 31],
    ["a numeral with an exponent is a number", "-1.5e3", -1500],
    ["underscores make no number", "1_000", "1_000"],
    ["~ is null", "~", null],
  ])("in YAML, %s", async (_rule, text, value) => {
    const document = await loadWhole({ "a.yaml": `${head}x-value: ${text}\n` });
    expect(document.content["x-value"]).toEqual(value);
  });

  test("merge keys are merged, and the own member wins", async () => {
    const document = await loadWhole({
      "a.yaml": `${head}x-base: &base { a: 1, b: 2 }\nx-value:\n  <<: *base\n  b: 3\n`,
    });
    expect(document.content["x-value"]).toEqual({ a: 1, b: 3 });
    expect(document.locate("/x-value/a")).toMatchObject({ line: 3, column: 20 });
  });

  test.each([
    ["a.yaml", `${head}x-value: { __proto__: { polluted: true }, constructor: 1 }\n`],
    ["a.json", `{"openapi":"3.1.0","x-value":{"__proto__":{"polluted":true},"constructor":1}}`],
  ])("__proto__ is a name like any other in %s", async (file, text) => {
    const value = (await loadWhole({ [file]: text })).content["x-value"];
    expect(Object.keys(value as object)).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect("polluted" in {}).toBe(false);
  });

  test("a byte order mark and CRLF are read over", async () => {
    const document = await loadWhole({ "a.yaml": `\ufeff${head.replaceAll("\n", "\r\n")}paths: {}\r\n` });
    expect(document.locate("/paths")).toEqual({ file: "a.yaml", line: 3, column: 1, pointer: "/paths" });
  });

  test("a file without extension is JSON if it begins like it", async () => {
    expect((await loadWhole({ spec: `\n {"openapi": "3.0.3"}` })).version).toBe("3.0");
    expect((await loadWhole({ "flow.yaml": `{openapi: 3.0.3}` })).version).toBe("3.0");
  });
});

describe("places", () => {
  const yaml = `${head}paths:\n  /pets/{id}:\n    get:\n      operationId: a\n      tags: [x, y]\n      summary:\n`;
  const json = `{\n  "openapi": "3.1.0",\n  "paths": {\n    "/a~b": {\n      "get": { "operationId": "a", "tags": ["x"] }\n    }\n  }\n}`;

  test.each<[rule: string, file: string, text: string, pointer: string, line: number, column: number]>([
    ["a text stands where its value begins", "a.yaml", yaml, "/paths/~1pets~1{id}/get/operationId", 6, 20],
    ["an object stands where its key begins", "a.yaml", yaml, "/paths/~1pets~1{id}/get", 5, 5],
    ["an item stands where it begins", "a.yaml", yaml, "/paths/~1pets~1{id}/get/tags/1", 7, 17],
    ["a value that is not written stands at its key", "a.yaml", yaml, "/paths/~1pets~1{id}/get/summary", 8, 7],
    ["what is not there stands at its nearest ancestor", "a.yaml", yaml, "/paths/~1pets~1{id}/put/x", 4, 3],
    ["the root stands at the beginning", "a.yaml", yaml, "", 1, 1],
    ["a text in JSON stands where its value begins", "a.json", json, "/paths/~1a~0b/get/operationId", 5, 31],
    ["an object in JSON stands where its key begins", "a.json", json, "/paths/~1a~0b/get", 5, 7],
    ["an item in JSON stands where it begins", "a.json", json, "/paths/~1a~0b/get/tags/0", 5, 45],
    ["what is not in JSON stands at its nearest ancestor", "a.json", json, "/paths/~1a~0b/get/tags/7", 5, 36],
  ])("%s", async (_rule, file, text, pointer, line, column) => {
    const document = await loadWhole({ [file]: text });
    expect(document.locate(pointer)).toEqual({ file, line, column, pointer });
  });
});

describe("what cannot be loaded", () => {
  test.each<[rule: string, files: Files, issues: readonly string[]]>([
    [
      "all syntax errors of YAML are reported at once",
      { "a.yaml": "openapi: 3.1.0\ninfo: a: b\npaths:\n  /a: [1, 2}\n  /b: 'c' d\n" },
      [
        "a.yaml:2:7 syntax-invalid Nested mappings are not allowed in compact mappings.",
        "a.yaml:4:12 syntax-invalid Flow sequence in block collection must be sufficiently indented and end with a ].",
        "a.yaml:5:11 syntax-invalid Unexpected scalar at node end.",
      ],
    ],
    [
      "what follows in YAML where nothing can be read any more is not reported token by token",
      { "a.yaml": "openapi: 3.1.0\ntags:\n  - {name: $.a['/b'], x: {y: 1}}\n  - {name: c, x: {y: 2}}\n" },
      [
        "a.yaml:3:15 syntax-invalid Unexpected flow-seq-start at node end.",
        "a.yaml:3:16 syntax-invalid Unexpected single-quoted-scalar at node end.",
        "a.yaml:3:20 syntax-invalid Flow map in block collection must be sufficiently indented and end with a }.",
      ],
    ],
    [
      "keys that stand twice beside syntax errors of YAML are reported with them",
      { "a.yaml": `${head}info: 1\npaths: { /a: {}, /a: {} }\na: b: c\n` },
      [
        `a.yaml:3:1 key-duplicate ${doubled("info", 2)}`,
        `a.yaml:4:18 key-duplicate ${doubled("/a", 4)}`,
        "a.yaml:5:4 syntax-invalid Nested mappings are not allowed in compact mappings.",
      ],
    ],
    [
      "all syntax errors of JSON are reported at once",
      { "a.json": `{\n  "openapi": "3.1.0" // why\n  "info": [1,],\n  title\n}` },
      [
        "a.json:2:22 syntax-invalid JSON has no comments.",
        "a.json:3:3 syntax-invalid A comma is expected here.",
        "a.json:3:14 syntax-invalid A value is expected here.",
        "a.json:4:3 syntax-invalid This is not a value of JSON.",
        "a.json:5:1 syntax-invalid The name of a member, in double quotes, is expected here.",
        "a.json:5:1 syntax-invalid A value is expected here.",
      ],
    ],
    [
      "keys that stand twice beside syntax errors of JSON are reported with them",
      { "a.json": `{"openapi":"3.1.0",\n "a": 1,\n "a": 2,}` },
      [
        `a.json:3:2 key-duplicate ${doubled("a", 2)}`,
        "a.json:3:9 syntax-invalid The name of a member, in double quotes, is expected here.",
        "a.json:3:9 syntax-invalid A value is expected here.",
      ],
    ],
    [
      "a tag that nobody knows is an error",
      { "a.yaml": `${head}x: !secret y\n` },
      ["a.yaml:3:13 syntax-invalid Unknown tag !<!secret>."],
    ],
    ["an empty document", { "a.yaml": "# later\n" }, ["a.yaml:1:1 document-invalid `a.yaml` is empty."]],
    ["an empty document of JSON", { "a.json": "\n" }, ["a.json:1:1 document-invalid `a.json` is empty."]],
    ["a list", { "a.yaml": "- 1\n" }, ["a.yaml:1:1 document-invalid An OpenAPI document is an object."]],
    [
      "an object that is no OpenAPI document",
      { "a.yaml": "opanapi: 3.1.0\n" },
      ["a.yaml:1:1 document-invalid This is no OpenAPI document: it has no member `openapi`."],
    ],
    [
      "a version that is no text",
      { "a.yaml": "openapi: [3, 1]\n" },
      ["a.yaml:1:1 document-invalid `openapi` must be a string, such as `3.1.0`."],
    ],
    [
      "OpenAPI 4, as a number",
      { "a.yaml": "openapi: 4.0\n" },
      ["a.yaml:1:10 version-unsupported OpenAPI 4.0 is not read yet."],
    ],
    ["Swagger 1", { "a.yaml": "swagger: '1.2'\n" }, ["a.yaml:1:10 version-unsupported Swagger 1.2 is not read yet."]],
    [
      "Swagger 1, as a number",
      { "a.yaml": "swagger: 1.2\n" },
      ["a.yaml:1:10 version-unsupported Swagger 1.2 is not read yet."],
    ],
    [
      "OpenAPI 3.3",
      { "a.yaml": "openapi: 3.3.0\n" },
      ["a.yaml:1:10 version-unsupported OpenAPI 3.3.0 is not read yet."],
    ],
    [
      "a version that there is not",
      { "a.yaml": "openapi: three\n" },
      ["a.yaml:1:10 version-unsupported `three` is not a version of OpenAPI."],
    ],
    [
      "a binary file",
      { "a.yaml": Buffer.from([65, 0, 66]) },
      ["a.yaml:1:1 file-unreadable `a.yaml` is a binary file."],
    ],
    [
      "text in Latin-1",
      { "a.yaml": Buffer.from([65, 0xe9]) },
      ["a.yaml:1:1 file-unreadable `a.yaml` is not in UTF-8."],
    ],
    [
      "text in UTF-16",
      { "a.yaml": Buffer.from("\ufeffa", "utf16le") },
      ["a.yaml:1:1 file-unreadable `a.yaml` is in UTF-16."],
    ],
  ])("%s", async (_rule, files, issues) => {
    const result = await load(files);
    expect(result.value).toBeUndefined();
    expect(result.issues.map(shown)).toEqual(issues);
  });

  test.each([
    ["openapi: 3.0", "3.0.0", "3.0"],
    ["openapi: 3.1", "3.1.0", "3.1"],
    ["openapi: 3.2", "3.2.0", "3.2"],
    ["swagger: 2.0", "2.0", "3.0"],
  ])("%s is read, though it lacks quotes", async (line, meant, version) => {
    const { value, issues } = await load({ "a.yaml": `${line}\ninfo: { title: A, version: "1" }\npaths: {}\n` });
    const [key = ""] = line.split(":");
    expect(value?.version).toBe(version);
    expect(issues.map(shown)).toEqual([
      `a.yaml:1:10 version-unquoted \`${key}\` is a number, and is read as \`"${meant}"\`.`,
    ]);
    expect(issues[0]).toMatchObject({ severity: "warning", hint: `Put it in quotes: \`${key}: "${meant}"\`.` });
  });

  test("a missing file has the nearest one as its hint, a missing folder is named", async () => {
    const cwd = folderOf({ "spec/flexslot.yaml": head });
    const missing = await loadDocument("spec/flexslt.yaml", cwd);
    expect(missing.issues.map(shown)).toEqual([
      "spec/flexslt.yaml:1:1 file-not-found There is no file `spec/flexslt.yaml`.",
    ]);
    expect(missing.issues[0]?.hint).toBe("Did you mean `spec/flexslot.yaml`?");
    expect((await loadDocument("specs/a.yaml", cwd)).issues[0]?.hint).toBe("There is no folder `specs` either.");
    expect((await loadDocument("spec", cwd)).issues[0]?.code).toBe("file-unreadable");
  });

  const deep = 100_000;
  test.each<[rule: string, file: string, text: string]>([
    ["deep JSON", "a.json", `{"openapi":"3.1.0","a":${"[".repeat(deep)}${"]".repeat(deep)}}`],
    ["deep JSON without an end", "a.json", `{"openapi":"3.1.0","a":${'{"a":'.repeat(deep)}`],
    ["deep JSON behind a string without an end", "a.json", `{"a":"b\n${"[".repeat(deep)}`],
    ["deep flow YAML", "a.yaml", `openapi: 3.1.0\na: ${"[".repeat(deep)}${"]".repeat(deep)}`],
    ["deep flow YAML without an end", "a.yaml", `openapi: 3.1.0\na: ${"{a: ".repeat(deep)}`],
    ["deep YAML behind an error", "a.yaml", `openapi: 3.1.0\na: b: c\nd: ${"[".repeat(deep)}`],
    ["deep block YAML", "a.yaml", `openapi: 3.1.0\na:\n${"- ".repeat(deep)}b\n`],
  ])("%s ends in an issue", async (_rule, file, text) => {
    const { value, issues } = await load({ [file]: text });
    expect(value).toBeUndefined();
    expect(issues.length).toBeGreaterThan(0);
  });

  test("aliases of aliases end in an issue", async () => {
    const levels = Array.from({ length: 30 }, (_, level) => `a${level + 1}: &a${level + 1} [*a${level}, *a${level}]\n`);
    const { value, issues } = await load({ "a.yaml": `${head}a0: &a0 [1, 2]\n${levels.join("")}` });
    expect(value).toBeUndefined();
    expect(issues.map(shown)).toEqual([
      expect.stringMatching(
        /^a\.yaml:24:\d+ document-invalid The aliases of this document expand to more than 5000000/,
      ),
    ]);
  });

  test("an alias of what contains it ends in an issue", async () => {
    const { issues } = await load({ "a.yaml": `${head}a: &a\n  b: [*a]\n` });
    expect(issues.map(shown)).toEqual(["a.yaml:4:7 document-invalid This alias makes a value that contains itself."]);
  });

  test("more than a hundred issues are counted, and what is beyond is no less an error", async () => {
    const { value, issues } = await load({ "a.yaml": `${head}${"a: 1\n".repeat(151)}z: b: c\n` });
    expect(value).toBeUndefined();
    expect(issues).toHaveLength(101);
    expect(issues.at(-2)?.message).toMatch(/There are 50 more/);
    expect(issues.at(-1)?.code).toBe("syntax-invalid");
  });
});

describe("keys that stand twice", () => {
  test.each<[format: string, file: string, text: string, places: readonly string[]]>([
    [
      "YAML",
      "a.yaml",
      `${head}x-value:\n  - &base { a: 1, b: 2, a: 3 }\n  - <<: *base\n    a: 4\n    "a": 5\nx-other: { c/d: {}, c/d: { e: 1 } }\n`,
      ["4:25 /x-value/0/a", "7:5 /x-value/1/a", "8:21 /x-other/c~1d"],
    ],
    [
      "JSON",
      "a.json",
      `{"openapi":"3.1.0","info":{},\n"x-value": [{"a": 1, "b": 2, "a": 3},\n {"b": 2, "a": 4, "a": 5}],\n"x-other": {"c/d": {}, "c/d": {"e": 1}}}`,
      ["2:30 /x-value/0/a", "3:19 /x-value/1/a", "4:24 /x-other/c~1d"],
    ],
  ])("cost what the last of them hides, in %s", async (_format, file, text, places) => {
    const { value, issues } = await load({ [file]: text });
    expect(value?.content["x-value"]).toEqual([
      { a: 3, b: 2 },
      { a: 5, b: 2 },
    ]);
    expect(value?.content["x-other"]).toEqual({ "c/d": { e: 1 } });
    expect(issues.map(({ code, severity }) => `${severity} ${code}`)).toEqual(places.map(() => "error key-duplicate"));
    expect(issues.map(({ location: { line, column, pointer } }) => `${line}:${column} ${pointer}`)).toEqual(places);
    expect(value?.locate("/x-other/c~1d")).toEqual(issues.at(-1)?.location);
  });

  test.each<[rule: string, text: string, issues: readonly string[]]>([
    [
      "what else is wrong is said as well",
      "a: 1\na: 2\nb: !secret c\n",
      [`a.yaml:2:1 key-duplicate ${doubled("a", 1)}`, "a.yaml:3:13 syntax-invalid Unknown tag !<!secret>."],
    ],
    ["a list may be a key", "{ ? [a, b] : 1, ? [a, b] : 2 }", [`a.yaml:1:19 key-duplicate ${doubled("a,b", 1)}`]],
    ["an alias may be one", "{ x: &x foo, *x : 1, foo: 2 }", [`a.yaml:1:22 key-duplicate ${doubled("foo", 1)}`]],
    ["in quotes, `<<` is a name", '"<<": 1\n"<<": 2\n', [`a.yaml:2:1 key-duplicate ${doubled("<<", 1)}`]],
    [
      "`.inf` is none of numbers",
      ".inf: 1\nInfinity: 2\na: 1\na: 2\n",
      [`a.yaml:4:1 key-duplicate ${doubled("a", 3)}`],
    ],
    [
      "numbers are one whatever they are written like",
      "1: a\n0x1: b\n",
      [`a.yaml:2:1 key-duplicate ${doubled("1", 1)}`],
    ],
  ])("in YAML, %s", (_rule, text, expected) => {
    const { issues } = parseYaml({ path: "/a.yaml", file: "a.yaml", text });
    expect(issues.map(shown)).toEqual(expected);
  });

  test("may be more than fit into a call", () => {
    const { value, issues } = parseYaml({ path: "/a.yaml", file: "a.yaml", text: `x:\n${"  a: 1\n".repeat(200_000)}` });
    expect(value?.content).toEqual({ x: { a: 1 } });
    expect(issues).toHaveLength(100);
  });

  test("each names the one before it", async () => {
    const { issues } = await load({ "a.json": `{"openapi":"3.1.0",\n"a:\\"b": 1,\n"a:\\"b": 2,\n"a:\\"b": 3}` });
    expect(issues.map(shown)).toEqual([
      `a.json:3:1 key-duplicate ${doubled('a:"b', 2)}`,
      `a.json:4:1 key-duplicate ${doubled('a:"b', 3)}`,
    ]);
  });

  test("are found in files that a document refers to, and in its overlays", async () => {
    const cwd = folderOf({
      "a.yaml": `${head}components:\n  schemas:\n    A: { $ref: "b.yaml#/B" }\n`,
      "b.yaml": "B: { type: string }\nB: { type: integer }\n",
      "c.yaml": `overlay: 1.0.0\ninfo: { title: C, version: "1" }\nactions:\n  - target: $\n    update: { x-a: 1, x-a: 2 }\n`,
    });
    const { value, issues } = await loadDocument("a.yaml", cwd, { overlays: ["c.yaml"] });
    expect(value?.content["x-a"]).toBe(2);
    expect(issues.map(shown)).toEqual([
      `c.yaml:5:23 key-duplicate ${doubled("x-a", 5)}`,
      `b.yaml:2:1 key-duplicate ${doubled("B", 1)}`,
    ]);
  });
});

function doubled(key: string, line: number): string {
  return `The key \`${key}\` stands already in line ${line} of the same object, and what it says there is left out.`;
}

test("a document may be in a file of any name", async () => {
  expect((await loadWhole({ "a.txt": `${head}paths: {}\n` })).version).toBe("3.1");
});

test("a description may refer to a file of text, which is no YAML whatever it looks like", async () => {
  const text = "# Pets\n\n- `a`: *b\n{";
  const cwd = folderOf({
    "a.yaml": `${head}tags: [{ name: pets, description: { $ref: pets.md } }]\ncomponents:\n  schemas:\n    A: { description: { $ref: ./pets.md } }\n    B: { $ref: pets.md }\n`,
    "pets.md": text,
  });
  const { value, issues } = await loadDocument("a.yaml", cwd);
  expect(valueAt(value?.content ?? null, "/tags/0/description")).toBe(text);
  expect(valueAt(value?.content ?? null, "/components/schemas/A/description")).toBe(text);
  expect(issues).toEqual([]);
});

describe("references in one file", () => {
  function schemas(yaml: string): Files {
    return { "a.yaml": `${head}components:\n  schemas:\n${yaml}` };
  }

  test.each<[rule: string, files: Files, issue: string, hint: string | undefined]>([
    [
      "a misspelt name has the nearest as its hint",
      schemas("    OAuth2Client: {}\n    B:\n      $ref: '#/components/schemas/OAuth2Cient'\n"),
      "a.yaml:7:13 ref-unresolved `#/components/schemas/OAuth2Cient` is not in the document.",
      "Did you mean `#/components/schemas/OAuth2Client`?",
    ],
    [
      "a misspelt section is mended on the way",
      schemas("    A: {}\n    B:\n      items: { $ref: '#/component/schemas/A' }\n"),
      "a.yaml:7:22 ref-unresolved `#/component/schemas/A` is not in the document.",
      "Did you mean `#/components/schemas/A`?",
    ],
    [
      "a section of Swagger is mended",
      schemas("    A: {}\n    B: { $ref: '#/definitions/A' }\n"),
      "a.yaml:6:16 ref-unresolved `#/definitions/A` is not in the document.",
      "Did you mean `#/components/schemas/A`?",
    ],
    [
      "a name that no schema bears leads nowhere",
      schemas("    B: { $ref: '#node' }\n"),
      "a.yaml:5:16 ref-unresolved `#node` is neither a JSON Pointer nor the name of one schema.",
      undefined,
    ],
    [
      "a parameter is no schema, but has one",
      {
        "a.yaml": `${head}components:\n  parameters: { P: { schema: {} } }\n  schemas: { B: { $ref: '#/components/parameters/P' } }\n`,
      },
      "a.yaml:5:25 member-invalid `#/components/parameters/P` is something else than a schema.",
      "Did you mean `#/components/parameters/P/schema`?",
    ],
    [
      "all schemas are no schema",
      schemas("    B: { $ref: '#/components/schemas' }\n"),
      "a.yaml:5:16 member-invalid `#/components/schemas` is something else than a schema.",
      undefined,
    ],
    [
      "members of every object are not members",
      schemas("    B: { $ref: '#/components/schemas/constructor' }\n"),
      "a.yaml:5:16 ref-unresolved `#/components/schemas/constructor` is not in the document.",
      undefined,
    ],
    [
      "a reference is a string",
      schemas("    B: { items: { $ref: 5 } }\n"),
      "a.yaml:5:25 ref-unresolved `$ref` must be a string.",
      undefined,
    ],
    [
      "a schema that is its own reference is a circle",
      schemas("    A: { $ref: '#/components/schemas/A' }\n"),
      "a.yaml:5:16 ref-cycle `#/components/schemas/A` refers to itself.",
      undefined,
    ],
    [
      "a circle of references is reported once",
      schemas("    A: { $ref: '#/components/schemas/B' }\n    B: { $ref: '#/components/schemas/A' }\n"),
      "a.yaml:6:16 ref-cycle These refer to each other and to nothing else: " +
        "`#/components/schemas/B` → `#/components/schemas/A` → `#/components/schemas/B`.",
      undefined,
    ],
  ])("%s", async (_rule, files, issue, hint) => {
    const { value, issues } = await load(files);
    expect(value).toBeDefined();
    expect(issues.map(shown)).toEqual([issue]);
    expect(issues[0]?.hint).toBe(hint);
  });

  test.each<[rule: string, yaml: string]>([
    ["in an example", "    A: { example: { $ref: '#/nowhere' } }\n"],
    ["in examples of a schema", "    A: { examples: [{ $ref: '#/nowhere' }] }\n"],
    ["in a default", "    A: { default: { $ref: '#/nowhere' } }\n"],
    ["in an enum or a const", "    A: { enum: [{ $ref: '#/nowhere' }], const: { $ref: '#/nowhere' } }\n"],
    ["in an extension", "    A: { x-a: { $ref: '#/nowhere' } }\n"],
    ["that is the name of a property", "    A: { properties: { $ref: { type: string } } }\n"],
    ["in the value of an example", "  examples:\n    A: { value: { $ref: '#/nowhere' } }\n"],
  ])("$ref is no reference %s", async (_rule, yaml) => {
    expect((await load(schemas(yaml))).issues).toEqual([]);
  });

  test.each<[rule: string, yaml: string]>([
    ["a property", "    A: { properties: { example: { $ref: '#/nowhere' } } }\n"],
    ["a definition", "    A: { $defs: { default: { $ref: '#/nowhere' } } }\n"],
    ["a response", "  responses:\n    default: { $ref: '#/nowhere' }\n"],
    ["a header", "  headers:\n    x-rate: { $ref: '#/nowhere' }\n"],
    ["an example", "  examples:\n    value: { $ref: '#/nowhere' }\n"],
    ["a schema", "    x-enum: { $ref: '#/nowhere' }\n"],
  ])("%s may have the name of a keyword", async (_rule, yaml) => {
    expect((await load(schemas(yaml))).issues.map((issue) => issue.code)).toEqual(["ref-unresolved"]);
  });

  test("percent-encoding is undone, and a schema may contain itself", async () => {
    const { issues } = await load(
      schemas(
        "    A b: { items: { $ref: '#/components/schemas/A%20b' } }\n    C: { $ref: '#/components/schemas/A b' }\n",
      ),
    );
    expect(issues).toEqual([]);
  });

  test("a chain of references of any length is followed without recursion", async () => {
    const chain = Array.from({ length: 20_000 }, (_, n) => `"S${n}":{"$ref":"#/components/schemas/S${n + 1}"}`);
    const text = `{"openapi":"3.1.0","components":{"schemas":{${chain.join()},"S20000":{}}}}`;
    expect(findReferenceIssues(await loadWhole({ "a.json": text }))).toEqual([]);
  });
});

describe("references to other files", () => {
  const root = `${head}paths:
  /pets:
    $ref: paths/pets.yaml
components:
  schemas:
    Error: { $ref: ./schemas/error.yaml }
    Pet: { type: string }
`;
  const pets = `get:
  parameters:
    - $ref: ../parameters.yaml#/Limit
  responses:
    "200":
      content:
        application/json:
          schema: { $ref: ../schemas/pet.json#/Pet }
    default:
      content:
        application/json:
          schema: { $ref: ../schemas/error.yaml }
`;
  const files: Files = {
    "api.yaml": root,
    "paths/pets.yaml": pets,
    "parameters.yaml": "Limit: { name: limit, in: query, schema: { $ref: '#/Number' } }\nNumber: { type: integer }\n",
    "schemas/pet.json": `{"Pet": {"properties": {"tag": {"$ref": "#/Tag"}, "parent": {"$ref": "#/Pet"}}}, "Tag": {"type": "string"}}`,
    "schemas/error.yaml": "properties:\n  cause: { $ref: '#' }\n  pet: { $ref: ../api.yaml#/components/schemas/Pet }\n",
  };

  test("schemas keep their identity under components, everything else is copied", async () => {
    const document = await loadWhole(files);
    expect(document.content["paths"]).toEqual({
      "/pets": {
        get: {
          parameters: [{ name: "limit", in: "query", schema: { $ref: "#/components/schemas/Number" } }],
          responses: {
            "200": { content: { "application/json": { schema: { $ref: "#/components/schemas/Pet2" } } } },
            default: { content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } } },
          },
        },
      },
    });
    expect(document.content["components"]).toEqual({
      schemas: {
        Error: {
          properties: { cause: { $ref: "#/components/schemas/Error" }, pet: { $ref: "#/components/schemas/Pet" } },
        },
        Pet: { type: "string" },
        Number: { type: "integer" },
        Pet2: {
          properties: { tag: { $ref: "#/components/schemas/Tag" }, parent: { $ref: "#/components/schemas/Pet2" } },
        },
        Tag: { type: "string" },
      },
    });
  });

  test("every part is located in the file that it came from", async () => {
    const document = await loadWhole(files);
    expect(document.sources.map((source) => source.file)).toEqual([
      "api.yaml",
      "schemas/error.yaml",
      "paths/pets.yaml",
      "parameters.yaml",
      "schemas/pet.json",
    ]);
    expect(document.locate("/paths/~1pets/get/responses/default")).toEqual({
      file: "paths/pets.yaml",
      line: 9,
      column: 5,
      pointer: "/get/responses/default",
    });
    expect(document.locate("/paths/~1pets/get/parameters/0/name")).toMatchObject({
      file: "parameters.yaml",
      column: 16,
    });
    expect(document.locate("/components/schemas/Pet2/properties/tag")).toMatchObject({
      file: "schemas/pet.json",
      column: 25,
    });
    expect(document.locate("/components/schemas/Error/properties/cause")).toMatchObject({
      file: "schemas/error.yaml",
      line: 2,
    });
    expect(document.locate("/components/schemas/Pet/type")).toMatchObject({ file: "api.yaml", line: 9 });
  });

  test.each([
    ["#/components/schemas/content", "content"],
    ["#/components/responses/Gone/content/application~1json/schema", "Gone"],
    ["#/components/parameters/Page/schema", "Page"],
    ["#/definitions/Pet/properties/tags/items", "tags"],
    ["#/components/schemas/404", "404"],
    ["#/404", "404"],
    ["#/content", "content"],
    ["#/a~1b", "a_b"],
    ["#/Pet/not", "Pet"],
    ["#/Pet/properties/properties/items", "properties"],
    ["#/get/responses/200/content/application~1json/schema", "shelf"],
    ["#/allOf/0", "shelf"],
    ["#/paths/~1a/get/responses/200/content/application~1json/schema", "shelf"],
    ["", "shelf"],
  ])("a schema at %j of another file is called %s", async (fragment, name) => {
    // Every way leads to a string.
    const shelf = segmentsOf(fragment.slice(1)).reduceRight<JsonValue>(
      (value, segment) => (segment === "0" ? [value] : { [segment]: value }),
      { type: "string" },
    );
    const { content } = await loadWhole({
      "api.yaml": `${head}paths: {}\ncomponents: { schemas: { A: { items: { $ref: "shelf.json${fragment}" } } } }\n`,
      "shelf.json": JSON.stringify(shelf),
    });
    expect(valueAt(content, "/components/schemas")).toEqual({
      A: { items: { $ref: `#/components/schemas/${name}` } },
      [name]: { type: "string" },
    });
  });

  test("whole sections may stand in other files, and their names hold", async () => {
    const document = await loadWhole({
      "api.yaml": `${head}paths: { $ref: paths.yaml }\ncomponents:\n  schemas: { $ref: schemas.yaml }\n`,
      "paths.yaml":
        "/a: { get: { responses: { '200': { content: { a/b: { schema: { $ref: 'schemas.yaml#/A' } } } } } } }\n",
      "schemas.yaml": "A: { $ref: a.yaml }\nB: { items: { $ref: a.yaml } }\n",
      "a.yaml": "type: string\n",
    });
    expect(at(document, "/components/schemas")).toEqual({
      A: { type: "string" },
      B: { items: { $ref: "#/components/schemas/A" } },
    });
    expect(at(document, "/paths/~1a/get/responses/200/content/a~1b/schema/$ref")).toBe("#/components/schemas/A");
  });

  test("discriminator mappings that name files are followed", async () => {
    const document = await loadWhole({
      "api.yaml":
        `${head}components:\n  schemas:\n    Dog.json: {}\n    Pet:\n      discriminator:\n        propertyName: kind\n` +
        "        mapping: { cat: ./cat.yaml, dog: Dog.json, pet: Pet, local: '#/components/schemas/Pet' }\n",
      "cat.yaml": "type: object\n",
    });
    expect(at(document, "/components/schemas/Pet/discriminator/mapping")).toEqual({
      cat: "#/components/schemas/cat",
      dog: "Dog.json",
      pet: "Pet",
      local: "#/components/schemas/Pet",
    });
    expect(at(document, "/components/schemas/cat")).toEqual({ type: "object" });
  });

  test("members beside a reference win over what it brings", async () => {
    const document = await loadWhole({
      "api.yaml": `${head}components:\n  parameters:\n    A:\n      $ref: a.yaml\n      description: mine\n`,
      "a.yaml": "name: a\nin: query\ndescription: theirs\n",
    });
    expect(at(document, "/components/parameters/A")).toEqual({ name: "a", in: "query", description: "mine" });
    expect(document.locate("/components/parameters/A/name").file).toBe("a.yaml");
    expect(document.locate("/components/parameters/A/description")).toMatchObject({ file: "api.yaml", line: 7 });
  });

  test("a document without other files is not copied", async () => {
    const document = await loadWhole({ "a.json": `{"openapi":"3.1.0","components":{"schemas":{"A":{}}}}` });
    expect(document.sources).toHaveLength(1);
  });

  test("a schema is found by the name that it gives itself, beside what other files hold", async () => {
    const named = "    A: { $id: 'https://a.example/a' }\n    B: { $id: 'https://a.example/b', items: { $ref: a } }\n";
    const { value, issues } = await load({
      "a.yaml": `${head}components:\n  schemas:\n${named}    C: { $ref: c.yaml }\n`,
      "c.yaml": "type: string\n",
    });
    expect(issues).toEqual([]);
    expect(at(value, "/components/schemas/B/items/$ref")).toBe("a");
  });

  test.each<[what: string, file: string]>([
    ["a schema", "properties: { b: { $anchor: bee, type: string }, c: { $ref: '#bee' } }\n"],
    ["a map of schemas", "B: { $dynamicAnchor: bee }\nC: { items: { $ref: '#bee' } }\n"],
    ["a part of a document", "components: { schemas: { B: { $anchor: bee } } }\n"],
  ])("a schema is found by its name in a file that is %s", async (_what, file) => {
    const { value, issues } = await load({
      "a.yaml": `${head}components: { schemas: { A: { $ref: 'b.yaml#bee' }, C: { $ref: b.yaml } } }\n`,
      "b.yaml": file,
    });
    expect(issues).toEqual([]);
    expect(at(value, "/components/schemas/A")).toMatchObject({
      [file.includes("dynamic") ? "$dynamicAnchor" : "$anchor"]: "bee",
    });
  });

  test("__proto__ survives bundling", async () => {
    const document = await loadWhole({
      "a.json": `{"openapi":"3.1.0","components":{"schemas":{"A":{"properties":{"__proto__":{"$ref":"b.json"}}}}}}`,
      "b.json": `{"type":"string"}`,
    });
    const properties = at(document, "/components/schemas/A/properties");
    expect(Object.keys(properties as object)).toEqual(["__proto__"]);
    expect(at(document, "/components/schemas/A/properties/__proto__")).toEqual({ $ref: "#/components/schemas/b" });
  });

  test.each<[rule: string, files: Files, issue: string, hint?: string]>([
    [
      "a file that is missing",
      { "a.yaml": `${head}x: { $ref: schemas/pets.yaml }\n`, "schemas/pet.yaml": "A: 1" },
      "a.yaml:3:12 ref-unresolved There is no file `schemas/pets.yaml`.",
      "Did you mean `schemas/pet.yaml`?",
    ],
    [
      "a value that is missing in another file",
      { "a.yaml": `${head}x: { $ref: 'pet.yaml#/Pett' }\n`, "pet.yaml": "Pet: {}" },
      "a.yaml:3:12 ref-unresolved `pet.yaml#/Pett` is not there: `pet.yaml` has no `/Pett`.",
      "Did you mean `pet.yaml#/Pet`?",
    ],
    [
      "a reference of another file that is meant for the first",
      {
        "a.yaml": `${head}x: { $ref: s/b.yaml }\ncomponents: { schemas: { A: {} } }\n`,
        "s/b.yaml": "schema: { $ref: '#/components/schemas/A' }\n",
      },
      "s/b.yaml:1:17 ref-unresolved `#/components/schemas/A` is not in `s/b.yaml`, the file that refers to it.",
      "Did you mean `../a.yaml#/components/schemas/A`?",
    ],
    [
      "an address on the network",
      { "a.yaml": `${head}x: { $ref: 'https://a.example/b.yaml' }\n` },
      "a.yaml:3:12 ref-remote `https://a.example/b.yaml` is on the network; references lead to files only.",
    ],
    [
      "an address of another kind",
      { "a.yaml": `${head}x: { $ref: 'file:///b.yaml' }\n` },
      "a.yaml:3:12 ref-unresolved `file:///b.yaml` cannot be read; a reference names a file by its relative path.",
    ],
    [
      "a name that two schemas of another file bear",
      {
        "a.yaml": `${head}components: { schemas: { A: { $ref: 'b.yaml#c' } } }\n`,
        "b.yaml": "allOf: [{ $anchor: c }, { $anchor: c }]\n",
      },
      "a.yaml:3:37 ref-unresolved `b.yaml#c` is neither a JSON Pointer nor the name of one schema of `b.yaml`.",
    ],
    [
      "a path that contains itself",
      { "a.yaml": `${head}paths: { /a: { $ref: b.yaml } }\n`, "b.yaml": "callbacks: { c: { d: { $ref: '#' } } }\n" },
      "b.yaml:1:30 ref-cycle `#` leads back to itself, and only schemas may contain themselves.",
    ],
    [
      "a schema that is its own reference through a file",
      {
        "a.yaml": `${head}components: { schemas: { A: { $ref: b.yaml } } }\n`,
        "b.yaml": "$ref: a.yaml#/components/schemas/A\n",
      },
      "b.yaml:1:7 ref-cycle `#/components/schemas/A` refers to itself.",
    ],
  ])("%s costs what refers to it", async (_rule, given, issue, hint) => {
    const { value, issues } = await load(given);
    expect(issues.map(shown)).toEqual([issue]);
    expect(issues[0]?.hint).toBe(hint);
    expect(value).toBeDefined();
  });

  test("a reference that could not be followed never leads into the bundle by accident", async () => {
    const { value } = await load({
      "a.yaml": `${head}x: { $ref: b.yaml }\ncomponents: { schemas: { A: {} } }\n`,
      "b.yaml": "schema: { $ref: '#/components/schemas/A' }\n",
    });
    expect(at(value, "/x/schema/$ref")).toBe("b.yaml#/components/schemas/A");
  });

  test("broken syntax in another file is reported there, and costs what refers to it", async () => {
    const { value, issues } = await load({
      "a.yaml": `${head}x: { $ref: b.yaml }\ny: { $ref: b.yaml#/c }\n`,
      "b.yaml": "a: [\n",
    });
    expect(value).toBeDefined();
    expect(issues.map(shown)).toEqual([
      "b.yaml:2:1 ref-unreadable Flow sequence in block collection must be sufficiently indented and end with a ].",
      "a.yaml:3:12 ref-unresolved `b.yaml` cannot be read.",
      "a.yaml:4:12 ref-unresolved `b.yaml` cannot be read.",
    ]);
  });

  test("files that multiply each other end in an issue", async () => {
    const levels = Array.from({ length: 30 }, (_, level) => [
      `f${level}.yaml`,
      `a: { $ref: f${level + 1}.yaml }\nb: { $ref: f${level + 1}.yaml }\n`,
    ]);
    const { value, issues } = await load({
      "a.yaml": `${head}x: { $ref: f0.yaml }\n`,
      ...Object.fromEntries(levels),
      "f30.yaml": "a: {}\n",
    });
    expect(value).toBeUndefined();
    expect(issues.map((issue) => issue.code)).toEqual(["document-invalid"]);
  });
});

describe("configuration", () => {
  test("APIs have their paths relative to the configuration, settings their defaults", async () => {
    const cwd = folderOf({
      "sub/redocly.yaml":
        "extends: [recommended]\nrules: { a: off }\napis:\n  flexslot@v1:\n    root: ../spec/a.yaml\n    rules: {}\n" +
        "    x-specwright:\n      output: generated\n      package: '@a/b'\n" +
        "      names: { operations: { me_list: listMe }, schemas: { Foo.Bar: FooBar } }\n      importExtension: .ts\n" +
        "  minimal: { root: b.yaml, x-specwright: { output: out } }\n  plain: { root: 'https://a.example/c.yaml' }\n",
    });
    const names = "/apis/flexslot@v1/x-specwright/names";
    const placeOf = (column: number, pointer: string) => ({ file: "sub/redocly.yaml", line: 10, column, pointer });
    expect(await loadConfig("sub/redocly.yaml", cwd)).toEqual({
      issues: [],
      value: {
        file: "sub/redocly.yaml",
        apis: [
          {
            name: "flexslot@v1",
            root: "spec/a.yaml",
            packagePlace: {
              file: "sub/redocly.yaml",
              line: 9,
              column: 16,
              pointer: "/apis/flexslot@v1/x-specwright/package",
            },
            settingPlaces: new Map([
              ["/names/operations/me_list", placeOf(39, `${names}/operations/me_list`)],
              ["/names/schemas/Foo.Bar", placeOf(69, `${names}/schemas/Foo.Bar`)],
            ]),
            settings: {
              ...defaultSettings,
              output: "sub/generated",
              package: "@a/b",
              names: { operations: { me_list: "listMe" }, schemas: { "Foo.Bar": "FooBar" } },
              importExtension: ".ts",
            },
          },
          {
            name: "minimal",
            root: "sub/b.yaml",
            settings: { ...defaultSettings, output: "sub/out" },
          },
          { name: "plain", root: "https://a.example/c.yaml" },
        ],
      },
    });
  });

  const api = "apis:\n  a:\n    root: a.yaml\n";
  test.each<[rule: string, text: string, issue: string, hint?: RegExp]>([
    [
      "an unknown setting has the nearest as its hint",
      `${api}    x-specwright: { output: o, pakage: p }\n`,
      "redocly.yaml:4:32 config-unknown-setting There is no setting `pakage`.",
      /Did you mean `package`\?/,
    ],
    [
      "an unknown setting like no other is told what there is",
      `${api}    x-specwright: { output: o, names: { zebra: {} } }\n`,
      "redocly.yaml:4:41 config-unknown-setting There is no setting `zebra`.",
      /Known are `operations`, `schemas`\./,
    ],
    [
      "a block without x- has a hint",
      `${api}    specwright: { output: o }\n`,
      "redocly.yaml:4:5 config-unknown-setting `specwright` has no effect here.",
      /Did you mean `x-specwright`\?/,
    ],
    [
      "a block outside of apis has a hint",
      `${api}x-specwright: { output: o }\n`,
      "redocly.yaml:4:1 config-unknown-setting `x-specwright` has no effect here.",
      /under one of the `apis`/,
    ],
    [
      "a setting of the wrong type is fatal",
      `${api}    x-specwright: { output: [o] }\n`,
      "redocly.yaml:4:21 config-invalid `output` must be a text that is not empty.",
    ],
    [
      "an output is required",
      `${api}    x-specwright: {}\n`,
      "redocly.yaml:4:5 config-invalid `output` is missing.",
      /folder for the generated files/,
    ],
    [
      "a root is required",
      "apis:\n  a: {}\n",
      "redocly.yaml:2:3 config-invalid `root` is missing.",
      /path of the OpenAPI/,
    ],
    [
      "an extension is one of two",
      `${api}    x-specwright: { output: o, importExtension: .mjs }\n`,
      "redocly.yaml:4:49 config-invalid `importExtension` must be `.js` or `.ts`.",
      /Did you mean `\.js`\?/,
    ],
    [
      "a name is a text",
      `${api}    x-specwright: { output: o, names: { schemas: { A: 1 } } }\n`,
      "redocly.yaml:4:55 config-invalid `A` must be a text that is not empty.",
    ],
    [
      "two APIs have two outputs",
      `${api}    x-specwright: { output: o }\n  b: { root: b.yaml, x-specwright: { output: ./o/ } }\n`,
      "redocly.yaml:5:46 config-invalid `b` and `a` have the same output, `o`.",
      /its own folder/,
    ],
    ["apis are a map", "apis: [a.yaml]\n", "redocly.yaml:1:1 config-invalid `apis` must be a map of settings."],
    ["a configuration is a map", "- a\n", "redocly.yaml:1:1 config-invalid A configuration is a map of settings."],
  ])("%s", async (_rule, text, issue, hint) => {
    const { value, issues } = await loadConfig(undefined, folderOf({ "redocly.yaml": text }));
    expect(issues.map(shown)).toEqual([issue]);
    expect(issues[0]?.hint ?? "").toMatch(hint ?? /^$/);
    expect(value === undefined).toBe(issues[0]?.severity === "fatal");
  });

  test("without a configuration, both ways to run are explained", async () => {
    const { value, issues } = await loadConfig(undefined, folderOf({}));
    expect(value).toBeUndefined();
    expect(issues.map(shown)).toEqual(["redocly.yaml:1:1 file-not-found There is no `redocly.yaml` here."]);
    expect(issues[0]?.hint).toMatch(
      /specwright generate openapi\.yaml --output src\/api.*specwright init.*apis\.<name>/,
    );
  });

  test("a configuration that was named and is missing is not explained away", async () => {
    const { issues } = await loadConfig("redocli.yaml", folderOf({ "redocly.yaml": "" }));
    expect(issues[0]?.hint).toBe("Did you mean `redocly.yaml`?");
  });

  test("an empty configuration has no APIs", async () => {
    const { value, issues } = await loadConfig(undefined, folderOf({ "redocly.yaml": "" }));
    expect([value?.apis, issues]).toEqual([[], []]);
  });
});

test("source texts are read for code frames, and missing ones are not at hand", () => {
  const source = sourceReader(folderOf({ "a.yaml": "a: 1\n" }));
  expect(source("a.yaml")).toBe("a: 1\n");
  expect(source("b.yaml")).toBeUndefined();
});

test.each<[name: string, candidates: readonly string[], nearest: string | undefined]>([
  ["Pet", ["Cat", "Pets", "Dog"], "Pets"],
  ["OAuth2Cient", ["OAuth2Clients", "OAuth2Client"], "OAuth2Client"],
  ["outptu", ["package", "output"], "output"],
  ["PET", ["Pets", "Pet"], "Pet"],
  ["a", ["b"], undefined],
  ["Invoice", ["Customer"], undefined],
])("the name nearest to %s among %s is %s", (name, candidates, nearest) => {
  expect(nearestName(name, candidates)).toBe(nearest);
});
