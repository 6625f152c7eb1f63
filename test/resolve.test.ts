import { describe, expect, test } from "vitest";
import type { Api, NameOverrides } from "../src/model/api.js";
import type { JsonObject, JsonValue } from "../src/model/json.js";
import type { Schema } from "../src/model/schema.js";
import type { SpecDocument } from "../src/model/spec-document.js";
import { isReservedName } from "../src/resolve/names/reserved-names.js";
import { defaultSettings } from "../src/model/settings.js";
import { resolveApi as resolve } from "../src/resolve/resolve-api.js";
import { camelCase, kebabCase, pascalCase } from "../src/resolve/names/words.js";
import { loadRuntime } from "../src/load/load-runtime.js";

const noOverrides: NameOverrides = defaultSettings.names;

function resolveApi(document: SpecDocument, names: NameOverrides) {
  return resolve(document, { ...defaultSettings, names });
}

function documentOf(content: JsonObject, version: "3.0" | "3.1" = "3.1"): SpecDocument {
  return {
    file: "spec.yaml",
    version,
    content,
    sources: [],
    locate: (pointer) => ({ file: "spec.yaml", line: 1, column: 1, pointer }),
  };
}

function resolveSchemas(schemas: JsonObject, version: "3.0" | "3.1" = "3.1", overrides = noOverrides) {
  return resolveApi(documentOf({ components: { schemas } }, version), overrides);
}

/** A schema without pointers and documentation, for comparing what it asserts. */
function plain(schema: Schema): JsonValue {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) => (key === "pointer" || key === "documentation" ? undefined : value)),
  ) as JsonValue; // what JSON.parse gives
}

function read(schema: JsonValue, version: "3.0" | "3.1" = "3.1"): JsonValue {
  const { value } = resolveSchemas({ Subject: schema, Other: { type: "string" } }, version);
  const subject = value.schemas.find(({ name }) => name === "Subject");
  if (subject === undefined) throw new Error("Unreachable: the subject has a name.");
  return plain(subject.schema);
}

function localNames(api: Api): Record<string, string> {
  return Object.fromEntries(api.schemas.map(({ name, localName }) => [name, localName]));
}

describe("words", () => {
  test.each([
    ["foo-bar", "FooBar", "fooBar", "foo-bar"],
    ["OAuth2Client", "OAuth2Client", "oAuth2Client", "oauth2-client"],
    [
      "me_partner_oauth2_clients_list",
      "MePartnerOauth2ClientsList",
      "mePartnerOauth2ClientsList",
      "me-partner-oauth2-clients-list",
    ],
    ["repos/list-for-org", "ReposListForOrg", "reposListForOrg", "repos-list-for-org"],
    ["URLShorten", "URLShorten", "urlShorten", "urlshorten"],
    ["ID", "ID", "id", "id"],
    ["1st", "_1st", "_1st", "1st"],
    ["Foo.Bar", "FooBar", "fooBar", "foo-bar"],
    ["größe", "Größe", "größe", "größe"],
    ["名前", "名前", "名前", "名前"],
  ])("%s becomes %s, %s, %s", (name, pascal, camel, kebab) => {
    expect([pascalCase(name), camelCase(name), kebabCase(name)]).toEqual([pascal, camel, kebab]);
  });
});

describe("names", () => {
  test("a name that needs no change keeps it, wherever it stands", () => {
    const { value } = resolveSchemas({ "foo-bar": {}, foo_bar: {}, FooBar: {} });
    expect(localNames(value)).toEqual({ "foo-bar": "FooBar2", foo_bar: "FooBar3", FooBar: "FooBar" });
  });

  test("an unrelated schema moves no name", () => {
    const before = localNames(resolveSchemas({ "a-b": {}, a_b: {}, Error: {}, Pet: {} }).value);
    const after = localNames(resolveSchemas({ Unrelated: {}, "a-b": {}, a_b: {}, Zoo: {}, Error: {}, Pet: {} }).value);
    expect(after).toMatchObject(before);
  });

  test("globals and keywords are not shadowed", () => {
    const { value } = resolveSchemas({ Error: {}, Record: {}, default: {}, class: {}, string: {} });
    expect(Object.values(localNames(value))).toEqual(["ErrorModel", "RecordModel", "Default", "Class", "StringModel"]);
  });

  test("the guard of one schema never takes the name of another", () => {
    const { value } = resolveSchemas({ PetGuard: {}, Pet: {} });
    expect(localNames(value)).toEqual({ PetGuard: "PetGuard", Pet: "Pet2" });
  });

  test("nor do its labels", () => {
    const { value } = resolveSchemas({ PetLabels: {}, Pet: {} });
    expect(localNames(value)).toEqual({ PetLabels: "PetLabels", Pet: "Pet2" });
  });

  test("names that differ in case alone get different files", () => {
    const { value } = resolveSchemas({ Pet: {}, PET: {}, con: {} });
    expect(value.schemas.map(({ module }) => module)).toEqual(["Pet", "PET-2", "Con_"]);
  });

  test("configured names win, and unknown ones are reported", () => {
    const overrides = { operations: {}, schemas: { "foo-bar": "Foo", gone: "Gone" } };
    const { value, issues } = resolveSchemas({ Foo: {}, "foo-bar": {} }, "3.1", overrides);
    expect(localNames(value)).toEqual({ Foo: "Foo2", "foo-bar": "Foo" });
    expect(issues.map(({ code }) => code)).toEqual(["name-changed", "name-override-unused"]);
  });

  test("whatever generated modules import from the runtime is reserved", async () => {
    const imported = [
      "auth.ts",
      "body.ts",
      "check.ts",
      "check-items.ts",
      "check-shape.ts",
      "client.ts",
      "errors.ts",
      "event-stream.ts",
      "guard.ts",
      "json-lines.ts",
      "multipart-body.ts",
      "multipart-stream.ts",
      "one-of-bodies.ts",
      "matches.ts",
      "path-client.ts",
      "query-string.ts",
      "raw-response.ts",
      "read-headers.ts",
      "response.ts",
      "styled-form-body.ts",
      "styles.ts",
    ];
    const runtime = await loadRuntime();
    const sources = runtime.filter(({ name }) => imported.includes(name));
    const rare = runtime.filter(({ name }) => /^(?:find-(?!member)|format-|compact-|with-|to-)/.test(name));
    // What else these export serves their neighbours in the runtime.
    const isImported = (name: string): boolean => /^(?:find|compact|with|to)[A-Z]|Format$/.test(name);
    const namesIn = (modules: typeof runtime): readonly string[] =>
      modules.flatMap(({ text }) =>
        [...text.matchAll(/^export (?:abstract )?(?:function|const|class) (\w+)/gm)].map(([, name]) => name ?? ""),
      );
    const exported = [...namesIn(sources), ...namesIn(rare).filter(isImported)];
    expect(sources.length).toBe(imported.length);
    expect(exported.filter((name) => !isReservedName(name))).toEqual([]);
  });
});

describe("schemas", () => {
  const string = { kind: "string" };
  const nil = { kind: "null" };
  test.each<[rule: string, schema: JsonValue, version: "3.0" | "3.1", expected: JsonValue]>([
    [
      "nullable beside a type admits null",
      { type: "string", nullable: true },
      "3.0",
      { kind: "union", mode: "anyOf", members: [string, nil] },
    ],
    ["nullable without a type means nothing", { nullable: true, allOf: [{ type: "string" }] }, "3.0", string],
    [
      "nullable means the same in 3.1",
      { type: "string", nullable: true },
      "3.1",
      { kind: "union", mode: "anyOf", members: [string, nil] },
    ],
    [
      "a list of types is a union",
      { type: ["string", "null"] },
      "3.1",
      { kind: "union", mode: "anyOf", members: [string, nil] },
    ],
    [
      "exclusiveMinimum as a boolean modifies minimum",
      { type: "number", minimum: 1, exclusiveMinimum: true },
      "3.0",
      { kind: "number", integer: false, exclusiveMinimum: 1 },
    ],
    [
      "exclusiveMinimum as a boolean means the same in 3.1",
      { type: "number", minimum: 1, exclusiveMinimum: true },
      "3.1",
      { kind: "number", integer: false, exclusiveMinimum: 1 },
    ],
    [
      "exclusiveMinimum is a number in 3.1",
      { type: "number", exclusiveMinimum: 1 },
      "3.1",
      { kind: "number", integer: false, exclusiveMinimum: 1 },
    ],
    [
      "siblings of $ref are ignored in 3.0",
      { $ref: "#/components/schemas/Other", maxLength: 1 },
      "3.0",
      { kind: "reference", name: "Other" },
    ],
    [
      "siblings of $ref apply in 3.1",
      { $ref: "#/components/schemas/Other", type: "string", maxLength: 1 },
      "3.1",
      {
        kind: "intersection",
        members: [
          { kind: "reference", name: "Other" },
          { kind: "string", maxLength: 1 },
        ],
      },
    ],
    ["enum is filtered by type", { type: "string", enum: ["a", 1, "a"] }, "3.1", { kind: "literals", values: ["a"] }],
    [
      "enum without null stays without null",
      { type: "string", nullable: true, enum: ["a"] },
      "3.0",
      { kind: "literals", values: ["a"] },
    ],
    ["const is one literal", { const: null }, "3.1", { kind: "literals", values: [null] }],
    ["an enum that nothing can meet is never valid", { type: "string", enum: [1] }, "3.1", { kind: "never" }],
    ["one member of allOf stands for itself", { allOf: [{ type: "string" }] }, "3.1", string],
    ["true is anything", true, "3.1", { kind: "any" }],
    ["false is nothing", false, "3.1", { kind: "never" }],
    [
      "required without a declaration is a property of any kind",
      { required: ["a"] },
      "3.1",
      {
        kind: "object",
        properties: [{ name: "a", required: true, declared: false, schema: { kind: "any" } }],
        additionalProperties: { kind: "any" },
        additionalDeclared: false,
      },
    ],
  ])("%s", (_rule, schema, version, expected) => {
    expect(read(schema, version)).toEqual(expected);
  });

  test("a keyword without a type lets other types pass", () => {
    expect(read({ minLength: 2 })).toMatchObject({
      kind: "union",
      untyped: true,
      members: { length: 6, 0: { kind: "string", minLength: 2 } },
    });
  });

  test("a pattern that JavaScript cannot read costs the guard, and the guards of all that refer to it", () => {
    const { value, issues } = resolveSchemas({
      A: { type: "object", patternProperties: { "(": {} } },
      B: { type: "array", items: { $ref: "#/components/schemas/A" } },
      C: { type: "string" },
    });
    expect(value.schemas.map(({ name, guarded }) => [name, guarded])).toEqual([
      ["A", false],
      ["B", false],
      ["C", true],
    ]);
    expect(issues.map(({ code }) => code)).toEqual(["schema-pattern-invalid", "schema-dependency-unguarded"]);
  });

  test("a schema that reaches itself is recursive, one that only refers to it is not", () => {
    const { value } = resolveSchemas({
      Node: { type: "object", properties: { next: { $ref: "#/components/schemas/Node" } } },
      Tree: { type: "object", properties: { root: { $ref: "#/components/schemas/Node" } } },
    });
    expect(value.schemas.map(({ recursive }) => recursive)).toEqual([true, false]);
  });

  test("a circle of aliases is reported and stands for anything", () => {
    const { value, issues } = resolveSchemas({
      A: { allOf: [{ $ref: "#/components/schemas/B" }, { type: "object" }] },
      B: { anyOf: [{ $ref: "#/components/schemas/A" }, { type: "string" }] },
    });
    expect(issues.map(({ code }) => code)).toEqual(["ref-cycle", "ref-cycle"]);
    expect(value.schemas.map(({ schema, guarded }) => [schema.kind, guarded])).toEqual([
      ["any", false],
      ["any", false],
    ]);
  });
});

describe("views", () => {
  const reference = (name: string): JsonObject => ({
    content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
  });
  const document = (operations: JsonObject): SpecDocument =>
    documentOf({
      paths: { "/pets": operations },
      components: {
        schemas: {
          Pet: {
            type: "object",
            required: ["id", "owner"],
            properties: {
              id: { type: "integer", readOnly: true },
              secret: { type: "string", writeOnly: true },
              owner: { $ref: "#/components/schemas/Owner" },
              tag: { $ref: "#/components/schemas/Tag" },
            },
          },
          Owner: { type: "object", properties: { id: { type: "integer", readOnly: true } } },
          Tag: { type: "object", properties: { name: { type: "string" } } },
        },
      },
    });
  const propertiesOf = (api: Api): Record<string, readonly string[]> =>
    Object.fromEntries(
      api.schemas.map(({ localName, schema }) => [
        localName,
        schema.kind === "object" ? schema.properties.map(({ name }) => name) : [],
      ]),
    );

  test("a schema that is sent and received in different forms has an input view, through references too", () => {
    const { value } = resolveApi(
      document({
        post: { operationId: "create", requestBody: reference("Pet"), responses: { 201: reference("Pet") } },
      }),
      noOverrides,
    );
    expect(propertiesOf(value)).toEqual({
      Pet: ["id", "owner", "tag"],
      PetInput: ["secret", "owner", "tag"],
      Owner: ["id"],
      OwnerInput: [],
      Tag: ["name"],
    });
    expect(value.operations[0]?.requestBody?.content[0]?.schema).toMatchObject({
      kind: "reference",
      name: "input Pet",
    });
  });

  test("a schema that is only received needs no second view", () => {
    const { value } = resolveApi(
      document({ get: { operationId: "get", responses: { 200: reference("Pet") } } }),
      noOverrides,
    );
    expect(propertiesOf(value)).toEqual({ Pet: ["id", "owner", "tag"], Owner: ["id"], Tag: ["name"] });
  });

  test("what a component says to its heirs has two views as well, and so has a part of a component", () => {
    const readOnly = { type: "integer", readOnly: true };
    const owner = { $ref: "#/components/schemas/Dog/properties/owner" };
    const { value } = resolveApi(
      documentOf({
        paths: { "/cats": { post: { operationId: "create", requestBody: reference("Cat"), responses: {} } } },
        components: {
          schemas: {
            Pet: {
              type: "object",
              discriminator: { propertyName: "kind" },
              properties: { id: readOnly, kind: { type: "string" } },
            },
            Cat: { allOf: [{ $ref: "#/components/schemas/Pet" }], required: ["owner"], properties: { owner } },
            Dog: { type: "object", properties: { owner: { type: "object", properties: { id: readOnly } } } },
          },
        },
      }),
      noOverrides,
    );
    expect(propertiesOf(value)).toMatchObject({
      PetBase: ["id", "kind"],
      PetBaseInput: ["kind"],
      DogOwner: ["id"],
      DogOwnerInput: [],
    });
  });

  test("a schema that is only sent has the views it would have if it were received as well", () => {
    const create = { operationId: "create", requestBody: reference("Pet"), responses: {} };
    const sent = propertiesOf(resolveApi(document({ post: create }), noOverrides).value);
    const both = resolveApi(
      document({ post: create, get: { operationId: "get", responses: { 200: reference("Pet") } } }),
      noOverrides,
    );
    expect(sent).toEqual(propertiesOf(both.value));
  });
});

describe("operations", () => {
  test("a missing operationId is derived from method and path, a second use of one as well", () => {
    const { value, issues } = resolveApi(
      documentOf({
        paths: {
          "/pets/{id}": {
            get: { responses: {} },
            put: { operationId: "x", responses: {} },
            patch: { operationId: "x", responses: {} },
          },
        },
      }),
      noOverrides,
    );
    expect(value.operations.map(({ name, localName }) => [name, localName])).toEqual([
      ["getPetsById", "getPetsById"],
      ["x", "x"],
      ["patchPetsById", "patchPetsById"],
    ]);
    expect(issues.map(({ code }) => code)).toEqual([
      "operation-id-missing",
      "parameter-invalid",
      "parameter-invalid",
      "operation-id-duplicate",
      "parameter-invalid",
    ]);
  });
});
