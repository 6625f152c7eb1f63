import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const repository = fileURLToPath(new URL("..", import.meta.url));

/** Writes down how it was called, and answers as `gh` does; `open-pull-requests` is what it knows of. */
const fakeGh = `#!/usr/bin/env node
const { appendFileSync, existsSync, readFileSync } = require("node:fs");
const parameters = process.argv.slice(2);
appendFileSync(__dirname + "/calls", JSON.stringify(parameters) + "\\n");
const [noun, verb] = parameters;
const known = __dirname + "/open-pull-requests";
if (noun === "pr" && verb === "list" && existsSync(known)) process.stdout.write(readFileSync(known));
if (noun === "pr" && verb === "create") process.stdout.write("https://github.example/pull/7\\n");
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "specwright-ci-"));
  mkdirSync(join(folder, "bin"));
  writeFileSync(join(folder, "bin", "gh"), fakeGh);
  chmodSync(join(folder, "bin", "gh"), 0o755);
  git(folder, "init", "--quiet", "--bare", "--initial-branch=main", "origin.git");
  git(folder, "clone", "--quiet", "origin.git", "clone");
  write("generated/kept.ts", "export const kept = 1;\n");
  write("generated/removed.ts", "export const removed = 1;\n");
  write("src/work.ts", "export const work = 1;\n");
  git(clone(), "checkout", "--quiet", "-B", "main");
  git(clone(), "add", "--all");
  git(clone(), "commit", "--quiet", "--message", "Begin");
  git(clone(), "push", "--quiet", "origin", "main", "main:feature");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

// Each test starts git and the script several times, on machines that may be busy.
describe("ci:commit-generated", { timeout: 60_000 }, () => {
  test("output without drift pushes nothing", () => {
    write("src/work.ts", "export const work = 2;\n");
    const { status, output } = runScript("commit-generated", { PUSH_BRANCH: "feature" });
    expect({ status, output }).toEqual({
      status: 0,
      output: "The generated output is what the spec says: nothing to commit.\n",
    });
    expect(commitsOf("feature")).toEqual(["Begin"]);
    expect(callsOfGh()).toEqual([]);
  });

  test("drift is pushed to the branch as one commit of the output alone, and the tests are started", () => {
    drift();
    write("src/work.ts", "export const work = 2;\n");
    const { status, output } = runScript("commit-generated", { PUSH_BRANCH: "feature" });
    expect(output).toContain("  generated/added.ts\n  generated/kept.ts\n  generated/removed.ts\n");
    expect(status).toBe(0);
    expect(commitsOf("feature")).toEqual(["Regenerate the output from the spec", "Begin"]);
    expect(git(origin(), "diff", "--name-status", "feature~1", "feature").trim().split("\n")).toEqual([
      "A\tgenerated/added.ts",
      "M\tgenerated/kept.ts",
      "D\tgenerated/removed.ts",
    ]);
    expect(callsOfGh()).toEqual([["workflow", "run", "ci.yml", "--ref", "feature"]]);
  });

  test("the caller's branch, index and files stay as they are", () => {
    drift();
    write("src/work.ts", "export const work = 2;\n");
    git(clone(), "add", "src/work.ts");
    const before = [git(clone(), "status", "--porcelain"), git(clone(), "rev-parse", "HEAD")];
    runScript("commit-generated", { PUSH_BRANCH: "feature" });
    expect([git(clone(), "status", "--porcelain"), git(clone(), "rev-parse", "HEAD")]).toEqual(before);
  });

  test("without a branch to push to, drift fails with the command to run", () => {
    drift();
    const { status, output } = runScript("commit-generated", {});
    expect(status).toBe(1);
    expect(output).toContain("  generated/removed.ts\nRun `npm run generate` and commit what it changes.\n");
    expect(commitsOf("feature")).toEqual(["Begin"]);
  });

  test("a branch that has moved on is not overwritten", () => {
    moveOn("feature", "Newer work");
    drift();
    const { status } = runScript("commit-generated", { PUSH_BRANCH: "feature" });
    expect(status).toBe(1);
    expect(commitsOf("feature")).toEqual(["Newer work", "Begin"]);
    expect(callsOfGh()).toEqual([]);
  });

  test("a branch name is never run as a command", () => {
    git(clone(), "push", "--quiet", "origin", "main:refs/heads/a$(touch${IFS}pwned)");
    drift();
    const { status } = runScript("commit-generated", { PUSH_BRANCH: "a$(touch${IFS}pwned)" });
    expect(status).toBe(0);
    expect(commitsOf("a$(touch${IFS}pwned)")).toHaveLength(2);
    expect(existsSync(join(clone(), "pwned"))).toBe(false);
  });
});

describe("ci:open-pull-request", { timeout: 60_000 }, () => {
  test("output without drift opens nothing", () => {
    const { status, output } = runScript("open-pull-request", { BASE_BRANCH: "main" });
    expect(output).toBe("The generated output is what the spec says: no pull request needed.\n");
    expect(status).toBe(0);
    expect(callsOfGh()).toEqual([]);
  });

  test("drift opens a pull request and leaves the base alone", () => {
    drift();
    const { status, output } = runScript("open-pull-request", { BASE_BRANCH: "main" });
    expect(output).toBe("Opened https://github.example/pull/7\n");
    expect(status).toBe(0);
    expect(commitsOf("main")).toEqual(["Begin"]);
    expect(commitsOf("specwright/regenerate")).toEqual(["Regenerate the output from the spec", "Begin"]);
    const [, create, start] = callsOfGh();
    expect(create?.slice(0, 6)).toEqual(["pr", "create", "--head", "specwright/regenerate", "--base", "main"]);
    expect(start).toEqual(["workflow", "run", "ci.yml", "--ref", "specwright/regenerate"]);
  });

  test("a pull request that is open already gets the newer output", () => {
    git(clone(), "push", "--quiet", "origin", "main:specwright/regenerate");
    moveOn("specwright/regenerate", "Older output");
    writeFileSync(join(folder, "bin", "open-pull-requests"), "https://github.example/pull/5\n");
    drift();
    const { output } = runScript("open-pull-request", { BASE_BRANCH: "main" });
    expect(output).toBe("Updated https://github.example/pull/5\n");
    expect(commitsOf("specwright/regenerate")).toEqual(["Regenerate the output from the spec", "Begin"]);
    expect(callsOfGh().map(([noun, verb]) => `${noun} ${verb}`)).toEqual(["pr list", "workflow run"]);
  });
});

function drift(): void {
  write("generated/kept.ts", "export const kept = 2;\n");
  write("generated/added.ts", "export const added = 1;\n");
  rmSync(join(clone(), "generated/removed.ts"));
}

/** Adds a commit to `branch` of the origin that the clone has not seen. */
function moveOn(branch: string, message: string): void {
  git(folder, "clone", "--quiet", "--branch", branch, "origin.git", "colleague");
  git(join(folder, "colleague"), "commit", "--quiet", "--allow-empty", "--message", message);
  git(join(folder, "colleague"), "push", "--quiet", "origin", branch);
}

function runScript(name: string, environment: NodeJS.ProcessEnv): { status: number | null; output: string } {
  const tsx = join(repository, "node_modules/tsx/dist/cli.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsx, join(repository, "scripts/ci", `${name}.ts`)], {
    cwd: clone(),
    encoding: "utf8",
    env: { ...isolated, ...environment, PATH: `${join(folder, "bin")}${delimiter}${process.env["PATH"]}` },
  });
  return { status, output: stdout + stderr };
}

function callsOfGh(): readonly string[][] {
  const file = join(folder, "bin", "calls");
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .map((line): string[] => JSON.parse(line));
}

function commitsOf(branch: string): readonly string[] {
  return git(origin(), "log", "--format=%s", `refs/heads/${branch}`).trim().split("\n");
}

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

function write(file: string, text: string): void {
  const path = join(clone(), file);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text);
}

const clone = (): string => join(folder, "clone");
const origin = (): string => join(folder, "origin.git");
