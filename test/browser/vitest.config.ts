import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** The HTML report in a real browser. */
export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    name: "browser",
    include: ["test/browser/**/*.browser.ts"],
    // Starting a browser takes its time on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What is skipped should be read.
    disableConsoleIntercept: true,
  },
});
