import ts from "typescript";
import { describe, expect, test } from "vitest";
import { loadRuntime } from "../src/load/load-runtime.js";
import type { EmittedFile } from "../src/model/emitted-file.js";
import { rollUpDeclarations } from "../src/pack/roll-up-declarations.js";
import { problemsIn, virtualHost, virtualRoot } from "../src/pack/virtual-host.js";
import { emitFixture, fixtureNames } from "./fixture-support.js";

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  exactOptionalPropertyTypes: true,
  types: [],
};

describe("the declarations of a package's index", () => {
  test("are the same as those of the modules, for every fixture", async () => {
    const files = new Map<string, string>();
    const names: string[] = [];
    for (const fixture of fixtureNames) {
      const emitted = (await emitFixture(fixture)).files;
      if (emitted.every(({ path }) => path !== "index.ts")) continue; // nothing but issues
      names.push(fixture);
      const separate = emitted.filter(({ path }) => path.endsWith(".ts")).map(declarationOf);
      const rolled = rollUpDeclarations(separate).find(({ path }) => path === "dist/index.d.ts")?.text ?? "";
      expect(rolled, fixture).not.toMatch(/from "\.\/(?!runtime\/)/);
      for (const { path, text } of separate) files.set(`${virtualRoot}/${fixture}/${path}`, text);
      files.set(`${virtualRoot}/${fixture}/dist/rolled.d.ts`, rolled);
    }
    expect(names.length).toBeGreaterThan(100);

    const roots = names.flatMap((name) =>
      ["index", "rolled"].map((file) => `${virtualRoot}/${name}/dist/${file}.d.ts`),
    );
    const runtime = (await loadRuntime()).map(({ name, text }) => declarationOf({ path: `runtime/${name}`, text }));
    for (const { path, text } of runtime) files.set(`${virtualRoot}/shared/${path}`, text);
    const rootDirs = ["shared", ...names].map((name) => `${virtualRoot}/${name}/dist`);
    const program = ts.createProgram(roots, { ...options, rootDirs }, virtualHost(files, options));
    const checker = program.getTypeChecker();
    const differences = names.flatMap((name) => {
      const [index, rolled] = ["index", "rolled"].map((file) => {
        const source = program.getSourceFile(`${virtualRoot}/${name}/dist/${file}.d.ts`);
        const module = source && checker.getSymbolAtLocation(source);
        if (source === undefined || module === undefined) expect.fail(`${name} has no ${file}`);
        expect(problemsIn(program, program.getSemanticDiagnostics(source))).toEqual([]);
        return new Map(checker.getExportsOfModule(module).map((symbol) => [symbol.name, symbol]));
      });
      if (index === undefined || rolled === undefined) return [name];
      expect([...rolled.keys()].sort()).toEqual([...index.keys()].sort());
      return [...index]
        .filter(([each, symbol]) => !isSame(checker, symbol, rolled.get(each)))
        .map(([each]) => `${name}: ${each}`);
    });
    expect(differences).toEqual([]);
  }, 120_000);

  const runtime = { path: "dist/runtime/types.d.ts", text: "export interface Call {}\n" };
  const index = { path: "dist/index.d.ts", text: 'export * from "./a.js";\nexport { type B } from "./b.js";\n' };
  const rolledFrom = (a: string, b: string): string | undefined => {
    const files = [index, runtime, { path: "dist/a.d.ts", text: a }, { path: "dist/b.d.ts", text: b }];
    const text = rollUpDeclarations(files).find(({ path }) => path === index.path)?.text;
    return text === index.text ? undefined : text;
  };

  test("export no more than the index does, and keep comments", () => {
    expect(
      rolledFrom(
        'import type { Call } from "./runtime/types.js";\nimport { type B } from "./b.js";\n/** An `A`. */\nexport interface A {\n    b: B;\n    call: Call;\n}\n',
        "export type B = Hidden;\nexport interface Hidden {\n}\n",
      ),
    ).toBe(
      'import type { Call } from "./runtime/types.js";\n/** An `A`. */\nexport interface A {\n    b: B;\n    call: Call;\n}\nexport type B = Hidden;\ninterface Hidden {\n}\nexport {};\n',
    );
  });

  test.each([
    ["one name means two things", "export interface B {\n}\n", "export interface B {\n}\n"],
    [
      "a module declares a name of the runtime",
      'import type { Call } from "./runtime/types.js";\nexport type A = Call;\n',
      "export type B = Call;\nexport interface Call {\n}\n",
    ],
    [
      "an import has another name",
      'import type { B as C } from "./b.js";\nexport type A = C;\n',
      "export type B = 1;\n",
    ],
    ["a type is of a module within", 'export type A = import("./b.js").B;\n', "export type B = 1;\n"],
    ["a value is exported as a type", "export type A = 1;\n", "export type B = 1;\nexport declare const B: B;\n"],
    ["a namespace is imported", 'import type * as b from "./b.js";\nexport type A = b.B;\n', "export type B = 1;\n"],
    ["a declaration is not exported", "type Hidden = 1;\nexport type A = Hidden;\n", "export type B = 1;\n"],
    [
      "a module exports of the runtime what the index does not",
      "export type A = 1;\n",
      'export { type Call } from "./runtime/types.js";\nexport type B = 1;\n',
    ],
  ])("stay in their modules where %s", (_, a, b) => {
    expect(rolledFrom(a, b)).toBeUndefined();
  });
});

function declarationOf({ path, text }: EmittedFile): EmittedFile {
  const { outputText } = ts.transpileDeclaration(text, { compilerOptions: { ...options, isolatedDeclarations: true } });
  return { path: `dist/${path.replace(/\.ts$/, ".d.ts")}`, text: outputText };
}

/** Whether two exports are the same as values and as types. */
function isSame(checker: ts.TypeChecker, left: ts.Symbol, right: ts.Symbol | undefined): boolean {
  if (right === undefined) return false;
  const [one, other] = [left, right].map((symbol) =>
    (symbol.flags & ts.SymbolFlags.Alias) !== 0 ? checker.getAliasedSymbol(symbol) : symbol,
  );
  if (one === undefined || other === undefined || one === other) return one !== undefined;
  const isMutual = (a: ts.Type, b: ts.Type): boolean =>
    checker.isTypeAssignableTo(a, b) && checker.isTypeAssignableTo(b, a);
  return (
    one.flags === other.flags &&
    isMutual(checker.getTypeOfSymbol(one), checker.getTypeOfSymbol(other)) &&
    isMutual(checker.getDeclaredTypeOfSymbol(one), checker.getDeclaredTypeOfSymbol(other))
  );
}
