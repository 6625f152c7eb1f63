import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Engines that run and remember the tasks of a workspace. */
export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    name: "monorepo",
    include: ["test/monorepo/**/*.monorepo.ts"],
    testTimeout: 300_000,
  },
});
