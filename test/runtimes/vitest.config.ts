import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Generated clients wherever people run them. */
export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    name: "runtimes",
    include: ["test/runtimes/**/*.runtimes.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What is skipped should be read.
    disableConsoleIntercept: true,
  },
});
