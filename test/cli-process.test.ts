import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { failureText } from "../src/cli/failure.js";
import { startProgress } from "../src/cli/progress.js";
import { issuesText } from "../src/cli/show-issues.js";
import { isColored } from "../src/cli/terminal.js";
import { issueOf } from "../src/model/issue.js";
import { documentWith, namelessPath, runCli } from "./cli-support.js";
import { put, temporaryFolder } from "./write-support.js";

const cli = fileURLToPath(new URL("../src/cli.ts", import.meta.url));
const tsx = import.meta.resolve("tsx");

// Each starts programs of its own.
vi.setConfig({ testTimeout: 60_000 });

test("the program takes its arguments, and gives its exit code and its words", () => {
  const run = spawnSync(process.execPath, ["--import", tsx, cli, "gnerate"], { encoding: "utf8" });
  expect(run).toMatchObject({ status: 2, stdout: "", stderr: expect.stringContaining("Did you mean `generate`?") });
});

test.each(["18.20.4", "20.18.3"])(
  "on Node %s the program says which one it needs, before it loads anything",
  (version) => {
    const old = `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${version}" } });`;
    const preload = `data:text/javascript,${encodeURIComponent(old)}`;
    const run = spawnSync(process.execPath, ["--import", tsx, "--import", preload, cli, "--version"], {
      encoding: "utf8",
    });
    expect(run.stderr).toBe(`Specwright needs Node.js 20.19 or newer; this is ${version}.\n`);
    expect(run).toMatchObject({ status: 2, stdout: "" });
  },
);

test("whoever reads may stop reading", async () => {
  const child = spawn(process.execPath, ["--import", tsx, cli, "--help"]);
  child.stdout.destroy();
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  expect(await once(child, "close")).toEqual([0, null]);
  expect(stderr).toBe("");
});

test.skipIf(process.platform === "win32").each(["SIGINT", "SIGTERM"] as const)(
  "%s ends the watching with 0, and leaves a whole output",
  async (signal) => {
    const cwd = temporaryFolder();
    put(cwd, "pets.yaml", documentWith());
    const command = ["generate", "pets.yaml", "--output", "out", "--watch"];
    const child = spawn(process.execPath, ["--import", tsx, cli, ...command], { cwd });
    let stdout = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      if (stdout.includes("Watching 2 files")) child.kill(signal);
    });
    expect(await once(child, "close")).toEqual([0, null]);
    expect((await runCli(cwd, ["check", "pets.yaml", "--output", "out"])).exitCode).toBe(0);
  },
);

test("lint prints Redocly's words in Redocly's formats, with Redocly's exit code", async () => {
  const cwd = temporaryFolder();
  put(cwd, "pets.yaml", documentWith(namelessPath));
  put(cwd, "redocly.yaml", "apis: { pets: { root: pets.yaml } }\nrules: { operation-operationId: error }\n");
  const { exitCode, stdout } = await runCli(cwd, ["lint", "pets", "--format", "checkstyle"]);
  expect(exitCode).toBe(1);
  expect(stdout).toContain('<file name="pets.yaml">');
  expect(stdout).toContain("operation-operationId");
});

test("with --json, lint prints one object; with --strict, Redocly's warnings end with 1", async () => {
  const cwd = temporaryFolder();
  put(cwd, "pets.yaml", documentWith(namelessPath));
  put(cwd, "redocly.yaml", "apis: { pets: { root: pets.yaml } }\nrules: { operation-operationId: warn }\n");
  const calm = await runCli(cwd, ["lint", "--json"]);
  expect(calm.exitCode).toBe(0);
  const issue = { code: "lint-problem", severity: "warning", location: { file: "pets.yaml" } };
  expect(JSON.parse(calm.stdout)).toMatchObject({ command: "lint", apis: [{ api: "pets", issues: [issue] }] });
  expect((await runCli(cwd, ["lint", "--json", "--strict"])).exitCode).toBe(1);
  expect((await runCli(cwd, ["lint", "pets.yaml"])).exitCode).toBe(0);
  expect((await runCli(cwd, ["lint", "pets.yaml", "--strict"])).exitCode).toBe(1);
});

test("with --json, a document that Redocly cannot read is an error", async () => {
  const cwd = temporaryFolder();
  put(cwd, "pets.yaml", "openapi: [");
  const { exitCode, stdout } = await runCli(cwd, ["lint", "pets.yaml", "--json"]);
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ apis: [{ issues: [{ severity: "error" }] }], exitCode: 1 });
});

test("more than 200 issues of one code become the first ones and a count; others are all shown", () => {
  const location = { file: "a.yaml", line: 1, column: 1, pointer: "" };
  const frequent = Array.from({ length: 201 }, (_, index) => issueOf("name-changed", location, `Name ${index}.`));
  const seldom = issueOf("ref-unresolved", location, "Unresolved.");
  const options = { color: false, source: () => undefined, quiet: false };
  const text = issuesText([...frequent, seldom], options);
  expect(text.match(/name-changed\n/g)).toHaveLength(20);
  expect(text).toContain("Unresolved.");
  expect(text).toMatch(/\n… and 181 more of `name-changed`: see all with --json\n$/);
  expect(issuesText(frequent.slice(1), options).match(/name-changed\n/g)).toHaveLength(200);
});

test("a bug is shown with its stack and a request; an error of the system without", () => {
  expect(failureText(new Error("Unreachable."))).toMatch(
    /^Error: Unreachable\.\n {4}at [^]*\nThis is a bug in Specwright\./,
  );
  const cause = Object.assign(new Error("EACCES: permission denied"), { syscall: "open", code: "EACCES" });
  expect(failureText(new Error("`a` cannot be written.", { cause }))).toBe(
    "`a` cannot be written. EACCES: permission denied\n",
  );
});

test.each<[colored: boolean, isTerminal: boolean, environment: Record<string, string>]>([
  [true, true, {}],
  [false, false, {}],
  [false, true, { NO_COLOR: "1" }],
  [true, true, { NO_COLOR: "" }],
  [true, false, { FORCE_COLOR: "1" }],
  [true, false, { FORCE_COLOR: "1", NO_COLOR: "1" }],
  [false, true, { FORCE_COLOR: "0" }],
  [false, true, { TERM: "dumb" }],
])("colours: %j on a terminal: %j with %j", (colored, isTerminal, environment) => {
  expect(isColored({ isTerminal, write: () => undefined }, environment)).toBe(colored);
});

test("progress appears after a second, on a terminal alone, and goes away", () => {
  vi.useFakeTimers();
  try {
    for (const isTerminal of [true, false]) {
      let written = "";
      const progress = startProgress({ isTerminal, write: (text) => (written += text) });
      progress.onPhase("pets", "load");
      vi.advanceTimersByTime(999);
      expect(written).toBe("");
      vi.advanceTimersByTime(1);
      expect(written).toBe(isTerminal ? "\r\u001b[2Kpets: reading the document …" : "");
      progress.onPhase("pets", "emit");
      progress.end();
      expect(written.endsWith("generating …\r\u001b[2K")).toBe(isTerminal);
      expect(written === "").toBe(!isTerminal);
    }
  } finally {
    vi.useRealTimers();
  }
});
