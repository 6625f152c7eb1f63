import ts from "typescript";
import type { EmittedFile } from "../model/emitted-file.js";
import { withImportExtension } from "./rewrite-imports.js";
import { diagnosticsOf, problemsIn, virtualHost, virtualRoot } from "./virtual-host.js";

/** The libraries that generated code is written for: web standards, and nothing of Node. */
export const libraries = ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"];

const baseOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: libraries,
  types: [],
  strict: true,
  declaration: true,
  skipLibCheck: true,
  newLine: ts.NewLineKind.LineFeed,
  rootDir: `${virtualRoot}/src`,
  outDir: `${virtualRoot}/dist`,
};

/**
 * Compiles generated modules one by one to JavaScript and declarations, comments and layout kept: `dist/**`.
 *
 * For CommonJS, the modules are compiled as `.cts`, so that each declaration says of itself what its module is.
 *
 * @throws {Error} if they do not compile, which is a bug of ours.
 */
export function compilePackage(files: readonly EmittedFile[], format: "esm" | "cjs"): readonly EmittedFile[] {
  const sources = format === "esm" ? files : files.map(asCommonJs);
  const options = { ...baseOptions, verbatimModuleSyntax: format === "esm" };
  const texts = new Map(sources.map(({ path, text }) => [`${virtualRoot}/src/${path}`, text]));
  const host = virtualHost(new Map([...texts, [`${virtualRoot}/package.json`, '{"type":"module"}']]), options);
  const program = ts.createProgram([...texts.keys()], options, host);
  const problems = problemsIn(program, diagnosticsOf(program));
  if (problems.length > 0) throw new Error(`The generated code does not compile: ${problems.slice(0, 5).join("\n")}`);
  const outputs: EmittedFile[] = [];
  program.emit(undefined, (path, text) => outputs.push({ path: path.slice(virtualRoot.length + 1), text }));
  return outputs;
}

function asCommonJs({ path, text }: EmittedFile): EmittedFile {
  return { path: path.replace(/\.ts$/, ".cts"), text: withImportExtension(text, ".cjs") };
}
