import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import ts from "typescript";
import type { NamedSchema } from "../../src/model/schema.js";
import type { Guard } from "../../src/runtime/guard.js";
import type { Output } from "./specs.js";

/** The guards of an output, as its users would import them. */
export interface LoadedGuards {
  guardOf(schema: NamedSchema): Guard<unknown>;
  remove(): void;
}

/** Compiles the guards of an output and loads them: as CommonJS, so that 1,000 modules load at once and leave with the test. */
export function loadGuards({ files }: Output): LoadedGuards {
  const folder = mkdtempSync(join(tmpdir(), "specwright-guards-"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "commonjs" }));
  const compilerOptions = {
    module: ts.ModuleKind.CommonJS,
    target: ts.ScriptTarget.ES2022,
    verbatimModuleSyntax: false,
  };
  for (const { path, text } of files) {
    if (!/^(?:schemas|runtime)\//.test(path)) continue;
    const file = join(folder, path.replace(/\.ts$/, ".js"));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, ts.transpileModule(text, { compilerOptions }).outputText);
  }
  const require = createRequire(join(folder, "package.json"));
  return {
    guardOf: ({ module, localName }) => {
      const exported: Readonly<Record<string, Guard<unknown>>> = require(`./schemas/${module}.js`);
      const guard = exported[`${localName}Guard`];
      if (guard === undefined) throw new Error(`schemas/${module}.ts has no ${localName}Guard.`);
      return guard;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
