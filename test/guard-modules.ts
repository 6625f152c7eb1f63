import ts from "typescript";
import { emitGuard } from "../src/emit/guard/emit-guard.js";
import { type GuardSettings, plainGuardSettings } from "../src/emit/guard/guard-settings.js";
import type { NamedSchema, Schema } from "../src/model/schema.js";
import * as runtimeGuard from "../src/runtime/guard.js";
import type { Guard } from "../src/runtime/guard.js";
import { runtimeModules } from "./runtime-modules.js";

/** The whole module of a schema, put together as the emitter of schemas does it. */
export function moduleText(
  schema: NamedSchema,
  schemas: ReadonlyMap<string, NamedSchema>,
  settings: GuardSettings = plainGuardSettings,
): string {
  const { text, valueImports, typeImports, schemaImports } = emitGuard(schema, schemas, settings);
  const importLines = [
    ...[...typeImports].map(([module, names]) => `import type { ${[...names].join(", ")} } from "../${module}.js";`),
    ...[...valueImports].map(([module, names]) => `import { ${[...names].join(", ")} } from "../${module}.js";`),
    ...[...schemaImports].map(([name, names]) => `import { ${[...names].join(", ")} } from "./${name}.js";`),
  ];
  return `${importLines.join("\n")}\n\nexport type ${schema.localName} = ${typeText(schema.schema, schema.localName)};\n\n${text}`;
}

/** The type of a schema: names in full, references as imports, so that the compiler sees what it will see in the output. */
function typeText(schema: Schema, own: string): string {
  switch (schema.kind) {
    case "any":
    case "not":
    case "conditional":
      return "unknown";
    case "unevaluated":
      return typeText(schema.schema, own);
    case "reference":
      return schema.name === own ? own : `import("./${schema.name}.js").${schema.name}`;
    case "literals":
      if (schema.open === true) return "unknown";
      return schema.values
        .map((value) => (typeof value === "object" && value !== null ? "object" : JSON.stringify(value)))
        .join(" | ");
    case "array":
      if (schema.prefixItems !== undefined) return "unknown[]";
      return `(${typeText(schema.items, own)})[]`;
    case "object": {
      const members = schema.properties
        .filter((property) => property.declared)
        .map(
          ({ name, required, schema: type }) =>
            `${JSON.stringify(name)}${required ? "" : "?"}: ${typeText(type, own)};`,
        );
      const isOpen = schema.additionalDeclared && schema.additionalProperties.kind !== "never";
      return `{ ${members.join(" ")} ${isOpen || schema.patternProperties ? "[name: string]: unknown;" : ""} }`;
    }
    case "union":
      return schema.untyped ? "unknown" : schema.members.map((member) => `(${typeText(member, own)})`).join(" | ");
    case "intersection":
      return schema.members.map((member) => `(${typeText(member, own)})`).join(" & ");
    case "blob":
      return "Blob";
    default:
      return schema.kind;
  }
}

const transpiledTexts = new Map<string, string>();

function transpiled(text: string): string {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const output = transpiledTexts.get(text) ?? ts.transpileModule(text, { compilerOptions }).outputText;
  transpiledTexts.set(text, output);
  return output;
}

type GuardMaker = typeof runtimeGuard.guard;

/** Compiles and runs the modules of all schemas; gives their guards by name. */
export function loadGuards(
  schemas: ReadonlyMap<string, NamedSchema>,
  makeGuard: GuardMaker = runtimeGuard.guard,
  settings: GuardSettings = plainGuardSettings,
): ReadonlyMap<string, Guard<unknown>> {
  const modules = new Map<string, Record<string, unknown>>();
  const load = (path: string): Record<string, unknown> => {
    if (path === "../runtime/guard.js") return { ...runtimeGuard, guard: makeGuard };
    const runtime = runtimeModules.get(path.replace(/^\.\.\/runtime\/|\.js$/g, ""));
    if (runtime !== undefined) return runtime;
    const name = path.replace(/^\.\/|\.js$/g, "");
    const known = modules.get(name);
    if (known !== undefined) return known;
    const exports: Record<string, unknown> = {};
    modules.set(name, exports);
    const schema = schemas.get(name);
    if (schema === undefined) throw new Error(`There is no schema ${name}.`);
    const outputText = transpiled(moduleText(schema, schemas, settings));
    new Function("exports", "require", outputText)(exports, load);
    return exports;
  };
  return new Map(
    [...schemas.keys()].map((name) => {
      const guard = load(`./${name}.js`)[`${schemas.get(name)?.localName}Guard`];
      return [name, guard as Guard<unknown>]; // what every module exports
    }),
  );
}
