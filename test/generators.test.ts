import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
// Loaded late by `generate`, which takes seconds on a busy machine: no test should have to wait for it.
import "../src/commands/generate-api.js";
import { generate } from "../src/commands/generate.js";
import { put, read, temporaryFolder, treeOf } from "./write-support.js";

const built = fileURLToPath(new URL("../dist/cli.js", import.meta.url));

const names = ["cats", "dogs", "fish"];

const document = (name: string): string => `openapi: 3.1.0
info: { title: ${name}, version: 1.0.0 }
paths:
  /${name}:
    get: { responses: { "200": { description: All., content: { application/json: { schema: { type: strange } } } } } }
`;

function project(): string {
  const cwd = temporaryFolder();
  const apis = names.map((name) => `  ${name}: { root: ${name}.yaml, x-specwright: { output: out/${name} } }\n`);
  put(cwd, "redocly.yaml", `apis:\n${apis.join("")}`);
  for (const name of names) put(cwd, `${name}.yaml`, document(name));
  return cwd;
}

function filesIn(cwd: string): Readonly<Record<string, string>> {
  return Object.fromEntries(treeOf(join(cwd, "out")).map((path) => [path, read(cwd, `out/${path}`)]));
}

/** What the command told, less how long it took. */
function plain(result: unknown): unknown {
  return JSON.parse(JSON.stringify(result, (key, value: unknown) => (key === "durationMs" ? 0 : value)));
}

// The bundle is made by `npm run build`, which `npm test` begins with.
test.runIf(existsSync(built))(
  "threads and the bundle give what one process gives from its modules, in the same order",
  { timeout: 60_000 },
  async () => {
    const [one, many] = [project(), project()];
    const { issues, apis } = await generate({ cwd: one });
    let told = "";
    try {
      told = execFileSync(process.execPath, [built, "generate", "--json"], { cwd: many, encoding: "utf8" });
    } catch (error) {
      // The documents have errors, so the command ends with 1.
      if (error instanceof Error && "stdout" in error) told = String(error.stdout);
    }
    expect(plain(JSON.parse(told))).toMatchObject({ issues, apis: plain(apis) });
    expect(apis.map(({ api }) => api)).toEqual(names);
    expect(apis.flatMap((api) => api.issues)).not.toEqual([]);
    expect(filesIn(many)).toEqual(filesIn(one));
  },
);
