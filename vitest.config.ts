import { readdirSync, readFileSync } from "node:fs";
import { configDefaults, defineConfig } from "vitest/config";

/** The files that replace modules, clocks or globals, or speak with servers: such things, and connections above all, outlive a file. */
const alone = ["test", "test/e2e"]
  .flatMap((folder) => readdirSync(new URL(folder, import.meta.url)).map((name) => `${folder}/${name}`))
  .filter((path) => path.endsWith(".test.ts"))
  .filter((path) => /\bvi\.|[sS]erver/.test(readFileSync(new URL(path, import.meta.url), "utf8")));

/** What `npm test` runs. To load the compilers again for each file would take a third of all its time: only those who must are on their own. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: "shared", isolate: false, exclude: [...configDefaults.exclude, ...alone] } },
      { extends: true, test: { name: "alone", include: alone } },
    ],
  },
});
