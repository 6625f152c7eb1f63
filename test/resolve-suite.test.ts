import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { isJsonObject, type JsonObject, type JsonValue } from "../src/model/json.js";
import { defaultSettings } from "../src/model/settings.js";
import { resolveApi } from "../src/resolve/resolve-api.js";
import { isValid } from "./model-validator.js";
import { documentOf, namedSchema } from "./resolve-support.js";

// The suite of JSON Schema, asked of the model alone: what a schema becomes must mean what the schema says.
// Where the suite is not at hand, as in an ordinary checkout, this is skipped, and says so.

const suite = fileURLToPath(new URL("../../shared/json-schema-test-suite", import.meta.url));
const folder = join(suite, "tests/draft2020-12");
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];
const metaschema = "https://json-schema.org/draft/2020-12/schema";
const remotes = "http://localhost:1234/draft2020-12/";

interface Group {
  readonly description: string;
  readonly schema: JsonValue;
  readonly tests: readonly { readonly description: string; readonly data: JsonValue; readonly valid: boolean }[];
}

function parse<T>(path: string): T {
  return JSON.parse(readFileSync(path, "utf8")) as T; // the suite's own schema says so
}

/** What the suite asks for beside its own schema, as components with the URIs under which it asks. */
function remoteSchemas(text: string): JsonObject {
  return {
    ...(text.includes(remotes) ? schemasBelow(join(suite, "remotes/draft2020-12"), remotes) : {}),
    ...(text.includes(`"$ref":"${metaschema}"`)
      ? schemasBelow("node_modules/ajv/dist/refs/json-schema-2020-12", "meta:")
      : {}),
  };
}

function schemasBelow(base: string, uri: string): JsonObject {
  const paths = readdirSync(base, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".json"));
  return Object.fromEntries(
    paths.map((path) => [uri + path, { $id: uri + path, ...parse<JsonObject>(join(base, path)) }]),
  );
}

// Their URIs and the `$id` in them differ, and the model reads no other dialect than that of 2020-12.
const refused: readonly string[] = [
  "remote HTTP ref with different $id",
  "remote HTTP ref with different URN $id",
  "schema that uses custom metaschema with with no validation vocabulary",
  "ignore unrecognized optional vocabulary",
];

test.skipIf(!existsSync(suite))("shared/json-schema-test-suite beside the repository has what is asked here", () => {
  expect(files).toContain("unevaluatedProperties.json");
});

describe.each(files)("%s", (file) => {
  test.each(parse<readonly Group[]>(join(folder, file)))("$description", ({ description, schema, tests }) => {
    const settings = { ...defaultSettings, implicitObject: false, discriminatorIsAuthoritative: false };
    const subject = isJsonObject(schema) ? { $id: "https://specwright.example/subject", ...schema } : schema;
    const schemas = { Subject: subject, ...remoteSchemas(JSON.stringify(schema)) };
    const { value } = resolveApi(documentOf({ components: { schemas } }), settings);
    const { guarded, schema: model } = namedSchema(value, "Subject");
    expect(guarded).toBe(!refused.includes(description));
    const verdicts = tests.map((each) => [
      each.description,
      !guarded || isValid(value, model, each.data) === each.valid,
    ]);
    expect(verdicts.filter(([, isRight]) => isRight !== true)).toEqual([]);
  });
});
