import { describe, expect, test } from "vitest";
import { explanationsOf } from "../explanations.js";
import { caseFiles, explanationsFile, readCases, refusedValues } from "./cases.js";
import { generate } from "./generated.js";
import { judge } from "./judge.js";

describe.each(caseFiles)("%s", async (file) => {
  const { document, cases } = readCases(file);
  const generated = await generate(document);

  test.each(cases.map((each) => [each.title, each] as const))("%s", (_title, { name, valid, invalid }) => {
    const values = [
      ...valid.map((value) => ({ value, expected: true })),
      ...invalid.map((value) => ({ value, expected: false })),
    ];
    const failures = values.flatMap(({ value, expected }) => {
      const { verdict, reason } = judge(generated, name, value, expected);
      return verdict === "right" ? [] : [`${JSON.stringify(value)} ${reason}`];
    });
    expect(failures).toEqual([]);
  });

  test("guards of both kinds that explain what they refuse do so as expected", async () => {
    const [explanations, compact] = (["aot", "compact"] as const).map((kind) =>
      explanationsOf(refusedValues(cases), (name) => {
        const guard = generated.guardOf(name, kind);
        if (guard === undefined) expect.fail(`${name} has no guard.`);
        return guard;
      }),
    );
    expect(compact, "compact guards").toBe(explanations);
    await expect(explanations).toMatchFileSnapshot(explanationsFile(file));
  });
});
