import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { renderIssues } from "../src/report/render-issues.js";
import { emitFixture, fixtureNames, fixturesFolder, fixtureText, isUpdate } from "./fixture-support.js";

// What the pipeline says about a fixture stands in expected/issues.txt; where it says nothing, there is no such file.

test.each(fixtureNames)("%s is reported as expected", async (name) => {
  const { issues } = await emitFixture(name);
  const text = renderIssues(issues, { color: false, source: (file) => fixtureText(name, file) });
  const file = join(fixturesFolder, name, "expected", "issues.txt");
  if (isUpdate() && text === "") rmSync(file, { force: true });
  if (!isUpdate()) expect(existsSync(file), "expected/issues.txt exists").toBe(text !== "");
  if (text !== "") await expect(text).toMatchFileSnapshot(file);
});
