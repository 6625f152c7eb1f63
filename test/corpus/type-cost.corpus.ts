import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { promisify } from "node:util";
import openapiTypescript, { astToString } from "openapi-typescript";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EmittedFile } from "../../src/model/emitted-file.js";
import { createWorkspace, type Workspace } from "./compile.js";
import { generate, githubName, rawDocument } from "./specs.js";

/* What it costs to check a program with three calls of GitHub's API, beside the same calls through openapi-fetch's path generics. */

const ours = (from: string): string => `
  import { createClient } from "${from}/client.js";
  import { issuesCreate } from "${from}/operations/issues/issuesCreate.js";
  import { issuesListForRepo } from "${from}/operations/issues/issuesListForRepo.js";
  import { reposGet } from "${from}/operations/repos/reposGet.js";
  const client = createClient({});
  const path = { owner: "o", repo: "r" };
  export async function run(): Promise<string> {
    const repo = await reposGet(client, { path });
    const issues = await issuesListForRepo(client, { path, query: { state: "open" } });
    const issue = await issuesCreate(client, { path, body: { title: repo.full_name } });
    return [repo.full_name, ...issues.map(({ title }) => title), issue.title].join();
  }`;

const entries = [
  "client.ts",
  "operations/issues/issuesCreate.ts",
  "operations/issues/issuesListForRepo.ts",
  "operations/repos/reposGet.ts",
];

const theirs = `
  import createClient from "openapi-fetch";
  import type { paths } from "./paths.js";
  const client = createClient<paths>({});
  const path = { owner: "o", repo: "r" };
  export async function run(): Promise<string> {
    const { data: repo } = await client.GET("/repos/{owner}/{repo}", { params: { path } });
    const { data: issues = [] } = await client.GET("/repos/{owner}/{repo}/issues", { params: { path, query: { state: "open" } } });
    const { data: issue } = await client.POST("/repos/{owner}/{repo}/issues", { params: { path }, body: { title: repo?.full_name ?? "" } });
    return [repo?.full_name, ...issues.map(({ title }) => title), issue?.title].join();
  }`;

const programs = { empty: "export {};", source: ours("./github"), packed: ours("../packed"), generics: theirs };

type Program = keyof typeof programs;

interface Cost {
  readonly seconds: number;
  readonly instantiations: number;
  readonly errors: string;
}

const transpileOptions = {
  compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, isolatedDeclarations: true },
};

/** The modules that these import, and those that they do. */
function reachable(files: readonly EmittedFile[], entries: readonly string[]): ReadonlyMap<string, string> {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const found = new Map<string, string>();
  for (const queue = [...entries]; queue.length > 0;) {
    const path = queue.pop() ?? "";
    const text = texts.get(path);
    if (text === undefined || found.has(path)) continue;
    found.set(path, text);
    for (const [, from = ""] of text.matchAll(/from "(\.{1,2}\/[^"]+)\.js"/g)) {
      queue.push(`${posix.join(posix.dirname(path), from)}.ts`);
    }
  }
  return found;
}

let workspace: Workspace;
const costs = new Map<Program, Cost>();

beforeAll(async () => {
  const { output } = await generate(githubName);
  if (output === undefined) expect.fail("GitHub's document is not generated.");
  workspace = createWorkspace(new Map([["github", output.files]]));
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(workspace.folder, path)), { recursive: true });
    writeFileSync(join(workspace.folder, path), text);
  };
  for (const [path, text] of reachable(output.files, entries)) {
    // As a package has them: JavaScript and declarations.
    put(`packed/${path.replace(/\.ts$/, ".d.ts")}`, ts.transpileDeclaration(text, transpileOptions).outputText);
    put(`packed/${path.replace(/\.ts$/, ".js")}`, ts.transpile(text, transpileOptions.compilerOptions));
  }
  put("src/paths.ts", astToString(await openapiTypescript(JSON.stringify(rawDocument(githubName)), { silent: true })));
  for (const [name, code] of Object.entries(programs)) put(`src/${name}.ts`, code);
  for (let round = 0; round < Number(process.env["ROUNDS"] ?? 1); round += 1) await measureAll();
});

afterAll(() => {
  const base = costs.get("empty")?.seconds ?? 0;
  const generics = (costs.get("generics")?.seconds ?? 0) - base;
  for (const [name, { seconds, instantiations }] of costs) {
    const share =
      name === "empty" ? "" : `, ${((seconds - base) / generics).toFixed(2)}x openapi-fetch's beyond an empty file`;
    process.stdout.write(`${name.padEnd(9)} ${seconds.toFixed(2)} s, ${instantiations} instantiations${share}\n`);
  }
  workspace.remove();
});

const compilerOptions = {
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  target: "es2022",
  module: "nodenext",
  types: [],
};

/** One of `ROUNDS` rounds, one by default. The programs take turns, and the least time counts: other work on the machine only ever adds to it. */
async function measureAll(): Promise<void> {
  // The cast: its own keys.
  for (const name of Object.keys(programs) as Program[]) {
    const cost = await costOf(`src/${name}.ts`);
    if (cost.seconds < (costs.get(name)?.seconds ?? Infinity)) costs.set(name, cost);
  }
}

/** Checks a program as a user's compiler would, and asks what that took. */
async function costOf(file: string): Promise<Cost> {
  const config = join(workspace.folder, "tsconfig.json");
  writeFileSync(config, JSON.stringify({ compilerOptions, files: [file] }));
  const compiler = join(workspace.folder, "node_modules/typescript/bin/tsc");
  const flags = ["-p", config, "--extendedDiagnostics", "--pretty", "false"];
  const run = promisify(execFile)(process.execPath, [compiler, ...flags], { maxBuffer: 100_000_000 });
  const { stdout } = await run.catch((error: { stdout: string }) => error);
  const valueOf = (name: string): number => Number(new RegExp(`^${name}: +([\\d.]+)`, "m").exec(stdout)?.[1]);
  const errors = stdout.split("\n").filter((line) => line.includes("error TS"));
  return { seconds: valueOf("Total time"), instantiations: valueOf("Instantiations"), errors: errors.join("\n") };
}

describe("checking a program of three calls", () => {
  test.each(Object.keys(programs) as Program[])("finds nothing wrong with %s", (name) => {
    expect(costs.get(name)?.errors).toBe("");
  });

  // 5,000 are owed.
  test.each([
    ["source", 4950],
    ["packed", 500],
  ] as const)("takes no more instantiations with %s than %i", (name, most) => {
    const own = (costs.get(name)?.instantiations ?? Infinity) - (costs.get("empty")?.instantiations ?? 0);
    expect(own).toBeLessThanOrEqual(most);
  });

  test.each([
    ["a wrong body", `issuesCreate(client, { path, body: { titel: "x" } })`, "title"],
    ["a wrong path", `reposGet(client, { path: { owner: "o" } })`, "repo"],
    [
      "a wrong status",
      `reposGet(client, { path }).result().then((it) => !it.ok && it.kind === "http" && it.status === 418)`,
      "418",
    ],
  ])("still refuses %s", async (_what, call, word) => {
    writeFileSync(
      join(workspace.folder, "src/wrong.ts"),
      ours("./github").replace(/export async[^]*$/, `export const wrong = ${call};`),
    );
    const { errors } = await costOf("src/wrong.ts");
    expect(errors).toContain(word);
    expect(errors).toMatch(/src\/wrong\.ts\(\d+,\d+\): error TS\d+/);
  });
});
