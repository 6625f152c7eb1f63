// What is used of packages that only these tests need, and that are installed here alone.

declare module "@openapi-contrib/openapi-schema-to-json-schema" {
  import type { JsonObject } from "../../src/model/json.js";

  interface Options {
    readonly cloneSchema: boolean;
    readonly beforeTransform: (schema: JsonObject) => JsonObject;
    readonly afterTransform: (schema: JsonObject) => JsonObject;
  }
  /** From OpenAPI 3.0 to JSON Schema draft 4. */
  export function openapiSchemaToJsonSchema(schema: JsonObject, options: Options): JsonObject;
}

declare module "@hyperjump/json-schema/experimental" {
  /** A schema that was read, and everything that it refers to. */
  export interface CompiledSchema {
    readonly schemaUri: string;
    readonly ast: Readonly<Record<string, unknown>>;
  }
  export function getSchema(uri: string): Promise<object>;
  export function canonicalUri(schema: object): string;
  export function compile(schema: object): Promise<CompiledSchema>;
  export function interpret(schema: CompiledSchema, instance: object): { readonly valid: boolean };
}

declare module "@hyperjump/json-schema/instance/experimental" {
  export function fromJs(value: unknown): object;
}

declare module "@hyperjump/json-schema/draft-2020-12" {
  export function registerSchema(schema: unknown, uri: string, dialect: string): void;
  export function setShouldValidateSchema(isEnabled: boolean): void;
  export function setShouldValidateFormat(isEnabled: boolean): void;
}

declare module "@hyperjump/json-schema/draft-04" {
  export function registerSchema(schema: unknown, uri: string, dialect: string): void;
}
