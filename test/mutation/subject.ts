import { posix } from "node:path";
import ts from "typescript";
import { emitGuard } from "../../src/emit/guard/emit-guard.js";
import { type GuardSettings, guardSettings } from "../../src/emit/guard/guard-settings.js";
import type { Api } from "../../src/model/api.js";
import type { JsonValue } from "../../src/model/json.js";
import type { NamedSchema } from "../../src/model/schema.js";
import type { GuardKind } from "../../src/model/settings.js";
import type { Guard } from "../../src/runtime/guard.js";
import { runtimeModules } from "../runtime-modules.js";

/** A value with the verdict that it must get. */
export interface SubjectValue {
  /** Of the component. */
  readonly name: string;
  readonly value: JsonValue;
  readonly isValid: boolean;
}

/** A document whose guards are compiled and asked, again and again, by mutants of the compiler and of the interpreter. */
export interface Subject {
  readonly name: string;
  /** What the guards say, a line for each value; the emitted code itself comes first. Throws where the code cannot be made or run. */
  observe(): Observation;
  /** Verdicts that differ from those that the values must get. */
  wrong(observation: Observation): readonly string[];
}

export interface Observation {
  readonly code: string;
  readonly verdicts: readonly string[];
  readonly explanations: readonly string[];
}

/** Makes the subject of a document that has been read. */
export function createSubject(name: string, api: Api, kind: GuardKind, values: readonly SubjectValue[]): Subject {
  const schemas = new Map(api.schemas.map((schema) => [schema.name, schema]));
  const guarded = api.schemas.filter((schema) => schema.guarded);
  return {
    name,
    observe: () => {
      const settings = guardSettings(api, schemas, kind);
      const texts = new Map(guarded.map((schema) => [schema.module, moduleText(schema, schemas, settings)]));
      const load = moduleLoader(texts);
      const guards = values.map(({ name: component }) => guardOf(schemas, component, load));
      return {
        code: [...texts.values()].join("\n"),
        verdicts: values.map(({ value }, index) => String(guards[index]?.is(value))),
        explanations: values.map(({ value }, index) => (guards[index]?.issues(value) ?? []).map(lineOf).join("; ")),
      };
    },
    wrong: ({ verdicts, explanations }) =>
      values.flatMap(({ name: component, value, isValid }, index) => {
        const explained = explanations[index] !== "";
        const isRight = verdicts[index] === String(isValid) && explained !== isValid;
        return isRight ? [] : [`${component} ${JSON.stringify(value)}`];
      }),
  };
}

function lineOf({ pointer, keyword, message }: ReturnType<Guard<unknown>["issues"]>[number]): string {
  return `${keyword} at "${pointer}": ${message}`;
}

function guardOf(
  schemas: ReadonlyMap<string, NamedSchema>,
  component: string,
  load: (path: string) => Readonly<Record<string, unknown>>,
): Guard<unknown> {
  const schema = schemas.get(component);
  if (schema === undefined) throw new Error(`There is no schema ${component}.`);
  return load(`schemas/${schema.module}`)[`${schema.localName}Guard`] as Guard<unknown>; // what every module exports
}

function moduleText(named: NamedSchema, schemas: ReadonlyMap<string, NamedSchema>, settings: GuardSettings): string {
  const { text, valueImports, schemaImports } = emitGuard(named, schemas, settings);
  const specifiers = (names: ReadonlySet<string>): string => [...names].join(", ");
  const lines = [
    ...[...valueImports].map(([module, names]) => `import { ${specifiers(names)} } from "../${module}.js";`),
    ...[...schemaImports].map(([name, names]) => {
      return `import { ${specifiers(names)} } from "./${schemas.get(name)?.module}.js";`;
    }),
  ];
  return `${lines.join("\n")}\n\n${text}`;
}

const compiled = new Map<string, string>();

/** Most mutants change little of the code, so what has been compiled once is kept. */
function compile(text: string): string {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(text, { compilerOptions });
  if (compiled.size < 20_000) compiled.set(text, outputText);
  return outputText;
}

type Exports = Record<string, unknown>;

function moduleLoader(texts: ReadonlyMap<string, string>): (path: string) => Exports {
  const modules = new Map<string, Exports>();
  const load = (path: string): Exports => {
    const known = path.startsWith("runtime/") ? runtimeModules.get(path.slice(8)) : modules.get(path);
    if (known !== undefined) return known;
    const text = texts.get(path.replace(/^schemas\//, ""));
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
