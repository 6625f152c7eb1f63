import type { Api } from "../../model/api.js";
import type { EmittedFile } from "../../model/emitted-file.js";
import type { NamedSchema } from "../../model/schema.js";
import { cutSchemaModule, type SchemaModule } from "./cut-schema-module.js";
import { reachOf, type Reach } from "./reach.js";

/** The named schemas of one side with their modules. */
export interface SchemaSurface {
  readonly api: Api;
  readonly reach: Reach;
  /** The file that the schema became. */
  textOf(schema: NamedSchema): string;
  moduleOf(schema: NamedSchema): SchemaModule;
  /** The schema with this key. */
  schema(name: string): NamedSchema | undefined;
}

/** Looks at the named schemas of one side; modules are cut when they are asked for. */
export function schemaSurface(api: Api, files: readonly EmittedFile[]): SchemaSurface {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const byName = new Map(api.schemas.map((schema) => [schema.name, schema]));
  const modules = new Map<NamedSchema, SchemaModule>();
  let reach: Reach | undefined;
  const textOf = (schema: NamedSchema): string => {
    const text = texts.get(`schemas/${schema.module}.ts`);
    if (text === undefined) throw new Error(`Unreachable: the output has no module for ${schema.localName}.`);
    return text;
  };
  return {
    api,
    get reach() {
      return (reach ??= reachOf(api));
    },
    textOf,
    moduleOf: (schema) => {
      const module = modules.get(schema) ?? cutSchemaModule(textOf(schema));
      modules.set(schema, module);
      return module;
    },
    schema: (name) => byName.get(name),
  };
}

/** The key of the view of a schema that requests send, where it has one. */
export function inputKey(name: string): string {
  return `input ${name}`;
}
