import { expect, onTestFinished, test } from "vitest";
import type { EmittedFile } from "../../src/model/emitted-file.js";
import type { NamedSchema } from "../../src/model/schema.js";
import { compile, createWorkspace } from "./compile.js";
import { flexslotName, generate, githubName, specNames } from "./specs.js";

// A type for what requests send is superfluous where it is the same type under another name. The compiler says whether it is.

const drfNames = specNames().filter((name) => /^drf-|-drf\./.test(name));

test.each([
  ["Flexslot", [flexslotName]],
  ["GitHub", [githubName]],
  ["Stripe", ["stripe-2022.json"]],
  ["Django REST framework", drfNames],
])("no view of %s is superfluous", async (title, names) => {
  const counts = { views: 0, schemas: 0 };
  const outputs = new Map<string, readonly EmittedFile[]>();
  for (const name of names) {
    const { output } = await generate(name);
    if (output === undefined) throw new Error(`${name} was refused.`);
    const pairs = pairsOf(output.api.schemas);
    const used = output.files.filter(({ path }) => /^(?:schemas|runtime)\//.test(path));
    outputs.set(name.replace(/\.\w+$/, ""), [...used, sameModule(pairs)]);
    counts.views += pairs.length;
    counts.schemas += output.api.schemas.length;
  }
  process.stdout.write(`${title}: ${names.length} documents, ${counts.schemas} types, ${counts.views} of them views\n`);
  const workspace = createWorkspace(outputs);
  onTestFinished(() => workspace.remove());
  expect((await compile(workspace, "7", "bundler")).split("\n").slice(0, 20).join("\n")).toBe("");
});

test("a superfluous view does not go unseen", async () => {
  const types = [
    ["X", "export interface X { name: string; others?: X[] }\n"],
    ["XInput", "export interface XInput { name: string; others?: XInput[] }\n"],
    ["Y", "export interface Y { id?: number; name: string }\n"],
    ["YInput", "export interface YInput { name: string }\n"],
  ] as const;
  const files = types.map(([name, text]): EmittedFile => ({ path: `schemas/${name}.ts`, text }));
  const pairs = ["X", "Y"].map((name) => [typeOf(name), typeOf(`${name}Input`)] as const);
  const workspace = createWorkspace(new Map([["output", [...files, sameModule(pairs)]]]));
  onTestFinished(() => workspace.remove());
  const errors = (await compile(workspace, "7", "bundler")).split("\n");
  expect(errors).toEqual([expect.stringMatching(/^\S*same\.ts\(1,.*TS2322/)]);
});

interface Type {
  readonly localName: string;
  readonly module: string;
}

function typeOf(name: string): Type {
  return { localName: name, module: name };
}

/** What responses carry and what requests send, of every schema of which the two differ. */
function pairsOf(schemas: readonly NamedSchema[]): readonly (readonly [received: Type, sent: Type])[] {
  const byName = new Map(schemas.map((schema) => [schema.name, schema]));
  return schemas.flatMap((sent) => {
    const received = sent.name.startsWith("input ") ? byName.get(sent.name.replace("input ", "")) : undefined;
    return received === undefined ? [] : [[received, sent] as const];
  });
}

/** A module, one line a pair, that compiles where every two types are different ones. */
function sameModule(pairs: readonly (readonly [received: Type, sent: Type])[]): EmittedFile {
  const lines = pairs.map(
    ([received, sent], index) => `export const t${index}: Same<${received.localName}, ${sent.localName}> = false;`,
  );
  const imports = pairs
    .flat()
    .map(({ localName, module }) => `import type { ${localName} } from "./schemas/${module}.js";`);
  // The compiler takes two conditional types for the same only if the types that they compare with are identical.
  const same = "type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;";
  return { path: "same.ts", text: [...lines, ...imports, `export ${same}`, ""].join("\n") };
}
