import type { NameOverrides } from "../../model/api.js";
import { pointerOf } from "../../model/json.js";
import { createFileNames, createNameRegistry } from "./name-registry.js";
import { incomingNames, isDeviceName, isReservedName } from "./reserved-names.js";
import { camelCase, capitalize, kebabCase, pascalCase, wordsOf } from "./words.js";

/**
 * Every TypeScript name of one output. They are public API, so the rules are few (CONTRIBUTING.md, "Names"): configured names win;
 * components come before operations, operations before what we name ourselves; a name that is taken gets a number.
 */
export interface LocalNames {
  /** Components whose name needs no change are named first, so that a newcomer never takes theirs. */
  ofComponents(names: readonly string[]): readonly (readonly [name: string, localName: string])[];
  ofSchema(wanted: string, pointer: string): string;
  ofOperation(name: string, pointer: string): { readonly localName: string; readonly typeName: string };
  /** The constant of a webhook or callback, the type of what it brings, and its file; the name ends in `suffix`, once. */
  ofIncoming(
    name: string,
    suffix: "Webhook" | "Callback",
    pointer: string,
  ): { readonly localName: string; readonly typeName: string; readonly module: string };
  /** Takes the names that an output exports only if it receives requests. */
  reserveIncoming(): void;
  /** @param hasGrants Whether it has functions that obtain its tokens, which are named after it. */
  ofSecurityScheme(name: string, pointer: string, hasGrants?: boolean): string;
  /** Of what reads the headers of an operation's responses. */
  ofHeaders(operation: string, pointer: string): { readonly localName: string; readonly typeName: string };
  /** File below `schemas/`. */
  moduleOf(localName: string): string;
  /** The file below `operations/` that re-exports the operations of a tag; tags that differ in spelling alone share one. */
  moduleOfTag(tag: string): string;
  /** File below `operations/`, in the folder of its tag. */
  moduleOfOperation(tag: string, localName: string): string;
  /** Configured names that nothing in the document answers to. */
  unused(): readonly string[];
}

/** Makes the names of one output; `onCollision` is told of every name that had to change. */
export function createLocalNames(
  overrides: NameOverrides,
  onCollision: (pointer: string, wanted: string, localName: string) => void,
): LocalNames {
  const registry = createNameRegistry(isReservedName);
  const schemaFile = createFileNames(isDeviceName);
  const incomingFile = createFileNames(isDeviceName);
  const operationFile = createFileNames((path) => isDeviceName(path.slice(path.lastIndexOf("/") + 1)));
  const used = new Set<string>();
  const overrideOf = (kind: keyof NameOverrides, name: string): string | undefined => {
    const names = overrides[kind];
    if (!Object.hasOwn(names, name)) return undefined;
    used.add(`${kind}.${name}`);
    return names[name];
  };
  const claim = (wanted: string, pointer: string, derived: (name: string) => readonly string[]): string => {
    const localName = registry.claim(wanted, derived);
    if (localName !== wanted) onCollision(pointer, wanted, localName);
    return localName;
  };
  const claimSchema = (wanted: string, pointer: string): string => {
    if (!isReservedName(wanted)) return claim(wanted, pointer, schemaExports);
    const localName = registry.claim(`${wanted}Model`, schemaExports);
    onCollision(pointer, wanted, localName);
    return localName;
  };

  return {
    ofComponents: (names) => {
      const components = names.map((name) => {
        const configured = overrideOf("schemas", name);
        const wanted = configured ?? typeNameOf(name, "Schema");
        return { name, wanted, rank: configured !== undefined ? 0 : name === wanted ? 1 : 2 };
      });
      const claimed = new Map<string, string>();
      for (const { name, wanted } of [...components].sort((left, right) => left.rank - right.rank)) {
        claimed.set(name, claimSchema(wanted, pointerOf("/components/schemas", name)));
      }
      return names.map((name) => [name, claimed.get(name) ?? name]);
    },
    ofSchema: (wanted, pointer) => claimSchema(typeNameOf(wanted, "Schema"), pointer),
    ofOperation: (name, pointer) => {
      const wanted = overrideOf("operations", name) ?? functionNameOf(name, "operation");
      const free = isReservedName(wanted) ? `${wanted}_` : wanted;
      const localName = claim(free, pointer, (local) => [local, `${typePrefix(local)}Request`]);
      return { localName, typeName: typePrefix(localName) };
    },
    ofIncoming: (name, suffix, pointer) => {
      const ending = new RegExp(`${suffix}$`, "i");
      const wanted = overrideOf("operations", name) ?? `${functionNameOf(name, "").replace(ending, "")}${suffix}`;
      const localName = claim(wanted, pointer, (local) => [local, typePrefix(local)]);
      return { localName, typeName: typePrefix(localName), module: incomingFile(localName) };
    },
    reserveIncoming: () => {
      for (const name of incomingNames) registry.claim(name, (local) => [local]);
    },
    ofHeaders: (operation, pointer) => {
      const wanted = `${operation.replace(/_$/, "")}Headers`;
      const free = isReservedName(wanted) ? `${wanted}_` : wanted;
      const localName = claim(free, pointer, (local) => [local, typePrefix(local)]);
      return { localName, typeName: typePrefix(localName) };
    },
    ofSecurityScheme: (name, pointer, hasGrants = false) => {
      const wanted = functionNameOf(name, "scheme");
      return claim(
        isReservedName(wanted) ? `${wanted}Scheme` : wanted,
        pointer,
        hasGrants ? grantExports : (local) => [local],
      );
    },
    moduleOf: schemaFile,
    moduleOfTag,
    moduleOfOperation: (tag, localName) => operationFile(`${moduleOfTag(tag)}/${localName}`),
    unused: () =>
      (["operations", "schemas"] as const).flatMap((kind) =>
        Object.keys(overrides[kind])
          .map((name) => `${kind}.${name}`)
          .filter((key) => !used.has(key)),
      ),
  };
}

function moduleOfTag(tag: string): string {
  const name = kebabCase(tag) || "untitled";
  return isDeviceName(name) ? `${name}_` : name;
}

/** `is…At` is what recursive schemas call with their depth. */
function schemaExports(localName: string): readonly string[] {
  const functions = ["is", "assert", "validate"].map((verb) => `${verb}${localName}`);
  return [localName, ...functions, `is${localName}At`, `${localName}Guard`, `${localName}Labels`];
}

/** What `oauth.ts` exports for a scheme. */
function grantExports(localName: string): readonly string[] {
  const functions = ["ClientCredentials", "AuthorizationCode", "Provider"].map((suffix) => `${localName}${suffix}`);
  return [localName, ...functions, `${typePrefix(localName)}Scope`];
}

/** `delete_` → `Delete`: only the function needs the underscore. */
function typePrefix(localName: string): string {
  return capitalize(localName.replace(/_$/, ""));
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
