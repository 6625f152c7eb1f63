import { appendFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { put, read, treeOf } from "../write-support.js";
import { engines, makeWorkspace } from "./workspace.js";

test.each(engines)(
  "$name serves an output from its cache exactly as long as nothing that it is made of changes",
  (engine) => {
    const { cwd, run } = makeWorkspace(engine);
    expect(run()).toEqual(["pets", "toys"]);
    expect(run(), "nothing has changed").toEqual([]);

    const outputOf = (name: string): string => join(cwd, "packages", name, "src/generated");
    const textsOf = (name: string): readonly string[] =>
      treeOf(outputOf(name)).map((path) => `${path}\n${read(outputOf(name), path)}`);
    const before = textsOf("pets");
    expect(before.length).toBeGreaterThan(5);
    rmSync(outputOf("pets"), { recursive: true });
    expect(run(), "the output was deleted").toEqual([]);
    expect(textsOf("pets"), "and is restored").toEqual(before);

    put(cwd, "packages/pets/src/index.ts", "export {};\n");
    put(cwd, "README.md", "Pets and toys.\n");
    expect(run(), "something else has changed").toEqual([]);

    appendFileSync(join(cwd, "packages/pets/spec/pet.yaml"), "description: A pet.\n");
    expect(run(), "a file that the document refers to has changed").toEqual(["pets"]);
    expect(textsOf("pets").join("\n")).toContain("A pet.");

    appendFileSync(join(cwd, "packages/toys/redocly.yaml"), "      guards: none\n");
    expect(run(), "a setting has changed").toEqual(["toys"]);

    put(cwd, "package-lock.json", read(cwd, "package-lock.json").replaceAll("0.1.0", "0.2.0"));
    expect(run(), "the generator has changed").toEqual(["pets", "toys"]);
  },
);
