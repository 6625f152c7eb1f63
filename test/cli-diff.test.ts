import { join } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import type { DiffResult } from "../src/commands/diff.js";
import type { Change, Impact } from "../src/model/change.js";
import type { Issue } from "../src/model/issue.js";
import { renderChangesMarkdown } from "../src/report/changes/render-changes-markdown.js";
import { changeOf } from "./change-support.js";
import { brokenPath, documentWith, namelessPath, runCli } from "./cli-support.js";
import { commit, git, repositoryWith } from "./git-support.js";
import { serverWith } from "./http-support.js";
import { put, read, temporaryFolder } from "./write-support.js";

/** What the two comparisons find, which have tests of their own; and what they were given. */
const found = vi.hoisted(() => ({ wire: [] as Change[], types: [] as Change[], given: [] as string[] }));

vi.mock("../src/diff/wire/diff-wire.js", () => ({
  diffWire: (before: { api: { version: string } }, after: { api: { version: string } }) => {
    found.given.push(`wire ${before.api.version} ${after.api.version}`);
    return found.wire;
  },
}));
vi.mock("../src/diff/surface/diff-surface.js", () => ({
  diffSurface: (before: { files: readonly unknown[] }, after: { files: readonly unknown[] }) => {
    found.given.push(`types ${before.files.length > 0} ${after.files.length > 0}`);
    return found.types;
  },
}));

beforeEach(() => {
  found.wire = [];
  found.types = [];
  found.given = [];
});

const timeout = 60_000;
const petsAt = (version: string, paths?: string): string => documentWith(paths).replace("1.0.0", version);
const config = (...names: readonly string[]): string =>
  `apis:\n${names.map((name) => `  ${name}: { root: ${name}.yaml, x-specwright: { output: out/${name} } }\n`).join("")}`;

function pairIn(cwd: string): readonly [string, string] {
  put(cwd, "before.yaml", petsAt("1.0.0"));
  put(cwd, "after.yaml", petsAt("1.1.0"));
  return ["before.yaml", "after.yaml"];
}

/** What `--json` prints. */
async function jsonOf(cwd: string, ...parameters: readonly string[]) {
  const { stdout, exitCode, stderr } = await runCli(cwd, ["diff", ...parameters, "--json"]);
  const result = JSON.parse(stdout) as DiffResult & { readonly exitCode: number }; // what the command line writes
  expect({ exitCode, stderr }).toEqual({ exitCode: result.exitCode, stderr: "" });
  return { ...result, reports: result.apis.flatMap(({ summary }) => (summary === undefined ? [] : [summary.report])) };
}

function codesOf(issues: readonly Issue[]): readonly string[] {
  return issues.map(({ code, severity }) => `${severity} ${code}`);
}

test("two documents are compared both ways, the wire before the types", { timeout }, async () => {
  const cwd = temporaryFolder();
  found.wire = [changeOf("additive"), changeOf("breaking", { fingerprint: "aaaaaaaaaaaa" })];
  found.types = [changeOf("breaking", { verdict: "types", fingerprint: "bbbbbbbbbbbb" })];
  const { reports, exitCode } = await jsonOf(cwd, ...pairIn(cwd));
  expect(exitCode).toBe(0);
  expect(found.given).toEqual(["wire 1.0.0 1.1.0", "types true true"]);
  expect(reports).toMatchObject([
    {
      api: "after.yaml",
      before: { source: "before.yaml", title: "Pets", version: "1.0.0" },
      after: { source: "after.yaml", title: "Pets", version: "1.1.0" },
      bump: "major",
    },
  ]);
  expect(reports[0]?.changes.map(({ impact, verdict }) => `${impact} ${verdict}`)).toEqual([
    "breaking wire",
    "breaking types",
    "additive wire",
  ]);
});

test.each([
  ["wire", ["wire 1.0.0 1.1.0"]],
  ["types", ["types true true"]],
])("--only %s asks for no other verdict", { timeout }, async (verdict, given) => {
  const cwd = temporaryFolder();
  await jsonOf(cwd, ...pairIn(cwd), "--only", verdict);
  expect(found.given).toEqual(given);
});

test.each<[failOn: string, refused: Impact[]]>([
  ["breaking", ["breaking"]],
  ["risky", ["breaking", "risky"]],
  ["additive", ["breaking", "risky", "additive"]],
  ["any", ["breaking", "risky", "additive", "cosmetic"]],
  ["none", []],
])("--fail-on %s refuses %j", { timeout }, async (failOn, refused) => {
  const cwd = temporaryFolder();
  const pair = pairIn(cwd);
  for (const impact of ["breaking", "risky", "additive", "cosmetic"] as const) {
    found.wire = [changeOf(impact)];
    const { exitCode, stderr } = await runCli(cwd, ["diff", ...pair, "--only", "wire", "--fail-on", failOn]);
    expect(exitCode, impact).toBe(refused.includes(impact) ? 1 : 0);
    expect(stderr).toBe(refused.includes(impact) ? `\`--fail-on ${failOn}\` refuses 1 change.\n` : "");
  }
});

test("--check-version wants info.version to rise as the changes demand", { timeout }, async () => {
  const cwd = temporaryFolder();
  const pair = [...pairIn(cwd), "--only", "wire", "--check-version"];
  expect((await jsonOf(cwd, ...pair)).exitCode).toBe(0);
  found.wire = [changeOf("breaking")];
  const { apis, exitCode } = await jsonOf(cwd, ...pair);
  expect(exitCode).toBe(1);
  expect(apis[0]?.issues).toMatchObject([
    {
      code: "version-too-low",
      location: { file: "after.yaml", line: 2, pointer: "/info/version" },
      hint: "Set `info.version` to `2.0.0` or higher.",
    },
  ]);
  put(cwd, "after.yaml", petsAt("v2"));
  expect(codesOf((await jsonOf(cwd, ...pair)).apis[0]?.issues ?? [])).toEqual(["error version-not-semantic"]);
});

test("what the ignore file excuses counts for nothing", { timeout }, async () => {
  const cwd = temporaryFolder();
  const pair = [...pairIn(cwd), "--only", "wire"];
  found.wire = [changeOf("breaking"), changeOf("cosmetic", { fingerprint: "aaaaaaaaaaaa" })];
  put(cwd, ".specwright-ignore.yaml", '- { fingerprint: "0123456789ab", reason: Agreed. }\n');
  const { reports, exitCode } = await jsonOf(cwd, ...pair, "--fail-on", "breaking");
  expect(exitCode).toBe(0);
  expect(reports).toMatchObject([{ bump: "patch", ignored: [{ reason: "Agreed.", change: { impact: "breaking" } }] }]);

  put(cwd, "other.yaml", '- { fingerprint: "0123456789ab", reason: Agreed., until: 2020-01-01 }\n');
  const expired = await jsonOf(cwd, ...pair, "--fail-on", "breaking", "--ignore", "other.yaml");
  expect([expired.exitCode, ...codesOf(expired.issues)]).toEqual([1, "warning ignore-expired"]);

  put(cwd, "other.yaml", "- { fingerprint: cccccccccccc, reason: Agreed. }\n");
  expect(codesOf((await jsonOf(cwd, ...pair, "--ignore", "other.yaml")).issues)).toEqual([]);
  put(cwd, "other.yaml", "- { fingerprint: cccccccccccc }\n");
  const broken = await jsonOf(cwd, ...pair, "--ignore", "other.yaml");
  expect([broken.exitCode, broken.apis, ...codesOf(broken.issues)]).toEqual([1, [], "fatal config-invalid"]);
});

test("errors before are warnings, warnings before are none, and errors after are errors", { timeout }, async () => {
  const cwd = temporaryFolder();
  put(cwd, "good.yaml", petsAt("1.0.0"));
  put(cwd, "bad.yaml", petsAt("1.0.0", brokenPath + namelessPath));
  const past = await jsonOf(cwd, "bad.yaml", "good.yaml", "--only", "wire", "--strict");
  expect([past.exitCode, ...codesOf(past.apis[0]?.issues ?? [])]).toEqual([
    0,
    "warning ref-unresolved",
    "warning schema-dependency-unguarded",
  ]);
  const now = await jsonOf(cwd, "good.yaml", "bad.yaml", "--only", "wire");
  expect([now.exitCode, ...codesOf(now.apis[0]?.issues ?? [])]).toEqual([
    1,
    "error ref-unresolved",
    "error schema-dependency-unguarded",
    "warning operation-id-missing",
  ]);
});

test("a document before that cannot be read at all stops the comparison", { timeout }, async () => {
  const cwd = repositoryWith({ "pets.yaml": "openapi: [\n" });
  put(cwd, "pets.yaml", petsAt("1.0.0"));
  const { exitCode, stdout } = await runCli(cwd, ["diff", "main:pets.yaml", "pets.yaml"]);
  expect(exitCode).toBe(1);
  expect(stdout).toContain("main:pets.yaml:");
  expect(stdout).toContain("fatal syntax-invalid");
  expect(stdout).toContain("✗ pets.yaml: not compared\n");
  expect(found.given).toEqual([]);
});

test("a commit, a URL and a file go together", { timeout }, async () => {
  const cwd = repositoryWith({ "pets.yaml": petsAt("1.0.0") });
  const base = await serverWith((_request, response) => response.end(petsAt("3.0.0")));
  const url = `${base.replace("//", "//user:hidden@")}/pets.yaml`;
  const { reports } = await jsonOf(cwd, "main:pets.yaml", url, "--only", "wire", "--allow-private");
  expect(reports[0]).toMatchObject({
    api: `${base}/pets.yaml`,
    before: { source: "main:pets.yaml" },
    after: { source: `${base}/pets.yaml`, version: "3.0.0" },
  });
});

test("documents of an API are understood by its settings", { timeout }, async () => {
  const cwd = repositoryWith({
    "redocly.yaml":
      "apis:\n  pets: { root: ./pets.yaml, x-specwright: { output: out, names: { operations: { nope: x } } } }\n",
    "pets.yaml": petsAt("1.0.0"),
  });
  for (const pair of [
    ["main:pets.yaml", "pets.yaml"],
    ["main:./pets.yaml", "pets"],
  ]) {
    const { reports, apis } = await jsonOf(cwd, ...pair, "--only", "wire");
    expect(reports[0]).toMatchObject({ api: "pets", after: { source: "pets.yaml" } });
    expect(codesOf(apis[0]?.issues ?? [])).toEqual(["warning name-override-unused"]);
  }
});

test("without documents, every API is compared with where HEAD left the default branch", { timeout }, async () => {
  const cwd = repositoryWith({
    "redocly.yaml": config("pets", "gone", "moved"),
    "pets.yaml": petsAt("1.0.0"),
    "gone.yaml": petsAt("1.0.0"),
    "moved.yaml": petsAt("1.0.0"),
  });
  const left = git(cwd, "rev-parse", "--short", "HEAD").trim();
  git(cwd, "switch", "--quiet", "--create", "feature");
  commit(cwd, { "pets.yaml": petsAt("1.1.0") });
  git(cwd, "switch", "--quiet", "main");
  commit(cwd, { "pets.yaml": petsAt("7.0.0") });
  git(cwd, "switch", "--quiet", "feature");
  git(cwd, "mv", "moved.yaml", "spec.yaml");
  put(cwd, "redocly.yaml", config("pets", "new").replace("apis:\n", "apis:\n  moved: { root: spec.yaml }\n"));
  put(cwd, "pets.yaml", petsAt("1.2.0"));
  put(cwd, "new.yaml", petsAt("1.0.0"));

  const { base, reports, exitCode } = await jsonOf(cwd, "--only", "wire", "--fail-on", "breaking");
  expect(exitCode).toBe(1);
  expect(base).toEqual({ ref: "main", commit: left });
  expect(
    reports.map(({ api, before, after, bump, changes: [change] }) => [
      api,
      before.source,
      after.source,
      bump,
      change?.kind,
    ]),
  ).toEqual([
    ["moved", `${left}:moved.yaml`, "spec.yaml", "none", undefined],
    ["pets", `${left}:pets.yaml`, "pets.yaml", "none", undefined],
    ["new", `${left}:redocly.yaml`, "new.yaml", "minor", "api-added"],
    ["gone", `${left}:gone.yaml`, "redocly.yaml", "major", "api-removed"],
  ]);
  expect(found.given).toEqual(["wire 1.0.0 1.0.0", "wire 1.0.0 1.2.0"]);

  const one = await jsonOf(cwd, "pets", "--base", "HEAD", "--only", "wire");
  expect(one.reports.map(({ before }) => before.version)).toEqual(["1.1.0"]);
  const { stdout } = await runCli(cwd, ["diff", "pets", "--only", "wire"]);
  expect(stdout).toContain(`The working tree is compared with ${left}, where HEAD left main.\n`);
});

test("an entry that no API needs is told once all were looked at", { timeout }, async () => {
  const cwd = repositoryWith({ "redocly.yaml": config("pets"), "pets.yaml": petsAt("1.0.0") });
  put(cwd, ".specwright-ignore.yaml", "- { fingerprint: cccccccccccc, reason: Agreed. }\n");
  expect(codesOf((await jsonOf(cwd)).issues)).toEqual(["warning ignore-unused"]);
  expect((await jsonOf(cwd, "pets")).issues).toEqual([]);
  expect((await jsonOf(cwd, "--strict")).exitCode).toBe(1);
});

test("an API without its configuration of then is looked for where it is now", { timeout }, async () => {
  const cwd = repositoryWith({ "spec/pets.yaml": petsAt("1.0.0") });
  put(cwd, "spec/redocly.yaml", config("pets"));
  const { reports } = await jsonOf(join(cwd, "spec"), "--only", "wire");
  expect(reports[0]?.before.source).toMatch(/^[0-9a-f]+:spec\/pets\.yaml$/);
});

test.each(["json", "sarif", "markdown", "html", "github"])(
  "--format %s is alone on stdout, unless it is annotations",
  { timeout },
  async (format) => {
    const cwd = temporaryFolder();
    put(cwd, "before.yaml", petsAt("1.0.0"));
    put(cwd, "after.yaml", petsAt("1.1.0", namelessPath));
    found.wire = [changeOf("breaking")];
    const { stdout, stderr } = await runCli(cwd, [
      "diff",
      "before.yaml",
      "after.yaml",
      "--only",
      "wire",
      "--format",
      format,
    ]);
    if (format === "github") expect(stdout).toContain("::warning file=after.yaml");
    else expect(stderr).toContain("warning operation-id-missing");
    if (format === "json" || format === "sarif") expect(() => void JSON.parse(stdout)).not.toThrow();
    if (format === "html") expect(stdout).toMatch(/^<!doctype html>/i);
  },
);

test("--output writes the report to a file, in place of what was there", { timeout }, async () => {
  const cwd = temporaryFolder();
  const pair = pairIn(cwd);
  found.wire = [changeOf("breaking")];
  put(cwd, "out/report.md", "old");
  const parameters = ["diff", ...pair, "--only", "wire", "--format", "markdown", "-o", "out/report.md"];
  expect(await runCli(cwd, parameters)).toEqual({
    exitCode: 0,
    stdout: "The report is in out/report.md.\n",
    stderr: "",
  });
  const { reports } = await jsonOf(cwd, ...pair, "--only", "wire");
  expect(read(cwd, "out/report.md")).toBe(renderChangesMarkdown(reports));
  expect((await runCli(cwd, [...parameters.slice(0, -1), "before.yaml/x.md"])).exitCode).toBe(2);
});

test("--quiet is quiet unless it fails", { timeout }, async () => {
  const cwd = temporaryFolder();
  const pair = pairIn(cwd);
  found.wire = [changeOf("breaking")];
  const parameters = ["diff", ...pair, "--only", "wire", "--quiet"];
  expect(await runCli(cwd, parameters)).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  expect((await runCli(cwd, [...parameters, "--fail-on", "any"])).stdout).not.toBe("");
});

test.each<[parameters: string[], message: string, hint: string]>([
  [["a.yaml", "b.yaml", "c.yaml"], "`diff` takes two documents, or one API or file, and `c.yaml` is one too many.", ""],
  [
    ["a.yaml", "b.yaml", "--base", "main"],
    "`--base` goes with APIs of the configuration.",
    "Two documents say themselves what is compared.",
  ],
  [
    ["https://user:pass@a.example/b"],
    "`diff` compares two documents, and `https://a.example/b` is one.",
    "Name the one after the change as well.",
  ],
  [
    ["main:b.yaml"],
    "`diff` compares two documents, and `main:b.yaml` is one.",
    "Name the one after the change as well.",
  ],
  [["--fail-on", "braking"], "There is no impact `braking`.", "Did you mean `breaking`?"],
  [["--only", "tpyes"], "There is no verdict `tpyes`.", "Did you mean `types`?"],
  [["--format", "stylish"], "There is no format `stylish`.", "It is one of text, json, markdown, github, sarif, html."],
  [["--guards", "none"], "`diff` has no option `--guards`.", "See `specwright diff --help`."],
  [["--upload-pack=x:y", "b.yaml"], "There is no option `--upload-pack`.", "See `specwright --help`."],
])("diff %j ends with 2 and says what to type instead", async (parameters, message, hint) => {
  const cwd = temporaryFolder();
  put(cwd, "redocly.yaml", config("pets"));
  const { exitCode, stderr } = await runCli(cwd, ["diff", ...parameters]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: hint === "" ? `${message}\n` : `${message}\n${hint}\n` });
});

test("outside of a repository, two documents are asked for", async () => {
  const cwd = temporaryFolder();
  put(cwd, "redocly.yaml", config("pets"));
  const { exitCode, stdout } = await runCli(cwd, ["diff"]);
  expect(exitCode).toBe(1);
  expect(stdout).toContain("There is no earlier version to compare with: git says");
  expect(stdout).toContain("Name two documents: `specwright diff BEFORE AFTER`.");
});
