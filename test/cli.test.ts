import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { brokenPath, configOf, documentWith, namelessPath, runCli } from "./cli-support.js";
import { put, read, stampsOf, temporaryFolder } from "./write-support.js";

/** A project with the given APIs; the text of each document by name. */
function projectWith(documents: Readonly<Record<string, string>>): string {
  const cwd = temporaryFolder();
  const names = Object.keys(documents);
  put(cwd, "redocly.yaml", configOf(Object.fromEntries(names.map((name) => [name, `generated/${name}`]))));
  for (const [name, text] of Object.entries(documents)) put(cwd, `${name}.yaml`, text);
  return cwd;
}

test("generate writes every API of the configuration and sums up", async () => {
  const cwd = projectWith({ pets: documentWith(), toys: documentWith() });
  const { exitCode, stdout, stderr } = await runCli(cwd, ["generate"]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout.replaceAll(/\d+\.\d+ s/g, "# s").replaceAll(/\d+ files/g, "# files")).toBe(
    `✓ pets@v1 → generated/pets in # s
  1 operation, 1 schema, 2 guards
  # files written, 0 unchanged

✓ toys@v1 → generated/toys in # s
  1 operation, 1 schema, 2 guards
  # files written, 0 unchanged
`,
  );
  expect(read(cwd, "generated/toys/schemas/Pet.ts")).toMatch(/^\/\/ @generated from toys\.yaml by specwright\b/);
});

test.each([["pets@v1"], ["pets"], ["pets.yaml"], ["./pets.yaml"]])(
  "generate %s writes that API alone",
  async (target) => {
    const cwd = projectWith({ pets: documentWith(), toys: documentWith() });
    expect((await runCli(cwd, ["generate", target])).exitCode).toBe(0);
    expect([existsSync(join(cwd, "generated/pets")), existsSync(join(cwd, "generated/toys"))]).toEqual([true, false]);
  },
);

test("with a file and an output, no configuration is needed", async () => {
  const cwd = temporaryFolder();
  put(cwd, "spec/pets.yaml", documentWith());
  expect((await runCli(cwd, ["generate", "spec/pets.yaml", "--output", "src/api"])).exitCode).toBe(0);
  const { exitCode, stdout } = await runCli(cwd, ["check", "spec/pets.yaml", "-o", "src/api"]);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^✓ spec\/pets\.yaml: src\/api is up to date \(\d+ files, \d+\.\d+ s\)\n$/);
});

test("the output does not depend on where the command is run", async () => {
  const cwd = projectWith({ pets: documentWith() });
  await runCli(cwd, ["generate", "--config", "redocly.yaml"]);
  put(cwd, "below/x", "");
  const inside = await runCli(join(cwd, "below"), ["check", "--config", "../redocly.yaml"]);
  expect(inside.exitCode, inside.stdout).toBe(0);

  await runCli(cwd, ["generate", "pets.yaml", "--output", "elsewhere"]);
  const outside = await runCli(join(cwd, "below"), ["check", "../pets.yaml", "--output", "../elsewhere"]);
  expect(outside.exitCode, outside.stdout).toBe(0);
});

test("check writes nothing, ends with 1 on drift, and names the command that helps", async () => {
  const cwd = projectWith({ pets: documentWith() });
  await runCli(cwd, ["generate"]);
  put(cwd, "generated/pets/schemas/Pet.ts", read(cwd, "generated/pets/schemas/Pet.ts").replace("string", "number"));
  const before = stampsOf(cwd);
  const { exitCode, stdout } = await runCli(cwd, ["check", "pets"]);
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/^generated\/pets\/schemas\/Pet\.ts error file-stale\n/);
  expect(stdout).toMatch(/\n {2}10 - {3}name: number;\n {2}10 \+ {3}name: string;\n/);
  expect(stdout).toContain("(1 difference)\n  Run `npx specwright generate pets@v1`.\n");
  expect(stampsOf(cwd)).toEqual(before);
});

test("a warning is reported and ends with 0; with --strict it is fatal, and what is there stays as it is", async () => {
  const cwd = projectWith({ pets: documentWith(namelessPath) });
  const calm = await runCli(cwd, ["generate"]);
  expect(calm.exitCode).toBe(0);
  expect(calm.stdout).toContain("warning operation-id-missing");
  expect(calm.stdout).toContain("  1 warning\n");

  const stamps = stampsOf(join(cwd, "generated"));
  put(cwd, "pets.yaml", documentWith(namelessPath).replace("name: {", "title: {"));
  const strict = await runCli(cwd, ["generate", "--strict"]);
  expect(strict.exitCode).toBe(1);
  expect(strict.stdout).toContain("fatal operation-id-missing");
  expect(strict.stdout).toContain("nothing was written (1 error)");
  expect(stampsOf(join(cwd, "generated"))).toEqual(stamps);
  const checked = await runCli(cwd, ["check", "--strict"]);
  expect(checked.exitCode).toBe(1);
  expect(checked.stdout).toContain("is not what would be generated");
});

test.each<[what: string, paths: string, setting: string]>([
  ["an operation that is left out", brokenPath, ""],
  ["a setting that there is not", "", ", gaurds: aot"],
])("with --strict, nothing is written for %s", async (_what, paths, setting) => {
  const cwd = projectWith({ pets: documentWith(paths) });
  put(cwd, "redocly.yaml", read(cwd, "redocly.yaml").replace("generated/pets", `generated/pets${setting}`));
  expect((await runCli(cwd, ["generate", "--strict"])).exitCode).toBe(1);
  expect(existsSync(join(cwd, "generated"))).toBe(false);
  await runCli(cwd, ["generate"]);
  expect(existsSync(join(cwd, "generated/pets/index.ts"))).toBe(true);
});

test("an error costs what it names: the rest is written, and the run ends with 1", async () => {
  const cwd = projectWith({ pets: documentWith(brokenPath) });
  const { exitCode, stdout } = await runCli(cwd, ["generate"]);
  expect(exitCode).toBe(1);
  expect(stdout).toContain("error ref-unresolved");
  expect(stdout).toContain("Did you mean");
  expect(stdout).toContain("✗ pets@v1 → generated/pets");
  expect(read(cwd, "generated/pets/operations/default.ts")).toContain("listPets");
});

test("a fatal issue of one API does not stop the others", async () => {
  const cwd = projectWith({ bad: "openapi: [", pets: documentWith() });
  const { exitCode, stdout } = await runCli(cwd, ["generate"]);
  expect(exitCode).toBe(1);
  expect(stdout).toContain("✗ bad@v1: nothing was written (1 error)\n");
  expect(stdout).toContain("✓ pets@v1 → generated/pets");
  expect(existsSync(join(cwd, "generated/bad"))).toBe(false);
});

test("a disk that cannot be written to ends with 2 and one sentence, and does not stop the others", async () => {
  const cwd = projectWith({ bad: documentWith(), pets: documentWith() });
  put(cwd, "file", "");
  put(cwd, "redocly.yaml", configOf({ bad: "file/output", pets: "generated/pets" }));
  const { exitCode, stdout, stderr } = await runCli(cwd, ["generate"]);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^bad@v1: `.*` cannot be written\. ENOTDIR: .*\n$/);
  expect(stdout).toMatch(/^✓ pets@v1 → generated\/pets/);
});

test.each([
  ["equal", "generated/api", "./generated/api/"],
  ["nested", "generated/api/inner", "generated/api"],
  ["equal but for their case", "generated/api", "generated/API"],
])("outputs that are %s are fatal", async (_rule, first, second) => {
  const cwd = projectWith({ pets: documentWith(), toys: documentWith() });
  put(cwd, "redocly.yaml", configOf({ pets: first, toys: second }));
  const { exitCode, stdout } = await runCli(cwd, ["generate"]);
  expect(exitCode).toBe(1);
  expect(stdout).toContain("fatal config-invalid");
  expect(existsSync(join(cwd, "generated"))).toBe(false);
});

test("outputs beside each other are no trouble, even if one name begins with the other", async () => {
  const cwd = projectWith({ pets: documentWith(), toys: documentWith() });
  put(cwd, "redocly.yaml", configOf({ pets: "generated/api", toys: "generated/api2" }));
  expect((await runCli(cwd, ["generate"])).exitCode).toBe(0);
});

test("without configuration and file, the run says what to do", async () => {
  const { exitCode, stdout } = await runCli(temporaryFolder(), ["generate"]);
  expect(exitCode).toBe(1);
  expect(stdout).toContain("fatal file-not-found");
  expect(stdout).toContain("specwright generate openapi.yaml --output");
});

test("a configuration without any output is fatal", async () => {
  const cwd = temporaryFolder();
  put(cwd, "redocly.yaml", "apis:\n  pets:\n    root: pets.yaml\n");
  const { exitCode, stdout } = await runCli(cwd, ["check"]);
  expect(exitCode).toBe(1);
  expect(stdout).toContain("x-specwright.output");
});

test("a broken configuration is reported, even if a file and an output are given", async () => {
  const cwd = temporaryFolder();
  put(cwd, "redocly.yaml", "apis: [");
  put(cwd, "pets.yaml", documentWith());
  const { exitCode, stdout } = await runCli(cwd, ["generate", "pets.yaml", "--output", "out"]);
  expect(exitCode).toBe(1);
  expect(stdout).toContain("redocly.yaml");
});

test("issues come in the order of the document", async () => {
  const cwd = projectWith({ pets: documentWith(brokenPath + namelessPath) });
  const { stdout } = await runCli(cwd, ["generate"]);
  const lines = [...stdout.matchAll(/^pets\.yaml:(\d+):\d+ /gm)].map((match) => Number(match[1]));
  expect(lines.length).toBeGreaterThan(1);
  expect(lines).toEqual([...lines].sort((left, right) => left - right));
});

test("with --quiet, a run that goes well says nothing, and another one only what is wrong", async () => {
  const cwd = projectWith({ pets: documentWith(namelessPath) });
  expect(await runCli(cwd, ["generate", "--quiet"])).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  put(cwd, "pets.yaml", documentWith(namelessPath + brokenPath));
  const { exitCode, stdout } = await runCli(cwd, ["generate", "--quiet"]);
  expect(exitCode).toBe(1);
  expect(stdout).toContain("error ref-unresolved");
  expect(stdout).not.toMatch(/warning|written/);
});

test("with --json, stdout is one object", async () => {
  const cwd = projectWith({ bad: "openapi: [", pets: documentWith(namelessPath) });
  const { exitCode, stdout, stderr } = await runCli(cwd, ["generate", "--json"], { isTerminal: true });
  expect(stderr).toBe("");
  expect(JSON.parse(stdout)).toEqual({
    command: "generate",
    issues: [],
    apis: [
      { api: "bad@v1", issues: [expect.objectContaining({ code: "syntax-invalid", severity: "fatal" })] },
      {
        api: "pets@v1",
        issues: [expect.objectContaining({ code: "operation-id-missing", severity: "warning" })],
        summary: {
          output: "generated/pets",
          operations: 2,
          paginated: [],
          schemas: 1,
          guards: 2,
          unhonoured: { keywords: 0, places: 0 },
          filesWritten: expect.any(Number),
          filesUnchanged: 0,
          filesRemoved: 0,
          durationMs: expect.any(Number),
        },
      },
    ],
    exitCode,
  });
  expect(exitCode).toBe(1);
});

test("operations with pages are counted, and named with --json", async () => {
  const page =
    "{ type: object, properties: { results: { type: array, items: {} }, next: { type: string, format: uri } } }";
  const operation = [
    "operationId: names",
    "parameters: [{ name: page, in: query, schema: { type: integer } }]",
    `responses: { 200: { description: "", content: { application/json: { schema: ${page} } } } }`,
  ];
  const cwd = projectWith({ pets: documentWith(`  /names: { get: { ${operation.join(", ")} } }\n`) });
  expect((await runCli(cwd, ["generate"])).stdout).toMatch(/\d operations? \(1 with pages\), /);
  const { stdout } = await runCli(cwd, ["generate", "--json"]);
  expect(JSON.parse(stdout)).toMatchObject({
    apis: [{ summary: { paginated: [{ operation: "names", kind: "next-url" }] } }],
  });
});

test("there are colours on a terminal alone", async () => {
  const cwd = projectWith({ pets: documentWith() });
  expect((await runCli(cwd, ["generate"])).stdout).not.toContain("\u001b");
  expect((await runCli(cwd, ["generate"], { isTerminal: true })).stdout).toContain("\u001b[32m✓");
  const environment = { NO_COLOR: "1" };
  expect((await runCli(cwd, ["generate"], { isTerminal: true, environment })).stdout).not.toContain("\u001b");
});
