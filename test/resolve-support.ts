import type { Api } from "../src/model/api.js";
import type { Issue, WithIssues } from "../src/model/issue.js";
import type { JsonObject, JsonValue } from "../src/model/json.js";
import type { NamedSchema, Schema } from "../src/model/schema.js";
import { defaultSettings, type ResolveSettings } from "../src/model/settings.js";
import type { SpecDocument, SpecVersion } from "../src/model/spec-document.js";
import { resolveApi } from "../src/resolve/resolve-api.js";

/** A document that no file holds. */
export function documentOf(content: JsonObject, version: SpecVersion = "3.1"): SpecDocument {
  const locate: SpecDocument["locate"] = (pointer) => ({ file: "spec.yaml", line: 1, column: 1, pointer });
  return { file: "spec.yaml", version, content, sources: [], locate };
}

export interface ResolveOptions {
  readonly version?: SpecVersion;
  readonly settings?: Partial<ResolveSettings>;
}

/** The model of a document that has components alone. */
export function resolveSchemas(schemas: JsonObject, options: ResolveOptions = {}): WithIssues<Api> {
  const document = documentOf({ components: { schemas } }, options.version);
  return resolveApi(document, { ...defaultSettings, ...options.settings });
}

/** A schema without pointers and documentation, for comparing what it asserts. */
export function plain(schema: Schema): JsonValue {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) => (key === "pointer" || key === "documentation" ? undefined : value)),
  ) as JsonValue; // what JSON.parse gives
}

/** What a schema asserts that may refer to `Other`, a string. */
export function read(schema: JsonValue, options: ResolveOptions = {}): JsonValue {
  return plain(
    namedSchema(resolveSchemas({ Subject: schema, Other: { type: "string" } }, options).value, "Subject").schema,
  );
}

/** The schema with this wire name. */
export function namedSchema(api: Api, name: string): NamedSchema {
  const found = api.schemas.find((schema) => schema.name === name);
  if (found === undefined) throw new Error(`There is no schema called \`${name}\`.`);
  return found;
}

/** Codes and pointers, for comparing what was found. */
export function found(issues: readonly Issue[]): readonly string[] {
  return issues.map(({ code, location }) => `${code} ${location.pointer}`);
}
