import { expect, test } from "vitest";
import { configOf, documentWith, namelessPath, runCli } from "./cli-support.js";
import { put, temporaryFolder, treeOf } from "./write-support.js";

/** A project whose rules of Redocly are all off but for one, which is a warning. */
function project(rules = "operation-summary: warn"): string {
  const cwd = temporaryFolder();
  put(cwd, "redocly.yaml", `${configOf({ pets: "out" })}rules: { struct: off, ${rules} }\n`);
  put(cwd, "pets.yaml", documentWith(namelessPath));
  return cwd;
}

test("what Redocly finds stands among the issues of the generator, in the order of the document", async () => {
  const cwd = project();
  const { exitCode, stdout } = await runCli(cwd, ["generate", "--lint", "--json"]);
  const { issues, summary } = JSON.parse(stdout).apis[0];
  expect(issues.map(({ code }: { readonly code: string }) => code)).toEqual(
    expect.arrayContaining(["lint-problem", "operation-id-missing"]),
  );
  const lines = issues.map(({ location }: { readonly location: { readonly line: number } }) => location.line);
  expect(lines).toEqual(lines.toSorted((one: number, other: number) => one - other));
  expect(summary.filesWritten).toBeGreaterThan(0);
  expect(exitCode).toBe(0);
});

test("an error of Redocly's ends with 1, and the client is written", async () => {
  const cwd = project("operation-summary: error");
  const { exitCode, stdout } = await runCli(cwd, ["generate", "--lint"]);
  expect(exitCode).toBe(1);
  expect(stdout).toContain("(operation-summary)");
  expect(treeOf(cwd)).toContain("out/index.ts");
});

test("with --strict, a warning of Redocly's keeps everything from being written", async () => {
  const cwd = project();
  put(cwd, "pets.yaml", documentWith());
  put(cwd, "redocly.yaml", `${configOf({ pets: "out" })}rules: { struct: off, info-license: warn }\n`);
  const { exitCode, stdout } = await runCli(cwd, ["generate", "--lint", "--strict"]);
  expect(exitCode).toBe(1);
  expect(stdout).toContain("(info-license)");
  expect(treeOf(cwd)).not.toContain("out/index.ts");
});
