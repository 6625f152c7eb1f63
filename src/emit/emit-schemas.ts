import type { EmittedFile } from "../model/emitted-file.js";
import type { NamedSchema } from "../model/schema.js";
import type { Schemas } from "../model/schema-children.js";
import type { Emission } from "./emission.js";
import { emitGuard } from "./guard/emit-guard.js";
import type { GuardSettings } from "./guard/guard-settings.js";
import { createImports, fileHeader, type Imports } from "./module-text.js";
import { enumConstants } from "./types/enum-constants.js";

/** A module per named schema: its type, the constants of an enum, then its guard and explanation. */
export function emitSchemas({ api, schemas, types, guards, modules, memory }: Emission): readonly EmittedFile[] {
  return api.schemas.map((named) => {
    const lifted = types.schemas.get(named.localName);
    if (lifted === undefined) throw new Error(`Unreachable: ${named.localName} was not lifted.`);
    return memory.remember(`schema ${named.name}`, [named, lifted, guards, modules, api.source], () => {
      const path = `schemas/${named.module}.ts`;
      const imports = createImports(path);
      for (const name of lifted.references) {
        const module = modules.get(name);
        if (module !== undefined && name !== named.localName) imports.addType(`schemas/${module}.js`, name);
      }
      const guard = named.guarded && guards.kind !== "none" ? guardText(named, schemas, guards, imports) : "";
      const text = `${fileHeader(api.source)}${imports.text()}${lifted.text}${enumConstants(named)}${guard}`;
      return { path, text };
    });
  });
}

function guardText(named: NamedSchema, schemas: Schemas, guards: GuardSettings, imports: Imports): string {
  const code = emitGuard(named, schemas, guards);
  for (const [module, names] of code.valueImports) for (const name of names) imports.addValue(`${module}.js`, name);
  for (const [module, names] of code.typeImports) for (const name of names) imports.addType(`${module}.js`, name);
  for (const [wireName, names] of code.schemaImports) {
    const target = schemas.get(wireName);
    if (target === undefined) throw new Error(`Unreachable: ${wireName} is no named schema.`);
    if (wireName === named.name) continue;
    for (const name of names) imports.addValue(`schemas/${target.module}.js`, name);
  }
  return `\n${code.text}`;
}
