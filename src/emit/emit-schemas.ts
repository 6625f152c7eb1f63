import type { Api } from "../model/api.js";
import type { EmittedFile } from "../model/emitted-file.js";
import type { NamedSchema } from "../model/schema.js";
import type { Schemas } from "../model/schema-children.js";
import { emitGuard } from "./guard/emit-guard.js";
import type { GuardSettings } from "./guard/guard-settings.js";
import { createImports, fileHeader, type Imports } from "./module-text.js";
import { enumConstants } from "./types/enum-constants.js";
import type { LiftedTypes } from "./types/lift-types.js";

/** A module per named schema: its type, the constants of an enum, then its guard and explanation. */
export function emitSchemas(
  api: Api,
  schemas: Schemas,
  types: LiftedTypes,
  guards: GuardSettings,
): readonly EmittedFile[] {
  const byLocalName = new Map(api.schemas.map((schema) => [schema.localName, schema]));
  return api.schemas.map((named) => {
    const path = `schemas/${named.module}.ts`;
    const imports = createImports(path);
    const lifted = types.schemas.get(named.localName);
    if (lifted === undefined) throw new Error(`Unreachable: ${named.localName} was not lifted.`);
    for (const reference of lifted.references) {
      const target = byLocalName.get(reference);
      if (target !== undefined && target !== named) imports.addType(`schemas/${target.module}.js`, target.localName);
    }
    const guard = named.guarded && guards.kind !== "none" ? guardText(named, schemas, guards, imports) : "";
    const text = `${fileHeader(api.source)}${imports.text()}${lifted.text}${enumConstants(named)}${guard}`;
    return { path, text };
  });
}

function guardText(named: NamedSchema, schemas: Schemas, guards: GuardSettings, imports: Imports): string {
  const code = emitGuard(named, schemas, guards);
  for (const [module, names] of code.valueImports) for (const name of names) imports.addValue(`${module}.js`, name);
  for (const [module, names] of code.typeImports) for (const name of names) imports.addType(`${module}.js`, name);
  for (const [wireName, names] of code.schemaImports) {
    const target = schemas.get(wireName);
    if (target === undefined) throw new Error(`Unreachable: ${wireName} is no named schema.`);
    if (target === named) continue;
    for (const name of names) imports.addValue(`schemas/${target.module}.js`, name);
  }
  return `\n${code.text}`;
}
