import { performance } from "node:perf_hooks";
import { afterAll, describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/model/json.js";
import type { compilers } from "./compile.js";
import { valueCount } from "./soundness-cardinality.js";
import { assignmentErrors } from "./soundness-check.js";
import { type Chosen, wanted } from "./soundness-chosen.js";
import { chooseAllValues } from "./soundness-document.js";
import { type Assignment, propertyNames } from "./soundness-text.js";
import { generate, rawDocument, specNames } from "./specs.js";

// What a guard accepts must be assignable to its type: valid values of every schema of every document, made from the document alone and
// kept where the guard accepts them, are declared with their literal types and assigned.

/** Documents whose values an older compiler judges too. */
const judgedTwice = ["discord.json", "drf-test_polymorphic.yaml", "heyapi-full-3.0.yaml", "redocly-museum.yaml"];

const started = performance.now();
const total = { documents: 0, refused: 0, schemas: 0, few: 0, fewer: 0, values: 0, branches: 0, missed: 0, errors: 0 };
afterAll(() => {
  const { documents, refused, schemas, few, fewer, values, branches, missed, errors } = total;
  print(
    `all: ${documents} documents (${refused} more refused), ${schemas} schemas, ${few} with fewer than ${wanted} values, ${fewer} of them ` +
      `though there are more; ${values} values, ` +
      `${branches - missed}/${branches} branches, ${errors} type errors, ${seconds(started)}`,
  );
});

// Several at once: while the compiler judges one, the values of the next are made.
describe.concurrent.each(specNames())("the values of %s", (name) => {
  test("are assignable to the types of their guards", async () => {
    const begun = performance.now();
    const { output, issues } = await generate(name);
    if (output === undefined) {
      total.refused += 1;
      expect(issues.map(({ code }) => code)).toContain("version-unsupported");
      return;
    }
    const generated = performance.now();
    const raw = rawDocument(name);
    const chosen = chooseAllValues(output, raw);
    const judged = performance.now();
    const types = output.files.filter(({ path }) => /^(?:schemas|runtime)\//.test(path));
    const assignments = chosen.flatMap(({ schema, values }) => values.map((value): Assignment => ({ schema, value })));
    const absent = propertyNames(raw);
    const errors: string[] = [];
    const usedCompilers: readonly (keyof typeof compilers)[] = judgedTwice.includes(name) ? ["7", "5.9"] : ["7"];
    for (const compiler of usedCompilers)
      errors.push(...(await assignmentErrors(types, assignments, absent, compiler)));
    const times = `made ${seconds(begun, generated)}, chosen ${seconds(generated, judged)}, judged ${seconds(judged)}`;
    tell(name, raw, chosen, errors.length, times);
    expect(errors.slice(0, 20).join("\n")).toBe("");
  });
});

function tell(name: string, raw: JsonObject, chosen: readonly Chosen[], errors: number, times: string): void {
  const values = chosen.reduce((sum, each) => sum + each.values.length, 0);
  const branches = chosen.reduce((sum, each) => sum + each.branches, 0);
  const missed = chosen.reduce((sum, each) => sum + each.missedBranches.length, 0);
  const few = chosen.filter((each) => each.values.length < wanted);
  const fewer = few.filter((each) => each.values.length < valueCount(each.rawSchema, raw));
  total.documents += 1;
  total.schemas += chosen.length;
  total.few += few.length;
  total.fewer += fewer.length;
  total.values += values;
  total.branches += branches;
  total.missed += missed;
  total.errors += errors;
  print(
    `${name}: ${chosen.length} schemas, ${few.length} with fewer than ${wanted} values, ${fewer.length} of them though there are more; ` +
      `${values} values, ${branches - missed}/${branches} branches, ${errors} type errors; ${times}`,
  );
  for (const each of fewer) print(`  ${each.values.length} values of ${each.schema.localName}; ${reasonOf(each)}`);
  for (const each of chosen.filter(({ missedBranches }) => missedBranches.length > 0))
    print(`  without ${each.missedBranches.join(", ")} of ${each.schema.localName}; ${reasonOf(each)}`);
}

function reasonOf({ refused, failed }: Chosen): string {
  return `the guard refused ${refused}, ${failed} attempts led to no value`;
}

function print(row: string): void {
  process.stdout.write(`${row}\n`);
}

function seconds(from: number, to: number = performance.now()): string {
  return `${((to - from) / 1000).toFixed(1)} s`;
}
