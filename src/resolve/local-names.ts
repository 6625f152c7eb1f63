import type { NameOverrides } from "../model/api.js";
import { createFileNames, createNameRegistry } from "./name-registry.js";
import { isDeviceName, isReservedName } from "./reserved-names.js";
import { camelCase, capitalize, kebabCase, pascalCase, wordsOf } from "./words.js";

/**
 * Every TypeScript name of one output. They are public API, so the rules are few (CONTRIBUTING.md, "Names"): configured names win;
 * components come before operations, operations before what we name ourselves; a name that is taken gets a number.
 */
export interface LocalNames {
  /** Components whose name needs no change are named first, so that a newcomer never takes theirs. */
  ofComponents(names: readonly string[]): readonly (readonly [name: string, localName: string])[];
  ofSchema(wanted: string): string;
  ofOperation(name: string): { readonly localName: string; readonly typeName: string };
  ofSecurityScheme(name: string): string;
  /** File below `schemas/`. */
  moduleOf(localName: string): string;
  /** File below `operations/`; tags that differ in spelling alone share one. */
  moduleOfTag(tag: string): string;
  /** Configured names that nothing in the document answers to. */
  unused(): readonly string[];
}

/** Makes the names of one output. */
export function createLocalNames(overrides: NameOverrides): LocalNames {
  const registry = createNameRegistry(isReservedName);
  const schemaFile = createFileNames(isDeviceName);
  const used = new Set<string>();
  const overrideOf = (kind: keyof NameOverrides, name: string): string | undefined => {
    const names = overrides[kind];
    if (!Object.hasOwn(names, name)) return undefined;
    used.add(`${kind}.${name}`);
    return names[name];
  };
  const claimSchema = (wanted: string): string => registry.claim(isReservedName(wanted) ? `${wanted}Model` : wanted, schemaExports);

  return {
    ofComponents: (names) => {
      const wanted = names.map((name) => [name, overrideOf("schemas", name) ?? typeNameOf(name, "Schema")] as const);
      const claimed = new Map<string, string>();
      for (const isFirst of [true, false]) {
        for (const [name, local] of wanted) {
          const keepsItsName = name === local || Object.hasOwn(overrides.schemas, name);
          if (keepsItsName === isFirst) claimed.set(name, claimSchema(local));
        }
      }
      return names.map((name) => [name, claimed.get(name) ?? name]);
    },
    ofSchema: (wanted) => claimSchema(typeNameOf(wanted, "Schema")),
    ofOperation: (name) => {
      const wanted = overrideOf("operations", name) ?? functionNameOf(name, "operation");
      const free = isReservedName(wanted) ? `${wanted}_` : wanted;
      const localName = registry.claim(free, (local) => [local, `${capitalize(local)}Request`]);
      return { localName, typeName: capitalize(localName) };
    },
    ofSecurityScheme: (name) => {
      const wanted = functionNameOf(name, "scheme");
      return registry.claim(isReservedName(wanted) ? `${wanted}Scheme` : wanted, (local) => [local]);
    },
    moduleOf: schemaFile,
    moduleOfTag: (tag) => {
      const name = kebabCase(tag) || "untitled";
      return isDeviceName(name) ? `${name}_` : name;
    },
    unused: () =>
      (["operations", "schemas"] as const).flatMap((kind) =>
        Object.keys(overrides[kind])
          .map((name) => `${kind}.${name}`)
          .filter((key) => !used.has(key)),
      ),
  };
}

function schemaExports(localName: string): readonly string[] {
  return [localName, `is${localName}`, `assert${localName}`, `${localName}Guard`];
}

function typeNameOf(name: string, fallback: string): string {
  return wordsOf(name).length === 0 ? spelledOut(name, fallback) : pascalCase(name);
}

function functionNameOf(name: string, fallback: string): string {
  return wordsOf(name).length === 0 ? spelledOut(name, fallback) : camelCase(name);
}

/** For a name without a single letter or digit, its code points: `+1` has a digit, `***` becomes `Schema2a2a2a`. */
function spelledOut(name: string, fallback: string): string {
  return fallback + [...name].map((character) => character.codePointAt(0)?.toString(16) ?? "").join("");
}
