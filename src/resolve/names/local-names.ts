import type { NameOverrides } from "../../model/api.js";
import { createFileNames, isDeviceName, shortenedFile } from "../../model/file-names.js";
import { isIdentifier } from "../../model/identifier-words.js";
import { pointerOf } from "../../model/json.js";
import { createNameRegistry } from "./name-registry.js";
import { incomingNames, isKeyword, isReservedName, isReservedTypeName } from "./reserved-names.js";
import { camelCase, capitalize, kebabCase, pascalCase, wordsOf } from "./words.js";

/**
 * Every TypeScript name of one output. They are public API, so the rules are few (CONTRIBUTING.md, "Names"): configured names win;
 * components come before operations, operations before what we name ourselves; a name that is taken gets a number.
 */
export interface LocalNames {
  /** Components whose name needs no change are named first, so that a newcomer never takes theirs. */
  ofComponents(names: readonly string[]): readonly (readonly [name: string, localName: string])[];
  ofSchema(wanted: string, pointer: string): string;
  /** @param words What it is named after where no name is configured; by default what the document calls it. */
  ofOperation(
    name: string,
    pointer: string,
    words?: string,
  ): { readonly localName: string; readonly typeName: string; readonly requestName: string };
  /** The constant of a webhook or callback, the type of what it brings, and its file; the name ends in `suffix`, once. */
  ofIncoming(
    name: string,
    suffix: "Webhook" | "Callback",
    pointer: string,
  ): { readonly localName: string; readonly typeName: string; readonly requestName: string; readonly module: string };
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
  /** Configured names that nothing in the document answers to, as pointers below `x-specwright`. */
  unused(): readonly string[];
}

/**
 * Told of a name that had to change; `setting` is where it is configured, if it is, as a pointer below `x-specwright`, and
 * `isSettable` whether it can be.
 */
export type NameListener = (
  pointer: string,
  wanted: string,
  localName: string,
  setting: string | undefined,
  isSettable: boolean,
) => void;

/** What something is to be called: `asked` by whoever configured it, `wanted` as an identifier. */
interface Wish {
  readonly asked: string;
  readonly wanted: string;
  readonly setting?: string;
  /** Whether a name can be configured. */
  readonly isSettable: boolean;
}

/** Makes the names of one output; `onCollision` is told of every name that had to change. */
export function createLocalNames(overrides: NameOverrides, onCollision: NameListener): LocalNames {
  const registry = createNameRegistry(isReservedName);
  const schemaFile = createFileNames();
  const incomingFile = createFileNames();
  const operationFile = createFileNames();
  const used = new Set<string>();
  /** What schemas export whose names are made here. */
  const made = new Set<string>();
  const wishFor = (kind: keyof NameOverrides, name: string, derived: (name: string) => string, words = name): Wish => {
    const asked = Object.hasOwn(overrides[kind], name) ? overrides[kind][name] : undefined;
    if (asked === undefined) return { asked: derived(words), wanted: derived(words), isSettable: true };
    const setting = pointerOf("/names", kind, name);
    used.add(setting);
    return { asked, wanted: isIdentifier(asked) ? asked : derived(asked), setting, isSettable: true };
  };
  const claim = (
    { asked, wanted, setting, isSettable }: Wish,
    pointer: string,
    derived: (name: string) => readonly string[],
  ): string => {
    const localName = registry.claim(wanted, derived);
    if (localName !== asked) onCollision(pointer, asked, localName, setting, isSettable);
    return localName;
  };
  const claimSchema = (wish: Wish, pointer: string): string => {
    const wanted = isReservedTypeName(wish.wanted) ? `${wish.wanted}Model` : wish.wanted;
    return claim({ ...wish, wanted }, pointer, schemaExports);
  };

  return {
    ofComponents: (names) => {
      const components = names.map((name) => {
        const wish = wishFor("schemas", name, (text) => typeNameOf(text, "Schema"));
        return { name, wish, rank: wish.setting !== undefined ? 0 : name === wish.wanted ? 1 : 2 };
      });
      const claimed = new Map<string, string>();
      for (const { name, wish } of [...components].sort((left, right) => left.rank - right.rank)) {
        claimed.set(name, claimSchema(wish, pointerOf("/components/schemas", name)));
      }
      return names.map((name) => [name, claimed.get(name) ?? name]);
    },
    ofSchema: (words, pointer) => {
      const wish = plainWish(typeNameOf(words, "Schema"));
      // Where made names clash with each other alone, as those of two media types do, nobody could have it otherwise.
      const isAmongMade = schemaExports(wish.wanted).every((name) => made.has(name) || registry.isFree(name));
      const localName = isAmongMade ? registry.claim(wish.wanted, schemaExports) : claimSchema(wish, pointer);
      for (const name of schemaExports(localName)) made.add(name);
      return localName;
    },
    ofOperation: (name, pointer, words = name) => {
      const wish = wishFor("operations", name, (text) => functionNameOf(text, "operation"), words);
      const wanted = isReservedName(wish.wanted) ? `${wish.wanted}_` : wish.wanted;
      // `delete_` surprises only those who asked for `delete`: nothing can be called so. Nor does `form_` whoever calls it so.
      const isExpected = wish.setting === undefined && (isKeyword(wish.wanted) || words === wanted);
      const free = { ...wish, wanted, ...(isExpected ? { asked: wanted } : {}) };
      // No export has a space in its name: two operations may not share what their types begin with.
      const localName = claim(free, pointer, (local) => [local, `types of ${typePrefix(local)}`]);
      const typeName = typePrefix(localName);
      // Nobody is told where it gets a number: callers write the function's name, and seldom this one.
      const requestName = registry.claim(`${typeName}Request`, (local) => [local]);
      return { localName, typeName, requestName };
    },
    ofIncoming: (name, suffix, pointer) => {
      const ending = new RegExp(`${suffix}$`, "i");
      const wish = wishFor("operations", name, (text) => `${functionNameOf(text, "on").replace(ending, "")}${suffix}`);
      const localName = claim(wish, pointer, (local) => [local, typePrefix(local)]);
      const typeName = typePrefix(localName);
      return { localName, typeName, requestName: typeName, module: incomingFile(localName) };
    },
    reserveIncoming: () => {
      for (const name of incomingNames) registry.claim(name, (local) => [local]);
    },
    ofHeaders: (operation, pointer) => {
      const wanted = `${operation.replace(/_$/, "")}Headers`;
      const free = isReservedName(wanted) ? `${wanted}_` : wanted;
      const localName = claim(plainWish(free), pointer, (local) => [local, typePrefix(local)]);
      return { localName, typeName: typePrefix(localName) };
    },
    ofSecurityScheme: (name, pointer, hasGrants = false) => {
      const wanted = functionNameOf(name, "scheme");
      return claim(
        plainWish(isReservedName(wanted) ? `${wanted}Scheme` : wanted),
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
          .map((name) => pointerOf("/names", kind, name))
          .filter((setting) => !used.has(setting)),
      ),
  };
}

function moduleOfTag(tag: string): string {
  const name = shortenedFile(kebabCase(tag)) || "untitled";
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

/** The wish for a name that is made here, and that no setting changes. */
function plainWish(wanted: string): Wish {
  return { asked: wanted, wanted, isSettable: false };
}

/** `delete_` → `Delete`: only the function needs the underscore, unless it is all that there is. */
function typePrefix(localName: string): string {
  return capitalize(localName.replace(/(?<=.)_$/, ""));
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
