import { identifierWords } from "../../model/identifier-words.js";
import type { JsonValue } from "../../model/json.js";
import type { NamedSchema, Schema } from "../../model/schema.js";
import { type CheckName, checkModules } from "./check-modules.js";
import { type CommonObject, commonExports, type CommonPart } from "./common-object.js";
import type { GuardSettings } from "./guard-settings.js";
import { type Doc, print } from "./layout.js";
import { referencesOf, type Schemas } from "../../model/schema-children.js";
import { SchemaMap } from "../../model/schema-map.js";
import { arrayLiteral, jsonLiteral, lowerFirst, patternLiteral } from "./text.js";

/** What the module of one schema collects while its predicate and shape are compiled. */
export interface ModuleScope {
  readonly named: NamedSchema;
  readonly schemas: Schemas;
  readonly settings: GuardSettings;
  /** Whether shapes say what they evaluate, since an unevaluated schema reads them. */
  readonly evaluates: boolean;
  /** The objects whose shape has a function, since it is needed more than once. */
  readonly repeated: SchemaMap<true>;
  /** Constants and private functions, in order of need. */
  readonly constants: readonly string[];
  readonly functions: readonly string[];
  readonly shapeFunctions: readonly string[];
  /** What is imported by module, as import specifiers: `isArray`, `isString as isString2`. */
  readonly typeImports: ReadonlyMap<string, ReadonlySet<string>>;
  readonly valueImports: ReadonlyMap<string, ReadonlySet<string>>;
  readonly references: ReadonlyMap<string, ReadonlySet<string>>;
  /** The local name of a function that checks, which is imported by this. */
  check(name: CheckName): string;
  /** The local name of a type, which is imported by this; of `runtime/guard.ts` unless another module is named. */
  runtimeType(name: string, module?: string): string;
  /** Is {@link ModuleScope.runtimeType} for a function or constant. */
  runtimeValue(name: string, module?: string): string;
  /** The local name of the constant that asserts a format, which is imported by this. */
  format(format: string): string;
  /** The local name of an export of another schema's module, which is imported by this unless it is the module's own. */
  reference(name: string, symbol: ReferenceSymbol): string;
  /** A name that nothing in the module has, like `name`. */
  reserve(name: string): string;
  /** The constant that holds a regular expression. */
  pattern(path: string, pattern: string, flags: "u" | "" | undefined): string;
  /** The constant that holds a set of scalars, for more of them than are compared one by one. */
  valueSet(path: string, values: readonly JsonValue[]): string;
  /** The constant that holds a JSON value. */
  jsonValue(path: string, value: JsonValue): string;
  /** The constant that makes a shape when it is first called. */
  lazyShape(path: string, shape: Doc): string;
  /** The local name of a function of a common object, which is imported by this; `undefined` for what is none. */
  commonFunction(part: CommonPart, schema: Schema): string | undefined;
  /** The function for `schema`, or the items or the shape of it: what was made for one like it before, or else what is made now. */
  shared(part: SharedPart, schema: Schema, make: () => CheckFunction): CheckFunction;
  /** Adds a private function; those that it adds in turn follow it. */
  addFunction(declaration: () => Doc): void;
  /** Is {@link ModuleScope.addFunction} for one that makes a shape: these stand at the end of the module. */
  addShapeFunction(declaration: () => Doc): void;
}

/** What functions of a module are made for. */
export type SharedPart = "schema" | "items" | "shape";

/** A function to call for a value, with the depth that it takes. */
export interface CheckFunction {
  readonly name: string;
  readonly depth?: string;
}

/** The exports of a schema's module: the predicate, the same at a depth, the guard. */
export type ReferenceSymbol = "is" | "check" | "guard";

/** The names that a schema's module exports. */
export function exportsOf(
  named: NamedSchema,
): Readonly<Record<ReferenceSymbol | "type" | "assert" | "validate", string>> {
  const { localName } = named;
  return {
    type: localName,
    is: `is${localName}`,
    check: `is${localName}At`,
    assert: `assert${localName}`,
    validate: `validate${localName}`,
    guard: `${localName}Guard`,
  };
}

/** An empty module for the guard of `named`. */
export function createModuleScope(
  named: NamedSchema,
  schemas: Schemas,
  settings: GuardSettings,
  commonObjects: readonly CommonObject[] = [],
): ModuleScope {
  const taken = namesAround(named, schemas);
  const constants: string[] = [];
  const constantNames = new Map<string, string>();
  const functions: string[] = [];
  const shapeFunctions: string[] = [];
  const helpers = {
    schema: new SchemaMap<CheckFunction>(),
    items: new SchemaMap<CheckFunction>(),
    shape: new SchemaMap<CheckFunction>(),
  };
  const common = new SchemaMap<CommonObject>();
  for (const object of commonObjects) common.set(object.schema, object);
  const references = new Map<string, Set<string>>();
  const reserve = (wanted: string): string => {
    let name = wanted;
    for (let number = 2; taken.has(name); number += 1) name = `${wanted}${number}`;
    taken.add(name);
    return name;
  };
  const imports = { types: importList(reserve), values: importList(reserve) };
  const constant = (wanted: string, value: Doc, type = ""): string => {
    const text = print(value);
    const known = constantNames.get(text);
    if (known !== undefined) return known;
    const name = reserve(wanted);
    constantNames.set(text, name);
    constants.push(print([`const ${name}${type} = `, value, ";"]));
    return name;
  };
  return {
    named,
    schemas,
    settings,
    evaluates: settings.evaluated.has(named.name),
    repeated: new SchemaMap(),
    constants,
    functions,
    shapeFunctions,
    references,
    typeImports: imports.types.specifiers,
    valueImports: imports.values.specifiers,
    check: (name) => imports.values.localName(name, `runtime/${checkModules[name]}`),
    runtimeType: (name, module = "runtime/guard") => imports.types.localName(name, module),
    runtimeValue: (name, module = "runtime/guard") => imports.values.localName(name, module),
    format: (format) => {
      const constant = settings.formats.get(format);
      if (constant === undefined) throw new Error(`Unreachable: the format ${format} is not asserted.`);
      return imports.values.localName(constant.name, constant.module);
    },
    reference: (name, symbol) => {
      const target = schemas.get(name);
      if (target === undefined) throw new Error(`Unreachable: no schema is called ${name}.`);
      const local = exportsOf(target)[symbol];
      if (target === named) return local;
      references.set(name, (references.get(name) ?? new Set<string>()).add(local));
      return local;
    },
    reserve,
    pattern: (path, pattern, flags = "u") => constant(`${lowerFirst(path)}Pattern`, patternLiteral(pattern, flags)),
    valueSet: (path, values) =>
      constant(`${lowerFirst(path)}Values`, ["/* @__PURE__ */ new Set<unknown>(", arrayLiteral(values), ")"]),
    jsonValue: (path, value) => constant(`${lowerFirst(path)}Value`, jsonLiteral(value), ": unknown"),
    lazyShape: (path, shape) => {
      const maker = imports.values.localName("lazyShape", "runtime/check-shape");
      return constant(`${lowerFirst(path)}Shape`, [`/* @__PURE__ */ ${maker}(() => (`, shape, "))"]);
    },
    commonFunction: (part, schema) => {
      if (commonObjects.length === 0 || schema.kind !== "object") return undefined; // as most are
      const object = common.get(schema);
      return object && imports.values.localName(commonExports(object)[part], `schemas/${object.module}`);
    },
    shared: (part, schema, make) => {
      const known = helpers[part].get(schema);
      if (known !== undefined) return known;
      const made = make();
      helpers[part].set(schema, made);
      return made;
    },
    addFunction: (declaration) => append(functions, declaration),
    addShapeFunction: (declaration) => append(shapeFunctions, declaration),
  };
}

/** Adds a declaration before those that are added while it is made. */
function append(declarations: string[], declaration: () => Doc): void {
  const index = declarations.push("") - 1;
  declarations[index] = print(declaration());
}

/** Names to import from other modules, each under a name that is free. */
function importList(reserve: (name: string) => string): ImportList {
  const locals = new Map<string, string>();
  const specifiers = new Map<string, Set<string>>();
  return {
    specifiers,
    localName: (name, module) => {
      const key = `${module} ${name}`;
      const local = locals.get(key) ?? reserve(name);
      locals.set(key, local);
      const names = specifiers.get(module) ?? new Set<string>();
      specifiers.set(module, names.add(local === name ? name : `${name} as ${local}`));
      return local;
    },
  };
}

interface ImportList {
  readonly specifiers: ReadonlyMap<string, ReadonlySet<string>>;
  localName(name: string, module: string): string;
}

/** The names that a module has for certain: its own exports, those of the schemas it refers to, and what it reads of the language. */
function namesAround(named: NamedSchema, schemas: Schemas): Set<string> {
  const names = new Set(["value", "it", "item", "depth", "name", "Array", "Blob", "Object", "Set", "undefined"]);
  const add = (schema: NamedSchema): void => {
    for (const name of Object.values(exportsOf(schema))) names.add(name);
  };
  add(named);
  for (const name of referencesOf(named.schema)) {
    const target = schemas.get(name);
    if (target !== undefined) add(target);
  }
  return names;
}

/** Appends words from the wire to a path of words, for the name of something that stands there. */
export function childPath(path: string, words: string): string {
  const parts = identifierWords(words);
  return (
    path +
    (parts.length === 0 ? ["Property"] : parts).map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join("")
  );
}
