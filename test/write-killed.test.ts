import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { findDrift } from "../src/write/find-drift.js";
import { writeFiles } from "../src/write/write-files.js";
import { emitted, origin, put, read, temporaryFolder, treeOf } from "./write-support.js";

const script = fileURLToPath(new URL("killed-run.ts", import.meta.url));

vi.setConfig({ testTimeout: 60_000 });

// Long enough that half a file is neither the old nor the new one.
const oldTexts = textsOf("old", ["both/a.ts", "both/b.ts", "both/c.ts", "gone/d.ts", "gone/e.ts"]);
const newTexts = textsOf("new", ["both/a.ts", "both/b.ts", "both/c.ts", "fresh/f.ts", "fresh/g.ts"]);

function textsOf(word: string, paths: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(paths.map((path) => [path, `${path} ${word}\n`.repeat(1000)]));
}

test.each([
  // The first file to be written and renamed is the unfinished manifest, the last one the finished manifest.
  ["writeFile", 1],
  ["rename", 1],
  ["writeFile", 2],
  ["rename", 2],
  ["rename", 4],
  ["writeFile", 6],
  ["rename", 6],
  ["rm", 1],
  ["rm", 2],
  ["writeFile", 7],
  ["rename", 7],
])("a run killed in %s number %i leaves each file old or new, and the next run heals", async (operation, count) => {
  const folder = temporaryFolder();
  await writeFiles(folder, emitted(oldTexts), origin);
  put(folder, "both/mine.ts", "mine\n");

  const parameters = [folder, JSON.stringify(emitted(newTexts)), operation, String(count)];
  const run = spawnSync(process.execPath, ["--import", "tsx", script, ...parameters], { encoding: "utf8" });
  expect(run).toMatchObject({ signal: "SIGKILL", stderr: "" });

  for (const path of treeOf(folder).filter((path) => /^(?:both|gone|fresh)\/[a-g]\.ts$/.test(path))) {
    expect([oldTexts[path], newTexts[path]], path).toContain(read(folder, path));
  }
  expect(findDrift(folder, emitted(newTexts), origin)).not.toEqual([]);

  expect((await writeFiles(folder, emitted(newTexts), origin)).issues).toEqual([]);
  expect(findDrift(folder, emitted(newTexts), origin)).toEqual([]);
  expect(treeOf(folder)).toEqual([".specwright.json", ...Object.keys(newTexts), "both/mine.ts"].sort());
});

test("after a killed run, files of either output are removed by a third", async () => {
  const folder = temporaryFolder();
  await writeFiles(folder, emitted(oldTexts), origin);
  const parameters = [folder, JSON.stringify(emitted(newTexts)), "rename", "6"];
  spawnSync(process.execPath, ["--import", "tsx", script, ...parameters]);
  expect((await writeFiles(folder, emitted({ "z.ts": "z\n" }), origin)).issues).toEqual([]);
  expect(treeOf(folder)).toEqual([".specwright.json", "z.ts"]);
});

test("two runs at once leave whole files and nothing else, and the next run heals", async () => {
  const folder = temporaryFolder();
  const paths = Array.from({ length: 300 }, (_, index) => `schemas/${index}.ts`);
  // With the header, as one run may find files of another one before it finds the manifest.
  const header = "// @generated from spec.yaml by specwright.\n";
  const make = (word: string): Readonly<Record<string, string>> =>
    Object.fromEntries(paths.map((path) => [path, header + `${word}\n`.repeat(1000)]));
  const [left, right] = [make("left"), make("right")];
  await Promise.all([left, right, left, right].map((texts) => writeFiles(folder, emitted(texts), origin)));
  for (const path of paths) expect([left[path], right[path]]).toContain(read(folder, path));
  expect(treeOf(folder)).toEqual([".specwright.json", ...paths].sort());
  await writeFiles(folder, emitted(left), origin);
  expect(findDrift(folder, emitted(left), origin)).toEqual([]);
});
