import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { JsonObject, JsonValue } from "../../src/model/json.js";

/** Where the official suite is, if it is there: beside the repository. */
export const suiteFolder: string = fileURLToPath(new URL("../../../shared/json-schema-test-suite/", import.meta.url));

const metaschemas = fileURLToPath(
  new URL("dist/refs/json-schema-2020-12/", pathToFileURL(createRequire(import.meta.url).resolve("ajv/package.json"))),
);

/** Whether the official suite stands beside the repository. */
export const hasSuite: boolean = existsSync(`${suiteFolder}tests`);

/** A schema of the suite, and the values that it is tried on. */
export interface SuiteGroup {
  /** Below `tests/`, such as `draft4/ref.json`. */
  readonly file: string;
  readonly description: string;
  readonly schema: JsonValue;
  readonly tests: readonly SuiteTest[];
}

export interface SuiteTest {
  readonly description: string;
  readonly data: JsonValue;
  readonly valid: boolean;
}

/** The files of a folder below `tests/`, not those of the folders in it. */
export function suiteFiles(path: string): readonly string[] {
  return readdirSync(`${suiteFolder}tests/${path}`)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => `${path}/${name}`);
}

/** The groups of one file; an own `__proto__` in it stays one. */
export function suiteGroups(file: string): readonly SuiteGroup[] {
  const groups = JSON.parse(readFileSync(`${suiteFolder}tests/${file}`, "utf8")) as Omit<SuiteGroup, "file">[]; // the suite's own schema
  return groups.map((group) => ({ ...group, file }));
}

const remoteBase = "http://localhost:1234/";
const metaschemaBase = "https://json-schema.org/draft/2020-12/";

/** The document that the suite, or JSON Schema itself, publishes at a URI without a fragment; `undefined` for any other. */
export function publishedDocument(uri: string): JsonValue | undefined {
  if (uri.startsWith(remoteBase) && uri.endsWith(".json"))
    return jsonFile(`${suiteFolder}remotes/${uri.slice(remoteBase.length)}`);
  return uri.startsWith(metaschemaBase)
    ? jsonFile(`${metaschemas}${uri.slice(metaschemaBase.length)}.json`)
    : undefined;
}

function jsonFile(path: string): JsonValue | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as JsonObject) : undefined; // all of them are objects
}
