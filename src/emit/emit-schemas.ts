import type { EmittedFile } from "../model/emitted-file.js";
import type { NamedSchema } from "../model/schema.js";
import type { Schemas } from "../model/schema-children.js";
import type { Emission } from "./emission.js";
import type { CommonObjects } from "./guard/common-objects.js";
import { emitCommonObject, emitGuard, type GuardCode } from "./guard/emit-guard.js";
import { createImports, fileHeader, type Imports } from "./module-text.js";
import { enumConstants } from "./types/enum-constants.js";

/** A module per named schema: its type, the constants of an enum, then its guard and explanation. */
export function emitSchemas(
  { api, schemas, types, guards, modules, memory }: Emission,
  { within }: CommonObjects,
): readonly EmittedFile[] {
  return api.schemas.map((named) => {
    const lifted = types.schemas.get(named.localName);
    if (lifted === undefined) throw new Error(`Unreachable: ${named.localName} was not lifted.`);
    const common = within.get(named) ?? none;
    return memory.remember(`schema ${named.name}`, [named, lifted, guards, modules, common, api.source], () => {
      const path = `schemas/${named.module}.ts`;
      const imports = createImports(path);
      for (const name of lifted.references) {
        const module = modules.get(name);
        if (module !== undefined && name !== named.localName) imports.addType(`schemas/${module}.js`, name);
      }
      const hasGuard = named.guarded && guards.kind !== "none";
      const code = hasGuard ? emitGuard(named, schemas, guards, common) : undefined;
      const guard = code === undefined ? "" : `\n${codeText(code, schemas, imports, named)}`;
      const text = `${fileHeader(api.source)}${imports.text()}${lifted.text}${enumConstants(named)}${guard}`;
      return { path, text };
    });
  });
}

/** A module per object that several schemas have, with what their guards call. */
export function emitCommonObjects(
  { api, schemas, guards, memory }: Emission,
  { all, within }: CommonObjects,
): readonly EmittedFile[] {
  return all.map((object) => {
    const inner = within.get(object) ?? none;
    return memory.remember(`module ${object.module}`, [object, guards, inner, api.source], () => {
      const path = `schemas/${object.module}.ts`;
      const imports = createImports(path);
      const code = codeText(emitCommonObject(object, schemas, guards, inner), schemas, imports);
      return { path, text: `${fileHeader(api.source)}${imports.text()}${code}` };
    });
  });
}

const none = [] as const;

/** @param own The schema whose module it is, which need not import itself. */
function codeText(code: GuardCode, schemas: Schemas, imports: Imports, own?: NamedSchema): string {
  for (const [module, names] of code.valueImports) for (const name of names) imports.addValue(`${module}.js`, name);
  for (const [module, names] of code.typeImports) for (const name of names) imports.addType(`${module}.js`, name);
  for (const [wireName, names] of code.schemaImports) {
    const target = schemas.get(wireName);
    if (target === undefined) throw new Error(`Unreachable: ${wireName} is no named schema.`);
    if (wireName === own?.name) continue;
    for (const name of names) imports.addValue(`schemas/${target.module}.js`, name);
  }
  return code.text;
}
