import ts from "typescript";
import { fixtureText } from "./fixture-support.js";
import { runtimeModules } from "./runtime-modules.js";

/** The exports of a module that a fixture must turn into, which may import the runtime; they are what `T` says. */
export function fixtureModule<T>(fixture: string, file: string): T {
  const text = fixtureText(fixture, `expected/${file}`) ?? "";
  const code = ts.transpile(text, { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2023 });
  const exports = {};
  const require = (path: string): unknown => runtimeModules.get(path.replace(/^.*\/runtime\/|\.js$/g, ""));
  new Function("exports", "require", code)(exports, require);
  return exports as T; // as the caller knows
}
