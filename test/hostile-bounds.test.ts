import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { JsonObject } from "../src/model/json.js";
import { put, temporaryFolder } from "./write-support.js";

// What is meant to take for ever, or all of the memory, costs its own API alone: all of it in one process, on a small heap.

const command = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
const limits = { heapMegabytes: 512, seconds: 150 };

const ref = (index: number): JsonObject => ({ $ref: `#/components/schemas/S${index}` });
const times = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, i) => make(i));

function documentOf(schemas: JsonObject, paths: JsonObject = {}): string {
  const content = { "application/json": { schema: ref(0) } };
  const get = { operationId: "get", responses: { "200": { description: "All.", content } } };
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: { "/a": { get }, ...paths },
    components: { schemas },
  });
}

/** Schemas of which each is made of the next, so that there are 2^count ways from the first to the last. */
function rowOf(count: number, make: (next: JsonObject) => JsonObject): JsonObject {
  const schemas = times(count, (index) => [
    `S${index}`,
    index === count - 1 ? { type: "string" } : make(ref(index + 1)),
  ]);
  return Object.fromEntries(schemas);
}

/** A list of fifty lists of fifty lists … */
function nestedList(depth: number): JsonObject {
  return { type: "array", minItems: 50, items: depth === 0 ? { type: "string" } : nestedList(depth - 1) };
}

/** A schema in whose place there is a text that `JSON.stringify` could not make. */
function deepSchema(open: string, close: string, depth = 100_000): string {
  return documentOf({ S0: "@" }).replace('"@"', `${open.repeat(depth)}{}${close.repeat(depth)}`);
}

const wideNames = times(3000, (index) => [`a${"-".repeat(index + 1)}b`, { type: "string" }] as const);
const parameters = times(2000, (index) => ({ name: `q${index}`, in: "query", schema: { type: "string" } }));
const properties = Object.fromEntries(times(10_000, (index) => [`p${index}`, { type: "integer" }]));
const long = "n".repeat(1_000_000);
const files = { type: "object", properties: { file: { type: "string", format: "binary" } } };

/** Documents by their names; the extension is that of the file. */
const documents: Readonly<Record<string, string>> = {
  "deep-array.json": "[".repeat(100_000) + "]".repeat(100_000),
  "deep-items.json": deepSchema('{"items":', "}"),
  "deep-all-of.json": deepSchema('{"allOf":[', "]}"),
  "deep-flow.yaml": `openapi: 3.1.0\nx: ${"[".repeat(100_000)}`,
  "deep-block.yaml": `openapi: 3.1.0\nx:\n  ${"- ".repeat(100_000)}a\n`,
  "aliases.yaml": `openapi: 3.1.0\nx0: &x0 [1]\n${times(30, (i) => `x${i + 1}: &x${i + 1} [${times(9, () => `*x${i}`).join()}]`).join("\n")}`,
  "all-of.json": documentOf(rowOf(60, (next) => ({ allOf: [next, next] }))),
  "any-of.json": documentOf(
    rowOf(40, (next) => ({ anyOf: [next, next, { type: "object", properties: { a: next } }] })),
  ),
  "unions.json": documentOf(
    rowOf(40, (next) => ({
      allOf: [
        { anyOf: [next, { type: "object", required: ["a"] }] },
        { oneOf: [next, { type: "object", required: ["b"] }] },
      ],
    })),
  ),
  "properties.json": documentOf(
    rowOf(60, (next) => ({ type: "object", required: ["a", "b"], properties: { a: next, b: next } })),
  ),
  "lists.json": documentOf(rowOf(30, (next) => ({ type: "array", minItems: 50, items: next }))),
  "nested-lists.json": documentOf({ S0: nestedList(10) }),
  "chain.json": documentOf(rowOf(1000, (next) => ({ type: "object", properties: { a: next } }))),
  "unevaluated.json": documentOf(rowOf(40, (next) => ({ allOf: [next, next], unevaluatedProperties: false }))),
  "twins.json": documentOf({
    ...rowOf(60, (next) => ({ type: "object", required: ["a", "b"], properties: { a: next, b: next } })),
    T: { allOf: [{ properties: { a: ref(1) } }, { required: ["a"], properties: { a: ref(2) } }] },
  }),
  "examples.json": documentOf(
    rowOf(40, (next) => ({
      oneOf: times(20, (index) => ({ required: [`k${index}`], properties: { [`k${index}`]: next } })),
      examples: times(20, (index) => ({ [`k${index}`]: { k0: { k1: index } } })),
    })),
  ),
  "fan.json": documentOf(
    Object.fromEntries(
      times(240, (index) => {
        const next = (Math.floor(index / 20) + 1) * 20;
        return [`S${index}`, index < 220 ? { allOf: times(20, (offset) => ref(next + offset)) } : { type: "object" }];
      }),
    ),
  ),
  "row.json": documentOf(rowOf(3000, (next) => ({ oneOf: [next, { type: "null" }] }))),
  "circles.json": documentOf(Object.fromEntries(times(30, (i) => [`S${i}`, { allOf: times(30, ref), not: ref(i) }]))),
  "enum.json": documentOf({ S0: { type: "string", enum: times(20_000, (index) => `v${index}`) } }),
  "object.json": documentOf({ S0: { type: "object", required: Object.keys(properties), properties } }),
  "parameters.json": documentOf({ S0: {} }, { "/p": { get: { operationId: "p", parameters, responses: {} } } }),
  "names.json": documentOf({ S0: {}, ...Object.fromEntries(wideNames) }),
  "long.json": documentOf(
    { S0: { type: "object", properties: { [long]: { type: "string" } } } },
    { [`/${long}`]: { get: { operationId: long, tags: [long], summary: long, responses: {} } } },
  ),
  "bodies.json": documentOf(
    rowOf(3000, (next) => ({ anyOf: times(8, () => next) })),
    Object.fromEntries(
      ["multipart/mixed", "multipart/form-data", "application/jsonl", "text/event-stream"].flatMap((type, index) => {
        const items = { type: "object", properties: { data: ref(0) } };
        return [{ schema: ref(0) }, { itemSchema: ref(0) }, { itemSchema: items }].map((media, which) => {
          const post = {
            operationId: `send${index}${which}`,
            requestBody: { content: { [type]: media } },
            responses: {},
          };
          return [`/${index}/${which}`, { post }];
        });
      }),
    ),
  ).replace("3.1.0", "3.2.0"),
  "multipart.json": documentOf(
    rowOf(40, (next) => ({ allOf: [next, next, files] })),
    {
      "/m": { post: { requestBody: { content: { "multipart/form-data": { schema: ref(0) } } }, responses: {} } },
    },
  ),
  "pattern.json": documentOf({
    S0: { type: "string", pattern: "^(a+)+$", enum: [`${"a".repeat(50)}!`], example: `${"a".repeat(50)}!` },
  }),
};

interface Result {
  readonly apis: readonly {
    readonly api: string;
    readonly error?: string;
    readonly summary?: object;
    readonly issues: readonly { readonly code: string; readonly severity: string }[];
  }[];
}

test("each ends in output or in an issue, within the time and the memory", { timeout: 180_000 }, async () => {
  const cwd = temporaryFolder();
  const names = Object.keys(documents);
  const apis = names.map(
    (name) =>
      `  ${name}:\n    root: ${name}\n    x-specwright: { output: out/${name}, msw: true, tanstackQuery: true }\n`,
  );
  put(cwd, "redocly.yaml", `apis:\n${apis.join("")}`);
  for (const [name, text] of Object.entries(documents)) put(cwd, name, text);
  const parameters = [`--max-old-space-size=${limits.heapMegabytes}`, command, "generate", "--json"];
  const options = { cwd, timeout: limits.seconds * 1000, maxBuffer: 2 ** 28 };
  const run = await new Promise<{ readonly code: unknown; readonly stdout: string; readonly stderr: string }>(
    (resolve) => {
      execFile(process.execPath, parameters, options, (error, stdout, stderr) =>
        resolve({ code: error?.code ?? error?.signal ?? 0, stdout, stderr }),
      );
    },
  );
  expect([run.code, run.stderr]).toEqual([1, ""]);
  const { apis: results } = JSON.parse(run.stdout) as Result; // what `--json` prints
  const fatal = (name: string): readonly string[] =>
    (results.find(({ api }) => api === name)?.issues ?? [])
      .filter(({ severity }) => severity === "fatal")
      .map(({ code }) => code);
  expect(results.map(({ api }) => api)).toEqual(names);
  expect(results.filter((result) => "error" in result)).toEqual([]);
  for (const name of names) {
    // How long a row of schemas may be depends on the room that the compilers leave on the stack.
    const isRefused = name === "row.json" ? fatal(name).length > 0 : /^(?:deep|aliases)/.test(name);
    expect([name, fatal(name)]).toEqual([name, isRefused ? ["document-invalid"] : []]);
    expect([name, existsSync(join(cwd, "out", name))]).toEqual([name, !isRefused]);
  }
});
