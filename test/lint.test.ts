import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { findRedocly } from "../src/lint/find-redocly.js";
import { lintDocument, lintFormats, type LintRequest } from "../src/lint/lint-document.js";
import { lintProblems, problemsIn } from "../src/lint/lint-problems.js";
import { withoutNodeNotice } from "../src/lint/without-node-notice.js";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "specwright-lint-test-")));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

const valid = `openapi: 3.1.0
info: { title: T, version: "1", license: { name: MIT, identifier: MIT } }
servers: [{ url: "https://api.example.org" }]
security: []
paths:
  /pets:
    get:
      operationId: listPets
      summary: Lists pets.
      responses:
        "200": { description: OK }
        "400": { description: Bad }
`;
write("valid.yaml", valid);
write(
  "problems.yaml",
  valid.replace("operationId: listPets", "operationld: listPets").replace("      summary: Lists pets.\n", ""),
);
write("broken.yaml", "openapi: 3.1.0\n a: b\n");
write(
  "redocly.yaml",
  "extends: [recommended]\napis:\n  one: { root: problems.yaml }\n  two: { root: problems.yaml }\n",
);
write("quiet.yaml", "rules: { operation-summary: off, struct: warn }\n");

function request(target: string, more: Partial<LintRequest> = {}): LintRequest {
  return { targets: [target], cwd: folder, node: process.execPath, environment: process.env, ...more };
}

describe("Redocly's own words", () => {
  test.each(lintFormats)("%s comes through as it is", async (format) => {
    const outcome = await lintDocument(request("problems.yaml", { format }));
    const bare = spawnSync(
      process.execPath,
      [findRedocly(folder), "lint", "problems.yaml", "--format", format, "--max-problems", "1000000"],
      { cwd: folder, env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" } },
    );
    expect(withoutTimes(outcome.stdout)).toBe(withoutTimes(bare.stdout.toString()));
    expect(outcome.exitCode).toBe(bare.status);
    expect(outcome.exitCode).toBe(1);
  });

  test("every format that Redocly has is known", () => {
    const help = spawnSync(process.execPath, [findRedocly(folder), "lint", "--help"]).stdout.toString();
    const choices = /--format[\s\S]*?\[choices:([\s\S]*?)\]/.exec(help)?.[1]?.replaceAll(/\s/g, "") ?? "";
    expect(choices.split(",").toSorted()).toEqual(lintFormats.map((format) => `"${format}"`).toSorted());
  });

  test("a document without problems ends with 0, and no box about Node", async () => {
    const outcome = await lintDocument(request("valid.yaml"));
    expect(outcome.exitCode).toBe(0);
    expect(outcome.stderr).toContain("Your API description is valid");
    expect(outcome.stderr).not.toMatch(/[╔║╚]|Deprecation/);
  });

  test("another configuration gives another verdict", async () => {
    const outcome = await lintDocument(request("problems.yaml", { config: "quiet.yaml" }));
    expect(outcome.exitCode).toBe(0);
  });

  test("more output than a pipe holds is complete", async () => {
    const names = Array.from({ length: 3_000 }, (_, index) => `    operation${index}: {}\n`);
    write(
      "large.yaml",
      valid.replace(
        "      operationId: listPets\n",
        `      operationId: listPets\n${names.join("").replaceAll("    op", "      op")}`,
      ),
    );
    const { issues, exitCode } = await lintProblems(request("large.yaml"));
    expect(issues.filter((issue) => issue.message.includes("(struct)"))).toHaveLength(3_000);
    expect(exitCode).toBe(1);
  }, 30_000);
});

describe("problems as issues", () => {
  test("each has Redocly's place, severity and rule", async () => {
    const { exitCode, issues } = await lintProblems(request("problems.yaml"));
    expect(exitCode).toBe(1);
    expect(issues).toContainEqual({
      code: "lint-problem",
      severity: "error",
      message: "Property `operationld` is not expected here. (struct)",
      hint: "Did you mean `operationId`?",
      location: { file: "problems.yaml", line: 8, column: 7, pointer: "/paths/~1pets/get/operationld" },
    });
    expect(issues).toContainEqual(
      expect.objectContaining({
        severity: "warning",
        message: "Operation object should contain `operationId` field. (operation-operationId)",
      }),
    );
  });

  test("the problems of all APIs are there", async () => {
    const one = await lintProblems(request("one"));
    const all = await lintProblems(request("one", { targets: [] }));
    expect(one.issues.length).toBeGreaterThan(0);
    expect(all.issues).toEqual([...one.issues, ...one.issues]);
  });

  test("a document that Redocly cannot read has no problems, but words and an exit code", async () => {
    const { exitCode, issues, stderr } = await lintProblems(request("broken.yaml"));
    expect(issues).toEqual([]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("broken.yaml");
  });

  test("a report without place stands at the beginning", () => {
    expect(
      problemsIn(`{\n  "problems": [{ "ruleId": "a", "message": "B.", "severity": "warn", "location": [] }]\n}`),
    ).toEqual([
      {
        code: "lint-problem",
        severity: "warning",
        message: "B. (a)",
        location: { file: "", line: 1, column: 1, pointer: "" },
      },
    ]);
  });
});

test("the box about Node is removed with the blank lines around it, another box stays", () => {
  const notice =
    "\n    ╔═══════════╗\n    ║           ║\n    ║  Deprecation warning: Node.js 20  ║\n    ╚═══════════╝\n\n\n";
  const other = "    ╔═══╗\n    ║ A ║\n    ╚═══╝\n";
  expect(withoutNodeNotice(`${notice}validating\n\n${other}b\n`)).toBe(`validating\n\n${other}b\n`);
});

test("the project's own redocly is taken before ours", () => {
  write("project/package.json", "{}");
  write("project/node_modules/@redocly/cli/package.json", `{ "bin": { "redocly": "bin/mine.js" } }`);
  expect(findRedocly(join(folder, "project"))).toBe(join(folder, "project/node_modules/@redocly/cli/bin/mine.js"));
  expect(findRedocly(folder)).toMatch(/node_modules[\\/]@redocly[\\/]cli[\\/]bin[\\/]cli\.js$/);
});

function withoutTimes(text: string): string {
  return text.replaceAll(/\d+ms/g, "");
}
