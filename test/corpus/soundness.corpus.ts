import { performance } from "node:perf_hooks";
import { afterAll, describe, expect, test } from "vitest";
import type { JsonValue } from "../../src/model/json.js";
import type { compilers } from "./compile.js";
import { assignmentErrors } from "./soundness-check.js";
import { type Counts, countsOf, rowOf, sumOf } from "./soundness-counts.js";
import { chooseAllValues } from "./soundness-document.js";
import { exceptions } from "./soundness-exceptions.js";
import { type Assignment, propertyNames } from "./soundness-text.js";
import { generate, rawDocument, specNames } from "./specs.js";

// What a guard accepts must be assignable to its type: valid values of every schema of every document, made from the document alone and
// kept where the guard accepts them, are declared with their literal types and assigned.

/** Documents whose values an older compiler judges too. */
const judgedTwice = ["discord.json", "drf-test_polymorphic.yaml", "heyapi-full-3.0.yaml", "redocly-museum.yaml"];

const started = performance.now();
const totals: Counts[] = [];
let refusedDocuments = 0;
afterAll(() => {
  print(
    `all: ${totals.length} documents, ${refusedDocuments} more refused; ${rowOf(sumOf(totals))}; ${seconds(started)}`,
  );
});

// Several at once: while the compiler judges one, the values of the next are made.
describe.concurrent.each(specNames())("the values of %s", (name) => {
  test("are assignable to the types of their guards", async () => {
    const begun = performance.now();
    const { output, issues } = await generate(name);
    if (output === undefined) {
      refusedDocuments += 1;
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
    const counts = countsOf(chosen, raw, errors.length);
    totals.push(counts);
    const times = `made ${seconds(begun, generated)}, chosen ${seconds(generated, judged)}, judged ${seconds(judged)}`;
    print(`${name}: ${rowOf(counts)}; ${times}`);
    expect(errors.slice(0, 20).join("\n")).toBe("");
    const { fewer, empty } = exceptions[name] ?? {};
    expect(counts.fewer).toEqual(fewer ?? []);
    expect(counts.empty).toEqual(empty ?? []);
  });
});

test("a type that is narrower than its schema does not go unseen", async () => {
  const types = [{ path: "schemas/Pet.ts", text: "export interface Pet { name: string }\n" }];
  const schema = { localName: "Pet", module: "Pet" };
  const values: readonly JsonValue[] = [{ name: "a" }, { name: "a", other: 1 }, {}, { other: 1 }, { name: 1 }, null];
  for (const compiler of ["5.9", "7"] as const) {
    const assignments = values.map((value) => ({ schema, value }));
    const errors = await assignmentErrors(types, assignments, ["name", "other"], compiler);
    expect(errors.map((error) => error.split(" ")[0])).toEqual(["{}", '{"other":1}', '{"name":1}', "null"]);
  }
});

test("a value that shares no property with its type is no error", async () => {
  const types = [{ path: "schemas/Pet.ts", text: "export interface Pet { name?: string; tag?: { id?: number } }\n" }];
  const schema = { localName: "Pet", module: "Pet" };
  const assignments = [{ other: 1 }, { tag: { other: 1 } }, {}].map((value) => ({ schema, value }));
  expect(await assignmentErrors(types, assignments, [], "7")).toHaveLength(2);
  expect(await assignmentErrors(types, assignments, ["name", "tag", "id"], "7")).toEqual([]);
});

function print(row: string): void {
  process.stdout.write(`${row}\n`);
}

function seconds(from: number, to: number = performance.now()): string {
  return `${((to - from) / 1000).toFixed(1)} s`;
}
