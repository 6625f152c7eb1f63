import { createRequire } from "node:module";
import ts from "typescript";
import type { EmittedFile } from "../src/model/emitted-file.js";
import { runtimeModules } from "./runtime-modules.js";

/** What a module exports, by name. */
export type Exports = Record<string, unknown>;

const packages = createRequire(import.meta.url);

/** Loads emitted modules over the runtime of `src/`, each once. */
export function moduleLoader(files: readonly EmittedFile[]): (path: string) => Exports {
  const modules = new Map([...runtimeModules].map(([name, exports]) => [`runtime/${name}.ts`, exports]));
  const load = (path: string): Exports => {
    const known = modules.get(path);
    if (known !== undefined) return known;
    const file = files.find((each) => each.path === path);
    if (file === undefined) throw new Error(`${path} was not emitted.`);
    const exports: Exports = {};
    modules.set(path, exports);
    const { outputText } = ts.transpileModule(file.text, {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    });
    const resolve = (specifier: string): Exports =>
      specifier.startsWith(".")
        ? load(new URL(specifier, `file:///${path}`).pathname.slice(1).replace(/\.js$/, ".ts"))
        : (packages(specifier) as Exports); // what a module is
    new Function("exports", "require", outputText)(exports, resolve);
    return exports;
  };
  return load;
}
