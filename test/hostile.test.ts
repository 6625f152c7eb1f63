import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { EmittedFile } from "../src/model/emitted-file.js";
import type { JsonObject } from "../src/model/json.js";
import { hostileDocument, type Fill, type Position, wellFormed } from "./hostile-document.js";
import { deceptiveLine, everything, type Generated, generated, illegalParts, shapeOf } from "./hostile-support.js";
import { moduleLoader } from "./module-loader.js";

// A text of a document is but a text: whatever stands in it, TypeScript's parser sees the same module.

vi.setConfig({ testTimeout: 120_000 });

const payloads = [
  "*/ globalThis.pwned = 1; /*",
  "*/globalThis.pwned=1//",
  "`; globalThis.pwned = 1; `",
  "${globalThis.pwned = 1}",
  "`${globalThis.pwned = 1}`",
  '"; globalThis.pwned = 1; "',
  "'; globalThis.pwned = 1; '",
  '"]; globalThis.pwned = 1; ["',
  '\\"; globalThis.pwned = 1; //',
  "\\",
  "\\`\\u0022\\x27",
  "a\nglobalThis.pwned = 1;",
  "a\r\nglobalThis.pwned = 1;\r",
  "a\u2028globalThis.pwned = 1;\u2029",
  "</script><script>globalThis.pwned = 1</script>",
  "<!-- globalThis.pwned = 1; -->",
  "\n@ts-ignore",
  "\n@ts-expect-error\n",
  "\n// @ts-nocheck\n",
  '\n/// <reference path="/etc/passwd" />\n',
  "\n//# sourceMappingURL=data:application/json,{}",
  "$(touch pwned); `touch pwned` && rm -rf . | tee",
  "../../../pwned",
  "..\\..\\pwned",
  "/etc/passwd",
  "C:\\pwned:stream",
  "con",
  "\u0000",
  "\u001b]0;pwned\u0007\u001b[2J",
  "\u009b31m",
  "\u202e gnp.exe \u2066x",
  "\ud800",
  "\udc00 \ud83d",
  "\ufeff\u200b",
  "\u2e2f\u037a\u00aa",
  "__proto__",
  "constructor.prototype",
  "%s%n %2e%2e%2f 100%",
  "::error::pwned",
  "[x](javascript:pwned)",
  "{{pwned}} <%= pwned %> #{pwned}",
  "e\u0301\u0327 \u0130\u0131 \ufb01 \u1e9e",
  "𝒳𝒴 한국어 العربية",
];

/** Of pieces of payloads, and of any text. */
const piece = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...payloads) },
  fc.string({ unit: "binary", maxLength: 12 }),
);
const hostileText = fc.array(piece, { minLength: 1, maxLength: 2 }).map((pieces) => pieces.join(""));

/** Each place has a text of its own, which says the same in both documents as far as names go. */
function fillFrom(texts: readonly string[]): Fill {
  let next = 0;
  return (place, position = "text") => `${place} ${fitting(texts[next++ % texts.length] ?? "", position)}`;
}

/** What the place does not have an own syntax for. */
function fitting(text: string, position: Position): string {
  switch (position) {
    case "text":
      return text;
    case "name":
      return wellFormed(text);
    case "path":
      return text.replaceAll(/[{}?#]/g, "");
    case "pattern":
      // Without the flag `u`, a pattern means something else by characters beyond the first 65,536.
      return text.replaceAll(/[\u{10000}-\u{10ffff}]/gu, "").replaceAll(/[$()*+./?[\\\]^{|}-]/g, "\\$&");
    case "header":
      return text.replaceAll(/["\\]/g, "");
    case "media":
      // An asterisk would be any type.
      return text.replaceAll(/["\\*]/g, "");
  }
}

const harmless: Fill = (place) => `${place} x`;

const { files: plainFiles } = await generated(hostileDocument(harmless));
const plainShapes = plainFiles.map(shapeOf);

function expectHarmless({ files }: Generated): void {
  const shapes = files.map(shapeOf);
  expect(files.flatMap((file, index) => problemsOf(file, shapes[index]?.problems ?? []))).toEqual([]);
}

/** That it is also the module that harmless texts make. */
function expectSameShape({ files }: Generated): void {
  const shapes = files.map(shapeOf);
  expect(files.flatMap((file, index) => problemsOf(file, shapes[index]?.problems ?? []))).toEqual([]);
  const differing = files.filter((_file, index) => shapes[index]?.shape !== plainShapes[index]?.shape);
  expect(differing.map(({ path, text }) => `${path}\n${text}`).slice(0, 1)).toEqual([]);
  expect(files).toHaveLength(plainFiles.length);
}

function problemsOf({ path, text }: EmittedFile, problems: readonly string[]): readonly string[] {
  const line = deceptiveLine(text);
  return [
    ...problems,
    ...illegalParts(path).map((part) => `the path ${JSON.stringify(part)}`),
    ...(line === undefined ? [] : [`the line ${JSON.stringify(line)}`]),
  ].map((problem) => `${path}: ${problem}`);
}

test("the harmless document is generated as a whole", () => {
  expect(plainFiles.length).toBeGreaterThan(20);
  expect(plainShapes.flatMap(({ problems }) => problems)).toEqual([]);
  const paths = plainFiles.map(({ path }) => path.split("/")[0]);
  for (const part of ["oauth.ts", "servers.ts", "schemas", "operations", "webhooks", "queries", "mocks"]) {
    expect(paths).toContain(part);
  }
});

test.each(payloads)("%j everywhere is a text everywhere", async (payload) => {
  expectSameShape(await generated(hostileDocument(fillFrom([payload]))));
});

test("any texts are but texts", async () => {
  const property = fc.asyncProperty(fc.array(hostileText, { minLength: 1, maxLength: 7 }), async (texts) => {
    expectSameShape(await generated(hostileDocument(fillFrom(texts))));
  });
  await fc.assert(property, { numRuns: 10 });
});

describe("names that mean something to JavaScript, and nothing beside them", () => {
  test.each(["__proto__", "constructor", "toString", "prototype", "default", "then", "*/", "'", "\ud800"])(
    "%j",
    async (name) => {
      const output = await generated(bareDocument(name));
      expectHarmless(output);
      expect(Object.keys(moduleLoader(output.files)("index.ts")).length).toBeGreaterThan(3);
    },
  );
});

test("loading what is generated executes nothing", async () => {
  const { files } = await generated(hostileDocument(fillFrom(payloads)));
  const load = moduleLoader(files);
  for (const { path } of files) if (!/^(?:mocks|queries)\//.test(path)) load(path);
  expect(globalThis).not.toHaveProperty("pwned");
  expect(Object.hasOwn(Object.prototype, "pwned")).toBe(false);
});

test("texts of a megabyte are texts, and no names of files", async () => {
  const long = "ab".repeat(500_000);
  const settings = { ...everything, tanstackQuery: false, msw: false };
  const output = await generated(bareDocument(long), settings);
  expect(output.files.flatMap(({ path }) => illegalParts(path))).toEqual([]);
  expect(new Set(output.files.map(({ path }) => path.toLowerCase())).size).toBe(output.files.length);
});

/** One name for everything. */
function bareDocument(name: string): JsonObject {
  const schema = { type: "object", properties: { [name]: { type: "string", enum: [name] } }, required: [name] };
  const target = `#/components/schemas/${encodeURIComponent(wellFormed(name).replaceAll("/", "~1"))}`;
  return {
    openapi: "3.1.0",
    info: { title: name, version: name },
    paths: {
      "/a": {
        post: {
          operationId: name,
          tags: [name],
          description: name,
          parameters: [{ name, in: "query", schema: { type: "string" } }],
          requestBody: { content: { "application/json": { schema: { $ref: target } } } },
          responses: { "200": { description: name, content: { "application/json": { schema } } } },
          callbacks: { [name]: { "{$url}": { post: { responses: {} } } } },
        },
      },
    },
    webhooks: { [name]: { post: { responses: {} } } },
    components: { schemas: { [name]: schema } },
  };
}
