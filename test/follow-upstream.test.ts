import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { runCli } from "./cli-support.js";
import { documentOf } from "./pull-support.js";
import { startServer } from "./runtime-server.js";
import { put, temporaryFolder } from "./write-support.js";

// Each test starts git and the script several times, on machines that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const script = fileURLToPath(new URL("follow-upstream-run.ts", import.meta.url));
const opener = fileURLToPath(new URL("../scripts/ci/open-upstream-pull-request.ts", import.meta.url));
const tsx = import.meta.resolve("tsx");
const branch = "specwright/upstream";
const paths = ["spec", "generated", ".specwright-upstream.json"];
const additive = { title: "Pets 1.1.0: two operations more", body: "It says `$(touch pwned)`.", label: "additive" };
const breaking = { title: "Pets 2.0.0", body: "An operation is gone.", label: "breaking" };

/** Writes down how it was called, and answers as `gh` does; `open` and `labels` are what it knows. */
const fakeGh = `#!/usr/bin/env node
const { appendFileSync, existsSync, readFileSync } = require("node:fs");
const parameters = process.argv.slice(2);
appendFileSync(__dirname + "/calls", JSON.stringify(parameters) + "\\n");
const say = (file) => existsSync(__dirname + file) && process.stdout.write(readFileSync(__dirname + file));
const verb = parameters.slice(0, 2).join(" ");
if (verb === "pr list") say("/open");
if (verb === "pr view") say("/labels");
if (verb === "pr create") process.stdout.write("https://github.example/pull/7\\n");
`;

/** A repository that follows an upstream, up to date with it, and its origin; and whatever else is in it. */
async function project(files: Readonly<Record<string, string>> = {}) {
  const answer = { status: 200, body: documentOf(["/a", "/b"]) };
  const { url } = await startServer((response) => response.writeHead(answer.status).end(answer.body));
  const folder = temporaryFolder();
  put(folder, "bin/gh", fakeGh);
  chmodSync(join(folder, "bin/gh"), 0o755);
  git(folder, "init", "--quiet", "--bare", "--initial-branch=main", "origin.git");
  git(folder, "clone", "--quiet", "origin.git", "clone");
  const clone = join(folder, "clone");
  put(
    clone,
    "redocly.yaml",
    `apis:\n  pets:\n    root: spec/pets.yaml\n    x-specwright: { output: generated, package: pets, upstream: "${url}", allow: [private] }\n`,
  );
  for (const [path, text] of Object.entries(files)) put(clone, path, text);
  for (const command of ["pull", "generate"]) expect((await runCli(clone, [command])).exitCode).toBe(0);
  git(clone, "checkout", "--quiet", "-B", "main");
  git(clone, "add", "--all");
  git(clone, "commit", "--quiet", "--message", "Begin");
  git(clone, "push", "--quiet", "origin", "main");
  return { answer, folder, clone };
}

/** The steps of the workflow before the last: the exit code of the first that fails, where it stops, and what all have said. */
async function runSteps(clone: string): Promise<{ readonly exitCode: number; readonly said: string }> {
  let said = "";
  for (const step of [["pull"], ["generate"], ["version", "--base", "HEAD"]]) {
    const { exitCode, stdout } = await runCli(clone, step);
    said += stdout;
    if (exitCode !== 0) return { exitCode, said };
  }
  return { exitCode: 0, said };
}

function follow(folder: string, review: object) {
  const parameters = ["--import", tsx, script, JSON.stringify(review), ...paths];
  const { status, stdout, stderr } = spawnSync(process.execPath, parameters, {
    cwd: join(folder, "clone"),
    encoding: "utf8",
    env: { ...isolated, PATH: `${join(folder, "bin")}${delimiter}${process.env["PATH"]}` },
  });
  return { status, stdout, stderr };
}

function takeCalls(folder: string): readonly (readonly string[])[] {
  const file = join(folder, "bin/calls");
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  rmSync(file);
  return lines.map((line): string[] => JSON.parse(line));
}

test("an upstream that has not changed opens nothing, and nobody is asked for a review", async () => {
  const { folder, clone } = await project();
  expect((await runSteps(clone)).exitCode).toBe(0);
  expect(follow(folder, additive)).toEqual({ status: 0, stdout: "nothing\n", stderr: "" });
  expect(takeCalls(folder)).toEqual([]);
});

test("an upstream that has changed is a pull request with the document, its record and the output", async () => {
  const { answer, folder, clone } = await project();
  answer.body = documentOf(["/a", "/b", "/c"], ["Pet"]);
  put(clone, "unrelated.txt", "mine\n");
  expect((await runSteps(clone)).exitCode).toBe(0);
  expect(follow(folder, additive)).toMatchObject({
    status: 0,
    stdout: "reviewed\nhttps://github.example/pull/7\n",
  });
  const origin = join(folder, "origin.git");
  expect(git(origin, "log", "--format=%s", branch)).toBe("Pets 1.1.0: two operations more\nBegin\n");
  const files = git(origin, "diff", "--name-only", "main", branch).trim().split("\n");
  expect(files).toEqual(
    expect.arrayContaining([".specwright-upstream.json", "spec/pets.yaml", "generated/schemas/Pet.ts"]),
  );
  expect(files).not.toContain("unrelated.txt");
  const calls = takeCalls(folder);
  expect(calls.map((call) => call.slice(0, 3).join(" "))).toEqual([
    "label create additive",
    "pr list --head",
    "pr create --head",
    "workflow run ci.yml",
  ]);
  const { title, body, label } = additive;
  expect(calls[2]?.slice(2)).toEqual([
    "--head",
    branch,
    "--base",
    "main",
    "--title",
    title,
    "--body",
    body,
    "--label",
    label,
  ]);
  expect(existsSync(join(clone, "pwned"))).toBe(false);

  // The day after, nothing is new: it is the same commit.
  const before = git(origin, "rev-parse", branch);
  follow(folder, additive);
  expect(git(origin, "rev-parse", branch)).toBe(before);
});

test("a pull request that is open already gets the newer change, and its verdict", async () => {
  const { answer, folder, clone } = await project();
  writeFileSync(join(folder, "bin/open"), "https://github.example/pull/5\n");
  writeFileSync(join(folder, "bin/labels"), "additive\nmine\n");
  answer.body = documentOf(["/a"]);
  expect((await runSteps(clone)).exitCode).toBe(0);
  expect(follow(folder, breaking).stdout).toBe("reviewed\nhttps://github.example/pull/5\n");
  const edit = takeCalls(folder).find(([noun, verb]) => noun === "pr" && verb === "edit");
  expect(edit?.slice(2)).toEqual([
    "https://github.example/pull/5",
    "--title",
    breaking.title,
    "--body",
    breaking.body,
    "--add-label",
    "breaking",
    "--remove-label",
    "additive",
  ]);
});

test.each([
  ["is down", 503, ""],
  ["serves HTML", 200, "<!doctype html><title>Maintenance</title>"],
])("an upstream that %s stops the workflow before anything is touched", async (_what, status, body) => {
  const { answer, folder, clone } = await project(packaged);
  Object.assign(answer, { status, body });
  expect((await runSteps(clone)).exitCode).toBe(1);
  expect(git(clone, "status", "--porcelain")).toBe("");
  expect(takeCalls(folder)).toEqual([]);
});

function git(directory: string, ...parameters: string[]): string {
  return execFileSync("git", parameters, { cwd: directory, encoding: "utf8", env: isolated, stdio: "pipe" });
}

/** Neither the machine's git configuration nor the surrounding repository may reach the tests. */
const isolated: NodeJS.ProcessEnv = {
  PATH: process.env["PATH"],
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_AUTHOR_NAME: "Test",
  GIT_AUTHOR_EMAIL: "test@example.com",
  GIT_COMMITTER_NAME: "Test",
  GIT_COMMITTER_EMAIL: "test@example.com",
};

/** The manifest of the client, where the repository keeps its package. */
const manifest = (version: string): string => `{ "name": "pets", "version": "${version}" }\n`;
const packaged = { "package.json": manifest("1.2.0"), ".gitignore": "node_modules\n" };

test.each([
  ["additive", ["/a", "/b", "/c"], "minor", "1.3.0", "`GET /c`"],
  ["breaking", ["/a", "/c"], "major", "2.0.0", "`GET /b`"],
])("an %s change is a pull request with the version and the changelog of the package", async (...row) => {
  const [label, operations, bump, version, operation] = row;
  const { answer, folder, clone } = await project(packaged);
  put(clone, "node_modules/dependency/package.json", "{}\n");
  answer.body = documentOf(operations);
  expect((await runSteps(clone)).exitCode).toBe(0);
  const { status, stdout, stderr } = open(folder);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toBe("https://github.example/pull/7\n");
  const created = takeCalls(folder).find(([noun, verb]) => noun === "pr" && verb === "create") ?? [];
  const valueOf = (option: string): string => created[created.indexOf(option) + 1] ?? "";
  expect(valueOf("--title")).toMatch(new RegExp(`^Follow the upstream: .* \\(${bump}\\)$`));
  expect(valueOf("--label")).toBe(label);
  expect(valueOf("--body")).toContain(`## \`pets\`: a ${bump} change`);
  expect(valueOf("--body")).toContain(operation);
  expect(valueOf("--body")).toContain("- Version: The version does for these changes. (`package.json:1:30`)");

  const origin = join(folder, "origin.git");
  expect(git(origin, "show", `${branch}:package.json`)).toBe(manifest(version));
  const changelog = git(origin, "show", `${branch}:CHANGELOG.md`);
  expect(changelog).toContain(`# Changelog\n\n## ${version}\n`);
  expect(changelog).toContain(operation);
  expect(git(origin, "ls-tree", "--name-only", branch)).not.toContain("node_modules");
});

test("a repository that keeps no package follows its upstream all the same, and is told so", async () => {
  const { answer, folder, clone } = await project({
    "package.json": '{ "name": "somebody-else", "version": "1.0.0" }',
  });
  answer.body = documentOf(["/a", "/b", "/c"]);
  const { exitCode, said } = await runSteps(clone);
  expect(exitCode).toBe(0);
  expect(said).toContain(
    "No `package.json` at or above `generated` is that of `pets`, so its version is not kept here.",
  );
  expect(open(folder).status).toBe(0);
  const files = git(join(folder, "origin.git"), "diff", "--name-only", "main", branch);
  expect(files).toContain("spec/pets.yaml");
  expect(files).not.toMatch(/package\.json|CHANGELOG/);
});

test("where the upstream has not changed, there is no review and no pull request", async () => {
  const { folder, clone } = await project(packaged);
  expect((await runSteps(clone)).exitCode).toBe(0);
  expect(git(clone, "status", "--porcelain")).toBe("");
  expect(open(folder).stdout).toBe("The upstream has not changed: no pull request needed.\n");
  expect(takeCalls(folder)).toEqual([]);
});

/** Runs what the workflow runs. */
function open(folder: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", tsx, opener], {
    cwd: join(folder, "clone"),
    encoding: "utf8",
    env: { ...isolated, PATH: `${join(folder, "bin")}${delimiter}${process.env["PATH"]}` },
  });
  return { status, stdout, stderr };
}
