import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { isJsonObject, type JsonObject, type JsonValue } from "../../src/model/json.js";
import { defaultSettings } from "../../src/model/settings.js";
import { resolveApi } from "../../src/resolve/resolve-api.js";
import { isValid } from "../model-validator.js";
import { documentOf, namedSchema } from "../resolve-support.js";
import { hasSuite, suiteFiles, suiteFolder, suiteGroups } from "./suite-files.js";

// The suite, asked of the model alone: what a schema becomes must mean what the schema says.

const metaschema = "https://json-schema.org/draft/2020-12/schema";
const metaschemas = fileURLToPath(new URL("../../node_modules/ajv/dist/refs/json-schema-2020-12", import.meta.url));
const remotes = "http://localhost:1234/draft2020-12/";

/** What the suite asks for beside its own schema, as components with the URIs under which it asks. */
function remoteSchemas(text: string): JsonObject {
  return {
    ...(text.includes(remotes) ? schemasBelow(join(suiteFolder, "remotes/draft2020-12"), remotes) : {}),
    ...(text.includes(`"$ref":"${metaschema}"`) ? schemasBelow(metaschemas, "meta:") : {}),
  };
}

function schemasBelow(base: string, uri: string): JsonObject {
  const paths = readdirSync(base, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".json"));
  return Object.fromEntries(paths.map((path) => [uri + path, withId(uri + path, join(base, path))]));
}

function withId($id: string, path: string): JsonObject {
  const schema = JSON.parse(readFileSync(path, "utf8")) as JsonValue; // what JSON.parse returns
  return { $id, ...(isJsonObject(schema) ? schema : {}) };
}

// Their URIs and the `$id` in them differ, and the model reads no other dialect than that of 2020-12.
const refused: readonly string[] = [
  "remote HTTP ref with different $id",
  "remote HTTP ref with different URN $id",
  "schema that uses custom metaschema with with no validation vocabulary",
  "ignore unrecognized optional vocabulary",
];

describe.skipIf(!hasSuite).each(hasSuite ? suiteFiles("draft2020-12") : [])("the model of %s", (file) => {
  test.each(suiteGroups(file))("$description", ({ description, schema, tests }) => {
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
