import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** The official test suite of JSON Schema, which stands beside the repository and is not part of it. */
export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    name: "conformance",
    include: ["test/conformance/**/*.conformance.ts"],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // The tables are meant to be read as they stand.
    disableConsoleIntercept: true,
  },
});
