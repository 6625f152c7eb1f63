import { existsSync, readdirSync } from "node:fs";
import { afterEach, describe, expect, test, vi } from "vitest";
import { diffFiles, sizeOf } from "../src/diff/diff-files.js";
import { countLines } from "../src/diff/count-lines.js";
import { newIssues } from "../src/diff/new-issues.js";
import { type Issue, issueOf } from "../src/model/issue.js";
import type { Review, ReviewReport } from "../src/model/review.js";
import { renderReviewMarkdown } from "../src/report/review/render-review-markdown.js";
import { hostileTexts, reportOf } from "./change-reports.js";
import { changeOf } from "./change-support.js";
import { brokenPath, documentWith, namelessPath, runCli } from "./cli-support.js";
import { git, repositoryWith } from "./git-support.js";
import { put, read, temporaryFolder } from "./write-support.js";

const timeout = 120_000;

afterEach(() => void vi.unstubAllEnvs());

const rules = `rules: { operation-operationId: error, info-license: warn, no-unresolved-refs: error, struct: error }\n`;
const config = `apis:\n  pets@v1: { root: spec/pets.yaml, x-specwright: { output: out } }\n${rules}`;
const addedPath = `  /owners:
    get:
      operationId: listOwners
      responses: { "204": { description: Done. } }
`;
const stricter = (text: string): string => text.replace("required: [name]", "required: [name, age]");

/** A repository with one API, as it is on `main`. */
function petsRepository(files: Readonly<Record<string, string>> = {}): string {
  return repositoryWith({ "redocly.yaml": config, "spec/pets.yaml": documentWith(), ...files });
}

/** The review as `--format json` has it. */
async function reviewOf(cwd: string, ...parameters: readonly string[]) {
  const { stdout, stderr, exitCode } = await runCli(cwd, ["review", ...parameters, "--format", "json"]);
  expect(stderr).toBe("");
  return { exitCode, ...JSON.parse(stdout) };
}

function messagesOf(issues: readonly Issue[]): readonly string[] {
  return issues.map(({ message }) => message);
}

describe("a review", { timeout }, () => {
  test("of nothing new says so", async () => {
    const cwd = petsRepository();
    const { stdout, stderr, exitCode } = await runCli(cwd, ["review"]);
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    expect(stdout.replace(/`[0-9a-f]{7,}/g, "`1a2b3c4").replace(/\d+ bytes/, "9 bytes")).toBe(
      [
        "Compared with `1a2b3c4`, where this left `main`.",
        "",
        "## `pets@v1`: no changes",
        "",
        "From Pets `1.0.0` (`1a2b3c4:spec/pets.yaml`) to Pets `1.0.0` (`spec/pets.yaml`). No changes.",
        "",
        "- Version: The version does for these changes. (`spec/pets.yaml:2:31`)",
        "- Lint: 0 new problems",
        "- Left out of the client: nothing new",
        "- Generated: 0 files changed, 9 bytes as before",
        "",
      ].join("\n"),
    );
  });

  test("tells what is new from what was there, and leaves nothing behind", async () => {
    const cwd = petsRepository({ "spec/pets.yaml": documentWith(brokenPath) });
    const temporary = temporaryFolder();
    vi.stubEnv("TMPDIR", temporary);
    put(
      cwd,
      "spec/pets.yaml",
      documentWith(`${namelessPath}${brokenPath}${brokenPath.replaceAll(/broken/gi, "$&Too")}`),
    );
    const { exitCode, apis } = await reviewOf(cwd, "--base", "main");
    expect(exitCode).toBe(0);
    expect(apis).toMatchObject([{ api: "pets@v1", bump: "minor", version: { isEnough: false } }]);
    expect(messagesOf(apis[0].lint)).toEqual([
      expect.stringMatching(/operationId.*\(operation-operationId\)$/),
      expect.stringMatching(/\(no-unresolved-refs\)$/),
    ]);
    expect(apis[0].lint.map((issue: Issue) => issue.location.pointer)).toEqual([
      "/paths/~1nameless/get/operationId",
      expect.stringContaining("/paths/~1brokenToo/"),
    ]);
    expect(messagesOf(apis[0].leftOut)).toEqual([
      "`#/components/schemas/Pett` is not in the document.",
      "`#/components/schemas/Pett` leads to no schema. `GetBrokenTooResponse` gets no guard.",
    ]);
    expect(readdirSync(temporary)).toEqual([]);
    expect(git(cwd, "status", "--porcelain").trim()).toBe("M spec/pets.yaml");
  });

  test("lints both versions with the rules, the plugins and the ignore file of now", async () => {
    const plugin = `export default () => ({ id: "own", rules: { oas3: { title: () => ({ Info: (info, context) => context.report({ message: "Title " + info.title }) }) } } });\n`;
    const own = `${config}plugins: [./lint/own.js]\n`.replace("rules: {", "rules: { own/title: warn,");
    const cwd = petsRepository();
    put(cwd, "lint/own.js", plugin);
    put(cwd, "package.json", `{ "type": "module" }\n`);
    put(cwd, "redocly.yaml", own);
    expect((await reviewOf(cwd)).apis[0].lint).toEqual([]);
    put(cwd, "spec/pets.yaml", documentWith().replace("title: Pets", "title: Dogs"));
    expect(messagesOf((await reviewOf(cwd)).apis[0].lint)).toEqual(["Title Dogs (own/title)"]);
  });

  test("works in a folder of the repository, and with documents of several files", async () => {
    const split = documentWith().replace(
      "{ type: object,",
      `{ $ref: "../shared/pet.yaml" }\n    Other: { type: object,`,
    );
    const cwd = repositoryWith({
      "api/redocly.yaml": config,
      "api/spec/pets.yaml": split,
      "api/shared/pet.yaml": "type: object\nproperties: { id: { type: string } }\n",
    });
    put(cwd, "api/shared/pet.yaml", "type: object\nproperties: { id: { type: strong } }\n");
    const { apis, failed } = await reviewOf(`${cwd}/api`);
    expect(failed).toEqual([]);
    expect(apis[0].lint.length).toBeGreaterThan(0);
    for (const { location } of apis[0].lint) expect(location.file).toBe("shared/pet.yaml");
  });

  test.each<[name: string, files: Record<string, string>]>([
    [
      "that has moved",
      { "redocly.yaml": config.replace("spec/pets.yaml", "api/all.yaml"), "api/all.yaml": documentWith(addedPath) },
    ],
    [
      "that was renamed",
      { "redocly.yaml": config.replace("pets@v1", "pets@v2"), "spec/pets.yaml": documentWith(addedPath) },
    ],
  ])("knows an API %s", async (_name, files) => {
    const cwd = petsRepository();
    for (const [path, text] of Object.entries(files)) put(cwd, path, text);
    const { apis } = await reviewOf(cwd);
    expect(apis).toHaveLength(1);
    expect(apis[0]).toMatchObject({ bump: "minor", lint: [] });
  });

  test("of a new API has its problems, and all of its files", async () => {
    const cwd = repositoryWith({ "README.md": "" });
    put(cwd, "redocly.yaml", config);
    put(cwd, "spec/pets.yaml", documentWith(namelessPath));
    const { apis } = await reviewOf(cwd);
    expect(apis[0].version).toBeUndefined();
    expect(apis[0].bytes.before).toBe(0);
    expect(messagesOf(apis[0].lint).join()).toContain("operation-operationId");
    expect(new Set(apis[0].files.map(({ status }: { status: string }) => status))).toEqual(new Set(["added"]));
  });

  test("of an API that is gone has neither problems nor files", async () => {
    const cwd = petsRepository();
    put(cwd, "redocly.yaml", `apis: {}\n${rules}`);
    const { apis } = await reviewOf(cwd);
    expect(apis[0]).toMatchObject({ bump: "major", lint: [], leftOut: [], bytes: { after: 0 } });
  });

  test("that cannot be made fails, and says for which API", async () => {
    const cwd = petsRepository();
    put(cwd, "spec/pets.yaml", "openapi: [\n");
    const { stdout, exitCode } = await runCli(cwd, ["review"]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain("## `pets@v1`: could not be reviewed\n");
    expect(stdout).toContain("- **fatal** ");
  });

  test("without a commit to compare with fails, and says so", async () => {
    const { stdout, exitCode } = await runCli(petsRepository(), ["review", "--base", "mian"]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain("There is no commit `mian` in this repository. Did you mean `main`?");
  });
});

describe("the command", { timeout }, () => {
  test("serves a comment, code scanning, annotations and the summary of a job from one run", async () => {
    const cwd = petsRepository();
    put(cwd, "spec/pets.yaml", stricter(documentWith(namelessPath)));
    put(cwd, "summary.md", "# Before\n");
    const files = ["--markdown", "out/comment.md", "--sarif", "review.sarif", "--summary", "--format", "github"];
    const environment = { GITHUB_STEP_SUMMARY: `${cwd}/summary.md` };
    const { stdout, exitCode } = await runCli(cwd, ["review", ...files], { environment });
    expect(exitCode).toBe(0);
    const comment = read(cwd, "out/comment.md");
    expect(read(cwd, "summary.md")).toBe(`# Before\n${comment}`);
    expect(comment).toContain("| Verdict | Breaking |");
    expect(stdout).toContain("::error file=spec/pets.yaml,line=");
    const { runs } = JSON.parse(read(cwd, "review.sarif"));
    expect(runs.map((run: { automationDetails: { id: string } }) => run.automationDetails.id)).toEqual([
      "specwright/changes/",
      "specwright/issues/",
    ]);
    for (const { results } of runs) expect(results.length).toBeGreaterThan(0);

    // The same once more, byte by byte.
    const again = await runCli(cwd, ["review", "--output", "again.md"]);
    expect(again.stdout).toBe("The review is in again.md.\n");
    expect(read(cwd, "again.md")).toBe(comment);
  });

  test("without a summary to add to writes none", async () => {
    const cwd = petsRepository();
    expect((await runCli(cwd, ["review", "--summary"])).exitCode).toBe(0);
    expect(existsSync(`${cwd}/undefined`)).toBe(false);
  });

  test.each([
    [["--fail-on", "breaking"], 1, "`--fail-on breaking` refuses"],
    [["--check-version"], 1, ""],
    [[], 0, ""],
  ])("%j ends with %i on a breaking change", async (parameters, expected, words) => {
    const cwd = petsRepository();
    put(cwd, "spec/pets.yaml", documentWith().replace("/pets:", "/dogs:"));
    const { exitCode, stderr } = await runCli(cwd, ["review", ...parameters]);
    expect(exitCode).toBe(expected);
    expect(stderr).toContain(words);
  });
});

function issueAt(pointer: string, message = "It is wrong. (rule)"): Issue {
  return issueOf("lint-problem", { file: "a.yaml", line: 1, column: 1, pointer }, message);
}

describe("what is new", () => {
  test.each<[name: string, before: string[], after: string[], fresh: string[]]>([
    ["the same twice", ["/a"], ["/a", "/a"], ["/a"]],
    ["what moved within a list", ["/a/0/b"], ["/a/1/b"], []],
    ["one in a list that has one already", ["/a/0", "/a/1"], ["/a/0", "/a/1", "/a/2"], ["/a/2"]],
    ["another place", ["/a"], ["/b"], ["/b"]],
    ["a status is no position once the place is known", ["/r/200"], ["/r/200", "/r/201"], ["/r/201"]],
  ])("%s", (_name, before, after, fresh) => {
    const found = newIssues(
      before.map((pointer) => issueAt(pointer)),
      after.map((pointer) => issueAt(pointer)),
    );
    expect(found.map(({ location }) => location.pointer)).toEqual(fresh);
  });

  test("another message at the same place", () => {
    expect(newIssues([issueAt("/a")], [issueAt("/a", "Other. (rule)")])).toHaveLength(1);
  });
});

describe("lines of files", () => {
  test.each<[before: string, after: string, added: number, removed: number]>([
    ["", "", 0, 0],
    ["", "a\nb\n", 2, 0],
    ["a\nb\nc\n", "a\nc\n", 0, 1],
    ["a\nb\nc\n", "c\na\nb\n", 1, 1],
    ["a\nb\nc\na\nb\nb\na\n", "c\nb\na\nb\na\nc\n", 2, 3],
  ])("%j to %j", (before, after, added, removed) => {
    expect(countLines(before, after)).toEqual({ added, removed });
  });

  test("very different texts are counted all the same, and soon", () => {
    const text = (word: string): string => Array.from({ length: 50_000 }, (_, index) => `${word} ${index}\n`).join("");
    expect(countLines(text("a"), text("b"))).toEqual({ added: 50_000, removed: 50_000 });
  });

  test("files come, go and change, by path; sizes are bytes", () => {
    const before = [
      { path: "b.ts", text: "1\n" },
      { path: "c.ts", text: "1\n" },
      { path: "same.ts", text: "1\n" },
    ];
    const after = [
      { path: "b.ts", text: "2\n" },
      { path: "a.ts", text: "ä\n" },
      { path: "same.ts", text: "1\n" },
    ];
    expect(diffFiles(before, after)).toEqual([
      { path: "a.ts", status: "added", added: 1, removed: 0 },
      { path: "b.ts", status: "changed", added: 1, removed: 1 },
      { path: "c.ts", status: "removed", added: 0, removed: 1 },
    ]);
    expect(sizeOf(after)).toBe(2 + 3 + 2);
  });
});

function reviewWith(parts: Partial<Review>): ReviewReport {
  const empty = { lint: [], leftOut: [], files: [], bytes: { before: 0, after: 0 } };
  const review: Review = { report: reportOf({}), ...empty, ...parts };
  return { issues: [], reviews: [review], failed: [] };
}

describe("the comment", () => {
  test("stays below 60,000 bytes, and says what it leaves out", () => {
    const changes = Array.from({ length: 300 }, (_, index) =>
      changeOf(index % 2 === 0 ? "breaking" : "additive", { message: `${index} ${"ä".repeat(150)}.` }),
    );
    const lint = Array.from({ length: 300 }, (_, index) =>
      issueAt(`/paths/${index}`, "Wrong, and at length. ".repeat(9)),
    );
    const text = renderReviewMarkdown(reviewWith({ report: reportOf({ changes }), lint }));
    expect(Buffer.byteLength(text)).toBeLessThan(60_000);
    expect(text).toMatch(/> Left out, to stay below \d+ bytes: .*\d+ new lint problems.*\d+ additive changes/);
  });

  test("shows the twenty files that changed most", () => {
    const files = Array.from({ length: 25 }, (_, index) => {
      return { path: `f${index}.ts`, status: "changed" as const, added: index, removed: 1 };
    });
    const text = renderReviewMarkdown(reviewWith({ files }));
    expect(text.match(/^- `f\d+\.ts`/gm)).toHaveLength(20);
    expect(text).toContain("- `f24.ts` +24 −1\n- `f23.ts`");
    expect(text).toContain("… and 5 files that changed less.");
  });

  test.each(hostileTexts)("is no place for markup: %j", (hostile) => {
    const lint = [issueAt("", `A problem with ${hostile}`)];
    const text = renderReviewMarkdown({ ...reviewWith({ lint }), failed: [{ api: "a", issues: lint }] });
    expect(text).not.toMatch(/<(?:script|img|a|iframe)\b(?![^`]*`)/i);
    expect(text).not.toMatch(/(?<![`\w])@[a-z]/i);
    expect(text).not.toMatch(/^\s*::/m);
  });

  test("of no APIs at all is a sentence", () => {
    expect(renderReviewMarkdown({ issues: [], reviews: [], failed: [] })).toBe("No APIs were reviewed.\n");
  });
});
