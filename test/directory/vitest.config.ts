import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** The documents of APIs.guru, a tenth of them at a time. */
export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    name: "directory",
    include: ["test/directory/*.directory.ts"],
    testTimeout: 3_600_000,
    // What the largest document makes has to be removed, file by file.
    hookTimeout: 120_000,
    // Of batches that may run at once, one waits for a compiler while the next is generated.
    maxConcurrency: 2,
    // The largest document has 47 MB.
    execArgv: ["--max-old-space-size=8192"],
    // The tables are meant to be read as they stand.
    disableConsoleIntercept: true,
  },
});
