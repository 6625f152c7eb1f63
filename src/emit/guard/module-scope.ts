import type { JsonValue } from "../../model/json.js";
import type { NamedSchema, Schema } from "../../model/schema.js";
import { type Doc, print } from "./layout.js";
import { arrayLiteral, jsonLiteral, patternLiteral } from "./text.js";

/** What the module of one schema collects while its predicate and shape are compiled. */
export interface ModuleScope {
  readonly named: NamedSchema;
  readonly schemas: ReadonlyMap<string, NamedSchema>;
  /** Constants and private functions, in order of need. */
  readonly constants: readonly string[];
  readonly functions: readonly string[];
  /** What is imported, as import specifiers: `isArray`, `isString as isString2`. */
  readonly checks: ReadonlySet<string>;
  readonly runtimeTypes: ReadonlySet<string>;
  readonly runtimeValues: ReadonlySet<string>;
  readonly references: ReadonlyMap<string, ReadonlySet<string>>;
  /** The local name of a helper of `runtime/check.ts`, which is imported by this. */
  check(name: string): string;
  /** The local name of a type of `runtime/guard.ts`, which is imported by this. */
  runtimeType(name: string): string;
  /** Is {@link ModuleScope.check} for a function of `runtime/guard.ts`. */
  runtimeValue(name: string): string;
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
  /** Adds a private function; those that it adds in turn follow it. */
  addFunction(declaration: () => Doc): void;
}

/** The exports of a schema's module: the predicate, the same at a depth, the guard. */
export type ReferenceSymbol = "is" | "check" | "guard";

/** The names that a schema's module exports. */
export function exportsOf(named: NamedSchema): Readonly<Record<ReferenceSymbol | "type" | "assert", string>> {
  const { localName } = named;
  return {
    type: localName,
    is: `is${localName}`,
    check: `is${localName}At`,
    assert: `assert${localName}`,
    guard: `${localName}Guard`,
  };
}

/** An empty module for the guard of `named`. */
export function createModuleScope(named: NamedSchema, schemas: ReadonlyMap<string, NamedSchema>): ModuleScope {
  const taken = namesAround(named, schemas);
  const constants: string[] = [];
  const constantNames = new Map<string, string>();
  const functions: string[] = [];
  const references = new Map<string, Set<string>>();
  const reserve = (wanted: string): string => {
    let name = wanted;
    for (let number = 2; taken.has(name); number += 1) name = `${wanted}${number}`;
    taken.add(name);
    return name;
  };
  const imports = { checks: importList(reserve), types: importList(reserve), values: importList(reserve) };
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
    constants,
    functions,
    references,
    checks: imports.checks.specifiers,
    runtimeTypes: imports.types.specifiers,
    runtimeValues: imports.values.specifiers,
    check: imports.checks.localName,
    runtimeType: imports.types.localName,
    runtimeValue: imports.values.localName,
    reference: (name, symbol) => {
      const target = schemas.get(name);
      if (target === undefined) throw new Error(`Unreachable: no schema is called ${name}.`);
      const local = exportsOf(target)[symbol];
      if (target.name === named.name) return local;
      references.set(name, (references.get(name) ?? new Set<string>()).add(local));
      return local;
    },
    reserve,
    pattern: (path, pattern, flags) => constant(`${lowerFirst(path)}Pattern`, patternLiteral(pattern, flags)),
    valueSet: (path, values) =>
      constant(`${lowerFirst(path)}Values`, ["/* @__PURE__ */ new Set<unknown>(", arrayLiteral(values), ")"]),
    jsonValue: (path, value) => constant(`${lowerFirst(path)}Value`, jsonLiteral(value), ": unknown"),
    addFunction: (declaration) => {
      const index = functions.push("") - 1;
      functions[index] = print(declaration());
    },
  };
}

/** Names to import from one module, each under a name that is free. */
function importList(reserve: (name: string) => string): ImportList {
  const locals = new Map<string, string>();
  const specifiers = new Set<string>();
  return {
    specifiers,
    localName: (name) => {
      const local = locals.get(name) ?? reserve(name);
      locals.set(name, local);
      specifiers.add(local === name ? name : `${name} as ${local}`);
      return local;
    },
  };
}

interface ImportList {
  readonly specifiers: ReadonlySet<string>;
  localName(name: string): string;
}

/** The names that a module has for certain: its own exports, those of the schemas it refers to, and what it reads of the language. */
function namesAround(named: NamedSchema, schemas: ReadonlyMap<string, NamedSchema>): Set<string> {
  const names = new Set(["value", "it", "depth", "name", "Array", "Blob", "Object", "Set", "undefined"]);
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

function referencesOf(schema: Schema): readonly string[] {
  switch (schema.kind) {
    case "reference":
      return [schema.name];
    case "array":
      return referencesOf(schema.items);
    case "object":
      return [...schema.properties.map((property) => property.schema), schema.additionalProperties].flatMap(
        referencesOf,
      );
    case "union":
    case "intersection":
      return schema.members.flatMap(referencesOf);
    case "not":
      return referencesOf(schema.schema);
    default:
      return [];
  }
}

/** Appends words from the wire to a path of words, for the name of something that stands there. */
export function childPath(path: string, words: string): string {
  const parts = words.match(/[\p{L}\p{Nd}]+/gu) ?? ["Property"];
  return path + parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join("");
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
