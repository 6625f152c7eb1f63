import { expect, test } from "vitest";
import { loadDocument } from "../src/load/load-document.js";
import type { Coverage, CoverageReport } from "../src/model/coverage.js";
import type { JsonObject, JsonValue } from "../src/model/json.js";
import { documentWith, runCli } from "./cli-support.js";
import { countLosses, coverageOf } from "./coverage-effects.js";
import { resolveApi } from "../src/resolve/resolve-api.js";
import { defaultSettings } from "../src/model/settings.js";
import { coverDocument } from "../src/cover/cover-document.js";
import { reportCoverage } from "../src/cover/report-coverage.js";
import { put, read, temporaryFolder } from "./write-support.js";

const done = { 200: { description: "Done." } };
const head = { openapi: "3.1.0", info: { title: "T", version: "1" }, servers: [{ url: "https://api.example" }] };

/** What is lost, as `reason pointer`. */
function lossesOf(content: JsonObject, settings: Parameters<typeof coverageOf>[1] = {}): readonly string[] {
  return coverageOf({ ...head, ...content }, settings).losses.map(({ reason, pointer }) => `${reason} ${pointer}`);
}

function schemaLosses(schema: JsonObject, settings: Parameters<typeof coverageOf>[1] = {}): readonly string[] {
  return lossesOf({ components: { schemas: { X: schema } } }, settings).map((loss) =>
    loss.replace("/components/schemas/X", ""),
  );
}

test("a document that is honoured as a whole has no losses", () => {
  const coverage = coverageOf({ ...head, paths: { "/a": { get: { operationId: "a", responses: done } } } });
  expect(countLosses(coverage)).toEqual({ keywords: 0, places: 0 });
  expect(coverage).toMatchObject({ losses: [], operations: [] });
  // openapi, info, servers, paths, url, /a, get, operationId, responses and 200 decide; title, version and description are words.
  expect([coverage.honoured, coverage.documented]).toEqual([10, 3]);
});

test("how the properties of a whole query are written is honoured", () => {
  const schema = { type: "object", properties: { a: { type: "array", items: { type: "string" } } } };
  const form = { schema, encoding: { a: { style: "pipeDelimited", explode: false } } };
  const content = { "application/x-www-form-urlencoded": form };
  const get = { operationId: "a", parameters: [{ name: "q", in: "querystring", content }], responses: done };
  expect(lossesOf({ openapi: "3.2.0", paths: { "/a": { get } } })).toEqual([
    "meaningless /paths/~1a/get/parameters/0/name",
  ]);
});

test("a request body that is never sent is lost", () => {
  const ofBody = (requestBody: JsonObject, method = "post"): readonly string[] =>
    lossesOf({ paths: { "/a": { [method]: { operationId: "a", requestBody, responses: done } } } });
  expect(ofBody({ required: true, content: {} })).toEqual(["issue /paths/~1a/post/requestBody/content"]);
  expect(ofBody({ required: true })).toEqual(["issue /paths/~1a/post/requestBody"]);
  const anything = { schema: { type: "object" } };
  expect(ofBody({ content: { "application/json": anything } }, "get")).toEqual(["issue /paths/~1a/get/requestBody"]);
  for (const form of ["application/x-www-form-urlencoded", "multipart/form-data; boundary=a"]) {
    expect(ofBody({ content: { [form]: anything } }, "get")).toEqual([]);
  }
});

test("arrays and objects inside those that a style writes are lost, where they stand or are referred to", () => {
  const list = { type: "array", items: { type: "string" } };
  const pageable = { type: "object", properties: { page: { type: "integer" }, sort: list } };
  const losses = (parameter: JsonObject): readonly string[] => {
    const get = { operationId: "a", parameters: [{ name: "pageable", in: "query", ...parameter }], responses: done };
    const components = { schemas: { Pageable: pageable } };
    return lossesOf({ paths: { "/a": { get } }, components }).map((loss) => loss.replace(/ .*parameters\/0/, " "));
  };
  expect(losses({ schema: pageable })).toEqual(["issue /schema/properties/sort"]);
  expect(losses({ schema: { $ref: "#/components/schemas/Pageable" } })).toEqual(["issue /schema"]);
  expect(losses({ schema: { type: "array", items: { anyOf: [{ type: "string" }, list] } } })).toEqual([
    "issue /schema/items/anyOf",
  ]);
  expect(losses({ style: "deepObject", explode: true, schema: pageable })).toEqual([]);
  expect(losses({ content: { "application/json": { schema: pageable } } })).toEqual([]);
});

const record = { type: "object", properties: { p: { type: "string" } } };

test.each(["application/x-www-form-urlencoded", "multipart/form-data", "multipart/mixed", "application/xml"])(
  "what an answer of %s holds is the caller's to read",
  (kind) => {
    const ofAnswer = (schema: JsonObject): readonly string[] =>
      lossesOf({
        paths: {
          "/a": {
            get: { operationId: "a", responses: { 200: { description: "Done.", content: { [kind]: { schema } } } } },
          },
        },
        components: { schemas: { Record: record } },
      }).map((loss) => loss.replace(/ .*content\/[^/]*/, " "));
    expect(ofAnswer(record)).toEqual(["unsupported /schema"]);
    expect(ofAnswer({ $ref: "#/components/schemas/Record" })).toEqual(["unsupported /schema"]);
    expect(ofAnswer({ type: "string" })).toEqual([]);
  },
);

test("requests of forms are written, and lists of parts are read, wherever their schema stands", () => {
  const body = (kind: string, schema: JsonObject): JsonObject => ({ content: { [kind]: { schema } } });
  const list = { $ref: "#/components/schemas/List" };
  const answer = { 200: { description: "Done.", ...body("multipart/mixed", list) } };
  const post = (requestBody: JsonObject): JsonObject => ({ operationId: "a", requestBody, responses: answer });
  const components = { schemas: { List: { type: "array", items: record } } };
  const forms = ["application/x-www-form-urlencoded", "multipart/form-data"].map((kind) => body(kind, record));
  for (const each of [...forms, body("multipart/mixed", list), body("application/jsonl", list)]) {
    expect(lossesOf({ paths: { "/a": { post: post(each) } }, components })).toEqual([]);
  }
});

test("forms that come in are read, and parts are handed over", () => {
  const receive = (kind: string): readonly string[] => {
    const post = { operationId: "a", requestBody: { content: { [kind]: { schema: record } } }, responses: done };
    return lossesOf({ webhooks: { a: { post } } });
  };
  expect(receive("application/x-www-form-urlencoded")).toEqual([]);
  const content = "/webhooks/a/post/requestBody/content";
  expect(receive("multipart/form-data")).toEqual([`unsupported ${content}/multipart~1form-data/schema`]);
});

test.each<[what: string, content: JsonObject, message: string, hint: string | undefined]>([
  [
    "a misspelt keyword",
    { paths: { "/a": { get: { operationID: "a", responses: done } } } },
    "OpenAPI knows no such keyword in the Operation Object.",
    "Did you mean `operationId`?",
  ],
  ["a strange one", { wholly: 1 }, "OpenAPI knows no such keyword in the OpenAPI Object.", undefined],
  ["an extension", { "x-mine": 1 }, "Specwright knows no such extension.", undefined],
  [
    "a value of a mapping that picks nothing",
    {
      components: {
        schemas: {
          X: {
            oneOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }],
            discriminator: { propertyName: "k", mapping: { c: "C" } },
          },
          A: { type: "object" },
          B: { type: "object" },
        },
      },
    },
    "There is no schema `C`, so this value picks none.",
    undefined,
  ],
])("%s is told by its place, with a hint if there is one", (_what, content, message, hint) => {
  const [loss, ...others] = coverageOf({ ...head, ...content }).losses;
  expect({ message: loss?.message, hint: loss?.hint, others }).toEqual({ message, hint, others: [] });
});

test.each<[what: string, schema: JsonObject, losses: readonly string[]]>([
  ["a limit beside another type", { type: "integer", minLength: 1 }, ["meaningless /minLength"]],
  ["a limit beside several types", { type: ["string", "null"], minLength: 1 }, []],
  ["a limit of numbers beside `integer`", { type: "integer", minimum: 1 }, []],
  ["`then` without `if`", { then: {} }, ["meaningless /then"]],
  ["data that look like schemas", { type: "object", default: { minLenght: 1 }, enum: [{ minLenght: 1 }] }, []],
  ["properties called like keywords", { type: "object", properties: { minLenght: { type: "string" } } }, []],
  ["a schema that is true or false", { type: "object", properties: { a: true, b: false } }, []],
  ["what stands below something lost", { xml: { nmae: "a" } }, ["unsupported /xml"]],
  ["an issue", { type: "string", pattern: "(" }, ["issue /pattern"]],
])("%s", (_what, schema, losses) => {
  expect(schemaLosses(schema)).toEqual(losses);
});

test("OpenAPI 3.0 ignores what stands beside a reference, and what came later", () => {
  const content = {
    ...head,
    openapi: "3.0.3",
    paths: {},
    components: {
      schemas: {
        A: {
          type: "object",
          $anchor: "a",
          properties: { b: { $ref: "#/components/schemas/B", description: "B.", minLength: 1 } },
        },
        B: { type: "string", const: "b" },
      },
    },
  };
  expect(coverageOf(content).losses.map(({ reason, pointer }) => `${reason} ${pointer}`)).toEqual([
    "meaningless /components/schemas/A/$anchor",
    "meaningless /components/schemas/A/properties/b/minLength",
    "issue /components/schemas/B/const",
  ]);
});

test("settings that turn something off are a reason that is not counted", () => {
  const schema = { type: "string", maxLength: 3, example: "a" };
  const settings = { guards: "none", msw: true } as const;
  expect(schemaLosses(schema, settings)).toEqual([]); // a comment has the limit
  expect(schemaLosses({ type: "object", maxProperties: 3 }, settings)).toEqual(["setting /maxProperties"]);
  expect(schemaLosses(schema)).toEqual(["setting /example"]);
  expect(countLosses(coverageOf({ ...head, components: { schemas: { X: schema } } }))).toEqual({
    keywords: 0,
    places: 0,
  });
});

test("a component that means something where it is referred to is lost where it is not", () => {
  const expression = "{$request.body#/u}";
  const callback = (name: string): JsonObject => ({ [expression]: { post: { operationId: name, responses: done } } });
  const content = {
    paths: {
      "/a": {
        post: { operationId: "a", responses: done, callbacks: { done: { $ref: "#/components/callbacks/Used" } } },
      },
    },
    components: { callbacks: { Unused: callback("unused"), Used: callback("used") } },
  };
  expect(lossesOf(content)).toEqual(["unused /components/callbacks/Unused"]);
});

test("a document of any depth is walked", () => {
  let schema: JsonObject = { type: "string", minLenght: 1 };
  for (let depth = 0; depth < 400; depth++) schema = { type: "array", items: schema };
  expect(schemaLosses(schema)).toEqual([`unknown ${"/items".repeat(400)}/minLenght`]);
});

/** The report on a document in files. */
async function reportOn(files: Readonly<Record<string, string>>): Promise<CoverageReport> {
  const cwd = temporaryFolder();
  for (const [name, text] of Object.entries(files)) put(cwd, name, text);
  const { value: document, issues: loaded } = await loadDocument("api.yaml", cwd);
  if (document === undefined) throw new Error("The document cannot be loaded.");
  const { value: api, issues: resolved } = resolveApi(document, defaultSettings);
  const issues = [...loaded, ...resolved];
  const coverage: Coverage = coverDocument(document, api, issues, defaultSettings);
  return reportCoverage({ name: "api", document, api, issues }, coverage);
}

const apiYaml = `openapi: 3.1.0
info: { title: T, version: "1" }
servers: [{ url: https://api.example }]
paths:
  /a:
    get:
      operationId: a
      responses: { 200: { description: Done., content: { application/json: { schema: { $ref: "other.yaml#/A" } } } } }
    put: 3
components:
  schemas:
    Broken: { type: string, pattern: "(" }
    Further: { type: array, items: { $ref: "#/components/schemas/Broken" } }
`;

test("the report has the places of each file, and what was left out for which reason", async () => {
  const report = await reportOn({
    "api.yaml": apiYaml,
    "other.yaml": "A:\n  type: string\n  minLenght: 1\n  pattern: '['\n",
  });
  const places = report.unhonoured.map(({ keyword, reason, places: [place] }) => ({ keyword, reason, ...place }));
  expect(places).toContainEqual({
    keyword: "minLenght",
    reason: "unknown",
    file: "other.yaml",
    line: 3,
    column: 14,
    pointer: "/A/minLenght",
  });
  expect(places.filter(({ keyword }) => keyword === "pattern").map(({ file, reason }) => [file, reason])).toEqual([
    ["api.yaml", "issue"],
    ["other.yaml", "issue"],
  ]);
  expect(report.leftOut.operations).toMatchObject([
    {
      location: { pointer: "/paths/~1a/put", line: 9 },
      because: ["An operation must be an object.", expect.stringContaining("is left out")],
    },
  ]);
  expect(report.leftOut.schemas.map(({ name, because }) => [name, because.length > 0])).toEqual([
    ["Broken", true],
    ["Further", true],
    ["A", true],
  ]);
  expect(report.counts.unhonoured).toBe(report.unhonoured.flatMap(({ places: all }) => all).length);
});

test.each<[discriminator: JsonValue]>([["petType"], [{ propertyName: 1 }]])(
  "a discriminator of another form than OpenAPI says means nothing: %j",
  (discriminator) => {
    const X = { oneOf: [{ type: "string" }, { type: "number" }], discriminator };
    expect(lossesOf({ openapi: "3.0.3", paths: {}, components: { schemas: { X } } })).toEqual([
      "meaningless /components/schemas/X/discriminator",
    ]);
  },
);

test("what stands below something lost is not listed again for an issue of its own", () => {
  const encoding = { f: { headers: { "X-A": { schema: { type: "string" } } } } };
  const schema = { type: "object", properties: { f: { type: "string" } } };
  const requestBody = { content: { "multipart/form-data": { schema, encoding } } };
  const { losses } = coverageOf({
    ...head,
    paths: { "/a": { post: { operationId: "a", requestBody, responses: done } } },
  });
  expect(losses.map(({ object, keyword }) => [object, keyword])).toEqual([["Encoding", "headers"]]);
});

test("each of the additional operations is left out or not by itself", () => {
  const additionalOperations = { COPY: { operationId: "copyIt", responses: done }, MOVE: 3 };
  const { operations, losses } = coverageOf({ ...head, openapi: "3.2.0", paths: { "/q": { additionalOperations } } });
  expect({ operations, losses }).toEqual({ operations: ["/paths/~1q/additionalOperations/MOVE"], losses: [] });
});

test("generate counts what is not honoured, and lists it in a report", async () => {
  const cwd = temporaryFolder();
  put(cwd, "pets.yaml", documentWith().replace("info:", "x-mine: 1\nx-other: 1\ninfo:"));
  const { exitCode, stdout } = await runCli(cwd, [
    "generate",
    "pets.yaml",
    "-o",
    "out",
    "--report",
    "below/report.json",
  ]);
  expect(exitCode).toBe(0);
  expect(stdout).toContain("  2 keywords in 2 places are not honoured\n");
  expect(stdout).toContain("The report is in below/report.json.\n");
  const report = JSON.parse(read(cwd, "below/report.json")) as { version: number; apis: readonly CoverageReport[] }; // as documented
  expect({ version: report.version, apis: report.apis.map(({ api }) => api) }).toEqual({
    version: 1,
    apis: ["pets.yaml"],
  });
  expect(report.apis[0]?.unhonoured.map(({ keyword, object, reason }) => [keyword, object, reason])).toEqual([
    ["x-mine", "OpenAPI", "extension"],
    ["x-other", "OpenAPI", "extension"],
  ]);
});

test("an API that nothing was written for is in the report with its issues", async () => {
  const cwd = temporaryFolder();
  put(cwd, "pets.yaml", "openapi: [");
  const { exitCode } = await runCli(cwd, ["generate", "pets.yaml", "-o", "out", "--report", "report.json"]);
  expect(exitCode).toBe(1);
  expect(JSON.parse(read(cwd, "report.json"))).toMatchObject({
    apis: [],
    unwritten: [{ api: "pets.yaml", issues: [expect.objectContaining({ code: "syntax-invalid" })] }],
  });
});

test("no text of a document steers a terminal through the report", async () => {
  const cwd = temporaryFolder();
  put(cwd, "pets.yaml", documentWith().replace("info:", '"x-\\u202e\\u001b[31m": 1\ninfo:'));
  await runCli(cwd, ["generate", "pets.yaml", "-o", "out", "--report", "report.json"]);
  const text = read(cwd, "report.json");
  expect(text).toContain("\\u202e\\u001b[31m");
  expect(text).not.toContain("\u202e");
});
