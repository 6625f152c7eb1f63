import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** The guards of real documents against validators that know nothing of them. */
export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    name: "differential",
    include: ["test/differential/**/*.differential.ts"],
    // Two million cases take their time.
    testTimeout: 3_600_000,
    // As many documents at once as there are workers.
    maxConcurrency: 2,
    // The tables are meant to be read as they stand.
    disableConsoleIntercept: true,
  },
});
