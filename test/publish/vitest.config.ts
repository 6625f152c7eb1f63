import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Packages on a real registry, installed and used by others. */
export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    name: "publish",
    include: ["test/publish/**/*.publish.ts"],
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
