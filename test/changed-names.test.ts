import { expect, test } from "vitest";
import type { JsonObject } from "../src/model/json.js";
import { defaultSettings } from "../src/model/settings.js";
import { resolveApi } from "../src/resolve/resolve-api.js";
import { documentOf } from "./resolve-support.js";

// What is said of names that nobody configured.

const object: JsonObject = { schema: { type: "object" } };
const content: JsonObject = { "application/json": object, "application/problem+json": object };
const post: JsonObject = { operationId: "dual", requestBody: { content }, responses: {} };
const settable = "Set a name of your own under `x-specwright.names`.";

function namesOf(parts: JsonObject) {
  const { value, issues } = resolveApi(
    documentOf({ openapi: "3.1.0", info: { title: "T", version: "1" }, ...parts }),
    defaultSettings,
  );
  const said = issues
    .filter(({ code }) => code === "name-changed")
    .map(({ message, hint, location }) => [location.pointer, message, hint]);
  return { schemas: value.schemas.map(({ localName }) => localName), said };
}

test("schemas that are named here get numbers among themselves without a word", () => {
  expect(namesOf({ paths: { "/a": { post } } })).toEqual({ schemas: ["DualBody", "DualBody2"], said: [] });
});

test("a component that has the name of a body is told, with what can be done about it", () => {
  const { schemas, said } = namesOf({ paths: { "/a": { post } }, components: { schemas: { DualBody: {} } } });
  expect(schemas).toEqual(["DualBody", "DualBody2", "DualBody3"]);
  const hint =
    "No setting changes this name. If a component or an operation has the wanted one, set another for that under `x-specwright.names`.";
  const place = "/paths/~1a/post/requestBody/content/application~1";
  const reason = "The name `DualBody` is taken by something else in the output, so this is called";
  expect(said).toEqual([
    [`${place}json/schema`, `${reason} \`DualBody2\`.`, hint],
    [`${place}problem+json/schema`, `${reason} \`DualBody3\`.`, hint],
  ]);
});

test("an operation can be given a name", () => {
  const { said } = namesOf({
    paths: { "/a": { get: { operationId: "a_b", responses: {} }, put: { operationId: "a-b", responses: {} } } },
  });
  const message = "The name `ab` is taken by something else in the output, so this is called `ab2`.";
  expect(said).toEqual([["/paths/~1a/put", message, settable]]);
});

const why = {
  form: "is used by Specwright's own code in the output",
  value: "is used by Specwright's own code in the output",
  fetch: "means something else in TypeScript",
  then: "would make a promise of the module that exports it",
};

test.each(Object.entries(why))(
  "an operation `%s` is renamed for a reason that is told: it %s",
  (operationId, reason) => {
    const { said } = namesOf({ paths: { "/a": { get: { operationId, responses: {} } } } });
    const message = `The name \`${operationId}\` ${reason}, so this is called \`${operationId}_\`.`;
    expect(said).toEqual([["/paths/~1a/get", message, settable]]);
  },
);

test.each(["delete", "form_"])("nobody is told that an operation `%s` has an underscore", (operationId) => {
  expect(namesOf({ paths: { "/a": { get: { operationId, responses: {} } } } }).said).toEqual([]);
});

test("a schema with a name of the runtime is told so", () => {
  const message = "The name `Fields` is used by Specwright's own code in the output, so this is called `FieldsModel`.";
  const { said } = namesOf({ components: { schemas: { Fields: {} } } });
  expect(said).toEqual([["/components/schemas/Fields", message, settable]]);
});
