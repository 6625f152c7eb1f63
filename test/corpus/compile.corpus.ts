import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { compile, createWorkspace, type Resolution, type Workspace, type compilers } from "./compile.js";
import { generate, githubName, namedDocuments } from "./specs.js";

// Every compiler, and with the quickest both ways of resolving modules that outputs are written for: what an import leads to
// depends on the way, not on the compiler. `EFFORT=1` tries all.
const everyCombination: readonly (readonly [compiler: keyof typeof compilers, resolution: Resolution])[] = [
  ["5.9", "nodenext"],
  ["6", "nodenext"],
  ["7", "nodenext"],
  ["5.9", "bundler"],
  ["6", "bundler"],
  ["7", "bundler"],
];
const combinations = everyCombination.filter(
  ([compiler, resolution]) => resolution === "nodenext" || compiler === "7" || Number(process.env["EFFORT"] ?? 0) >= 1,
);

describe.each([
  ["GitHub's document", [githubName]],
  ["the named documents", namedDocuments],
])("the output of %s", (_title, names) => {
  let workspace: Workspace;
  beforeAll(async () => {
    const outputs = new Map();
    for (const name of names) outputs.set(name.replace(/\.\w+$/, ""), (await generate(name)).output?.files ?? []);
    workspace = createWorkspace(outputs);
  }, 300_000);
  afterAll(() => workspace.remove());

  test.each(combinations)("compiles with TypeScript %s, %s, and every strict flag", async (compiler, resolution) => {
    expect((await compile(workspace, compiler, resolution)).split("\n").slice(0, 20).join("\n")).toBe("");
  });
});

test("a type error does not go unseen", async () => {
  const workspace = createWorkspace(
    new Map([["wrong", [{ path: "index.ts", text: 'export const wrong: number = "1";\n' }]]]),
  );
  onTestFinished(() => workspace.remove());
  for (const [compiler, resolution] of combinations) {
    expect(await compile(workspace, compiler, resolution)).toContain("TS2322");
  }
});
