import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { CORE_SCHEMA, load } from "js-yaml";
import { emitApi } from "../../src/emit/emit-api.js";
import { loadDocument } from "../../src/load/load-document.js";
import { loadRuntime } from "../../src/load/load-runtime.js";
import type { Api } from "../../src/model/api.js";
import type { EmittedFile } from "../../src/model/emitted-file.js";
import type { Issue } from "../../src/model/issue.js";
import { isJsonObject, type JsonObject, type JsonValue } from "../../src/model/json.js";
import type { SpecDocument } from "../../src/model/spec-document.js";
import { defaultSettings } from "../../src/model/settings.js";
import { resolveApi } from "../../src/resolve/resolve-api.js";

const ownFolder = fileURLToPath(new URL("../../spec/", import.meta.url));
const folder = fileURLToPath(new URL("../../../shared/specs/", import.meta.url));

/** What became of one document. */
export interface Outcome {
  readonly name: string;
  readonly issues: readonly Issue[];
  /** Absent after a fatal issue. */
  readonly output?: Output;
}

/** A document and what was made of it. */
export interface Output {
  readonly document: SpecDocument;
  readonly api: Api;
  readonly files: readonly EmittedFile[];
}

/** Flexslot's document, which is part of the repository. */
export const flexslotName = "flexslot.yaml";

/** GitHub's document, of 13 MB. */
export const githubName = "github.json";

/** Documents of all sizes, versions and makers for which more is asked than that they do not crash. */
export const namedDocuments: readonly string[] = [
  "adyen-checkout-v71.json",
  "box-v2025.json",
  "clerk-backend.yaml",
  "digitalocean.yaml",
  "directus.json",
  "discord.json",
  "docker.yaml",
  "drf-test_polymorphic.yaml",
  "heyapi-full-3.0.yaml",
  "intercom-2.11.yaml",
  "inventree-drf.yaml",
  "meilisearch.json",
  "openai-2025.yaml",
  "paypal-invoicing.json",
  "petstore-3.0.yaml",
  "readme-3.1-train-travel.json",
  "redocly-museum.yaml",
  "spotify.yaml",
  "stripe-2022.json",
  "twilio-api-v2010.json",
];

/** The file names of all documents. */
export function specNames(): readonly string[] {
  if (!existsSync(folder)) throw new Error("There is no `shared/specs` beside the repository, so nothing to run on.");
  return readdirSync(folder).filter((name) => /\.(?:json|yaml)$/.test(name));
}

/** Where a document lies. */
export function pathOf(name: string): string {
  return (name === flexslotName ? ownFolder : folder) + name;
}

/** A document as it stands in its file, read without any of the code under test. */
export function rawDocument(name: string): JsonObject {
  return parsed(pathOf(name));
}

/** The document in a file, read without any of the code under test. */
export function parsed(path: string): JsonObject {
  const text = readFileSync(path, "utf8");
  // Dates stay strings, and whatever a document repeats is taken once.
  const value: unknown = path.endsWith(".json") ? JSON.parse(text) : load(text, { json: true, schema: CORE_SCHEMA });
  return value as JsonObject; // every document is one
}

/** Makes the output of a document in memory. */
export async function generate(name: string, settings: typeof defaultSettings = defaultSettings): Promise<Outcome> {
  return generateFrom(name, name === flexslotName ? ownFolder : folder, settings);
}

/** Makes the output of the document called `name` in a folder. */
export async function generateFrom(
  name: string,
  cwd: string,
  settings: typeof defaultSettings = defaultSettings,
): Promise<Outcome> {
  const loaded = await loadDocument(name, cwd);
  const document = loaded.value;
  if (document === undefined) return { name, issues: loaded.issues };
  const resolved = resolveApi(document, settings);
  const issues = [...loaded.issues, ...resolved.issues];
  if (issues.some(({ severity }) => severity === "fatal")) return { name, issues };
  const files = emitApi(resolved.value, await loadRuntime(), settings);
  return { name, issues, output: { document, api: resolved.value, files } };
}

/** The members of an object, none for anything else. */
export function membersOf(value: JsonValue | undefined): readonly (readonly [name: string, value: JsonValue])[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(value as JsonObject).flatMap(([name, member]) =>
    member === undefined ? [] : [[name, member]],
  ); // neither of the two
}

/** A member of an object; undefined for anything else. */
export function memberOf(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return value !== undefined && isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
