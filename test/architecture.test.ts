import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type Sources, violationsIn } from "./architecture.js";

const root = fileURLToPath(new URL("..", import.meta.url));

function projectSources(): Sources {
  const paths = readdirSync(`${root}/src`, { recursive: true, encoding: "utf8" })
    .map((path) => `src/${path.replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith(".ts"));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(`${root}/${path}`, "utf8")]));
}

test("the sources keep to the plan of the house", () => {
  const sources = projectSources();
  expect(Object.keys(sources)).toContain("src/model/issue.ts");
  expect(violationsIn(sources)).toEqual([]);
});

test("`npm test` asks for nothing that stands beside the repository, as a stranger's clone has nothing there", () => {
  const paths = readdirSync(`${root}/test`, { recursive: true, encoding: "utf8" });
  const files = paths.filter((path) => path.endsWith(".test.ts") && !path.includes("node_modules"));
  expect(files).toContain("conformance/cases.test.ts");
  const asking = files.filter((path) =>
    /URL\(["'`](?:\.\.\/)+shared\b/.test(readFileSync(`${root}/test/${path}`, "utf8")),
  );
  expect(asking).toEqual([]);
});

test.each<[rule: string, path: string, text: string, violation: string]>([
  [
    "a phase does not import another one",
    "src/emit/emit-api.ts",
    'import { loadConfig } from "../load/load-config.js";',
    "src/emit/emit-api.ts imports src/load/load-config.js.",
  ],
  [
    "nor its types",
    "src/resolve/names.ts",
    'import type { Origin } from "../write/manifest.js";',
    "src/resolve/names.ts imports src/write/manifest.js.",
  ],
  [
    "nor what it exports again",
    "src/lint/all.ts",
    'export * from "../report/render-issues.js";',
    "src/lint/all.ts imports src/report/render-issues.js.",
  ],
  [
    "nor at run time",
    "src/write/late.ts",
    'export const late = () => import("../load/load-config.js");',
    "src/write/late.ts imports src/load/load-config.js.",
  ],
  [
    "nor the type of a module",
    "src/report/type.ts",
    'export type Late = typeof import("../load/load-config.js");',
    "src/report/type.ts imports src/load/load-config.js.",
  ],
  [
    "the model imports no phase",
    "src/model/api.ts",
    'import { printable } from "../report/printable.js";',
    "src/model/api.ts imports src/report/printable.js.",
  ],
  [
    "a phase imports no command",
    "src/load/back.ts",
    'import { check } from "../commands/check.js";',
    "src/load/back.ts imports src/commands/check.js.",
  ],
  [
    "a command does not import the command line",
    "src/commands/back.ts",
    'import { run } from "../cli/run.js";',
    "src/commands/back.ts imports src/cli/run.js.",
  ],
  [
    "the entry point loads nothing but the command line",
    "src/cli.ts",
    'import { check } from "./commands/check.js";',
    "src/cli.ts imports src/commands/check.js.",
  ],
  [
    "the runtime imports nothing of ours",
    "src/runtime/guard.ts",
    'import { isJsonObject } from "../model/json.js";',
    "src/runtime/guard.ts imports src/model/json.js.",
  ],
  [
    "the runtime imports no package but openapi-fetch",
    "src/runtime/client.ts",
    'import createClient from "openapi-fetch";\nimport colors from "picocolors";',
    "src/runtime/client.ts imports picocolors.",
  ],
  [
    "the runtime runs without Node",
    "src/runtime/hash.ts",
    'import { createHash } from "node:crypto";',
    "src/runtime/hash.ts imports node:crypto.",
  ],
  [
    "the runtime runs without Node's globals",
    "src/runtime/bytes.ts",
    'export const bytes = Buffer.from("");',
    "src/runtime/bytes.ts uses `Buffer`.",
  ],
  [
    "an emitter runs without Node",
    "src/emit/path.ts",
    'import { join } from "node:path";',
    "src/emit/path.ts imports node:path.",
  ],
  [
    "the lint rules do not import what they ask",
    "src/redocly/rule.ts",
    'import { camelCase } from "../resolve/names/words.js";',
    "src/redocly/rule.ts imports src/resolve/names/words.js.",
  ],
  [
    "the lint rules import no package",
    "src/redocly/rule.ts",
    'import { parse } from "yaml";',
    "src/redocly/rule.ts imports yaml.",
  ],
  [
    "the plugin imports no command",
    "src/redocly.ts",
    'import { generate } from "./commands/generate.js";',
    "src/redocly.ts imports src/commands/generate.js.",
  ],
  [
    "a command does not touch the disk",
    "src/commands/read.ts",
    'import { readFile } from "node:fs/promises";',
    "src/commands/read.ts imports node:fs/promises.",
  ],
  [
    "`process` belongs to the entry point",
    "src/cli/run.ts",
    "export const folder = globalThis.process.cwd();",
    "src/cli/run.ts uses `process`.",
  ],
  [
    "`process` belongs to the entry point, imported as well",
    "src/load/cwd.ts",
    'import { cwd } from "node:process";',
    "src/load/cwd.ts imports node:process.",
  ],
  [
    "nothing is imported from outside of the sources",
    "src/load/root.ts",
    'import { fixture } from "../../test/fixture-support.js";',
    "src/load/root.ts imports test/fixture-support.js.",
  ],
  [
    "every folder is a part of the house",
    "src/helpers/misc.ts",
    "",
    "src/helpers/misc.ts belongs to no part of the house.",
  ],
  ["no file has more than 250 lines", "src/emit/long.ts", "//\n".repeat(251), "src/emit/long.ts has 251 lines."],
])("%s", (_rule, path, text, violation) => {
  expect(violationsIn({ [path]: text })).toEqual([violation]);
});

test.each<[rule: string, path: string, text: string]>([
  ["a module may import its neighbours and the model", "src/emit/a.ts", 'import "./b.js";\nimport "../model/api.js";'],
  ["a command composes phases", "src/commands/a.ts", 'import "../load/b.js";\nimport "../write/c.js";'],
  ["the entry point may use `process`", "src/cli.ts", 'process.exitCode = 1;\nvoid import("./cli/run.js");'],
  ["a property may be called `process`", "src/runtime/a.ts", "export const a = { process: 1 }.process;"],
  ["an import in a text is none", "src/emit/a.ts", "export const text = 'import { x } from \"../load/x.js\";';"],
  ["250 lines are not too many", "src/emit/a.ts", "//\n".repeat(250)],
])("%s", (_rule, path, text) => {
  expect(violationsIn({ [path]: text })).toEqual([]);
});
