import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { isJsonObject, type JsonObject, type JsonValue } from "../../../src/model/json.js";
import { githubFile, root } from "./places.js";

const prefix = "#/components/schemas/";

/** An OpenAPI document of which only schemas and examples matter here. */
export interface ApiDocument {
  readonly openapi: string;
  readonly schemas: JsonObject;
  readonly examples: JsonObject;
}

/** Flexslot's document. */
export function readFlexslot(): ApiDocument {
  return apiDocument(load(readFileSync(join(root, "spec/flexslot.yaml"), "utf8")));
}

/** GitHub's document. */
export function readGithub(): ApiDocument {
  return apiDocument(JSON.parse(readFileSync(githubFile, "utf8")));
}

/** The part of a document that some of its schemas reach, and beside it the schemas in `added`. */
export function partOf(document: ApiDocument, names: readonly string[], added: JsonObject = {}): ApiDocument {
  const reached = new Set<string>();
  const visit = (name: string): void => {
    if (reached.has(name)) return;
    reached.add(name);
    for (const next of referencesIn(document.schemas[name])) visit(next);
  };
  for (const name of names) visit(name);
  const schemas = Object.fromEntries([...reached].map((name) => [name, document.schemas[name]]));
  return { ...document, schemas: { ...schemas, ...added } };
}

/** The document as text for our command line, which wants a whole one. */
export function textOf({ openapi, schemas }: ApiDocument): string {
  return JSON.stringify({ openapi, info: { title: "Benchmark", version: "1" }, paths: {}, components: { schemas } });
}

/** The names of the components that a schema refers to, however deep. */
export function referencesIn(schema: JsonValue | undefined): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const reference = isJsonObject(schema) ? schema["$ref"] : undefined;
  const own = typeof reference === "string" && reference.startsWith(prefix) ? [reference.slice(prefix.length)] : [];
  return [...own, ...Object.values(schema).flatMap((value: JsonValue | undefined) => referencesIn(value))];
}

/** The reference to a component. */
export function referenceTo(name: string): JsonObject {
  return { $ref: `${prefix}${name}` };
}

function apiDocument(content: unknown): ApiDocument {
  const document = content as JsonObject; // read from JSON or YAML a moment ago
  const components = document["components"];
  const schemas = isJsonObject(components) ? components["schemas"] : undefined;
  if (!isJsonObject(components) || !isJsonObject(schemas)) throw new Error("The document has no schemas.");
  const examples = isJsonObject(components["examples"]) ? components["examples"] : {};
  return { openapi: String(document["openapi"]), schemas, examples };
}
