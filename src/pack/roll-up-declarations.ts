import { posix } from "node:path";
import type { EmittedFile } from "../model/emitted-file.js";
import {
  type DeclarationModule,
  type ImportedName,
  readDeclarations,
  type ReexportedName,
} from "./declaration-module.js";

/** Modules of declarations by their paths. */
type Modules = ReadonlyMap<string, DeclarationModule>;

/**
 * Declares in `index` itself what it exports of other modules, which can be thousands that a compiler would have to find and read for a
 * single import. Those of the runtime stay where they are: their classes must be the same for everyone.
 *
 * The other modules keep their declarations, since whoever imports one of them should not have to read all of the API; interfaces and
 * functions that are declared twice are the same to the compiler. Where the modules do not fit together, `index` stays as it is.
 *
 * @param files All that was compiled; the paths begin with `dist/`.
 */
export function rollUpDeclarations(files: readonly EmittedFile[]): readonly EmittedFile[] {
  const index = files.find(({ path }) => /^dist\/index\.d\.c?ts$/.test(path));
  const text = index && rolledText(index, new Map(files.map((file) => [file.path, file])));
  return text === undefined ? files : files.map((file) => (file === index ? { path: file.path, text } : file));
}

function rolledText(index: EmittedFile, files: ReadonlyMap<string, EmittedFile>): string | undefined {
  const modules = modulesWithin(index.path, files);
  if (modules === undefined) return undefined;
  const exported = exportedNames(index.path, modules);
  if (!fitTogether(modules, exported)) return undefined;
  const others = [...modules.values()].flatMap(({ exports }) => exports.filter(({ from }) => !modules.has(from)));
  const folder = posix.dirname(index.path);
  const lines = [
    ...importsOf(modules).map((names) => importText(names, folder)),
    ...others.map(({ clause, from }) => `${clause}${specifierOf(from, folder)};`),
    ...[...modules.values()].flatMap(({ declarations }) =>
      declarations.map(({ name, comment, code }) => `${comment}${exported.has(name) ? "export " : ""}${code}`),
    ),
    "export {};",
  ];
  return `${lines.join("\n")}\n`;
}

/** The module at `path` and all that it exports, then what these import; none of the runtime or of packages. Undefined if one cannot be read. */
function modulesWithin(path: string, files: ReadonlyMap<string, EmittedFile>): Modules | undefined {
  const modules = new Map<string, DeclarationModule>();
  const canRead = (each: string): boolean => {
    const file = files.get(each);
    if (file === undefined || modules.has(each) || each.startsWith("dist/runtime/")) return true;
    const module = readDeclarations(file);
    if (module === undefined) return false;
    modules.set(each, module);
    return module.exports.every(({ from }) => canRead(from));
  };
  if (!canRead(path)) return undefined;
  for (const { imports } of modules.values()) {
    if (!imports.every(({ from }) => canRead(from))) return undefined; // there may be more modules to go through now
  }
  return modules;
}

/** Whether each name means one thing in all modules, and what they export of others is exported by the first as well. */
function fitTogether(modules: Modules, exported: ReadonlySet<string>): boolean {
  const meanings = new Map<string, string>();
  const isOnlyMeaning = (name: string, meaning: string): boolean => {
    const known = meanings.get(name);
    meanings.set(name, meaning);
    return known === undefined || known === meaning;
  };
  return [...modules].every(
    ([path, { imports, exports, declarations }], index) =>
      declarations.every(({ name }) => isOnlyMeaning(name, `${name} ${path}`)) &&
      imports.every(
        ({ local, imported, from }) =>
          isOnlyMeaning(local, `${imported} ${from}`) && (local === imported || !modules.has(from)),
      ) &&
      exports.every(({ from, names }) => {
        const module = modules.get(from);
        if (module !== undefined) return names?.every((name) => isWhole(name, module)) !== false;
        const isExported = index === 0 || names?.every(({ name }) => exported.has(name)) === true;
        return isExported && names?.every(({ name }) => isOnlyMeaning(name, `${name} ${from}`)) !== false;
      }),
  );
}

/** Whether something is exported as all that it is: a type alone where there is no value of its name. */
function isWhole({ name, isType }: ReexportedName, { declarations }: DeclarationModule): boolean {
  return !isType || declarations.every((each) => each.name !== name || each.isType);
}

/** All names that a module exports, with those of modules that it exports as a whole. */
function exportedNames(path: string, modules: Modules): ReadonlySet<string> {
  const names = new Set<string>();
  const wholes = new Set([path]); // grows while it is gone through
  for (const each of wholes) {
    const { exports = [], declarations = [] } = modules.get(each) ?? {};
    for (const { name } of declarations) names.add(name);
    for (const { from, names: some } of exports) {
      if (some === undefined) wholes.add(from);
      else for (const { name } of some) names.add(name);
    }
  }
  return names;
}

/** What is imported from outside, by module; a name is a type alone where all say so. */
function importsOf(modules: Modules): readonly (readonly ImportedName[])[] {
  const byModule = new Map<string, Map<string, ImportedName>>();
  for (const { imports } of modules.values()) {
    for (const name of imports) {
      if (modules.has(name.from)) continue;
      const names = byModule.get(name.from) ?? new Map<string, ImportedName>();
      byModule.set(name.from, names);
      if (!name.isType || !names.has(name.local)) names.set(name.local, name);
    }
  }
  return [...byModule.values()].map((names) => [...names.values()]);
}

function importText(names: readonly ImportedName[], folder: string): string {
  const areTypes = names.every(({ isType }) => isType);
  const list = names.map(({ local, imported, isType }) => {
    const name = local === imported ? local : `${imported} as ${local}`;
    return isType && !areTypes ? `type ${name}` : name;
  });
  const from = specifierOf(names[0]?.from ?? "", folder);
  return `import ${areTypes ? "type " : ""}{ ${list.join(", ")} } from ${from};`;
}

function specifierOf(path: string, folder: string): string {
  const isFile = /\.d\.c?ts$/.test(path);
  return JSON.stringify(isFile ? `./${posix.relative(folder, path).replace(/\.d\.(c?)ts$/, ".$1js")}` : path);
}
