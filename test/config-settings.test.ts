import { expect, test } from "vitest";
import { loadConfig } from "../src/load/load-config.js";
import { formatNames } from "../src/model/format-names.js";
import type { Issue, WithIssues } from "../src/model/issue.js";
import { type ApiSettings, defaultSettings } from "../src/model/settings.js";
import { put, temporaryFolder } from "./write-support.js";

/** The configuration of an API whose block has the given lines, and what is said about it. */
async function configOf(...lines: readonly string[]) {
  const cwd = temporaryFolder();
  const block = lines.map((line) => `      ${line}\n`).join("");
  put(cwd, "redocly.yaml", `apis:\n  pets:\n    root: pets.yaml\n    x-specwright:\n${block}`);
  const { value: config, issues } = await loadConfig(undefined, cwd);
  return { config, issues };
}

/** The settings of an API with an output, whose block has the given lines beside it. */
async function settingsOf(...lines: readonly string[]): Promise<WithIssues<ApiSettings | undefined>> {
  const { config, issues } = await configOf("output: out", ...lines);
  return { value: config?.apis[0]?.settings, issues };
}

function shown({ code, message, hint, location }: Issue): string {
  return [`${location.line}:${location.column} ${code} ${message}`, ...(hint === undefined ? [] : [hint])].join(" ");
}

test("without a word about them, settings have their defaults", async () => {
  expect(await settingsOf()).toEqual({ value: { output: "out", ...defaultSettings }, issues: [] });
});

test.each<[lines: string[], settings: Partial<ApiSettings>]>([
  [["guards: compact"], { guards: "compact" }],
  [["guards: none"], { guards: "none" }],
  [
    ["include: [tag:a b, { path: /pets/**, method: get }]", "exclude:", "  - tag: c"],
    {
      include: [
        { tag: "a b", location: expect.objectContaining({ line: 6, column: 17 }) },
        { path: "/pets/**", method: "get", location: expect.objectContaining({ line: 6, column: 26 }) },
      ],
      exclude: [{ tag: "c", location: expect.objectContaining({ line: 8 }) }],
    },
  ],
  [["tanstackQuery: true"], { tanstackQuery: true }],
  [["msw: true"], { msw: true }],
  [["operationNames: readable"], { operationNames: "readable" }],
  [["nullableWithoutType: true"], { nullableWithoutType: true }],
  [["implicitObject: false"], { implicitObject: false }],
  [["discriminatorIsAuthoritative: false"], { discriminatorIsAuthoritative: false }],
  [["enums: open"], { enums: { all: "open", schemas: {} } }],
  [["enums: { schemas: { Status: open } }"], { enums: { all: "closed", schemas: { Status: "open" } } }],
  [
    ["enums: { all: open, schemas: { Status: closed, __proto__: open } }"],
    {
      enums: {
        all: "open",
        schemas: Object.fromEntries([...Object.entries({ Status: "closed" as const }), ["__proto__", "open" as const]]),
      },
    },
  ],
  [["formats: { request: none }"], { formats: { request: [], response: [], custom: {} } }],
  [["formats: { request: [] }"], { formats: { request: [], response: [], custom: {} } }],
  [
    ["formats: { response: [uuid, date, uuid] }"],
    { formats: { ...defaultSettings.formats, response: ["date", "uuid"] } },
  ],
  [
    ["formats:", "  request: all", "  response: [money]", "  custom: { money: '^\\d+\\.\\d{2}$' }"],
    { formats: { request: [...formatNames, "money"], response: ["money"], custom: { money: "^\\d+\\.\\d{2}$" } } },
  ],
  [["pagination: none"], { pagination: { all: "none", operations: {} } }],
  [
    [
      "pagination:",
      "  operations:",
      "    list_a: { kind: cursor, items: data, next: /meta/next~1cursor, parameter: after, more: has_more }",
      "    list_b: { kind: page-number, parameter: page, first: 0, total: total, pages: /meta/pages }",
      "    list_c: { kind: next-url, next: next }",
      "    list_d: { kind: last-item, parameter: after }",
      "    list_e: { kind: offset, parameter: skip, done: last }",
      "    list_f: { kind: link }",
      "    list_g: false",
    ],
    {
      pagination: {
        all: "auto",
        operations: {
          list_a: {
            kind: "cursor",
            items: ["data"],
            next: ["meta", "next/cursor"],
            parameter: "after",
            more: ["has_more"],
          },
          list_b: { kind: "page-number", parameter: "page", first: 0, total: ["total"], pages: ["meta", "pages"] },
          list_c: { kind: "next-url", next: ["next"] },
          list_d: { kind: "last-item", id: ["id"], parameter: "after" },
          list_e: { kind: "offset", parameter: "skip", done: ["last"] },
          list_f: { kind: "link" },
          list_g: false,
        },
      },
    },
  ],
])("%j is read", async (lines, settings) => {
  const { value, issues } = await settingsOf(...lines);
  expect(issues).toEqual([]);
  expect(value).toEqual({ output: "out", ...defaultSettings, ...settings });
});

test.each<[line: string, issue: string]>([
  [
    "guards: compct",
    "6:15 config-invalid `guards` must be `aot`, `compact`, `predicates` or `none`. Did you mean `compact`?",
  ],
  ["guards: true", "6:15 config-invalid `guards` must be `aot`, `compact`, `predicates` or `none`."],
  [
    "names: { operations: { list-pets: list-pets } }",
    '6:41 config-invalid "list-pets" cannot be a name in TypeScript. A name has letters, digits, `_` and `$`, and begins with no digit.',
  ],
  [
    "names: { schemas: { a/b: 1st } }",
    '6:32 config-invalid "1st" cannot be a name in TypeScript. A name has letters, digits, `_` and `$`, and begins with no digit.',
  ],
  ["msw: on-demand", "6:12 config-invalid `msw` must be `true` or `false`."],
  [
    "tanStackQuery: true",
    "6:7 config-unknown-setting There is no setting `tanStackQuery`. Did you mean `tanstackQuery`?",
  ],
  ["include: tag:pets", "6:16 config-invalid `include` must be a list of patterns. A list of one is `[tag:pets]`."],
  [
    "exclude: [pets]",
    "6:17 config-invalid A pattern must say what it matches. Did you mean `tag:pets` or `operation:pets`?",
  ],
  ["exclude: [tagg:pets]", "6:17 config-invalid A pattern must say what it matches. Did you mean `tag`?"],
  [
    "include: [{}]",
    "6:17 config-invalid A pattern must say what it matches. Say what is matched: `tag:issues`, `path:/repos/**`, " +
      "`operation:list*` or `{ tag: issues, method: get }`.",
  ],
  ["implicitObject: 'yes'", "6:23 config-invalid `implicitObject` must be `true` or `false`."],
  [
    "implicitObjects: true",
    "6:7 config-unknown-setting There is no setting `implicitObjects`. Did you mean `implicitObject`?",
  ],
  ["enums: opne", "6:14 config-invalid `enums` must be `open` or `closed`. Did you mean `open`?"],
  ["enums: [open]", "6:7 config-invalid `enums` must be `open` or `closed`."],
  ["enums: { schemas: { Status: shut } }", "6:35 config-invalid `Status` must be `open` or `closed`."],
  ["enums: { schema: {} }", "6:16 config-unknown-setting There is no setting `schema`. Did you mean `schemas`?"],
  ["formats: all", "6:16 config-invalid `formats` must be a map of settings."],
  ["formats: { requests: all }", "6:18 config-unknown-setting There is no setting `requests`. Did you mean `request`?"],
  ["pagination: nonne", "6:19 config-invalid `pagination` must be `auto` or `none`. Did you mean `none`?"],
  [
    "pagination: { operation: {} }",
    "6:21 config-unknown-setting There is no setting `operation`. Did you mean `operations`?",
  ],
  ["pagination: { operations: { list: true } }", "6:41 config-invalid `list` must be a map of settings."],
  [
    "pagination: { operations: { list: { parameter: page } } }",
    "6:35 config-invalid `kind` is missing. It is one of `link`, `next-url`, `cursor`, `last-item`, `offset`, `page-number`.",
  ],
  [
    "pagination: { operations: { list: { kind: cursr } } }",
    "6:49 config-invalid `kind` must be `link`, `next-url`, `cursor`, `last-item`, `offset` or `page-number`. Did you mean `cursor`?",
  ],
  [
    "pagination: { operations: { list: { kind: link, next: a } } }",
    "6:55 config-unknown-setting There is no setting `next`. Known are `kind`, `items`.",
  ],
  [
    "pagination: { operations: { list: { kind: cursor, parameter: after } } }",
    "6:35 config-invalid `next` is missing. It is where a page has the cursor of the next one.",
  ],
  [
    "pagination: { operations: { list: { kind: offset } } }",
    "6:35 config-invalid `parameter` is missing. It is the parameter of the query that asks for a page.",
  ],
  [
    "pagination: { operations: { list: { kind: page-number, parameter: page, first: one } } }",
    "6:86 config-invalid `first` must be the number of the first page.",
  ],
  [
    "formats: { request: uuid }",
    "6:27 config-invalid `request` must be a list of formats, `all` or `none`. A list of one is `[uuid]`.",
  ],
  [
    "formats: { request: al }",
    "6:27 config-invalid `request` must be a list of formats, `all` or `none`. Did you mean `all`?",
  ],
  ["formats: { response: [5] }", "6:29 config-invalid A format is a text."],
  [
    "formats: { response: [date_time] }",
    "6:29 format-unsupported There is no format `date_time`, so it stays an annotation. Did you mean `date-time`?",
  ],
  [
    "formats: { response: [isbn] }",
    "6:29 format-unsupported There is no format `isbn`, so it stays an annotation. Give it a regular expression under `formats.custom`.",
  ],
  [
    "formats: { request: [money], custom: { money: '(' } }",
    '6:53 config-invalid "(" is not a regular expression that JavaScript can read.',
  ],
  [
    "formats: { request: none, custom: { uuid: 'a' } }",
    "6:43 config-invalid `uuid` means something already: it is one of the formats that Specwright knows. Choose another name, and use it in the document.",
  ],
  [
    "formats: { custom: { money: 'a' } }",
    "6:28 format-unused Nothing asserts the format `money`. List it under `formats.request` or `formats.response`.",
  ],
])("%s is reported", async (line, issue) => {
  const { value, issues } = await settingsOf(line);
  expect(issues.map(shown).slice(0, 1)).toEqual([issue]);
  expect(value === undefined).toBe(issues.some(({ severity }) => severity === "fatal"));
});

test("one run reports every mistake", async () => {
  const { issues } = await settingsOf(
    "guards: fast",
    "enums: 1",
    "implicitObject: 1",
    "formats: { request: 1, custom: 1 }",
  );
  expect(issues.map(({ location }) => location.pointer)).toEqual([
    "/apis/pets/x-specwright/guards",
    "/apis/pets/x-specwright/implicitObject",
    "/apis/pets/x-specwright/enums",
    "/apis/pets/x-specwright/formats/custom",
    "/apis/pets/x-specwright/formats/request",
  ]);
});

test("a format that is unknown is left out, and the known ones beside it stay", async () => {
  const { value } = await settingsOf("formats: { response: [isbn, uuid] }");
  expect(value?.formats.response).toEqual(["uuid"]);
});

const upstreamUrl = "https://api.example/openapi.json";

test.each<[lines: string[], upstream: object]>([
  [[`upstream: ${upstreamUrl}`], { url: upstreamUrl, headers: [] }],
  [
    [
      "upstream:",
      `  url: ${upstreamUrl}`,
      "  timeout: 1.5s",
      "  maximumSize: 20 MB",
      "  headers: { X-Key: '${KEY}', __proto__: a }",
    ],
    {
      url: upstreamUrl,
      timeoutMs: 1500,
      maximumBytes: 20_000_000,
      headers: [
        { name: "X-Key", value: "${KEY}", location: { line: 10, column: 27 } },
        { name: "__proto__", value: "a" },
      ],
    },
  ],
])("%j is read", async (lines, upstream) => {
  const { config, issues } = await configOf("output: out", ...lines);
  expect(issues).toEqual([]);
  expect(config?.apis[0]).toMatchObject({ settings: { output: "out" }, upstream });
});

test("who only follows an upstream needs no output", async () => {
  const { config, issues } = await configOf(`upstream: ${upstreamUrl}`);
  expect(issues).toEqual([]);
  expect(config?.apis[0]).not.toHaveProperty("settings");
  expect(config?.apis[0]).toMatchObject({ root: "pets.yaml", upstream: { location: { line: 5, column: 17 } } });
  const { issues: others } = await configOf(`upstream: ${upstreamUrl}`, "guards: none");
  expect(others.map(shown)).toEqual([
    "4:5 config-invalid `output` is missing. It is the folder for the generated files.",
  ]);
});

const credentialsHint = 'Send them in a header that takes them from the environment: `Authorization: "Basic ${NAME}"`.';
const rootHint = "A document that is a file needs no upstream: name it as the `root`.";

test.each<[line: string, issue: string]>([
  ["upstream: openapi.json", `6:17 config-invalid \`upstream\` must be a URL of https or http. ${rootHint}`],
  ["upstream: file:///etc/passwd", `6:17 config-invalid \`upstream\` must be a URL of https or http. ${rootHint}`],
  ["upstream: ''", "6:17 config-invalid `upstream` must be a text that is not empty."],
  ["upstream: [a]", "6:7 config-invalid `upstream` must be a text that is not empty."],
  ["upstream: {}", "6:7 config-invalid `url` is missing. It is the address of the OpenAPI document."],
  ["upstream: { url: 5 }", "6:24 config-invalid `url` must be a text that is not empty."],
  [
    "upstream: https://me:secret@api.example/",
    `6:17 config-invalid \`upstream\` must not have credentials in it. ${credentialsHint}`,
  ],
  [
    `upstream: { url: ${upstreamUrl}, timout: 5s }`,
    "6:58 config-unknown-setting There is no setting `timout`. Did you mean `timeout`?",
  ],
  [
    `upstream: { url: ${upstreamUrl}, timeout: 30 }`,
    "6:67 config-invalid `timeout` must be a number with its unit, such as `30ms` or `30s` or `30min`.",
  ],
  [
    `upstream: { url: ${upstreamUrl}, timeout: 0s }`,
    "6:67 config-invalid `timeout` must be a number with its unit, such as `30ms` or `30s` or `30min`.",
  ],
  [
    `upstream: { url: ${upstreamUrl}, timeout: 11min }`,
    "6:67 config-invalid `timeout` must be a number with its unit, such as `30ms` or `30s` or `30min`. This is more than anybody should wait for.",
  ],
  [
    `upstream: { url: ${upstreamUrl}, maximumSize: 5 constructor }`,
    "6:71 config-invalid `maximumSize` must be a number with its unit, such as `30kB` or `30MB`.",
  ],
  [
    `upstream: { url: ${upstreamUrl}, headers: { "a b": c } }`,
    "6:69 config-invalid `a b` is no header that can be sent here.",
  ],
  [
    `upstream: { url: ${upstreamUrl}, headers: { Host: c } }`,
    "6:69 config-invalid `Host` is no header that can be sent here.",
  ],
  [`upstream: { url: ${upstreamUrl}, headers: { a: 1 } }`, "6:72 config-invalid `a` must be a text that is not empty."],
])("%s is reported", async (line, issue) => {
  const { issues } = await configOf("output: out", line);
  expect(issues.map(shown)).toEqual([issue]);
});
