import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import type { TestProject } from "vitest/node";
import { type Counts, rowOf, sumOf } from "./soundness-counts.js";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the files of the suite, which run in processes of their own, leave what they counted. */
    readonly soundnessFolder: string;
  }
}

/** Prints what the suite of soundness counted in all its files, after the last of them. */
export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "specwright-soundness-"));
  const started = performance.now();
  project.provide("soundnessFolder", folder);
  return () => {
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
    rmSync(folder, { recursive: true });
    const counts = files.map((text): Counts => JSON.parse(text));
    const sum = sumOf(counts);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    if (counts.length === 0) return;
    const documents = `${sum.documents} documents, ${sum.refusedDocuments} more refused`;
    process.stdout.write(`soundness: ${documents}; ${rowOf(sum)}; ${seconds} s\n`);
  };
}
