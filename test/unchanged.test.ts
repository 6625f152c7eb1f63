import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
// Loaded late by `generate`, which takes seconds on a busy machine: no test should have to wait for it.
import "../src/commands/generate-api.js";
import type { CommandOptions } from "../src/commands/command.js";
import { generate } from "../src/commands/generate.js";
import { put, read, temporaryFolder, treeOf } from "./write-support.js";

const document = (more = ""): string => `openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
servers: [{ url: https://pets.example }]
paths: {}
components:
  schemas:
    Pet: { $ref: "./pet.yaml" }
${more}`;

const pet = (type: string): string => `{ type: object, properties: { name: { type: ${type} } } }\n`;

const config = (settings: string): string =>
  `apis: { pets: { root: pets.yaml, x-specwright: { output: out${settings} } } }\n`;

function project(): string {
  const cwd = temporaryFolder();
  put(cwd, "redocly.yaml", config(""));
  put(cwd, "pets.yaml", document());
  put(cwd, "pet.yaml", pet("string"));
  mkdirSync(join(cwd, "node_modules"));
  return cwd;
}

/** Generates, and tells whether anything was emitted for it, and what the run told. */
async function run(cwd: string, options: Partial<CommandOptions> = {}) {
  const phases: string[] = [];
  const { apis, issues } = await generate({
    cwd,
    generator: "a build",
    onPhase: (_api, phase) => phases.push(phase),
    ...options,
  });
  const told = apis.map(({ summary, ...api }) => ({ ...api, summary: { ...summary, durationMs: 0 } }));
  return { isEmitted: phases.includes("emit"), issues, told };
}

test("nothing is emitted where nothing has changed, and the same is told", async () => {
  const cwd = project();
  await run(cwd, { generator: "an older build" });
  const full = await run(cwd);
  expect(await run(cwd)).toEqual({ ...full, isEmitted: false });
  expect(full).toMatchObject({ isEmitted: true, issues: [], told: [{ summary: { filesWritten: 0 } }] });
});

test.each<[what: string, change: (cwd: string) => void, options?: Partial<CommandOptions>]>([
  ["the document", (cwd) => put(cwd, "pets.yaml", document("    Dog: { type: string }\n"))],
  ["a file that it refers to", (cwd) => put(cwd, "pet.yaml", pet("number"))],
  ["a file of the output", (cwd) => put(cwd, "out/client.ts", `${read(cwd, "out/client.ts")} `)],
  ["the manifest", (cwd) => put(cwd, "out/.specwright.json", `${read(cwd, "out/.specwright.json")} `)],
  ["the presence of a file of the output", (cwd) => rmSync(join(cwd, "out/client.ts"))],
  [
    "what says that it is generated and is not",
    (cwd) => put(cwd, "out/schemas/Cat.ts", read(cwd, "out/schemas/Pet.ts")),
  ],
  ["a setting", (cwd) => put(cwd, "redocly.yaml", config(", guards: none"))],
  ["the generator", () => undefined, { generator: "a newer build" }],
  ["what counts as an error", () => undefined, { strict: true }],
  ["the kind of guards that the command asks for", () => undefined, { guards: "compact" }],
])("what has changed is generated: %s", async (_what, change, options) => {
  const cwd = project();
  await run(cwd);
  change(cwd);
  expect(await run(cwd, options)).toMatchObject({ isEmitted: true });
  const files = treeOf(join(cwd, "out")).map((path) => [path, read(cwd, `out/${path}`)]);
  await run(cwd, { ...options, generator: "a build that has never run" });
  expect(treeOf(join(cwd, "out")).map((path) => [path, read(cwd, `out/${path}`)])).toEqual(files);
});

test.each([
  ["a reference leads nowhere: the file may come", "    Dog: { $ref: ./dog.yaml }\n"],
  ["an error was reported", "    Dog: { type: strange }\n"],
])("a run is never taken for done where %s", async (_why, more) => {
  const cwd = project();
  put(cwd, "pets.yaml", document(more));
  await run(cwd);
  const again = await run(cwd);
  expect(again.isEmitted).toBe(true);
  expect(again.told.flatMap(({ issues }) => issues)).not.toEqual([]);
});

test("a run is never taken for done where its generator has no name, or its record is none", async () => {
  const cwd = project();
  await run(cwd);
  const { generator: _, ...nameless } = { generator: "", cwd };
  const phases: string[] = [];
  await generate({ ...nameless, onPhase: (_api, phase) => phases.push(phase) });
  expect(phases).toContain("emit");
  const folder = join(cwd, "node_modules/.cache/specwright");
  for (const name of treeOf(folder)) writeFileSync(join(folder, name), "{");
  expect(await run(cwd)).toMatchObject({ isEmitted: true });
});
