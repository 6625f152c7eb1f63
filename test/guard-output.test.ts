import fc from "fast-check";
import { format } from "prettier";
import ts from "typescript";
import { beforeAll, expect, test } from "vitest";
import type { NamedSchema } from "../src/model/schema.js";
import { pairArbitrary } from "./guard-arbitrary.js";
import { cases, components, recursiveComponents } from "./guard-pairs.js";
import { moduleText } from "./guard-modules.js";
import { all, any, array, named, object, type Pair, schemaMap, string, union } from "./guard-support.js";

const folder = `${import.meta.dirname}/../src/guard-modules`;

/** What the compiler does not follow in one condition. */
const numbers = Array.from({ length: 900 }, (_, index) => index);
const members = numbers.slice(0, 450).map((index) => object({ [`p${index}`]: string() }));
const wide: readonly (readonly [name: string, pair: Pair])[] = [
  ["WideObject", object(Object.fromEntries(numbers.map((index) => [`p${index}?`, string()])))],
  ["WideUnion", union("anyOf", ...members)],
  ["WideIntersection", all(...members)],
  ["WideTuple", array(any, { prefix: numbers.map(() => string()) })],
];

let texts: ReadonlyMap<string, string> = new Map();

beforeAll(() => {
  const componentNames = Object.keys({ ...components, ...recursiveComponents });
  const random = fc.sample(pairArbitrary(componentNames), { seed: 7, numRuns: 60 });
  const awkwardNames = [
    "String",
    "Array",
    "Object",
    "Guard",
    "Unchecked",
    "Set",
    "AVeryLongNameThatGoesOnAndOnAndOnForEver",
  ];
  const schemas = schemaMap(
    ...Object.entries(components).map(([name, pair]) => named(name, pair)),
    ...Object.entries(recursiveComponents).map(([name, pair]) => named(name, pair, true)),
    ...cases.map(([, pair], index) => named(`Case${index}`, pair)),
    ...random.map((pair, index) => named(`Random${index}`, pair)),
    ...wide.map(([name, pair]) => named(name, pair)),
    ...awkwardNames.map((name) => named(name, object({ a: string(), "b?": string({ maxLength: 3 }) }))),
  );
  texts = new Map([...schemas.values()].map((schema: NamedSchema) => [schema.module, moduleText(schema, schemas)]));
});

/** The compiler's complaints about modules that exist in memory alone. */
function diagnose(modules: ReadonlyMap<string, string>): readonly string[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: [],
    noEmit: true,
    declaration: true,
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noImplicitOverride: true,
    noImplicitReturns: true,
    noFallthroughCasesInSwitch: true,
    noPropertyAccessFromIndexSignature: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    allowUnreachableCode: false,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    isolatedDeclarations: true,
    erasableSyntaxOnly: true,
  };
  const files = new Map([...modules].map(([name, text]) => [ts.sys.resolvePath(`${folder}/${name}.ts`), text]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, directoryExists } = host;
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.readFile = (file) => files.get(file) ?? readFile(file);
  host.directoryExists = (path) => path === ts.sys.resolvePath(folder) || (directoryExists?.(path) ?? true);
  const program = ts.createProgram([...files.keys()], options, host);
  const diagnostics = [...files.keys()].flatMap((file) =>
    ts.getPreEmitDiagnostics(program, program.getSourceFile(file)),
  );
  return diagnostics.map((diagnostic) => ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n"));
}

test("modules compile under every strict flag", { timeout: 60_000 }, () => {
  expect(diagnose(texts)).toEqual([]);
});

test("a misspelt property does not compile", { timeout: 60_000 }, () => {
  const text = texts.get("Dog") ?? "";
  expect(text).toContain("it.name");
  const broken = new Map([["Dog", text.replaceAll("it.name", "it.nmae")]]);
  expect(diagnose(broken)[0]).toMatch(/^Property 'nmae' does not exist on type/);
});

test("prettier finds nothing to change", { timeout: 60_000 }, async () => {
  for (const [name, text] of texts) {
    const declarations = text.slice(text.indexOf("\n\n", text.indexOf("\nexport type")) + 2);
    expect(await format(declarations, { parser: "typescript", printWidth: 120 }), name).toBe(declarations);
  }
});

test("modules say neither any nor ts-ignore, and cast to nothing but unchecked types", () => {
  for (const text of texts.values()) {
    expect(text).not.toMatch(/\bas any\b|: any\b|<any>|@ts-/);
    for (const [, type] of text.matchAll(/value as (\w+)/g)) expect(type).toMatch(/^(Unchecked|Fields)\d?$/);
  }
});
