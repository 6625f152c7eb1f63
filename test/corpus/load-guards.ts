import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { require as requireTypeScript } from "tsx/cjs/api";
import type { NamedSchema } from "../../src/model/schema.js";
import type { Guard } from "../../src/runtime/guard.js";
import type { Output } from "./specs.js";

/** The guards of an output, as its users would import them. */
export interface LoadedGuards {
  guardOf(schema: NamedSchema): Guard<unknown>;
  remove(): void;
}

/** Writes the guards of an output and loads them as they stand: as CommonJS, which is faster for a thousand modules. */
export function loadGuards({ files }: Output): LoadedGuards {
  const folder = mkdtempSync(join(tmpdir(), "specwright-guards-"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "commonjs" }));
  for (const { path, text } of files) {
    if (!/^(?:schemas|runtime)\//.test(path)) continue;
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return {
    guardOf: ({ module, localName }) => {
      const file = join(folder, "schemas", `${module}.ts`);
      const exported: Readonly<Record<string, Guard<unknown>>> = requireTypeScript(file, import.meta.url);
      const guard = exported[`${localName}Guard`];
      if (guard === undefined) throw new Error(`schemas/${module}.ts has no ${localName}Guard.`);
      return guard;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
