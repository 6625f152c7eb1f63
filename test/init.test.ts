import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { parse } from "yaml";
import "../src/commands/init.js";
import { addApi } from "../src/write/add-api.js";
import { documentWith, runCli } from "./cli-support.js";
import { runGit } from "../src/load/git.js";
import { serverWith } from "./http-support.js";
import { put, read, temporaryFolder, treeOf } from "./write-support.js";

vi.setConfig({ testTimeout: 60_000 });

/** A project with a document where such stand. */
function projectWith(files: Readonly<Record<string, string>>): string {
  const cwd = temporaryFolder();
  for (const [path, text] of Object.entries(files)) put(cwd, path, text);
  return cwd;
}

/** All texts of a project, without what Git keeps for itself. */
function textsOf(cwd: string): readonly string[] {
  return treeOf(cwd).flatMap((path) => (path.startsWith(".git/") ? [] : [`${path}\n${read(cwd, path)}`]));
}

test("init finds the document, says what it writes and shows a call, and generate goes on from there", async () => {
  const manifest = '{\n\t"name": "shop",\n\t"scripts": { "test": "vitest" }\n}\n';
  const cwd = projectWith({ "spec/pets.yaml": documentWith(), "package.json": manifest, "src/index.ts": "" });
  runGit(["init", "--quiet"], cwd);
  const { exitCode, stdout } = await runCli(cwd, ["init"]);
  expect(exitCode).toBe(0);
  expect(stdout).toBe(`pets: spec/pets.yaml → src/generated/pets
Written:
  redocly.yaml
  package.json (generate:api, check:api)
  .gitattributes

Next:
  npm install --save-dev specwright@0.1.0
  npm install openapi-fetch
  npm run generate:api

The first call:

  import { createClient, listPets } from "./generated/pets/index.js";

  const client = createClient();

  const result = await listPets(client);
  console.log(result);
`);
  expect(read(cwd, "redocly.yaml")).toBe(`extends:
  - recommended
apis:
  pets:
    root: spec/pets.yaml
    x-specwright:
      output: src/generated/pets
`);
  expect(read(cwd, "package.json")).toBe(`{
	"name": "shop",
	"scripts": {
		"test": "vitest",
		"generate:api": "specwright generate",
		"check:api": "specwright check"
	}
}
`);
  expect(read(cwd, ".gitattributes")).toBe("/src/generated/pets/** text=auto eol=lf linguist-generated=true\n");
  expect((await runCli(cwd, ["generate"])).exitCode).toBe(0);

  const before = textsOf(cwd);
  expect((await runCli(cwd, ["init"])).stdout).toBe("Everything is there already.\n");
  expect((await runCli(cwd, ["init", "spec/pets.yaml"])).stdout).toBe("Everything is there already.\n");
  expect(textsOf(cwd)).toEqual(before);
});

test("a dry run says the same and writes nothing", async () => {
  const cwd = projectWith({ "openapi.yaml": documentWith(), "package.json": "{}" });
  const { stdout } = await runCli(cwd, ["init", "--dry-run"]);
  expect(stdout).toContain("pets: openapi.yaml → generated/pets\nWould be written:\n  redocly.yaml\n  package.json");
  expect(treeOf(cwd)).toEqual(["openapi.yaml", "package.json"]);
  expect(read(cwd, "package.json")).toBe("{}");
});

test("a configuration gets what is missing, and keeps its words and their layout", async () => {
  const config = `# ours
extends: [recommended] # and no more
apis:
    # the first
    pets@v1:
        root: pets.yaml # beside
        decorators: {}
    toys: { root: toys.yaml }

# what we do without
rules:
    info-license: off`;
  const cwd = projectWith({ "redocly.yaml": config, "pets.yaml": documentWith(), "toys.yaml": documentWith() });
  expect((await runCli(cwd, ["init", "pets"])).exitCode).toBe(0);
  const written = "        x-specwright:\n            output: generated/pets-v1\n";
  expect(read(cwd, "redocly.yaml")).toBe(config.replace("decorators: {}\n", `decorators: {}\n${written}`));
  expect((await runCli(cwd, ["init"])).stdout).toContain("toys: toys.yaml → generated/toys");
  const after = read(cwd, "redocly.yaml");
  expect(parse(after)).toMatchObject({
    apis: { toys: { root: "toys.yaml", "x-specwright": { output: "generated/toys" } } },
  });
  for (const comment of ["# ours", "# and no more", "# the first", "# beside", "# what we do without"]) {
    expect(after).toContain(comment);
  }
});

const entry = { name: "pets", root: "pets.yaml", output: "out" };

test.each([
  [
    "nothing",
    "",
    { extends: ["recommended"], apis: { pets: { root: "pets.yaml", "x-specwright": { output: "out" } } } },
  ],
  ["a comment", "# ours", { apis: { pets: { root: "pets.yaml" } } }],
  ["no APIs", "rules: {}", { rules: {}, apis: { pets: { root: "pets.yaml", "x-specwright": { output: "out" } } } }],
  ["APIs to come", "apis:\nrules: {}\n", { rules: {}, apis: { pets: { root: "pets.yaml" } } }],
  [
    "APIs in braces",
    "{ apis: { a: { root: a.yaml } } }",
    { apis: { a: { root: "a.yaml" }, pets: { root: "pets.yaml" } } },
  ],
  ["another", "apis:\n a:\n  root: >\n   a.yaml\n", { apis: { a: { root: "a.yaml\n" }, pets: { root: "pets.yaml" } } }],
  [
    "an upstream",
    "apis:\n  pets:\n    root: p\n    x-specwright:\n      upstream: u\n",
    { apis: { pets: { root: "p", "x-specwright": { upstream: "u", output: "out" } } } },
  ],
  [
    "a settled API",
    "apis:\n  pets:\n    root: p\n",
    { apis: { pets: { root: "p", "x-specwright": { output: "out" } } } },
  ],
])("an API is added to %s", (_what, text, content) => {
  const after = addApi(text, entry);
  expect(parse(after)).toMatchObject(content);
  expect(after).toContain(text.trim().startsWith("#") ? text : "");
});

test("a file with Windows' ends of lines keeps to them", () => {
  const config = "# ours\r\napis:\r\n  a:\r\n    root: a.yaml\r\n";
  const added = "  pets:\r\n    root: pets.yaml\r\n    x-specwright:\r\n      output: out\r\n";
  expect(addApi(config, entry)).toBe(`${config}${added}`);
  expect(addApi("# ours\r\nrules: {}\n", entry)).toMatch(/^# ours\r\nrules: \{\}\napis:\n/);
});

test("a URL becomes an upstream, and its document is pulled, then and later", async () => {
  const url = `${await serverWith((_request, response) => response.end(documentWith()))}/v1/openapi`;
  const cwd = projectWith({ "package.json": "{}" });
  const { exitCode, stdout } = await runCli(cwd, ["init", url, "--allow-private"]);
  expect(exitCode).toBe(0);
  const files = [
    "redocly.yaml",
    "package.json (generate:api, check:api)",
    "spec/pets.yaml",
    ".specwright-upstream.json",
  ];
  expect(stdout).toContain(["Written:", ...files].join("\n  "));
  const block = { upstream: url, output: "generated/pets", allow: ["private"] };
  expect(parse(read(cwd, "redocly.yaml"))).toMatchObject({
    apis: { pets: { root: "spec/pets.yaml", "x-specwright": block } },
  });
  expect(read(cwd, "spec/pets.yaml")).toContain("operationId: listPets");
  expect((await runCli(cwd, ["pull"])).exitCode).toBe(0);
  expect((await runCli(cwd, ["init", url, "--allow-private"])).stdout).toBe("Everything is there already.\n");
  expect((await runCli(cwd, ["generate"])).exitCode).toBe(0);
});

test.each<
  [what: string, files: Readonly<Record<string, string>>, parameters: string[], exitCode: number, message: string]
>([
  ["no document", { "package.json": "{}" }, [], 2, "There is no OpenAPI document in the usual places."],
  [
    "several documents",
    { "api/a.yaml": documentWith(), "openapi.json": '{"openapi":"3.1.0"}' },
    [],
    2,
    "`openapi.json`, `api/a.yaml`",
  ],
  ["a broken one", { "openapi.yaml": "openapi: 3.1.0\npaths: [" }, [], 1, "fatal syntax-invalid"],
  [
    "a broken configuration",
    { "openapi.yaml": documentWith(), "redocly.yaml": "apis: [" },
    [],
    1,
    "fatal syntax-invalid",
  ],
  ["a missing one", {}, ["pets.yaml"], 1, "fatal file-not-found"],
])("%s: nothing is written", async (_what, files, parameters, exitCode, message) => {
  const cwd = projectWith(files);
  const result = await runCli(cwd, ["init", ...parameters]);
  expect(result.exitCode).toBe(exitCode);
  expect(result.stdout + result.stderr).toContain(message);
  expect(treeOf(cwd)).toEqual(Object.keys(files).sort());
});

test.each([
  [".", ".", "./index.js", ""],
  ["src/", "src", "./index.js", "/src/** text"],
  ["../clients/pets", "../clients/pets", "../clients/pets/index.js", ""],
  ["..", "..", "../index.js", ""],
  ["./.api", ".api", "./.api/index.js", "/.api/** text"],
])(
  "with --output %s, the configuration, the call and Git's attributes name it",
  async (output, written, path, line) => {
    const cwd = join(projectWith({ "project/openapi.yaml": documentWith() }), "project");
    runGit(["init", "--quiet"], cwd);
    const { stdout } = await runCli(cwd, ["init", "--output", output]);
    expect(stdout).toContain(`import { createClient, listPets } from "${path}";`);
    expect(parse(read(cwd, "redocly.yaml"))).toMatchObject({ apis: { pets: { "x-specwright": { output: written } } } });
    expect(existsSync(join(cwd, ".gitattributes"))).toBe(line !== "");
    if (line !== "") expect(read(cwd, ".gitattributes")).toContain(line);
    expect((await runCli(cwd, ["init", "--output", output])).stdout).toBe("Everything is there already.\n");
    const other = await runCli(cwd, ["init", "--output", "other"]);
    expect(other.exitCode).toBe(2);
    expect(other.stderr).toContain("There is an output already, and it is not `other`.");
  },
);

test("one output is not given to two APIs", async () => {
  const config = "apis:\n  cats: { root: pets.yaml }\n  dogs: { root: pets.yaml }\n";
  const cwd = projectWith({ "redocly.yaml": config, "pets.yaml": documentWith() });
  const { exitCode, stderr } = await runCli(cwd, ["init", "--output", "out"]);
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: "`--output` goes with one API or file.\nName it before the option.\n",
  });
  expect(read(cwd, "redocly.yaml")).toBe(config);
});

test("a package.json that nobody can read is said to be one", async () => {
  const cwd = projectWith({ "openapi.yaml": documentWith(), "package.json": '{ "name": ' });
  const { stdout } = await runCli(cwd, ["init"]);
  expect(stdout).toContain("`package.json` cannot be understood, so no scripts were added.");
  expect(read(cwd, "package.json")).toBe('{ "name": ');
});

test("scripts that are there are not added, nor replaced", async () => {
  const manifest = '{ "scripts": { "gen": "specwright generate --strict", "check:api": "curl api" } }';
  const cwd = projectWith({ "openapi.yaml": documentWith(), "package.json": manifest });
  expect((await runCli(cwd, ["init"])).stdout).toContain("npx specwright generate");
  expect(read(cwd, "package.json")).toBe(manifest);
});

test("the root of a workspace is told, and its package manager is known in its packages", async () => {
  const packages = { "pnpm-workspace.yaml": "packages: [packages/*]\n", "pnpm-lock.yaml": "", "package.json": "{}" };
  const cwd = projectWith({ ...packages, "openapi.yaml": documentWith(), "packages/a/package.json": "{}" });
  expect((await runCli(cwd, ["init", "--dry-run"])).stdout).toContain("This is the root of a workspace");
  const inside = await runCli(join(cwd, "packages/a"), ["init", "../../openapi.yaml"]);
  expect(inside.stdout).toContain("pnpm run generate:api");
  expect(read(cwd, "packages/a/redocly.yaml")).toContain("root: ../../openapi.yaml\n");
  expect(existsSync(join(cwd, "redocly.yaml"))).toBe(false);
});
