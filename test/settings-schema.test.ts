import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { settingNames } from "../src/load/api-settings.js";
import { loadConfig } from "../src/load/load-config.js";
import { put, temporaryFolder } from "./write-support.js";

// What editors say of a configuration is what `specwright` would say of it.

const schema: unknown = JSON.parse(readFileSync(new URL("../schema.json", import.meta.url), "utf8"));
const isValid = new Ajv({ strict: true, strictRequired: false, strictTypes: false, allowUnionTypes: true }).compile(
  schema as object, // what the file holds
);

interface Values {
  readonly accepted: readonly string[];
  readonly refused: readonly string[];
}

const flag: Values = { accepted: ["true", "false"], refused: ["1", "'true'", "~"] };
const text: Values = { accepted: ["a"], refused: ["''", "'  '", "1", "[]", "~"] };

/** Values of each setting, as YAML. */
const cases: Readonly<Record<string, Values>> = {
  output: text,
  package: text,
  repository: text,
  upstream: {
    accepted: [
      "https://a.example",
      "{ url: 'HTTP://a.example/b?c@d' }",
      "{ url: https://a.example, timeout: 30s, maximumSize: 1.5 MB, headers: { Accept: a } }",
    ],
    refused: [
      "a.yaml",
      "https://user:pass@a.example",
      "{ timeout: 30s }",
      "{ url: https://a.example, timeout: 30 }",
      "{ url: https://a.example, maximumSize: 30s }",
      "{ url: https://a.example, headers: { 'a b': c } }",
      "{ url: https://a.example, headers: { a: 1 } }",
      "{ url: https://a.example, retries: 1 }",
    ],
  },
  license: {
    accepted: ["MIT", "{ spdx: MIT, copyright: 2026 A }", "{ file: LICENSE }"],
    refused: ["1", "''", "~", "{}", "{ copyright: A }", "{ spdx: MIT, holder: A }"],
  },
  include: {
    accepted: [
      "[]",
      "[tag:a, 'path:/a b', operation:a, method:get, webhook:*]",
      "[{ tag: a, method: get }]",
      "[tag: a]",
    ],
    refused: ["tag:a", "[a]", "['tag:']", "['tag: ']", "[tags:a]", "[{}]", "[{ tags: a }]", "[{ tag: [] }]", "[1]"],
  },
  overlays: { accepted: ["[a.yaml]", "[]"], refused: ["a.yaml", "[1]"] },
  allow: { accepted: ["[http]", "[http, private]", "[]"], refused: ["http", "[ftp]", "[true]"] },
  exclude: { accepted: ["[tag:a]"], refused: ["{ tag: a }", "[~]"] },
  names: {
    accepted: ["{}", "{ operations: { a: b }, schemas: { c: d } }", "{ schemas: { a: $_é1, b: class } }"],
    refused: [
      "a",
      "{ operations: { a: 1 } }",
      "{ operations: { a: b c } }",
      "{ schemas: { a: 1st } }",
      "{ schemas: { a: b-c } }",
      "{ schemas: { a: '' } }",
      "{ schemas: [] }",
      "{ tags: {} }",
      "~",
    ],
  },
  operationNames: { accepted: ["document", "readable"], refused: ["short", "true"] },
  importExtension: { accepted: [".js", ".ts"], refused: [".mjs", "js"] },
  guards: { accepted: ["aot", "compact", "predicates", "none"], refused: ["fast", "false"] },
  implicitObject: flag,
  discriminatorIsAuthoritative: flag,
  nullableWithoutType: flag,
  tanstackQuery: flag,
  msw: flag,
  enums: {
    accepted: ["open", "closed", "{}", "{ all: open, schemas: { A: closed } }"],
    refused: ["half", "{ all: half }", "{ schemas: { A: half } }", "{ none: open }", "[]"],
  },
  formats: {
    accepted: ["{}", "{ request: all, response: none }", "{ request: [date, a], custom: { a: '^a$' } }"],
    refused: [
      "all",
      "{ request: date }",
      "{ response: [1] }",
      "{ custom: { a: 1 } }",
      "{ custom: { date: a }, request: [date] }",
      "{ query: all }",
    ],
  },
  pagination: {
    accepted: [
      "auto",
      "none",
      "{ all: none, operations: { a: false, b: { kind: link, items: /a/b }, c: { kind: next-url, next: a } } }",
      "{ operations: { a: { kind: cursor, next: a, parameter: b, more: c, done: d } } }",
      "{ operations: { a: { kind: last-item, id: a, parameter: b, more: c, done: d } } }",
      "{ operations: { a: { kind: offset, parameter: b, total: a, more: c, done: d } } }",
      "{ operations: { a: { kind: page-number, parameter: b, first: 0, total: a, pages: a, more: c, done: d } } }",
    ],
    refused: [
      "all",
      "{ all: some }",
      "{ operations: { a: true } }",
      "{ operations: { a: {} } }",
      "{ operations: { a: { kind: pages } } }",
      "{ operations: { a: { kind: link, next: a } } }",
      "{ operations: { a: { kind: next-url } } }",
      "{ operations: { a: { kind: cursor, next: a } } }",
      "{ operations: { a: { kind: offset } } }",
      "{ operations: { a: { kind: page-number, parameter: b, first: 1.5 } } }",
    ],
  },
};

/** Nobody but the reader can know these: expressions of SPDX, regular expressions, the greatest measures, headers that are taken. */
const beyondSchemas = [
  "license: MITT",
  "formats: { request: [a], custom: { a: '(' } }",
  "upstream: { url: https://a.example, timeout: 11min }",
  "upstream: { url: https://a.example, headers: { Host: a } }",
];

test("every setting is described, and tried", () => {
  expect(schema).toHaveProperty("definitions.settings.properties");
  const { properties } = (schema as { definitions: { settings: { properties: object } } }).definitions.settings; // as just seen
  expect(Object.keys(properties).sort()).toEqual([...settingNames].sort());
  expect(Object.keys(cases).sort()).toEqual([...settingNames].sort());
});

function settingsOf(kind: keyof Values): readonly string[] {
  return Object.entries(cases).flatMap(([name, values]) => values[kind].map((value) => `${name}: ${value}`));
}

function configOf(line: string): string {
  const output = line.startsWith("output:") ? "" : "      output: out\n";
  return `apis:\n  a:\n    root: a.yaml\n    x-specwright:\n${output}      ${line}\n`;
}

async function findingsOf(config: string): Promise<readonly string[]> {
  const cwd = temporaryFolder();
  put(cwd, "redocly.yaml", config);
  return (await loadConfig(undefined, cwd)).issues.map(({ code }) => code).filter((code) => code.startsWith("config-"));
}

test.each(settingsOf("accepted"))("%s is accepted", async (line) => {
  expect(await findingsOf(configOf(line))).toEqual([]);
  expect(isValid(parse(configOf(line))), JSON.stringify(isValid.errors)).toBe(true);
});

test.each(settingsOf("refused"))("%s is refused", async (line) => {
  expect(await findingsOf(configOf(line))).not.toEqual([]);
  expect(isValid(parse(configOf(line)))).toBe(false);
});

test.each(beyondSchemas)("%s is for the reader to refuse", async (line) => {
  expect(await findingsOf(configOf(line))).not.toEqual([]);
  expect(isValid(parse(configOf(line)))).toBe(true);
});

const upstream = "upstream: https://a.example";

test.each<[config: string, isRight: boolean]>([
  ["{}", true],
  ["apis: {}", true],
  ["extends: [recommended]\napis: { a: { root: a.yaml, rules: {} } }", true],
  [`apis: { a: { root: a.yaml, x-specwright: { ${upstream} } } }`, true],
  [`apis: { a: { root: a.yaml, x-specwright: { ${upstream}, msw: true } } }`, false],
  ["apis: { a: { root: a.yaml, x-specwright: {} } }", false],
  ["apis: { a: { root: a.yaml, x-specwright: { output: b, outputs: c } } }", false],
  ["apis: { a: { x-specwright: { output: b } } }", false],
  ["x-specwright: { output: b }", false],
  ["apis: []", false],
  ["[]", false],
])("as a whole, `%s` is judged alike", async (config, isRight) => {
  expect((await findingsOf(config)).length === 0).toBe(isRight);
  expect(isValid(parse(config))).toBe(isRight);
});
