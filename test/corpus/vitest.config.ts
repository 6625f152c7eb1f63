import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** The wider suites: real documents, which stand beside the repository and are not part of it. */
export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    name: "corpus",
    include: ["test/corpus/**/*.corpus.ts"],
    globalSetup: ["test/corpus/soundness-total.ts"],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
    // Of tests that may run at once, one waits for a compiler while the other works.
    maxConcurrency: 2,
    // The tables are meant to be read as they stand.
    disableConsoleIntercept: true,
  },
});
