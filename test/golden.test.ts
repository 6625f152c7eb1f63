import { rmSync } from "node:fs";
import { join, posix } from "node:path";
import { expect, test } from "vitest";
import type { EmittedFile } from "../src/model/emitted-file.js";
import { emitFixture, expectedPaths, fixtureNames, fixturesFolder, isUpdate } from "./fixture-support.js";

// Each folder holds a spec.yaml and, in expected/, the files it must turn into (all but runtime/),
// beside issues.txt and explanations.txt, which other tests compare.
// `npm run test:update` rewrites expected/; read that diff as you would read a colleague's code.

test.each(fixtureNames)("%s emits the expected files", async (name) => {
  const { files } = await emitFixture(name);
  const folder = join(fixturesFolder, name, "expected");
  const paths = files.map(({ path }) => path).sort();
  const present = expectedPaths(name).filter((path) => !path.endsWith(".txt"));
  if (isUpdate()) for (const path of present.filter((each) => !paths.includes(each))) rmSync(join(folder, path));
  else expect(present, "files of expected/").toEqual(paths);

  for (const { path, text } of files) {
    expect(forbiddenWords(text), `any or @ts- in ${path}`).toEqual([]);
    expect(danglingImports(path, text, files), `imports of ${path}`).toEqual([]);
    await expect(text).toMatchFileSnapshot(join(folder, path));
  }
});

// The compiler must see each expected/ and src/runtime as one output; `tsc -p test/fixtures` then checks every golden file,
// and what usage.ts of a fixture does with them.
test("the compiler's configuration names every fixture", async () => {
  const rootDirs = ["../../src", ...fixtureNames.map((name) => `./${name}/expected`)];
  const include = ["*/expected", "*/usage.ts"];
  const settings = { extends: "../fixtures.tsconfig.json", compilerOptions: { rootDirs }, include };
  await expect(`${JSON.stringify(settings, null, 2)}\n`).toMatchFileSnapshot(join(fixturesFolder, "tsconfig.json"));
});

/** `any` as a type and directives that silence the compiler; in comments and strings they are but text. */
function forbiddenWords(text: string): readonly string[] {
  const code = text.replace(/\/\*[^]*?\*\/|"(?:[^"\\\n]|\\.)*"/g, '""');
  return [...code.matchAll(/\bany\b|@ts-\w+/g)].map(([word]) => word);
}

/** Relative imports that lead out of the output; the compiler would look for them in the other fixtures as well. */
function danglingImports(path: string, text: string, files: readonly EmittedFile[]): readonly string[] {
  const targets = [...text.matchAll(/(?:from|import\() ?"(\.[^"]+)"/g)].map(([, specifier = ""]) => {
    return posix.join(posix.dirname(path), specifier).replace(/\.js$/, ".ts");
  });
  return targets.filter((target) => !target.startsWith("runtime/") && files.every((file) => file.path !== target));
}
