import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import ts from "typescript";
import { fixturesFolder, fixtureText } from "./fixture-support.js";
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

/** What a bundler makes of a program that uses these exports of a fixture's `index.ts`. */
export async function bundleOfFixture(fixture: string, names: readonly string[]): Promise<string> {
  const folder = join(fixturesFolder, fixture, "expected");
  const runtime = fileURLToPath(new URL("../src/runtime/", import.meta.url));
  const result = await build({
    stdin: { contents: `export { ${names.join(", ")} } from "./index.js";`, resolveDir: folder },
    bundle: true,
    write: false,
    format: "esm",
    logLevel: "error",
    alias: { "openapi-fetch": fileURLToPath(import.meta.resolve("openapi-fetch")) },
    plugins: [
      {
        name: "one folder",
        setup: ({ onResolve }) => {
          onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir }) => ({
            path: join(resolveDir, path)
              .replace(join(folder, "runtime", sep), runtime)
              .replace(/\.js$/, ".ts"),
          }));
        },
      },
    ],
  });
  return result.outputFiles[0]?.text ?? "";
}
