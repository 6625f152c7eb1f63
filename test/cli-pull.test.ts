import { expect, test, vi } from "vitest";
import "../src/commands/pull.js";
import { runCli } from "./cli-support.js";
import { configOf, documentOf, followUpstream } from "./pull-support.js";
import { startServer } from "./runtime-server.js";
import { put, read, temporaryFolder, treeOf } from "./write-support.js";

vi.setConfig({ testTimeout: 30_000 });

/** What was printed, without what differs from run to run. */
function shown(text: string, url: string): string {
  return text.replaceAll(url, "URL").replace(/\d+\.\d\d s/g, "0.00 s");
}

test("a run says what became of the document", async () => {
  const { cwd, url, answer } = await followUpstream(documentOf(["/a"], ["A"]));
  const run = async (...parameters: string[]) => {
    const { exitCode, stdout, stderr } = await runCli(cwd, ["pull", ...parameters]);
    return { exitCode, stdout: shown(stdout, url), stderr };
  };
  expect(await run()).toEqual({
    exitCode: 0,
    stdout: [
      "✓ pets: pets.json was created from URL (0.00 s)",
      "  1 operation added, 0 removed",
      "    + GET /a",
      "  1 schema added, 0 removed",
      "    + A",
      "  `generate` will report 1 warning.",
      "  `specwright generate` comes next.",
      "",
    ].join("\n"),
    stderr: "",
  });
  expect((await run()).stdout).toBe("✓ pets: pets.json is what is served by URL (0.00 s)\n");
  answer.body = documentOf(["/a"], ["A"]).replace("Pets", "Cats");
  const check = await run("pets", "--check");
  expect(check.exitCode).toBe(1);
  expect(check.stdout).toContain("`pets.json` is not what `URL` serves any more.");
  expect(check.stdout).toContain("✗ pets: pets.json differs from URL (0.00 s)\n");
  expect((await run("--quiet")).stdout).toBe("");
  answer.body = documentOf(
    Array.from({ length: 20 }, (_, index) => `/${index}`),
    ["A"],
  );
  const replaced = (await run()).stdout;
  expect(replaced).toContain(
    "  `specwright diff` says what that means for callers; `specwright generate` comes next.\n",
  );
  expect(replaced).toContain("    + GET /9\n    … and 11 more\n");
  answer.status = 404;
  const failed = await run();
  expect(failed.exitCode).toBe(1);
  expect(failed.stdout).toContain("✗ pets: nothing was written (1 error)\n");
});

test("with --json, a run is one object", async () => {
  const { cwd, url } = await followUpstream(documentOf(["/a"], ["A"]));
  const { exitCode, stdout, stderr } = await runCli(cwd, ["pull", "--json"]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(JSON.parse(stdout)).toEqual({
    command: "pull",
    issues: [],
    apis: [
      {
        api: "pets",
        issues: [],
        summary: {
          file: "pets.json",
          url,
          outcome: "created",
          written: true,
          operations: { added: ["GET /a"], removed: [] },
          schemas: { added: ["A"], removed: [] },
          errors: 0,
          warnings: 1,
          durationMs: expect.any(Number),
        },
      },
    ],
    exitCode: 0,
  });
});

test("of two APIs, one is done though the other fails, and those without an upstream are left alone", async () => {
  const cwd = temporaryFolder();
  const { url } = await startServer((response, { url: path }) => {
    if (path === "/bad") response.writeHead(404).end();
    else response.end(documentOf([path]));
  });
  const apis = ["bad", "good"].map((name) => configOf(`${name}.yaml`, `${url}/${name}`).replace("pets:", `${name}:`));
  put(cwd, "redocly.yaml", [...apis, "apis:\n  own:\n    root: own.yaml\n"].join("").replace(/(?<=\n)apis:\n/g, ""));
  const { exitCode, stdout } = await runCli(cwd, ["pull"]);
  expect(exitCode).toBe(1);
  expect(stdout).toContain("✗ bad: nothing was written (1 error)");
  expect(stdout).toContain("✓ good: good.yaml was created from");
  expect(treeOf(cwd)).toEqual([".specwright-upstream.json", "good.yaml", "redocly.yaml"]);
  expect(stdout).not.toContain("own");
});

const escape = "\u001b]0;owned\u0007\u202e";

test.each([
  ["a document", documentOf([`/${escape}`], [`A${escape}`])],
  ["a document that is broken", `{"${escape}": }`],
  [
    "a document with a key that stands twice",
    `{"${escape}": 1, "${escape}": 2}`.replaceAll("\u001b", "\\u001b").replaceAll("\u0007", ""),
  ],
  ["a version that is none", JSON.stringify({ openapi: escape })],
  ["a reference", JSON.stringify({ openapi: "3.1.0", paths: { "/a": { $ref: `./${escape}.json` } } })],
  ["a text", escape],
])("%s that is hostile never reaches the terminal as it is", async (_what, body) => {
  const { cwd } = await followUpstream(body);
  for (const isTerminal of [true, false]) {
    const { stdout, stderr } = await runCli(cwd, ["pull", "--force"], { isTerminal, environment: { NO_COLOR: "1" } });
    expect(stdout).not.toBe("");
    // oxlint-disable-next-line no-control-regex -- control characters are what it is about
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  }
});

test.each<[what: string, config: string, words: string]>([
  ["no upstream", "apis: { pets: { root: pets.json } }\n", "No API has an upstream."],
  ["a root on the network", configOf("https://a.example/", "https://a.example/"), "The `root` of `pets` is no file."],
  [
    "one document with two upstreams",
    `${configOf("a.json", "https://a.example/")}${configOf("a.json", "https://b.example/").replace("apis:\n  pets", "  cats")}`,
    "`pets` and `cats` have the same document, `a.json`, and an upstream each.",
  ],
])("%s is reported", async (_what, config, words) => {
  const cwd = temporaryFolder();
  put(cwd, "redocly.yaml", config);
  const { exitCode, stdout } = await runCli(cwd, ["pull"]);
  expect(exitCode).toBe(1);
  expect(stdout).toContain(words);
});

test("an API without an upstream cannot be pulled, and only pull has its options", async () => {
  const cwd = temporaryFolder();
  put(cwd, "redocly.yaml", "apis: { pets: { root: pets.json } }\n");
  for (const target of ["pets", "other.json"]) {
    const { exitCode, stderr } = await runCli(cwd, ["pull", target]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(`\`${target}\` has no upstream.\n`);
  }
  expect((await runCli(cwd, ["generate", "--force"])).stderr).toContain("`generate` has no option `--force`.");
});

test("pull --help tells of its options", async () => {
  const { exitCode, stdout } = await runCli(temporaryFolder(), ["pull", "--help"]);
  expect(exitCode).toBe(0);
  expect(stdout).toContain("Usage: specwright pull [api] [--check] [--force]");
  expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(120);
});

test("who generates what was pulled gets what the upstream describes", async () => {
  const { cwd } = await followUpstream(documentOf(["/a"], ["A"]));
  const config = read(cwd, "redocly.yaml");
  put(cwd, "redocly.yaml", `${config}      output: out\n`);
  expect((await runCli(cwd, ["pull"])).exitCode).toBe(0);
  expect((await runCli(cwd, ["generate"])).exitCode).toBe(0);
  expect(treeOf(cwd)).toContain("out/schemas/A.ts");
  // The upstream is no setting of the output: an output does not drift because an upstream moves.
  put(cwd, "redocly.yaml", `${config.replace("/openapi", "/moved")}      output: out\n`);
  expect((await runCli(cwd, ["check"])).exitCode).toBe(0);
});
