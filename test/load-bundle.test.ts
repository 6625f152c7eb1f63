import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type BundleRequest, loadBundle } from "../src/start/load-bundle.js";
import { put, read, temporaryFolder, treeOf } from "./write-support.js";

const built = fileURLToPath(new URL("../dist/bundle", import.meta.url));
const scripts = readdirSync(built).filter((name) => name.endsWith(".cjs"));

test.each(scripts)("a letter of %s is a byte, as it is read", (name) => {
  // Shown by its place: the whole script in a message helps nobody.
  const found = /[^\0-\x7f]/.exec(readFileSync(join(built, name), "utf8"));
  expect(found?.index).toBeUndefined();
});

/** A package in a project, as npm installs it. */
function installed(hash: string): BundleRequest & { readonly modules: string } {
  const modules = join(temporaryFolder(), "node_modules");
  put(modules, `specwright/dist/bundle/cli-${hash}.cjs`, "exports.runCommandLine = () => 7;");
  return { modules, folder: join(modules, "specwright/dist/bundle"), command: "generate", cached: true };
}

test("what was compiled is kept, and what is kept of earlier bundles goes", () => {
  const { modules, ...request } = installed("NEW");
  const others = [".cache/specwright/run-1.json", ".cache/specwright/cli-NEW-check-12.v8", ".cache/other/a-b-1.v8"];
  const superseded = [".cache/specwright/cli-OLD-generate-12.v8", ".cache/specwright/compilers-OLD-check-7.v8.0f-3a"];
  for (const path of [...others, ...superseded]) put(modules, path, path);
  const { entry, keepCompiled } = loadBundle(request);
  expect(entry.runCommandLine).toBeTypeOf("function");
  keepCompiled();
  const paths = treeOf(join(modules, ".cache"));
  const kept = paths.filter((path) => !others.includes(`.cache/${path}`));
  expect(kept).toEqual([expect.stringMatching(/^specwright\/cli-NEW-generate-\d+\.v8$/)]);
  expect(paths).toHaveLength(others.length + 1);
  for (const path of others) expect(read(modules, path)).toBe(path);
});

test("what V8 does not take is replaced", () => {
  const { modules, ...request } = installed("NEW");
  loadBundle(request).keepCompiled();
  const cache = join(modules, ".cache/specwright");
  const [name = ""] = readdirSync(cache);
  const compiled = readFileSync(join(cache, name));
  put(modules, "specwright/dist/bundle/cli-NEW.cjs", "exports.runCommandLine = () => 'another bundle of this name';");
  loadBundle(request).keepCompiled();
  expect(readFileSync(join(cache, name))).not.toEqual(compiled);
});

test("what is kept is left alone by who reads it", () => {
  const { modules, ...request } = installed("NEW");
  loadBundle(request).keepCompiled();
  put(modules, ".cache/specwright/cli-OLD-generate-12.v8", "");
  loadBundle(request).keepCompiled();
  expect(treeOf(join(modules, ".cache/specwright"))).toContain("cli-OLD-generate-12.v8");
});
