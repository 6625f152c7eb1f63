import { posix } from "node:path";
import ts from "typescript";
import { emitFormats } from "../src/emit/emit-formats.js";
import { findCommonObjects } from "../src/emit/guard/common-objects.js";
import { emitCommonObject, emitGuard, type GuardCode } from "../src/emit/guard/emit-guard.js";
import { guardSettings } from "../src/emit/guard/guard-settings.js";
import type { Api } from "../src/model/api.js";
import { noMemory } from "../src/model/memory/run-memory.js";
import type { NamedSchema } from "../src/model/schema.js";
import type { GuardKind } from "../src/model/settings.js";
import type { Guard } from "../src/runtime/guard.js";
import { runtimeModules } from "./runtime-modules.js";

/** The guards of an API, without the types around them. */
export interface EmittedGuards {
  /** What was emitted for the schemas that have a guard. */
  readonly codes: ReadonlyMap<NamedSchema, GuardCode>;
  /** Whole modules by path. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Emits the guards of an API. */
export function emitGuards(api: Api, kind: GuardKind): EmittedGuards {
  const schemas = new Map(api.schemas.map((schema) => [schema.name, schema]));
  const settings = guardSettings(api, schemas, kind);
  const { all, within } = findCommonObjects(api.schemas, schemas, settings, noMemory);
  const guarded = api.schemas.filter((schema) => schema.guarded);
  const codes = new Map(guarded.map((schema) => [schema, emitGuard(schema, schemas, settings, within.get(schema))]));
  const common = all.map((each) => [each, emitCommonObject(each, schemas, settings, within.get(each) ?? [])] as const);
  const texts = new Map(
    [...codes, ...common].map(([{ module }, code]) => {
      const path = `schemas/${module}`;
      return [path, moduleText(path, code, schemas)];
    }),
  );
  return { codes, texts: texts.set("formats", emitFormats(api, settings)?.text ?? "") };
}

/** Loads guards over the runtime of `src/`; gives the one of the schema that the document calls `name`. */
export function loadGuards({ codes, texts }: EmittedGuards): (name: string) => Guard<unknown> {
  const schemas = new Map([...codes.keys()].map((schema) => [schema.name, schema]));
  const load = moduleLoader(texts);
  return (name) => {
    const schema = schemas.get(name);
    if (schema === undefined) throw new Error(`There is no guard of ${name}.`);
    return load(`schemas/${schema.module}`)[`${schema.localName}Guard`] as Guard<unknown>; // what every module exports
  };
}

function moduleText(path: string, code: GuardCode, schemas: ReadonlyMap<string, NamedSchema>): string {
  const root = posix.relative(posix.dirname(path), "");
  const specifiers = (names: ReadonlySet<string>): string => [...names].join(", ");
  const lines = [
    ...[...code.valueImports].map(([module, names]) => `import { ${specifiers(names)} } from "${root}/${module}.js";`),
    ...[...code.schemaImports].map(([name, names]) => {
      return `import { ${specifiers(names)} } from "${root}/schemas/${schemas.get(name)?.module}.js";`;
    }),
  ];
  return `${lines.join("\n")}\n\n${code.text}`;
}

type Exports = Record<string, unknown>;

const compiled = new Map<string, string>();

/** What has been compiled once is kept, as the same modules come again and again. */
function compile(text: string): string {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const outputText = compiled.get(text) ?? ts.transpileModule(text, { compilerOptions }).outputText;
  compiled.set(text, outputText);
  return outputText;
}

function moduleLoader(texts: ReadonlyMap<string, string>): (path: string) => Exports {
  const modules = new Map<string, Exports>();
  const load = (path: string): Exports => {
    const known = path.startsWith("runtime/") ? runtimeModules.get(path.slice(8)) : modules.get(path);
    if (known !== undefined) return known;
    const text = texts.get(path);
    if (text === undefined) throw new Error(`There is no module ${path}.`);
    const exports: Exports = {};
    modules.set(path, exports);
    const require = (specifier: string): Exports =>
      load(posix.join(posix.dirname(path), specifier).replace(/\.js$/, ""));
    new Function("exports", "require", compile(text))(exports, require);
    return exports;
  };
  return load;
}
