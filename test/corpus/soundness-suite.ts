import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { expect, inject, test } from "vitest";
import type { compilers } from "./compile.js";
import { assignmentErrors } from "./soundness-check.js";
import { type Counts, countsOf, refusedCounts, rowOf } from "./soundness-counts.js";
import { chooseAllValues } from "./soundness-document.js";
import { exceptions } from "./soundness-exceptions.js";
import { type Assignment, propertyNames } from "./soundness-text.js";
import { generate, rawDocument } from "./specs.js";

// What a guard accepts must be assignable to its type: valid values of every schema of every document, made from the document alone and
// kept where the guard accepts them, are declared with their literal types and assigned.

/** Documents whose values an older compiler judges too. */
const judgedTwice = ["discord.json", "drf-test_polymorphic.yaml", "heyapi-full-3.0.yaml", "redocly-museum.yaml"];

// GitHub's documents take a minute each, and more where much else runs.
const timeout = 1_200_000;

/** Tests that the values of documents are assignable: several at once, so that the compiler judges one while the values of the next are made. */
export function testSoundness(names: readonly string[]): void {
  test.concurrent.each(names)(
    "the values of %s are assignable to the types of their guards",
    { timeout },
    async (name) => {
      const begun = performance.now();
      const { output, issues } = await generate(name);
      if (output === undefined) {
        add(refusedCounts);
        expect(issues.map(({ code }) => code)).toContain("version-unsupported");
        return;
      }
      const generated = performance.now();
      const raw = rawDocument(name);
      const chosen = chooseAllValues(output, raw);
      const judged = performance.now();
      const types = output.files.filter(({ path }) => /^(?:schemas|runtime)\//.test(path));
      const assignments = chosen.flatMap(({ schema, values }) =>
        values.map((value): Assignment => ({ schema, value })),
      );
      const absent = propertyNames(raw);
      const errors: string[] = [];
      const usedCompilers: readonly (keyof typeof compilers)[] = judgedTwice.includes(name) ? ["7", "5.9"] : ["7"];
      for (const compiler of usedCompilers)
        errors.push(...(await assignmentErrors(types, assignments, absent, compiler)));
      const counts = countsOf(chosen, raw, errors.length);
      add(counts);
      const times = `made ${seconds(begun, generated)}, chosen ${seconds(generated, judged)}, judged ${seconds(judged)}`;
      process.stdout.write(`${name}: ${rowOf(counts)}; ${times}\n`);
      expect(errors.slice(0, 20).join("\n")).toBe("");
      const { fewer, empty } = exceptions[name] ?? {};
      expect(counts.fewer).toEqual(fewer ?? []);
      expect(counts.empty).toEqual(empty ?? []);
    },
  );
}

/** Counts a document for the last row of the suite, which `soundness-total.ts` prints. */
function add(counts: Counts): void {
  writeFileSync(join(inject("soundnessFolder"), randomUUID()), JSON.stringify(counts));
}

function seconds(from: number, to: number = performance.now()): string {
  return `${((to - from) / 1000).toFixed(1)} s`;
}
