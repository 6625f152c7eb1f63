import { describe, expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../src/model/json.js";
import { diffSurface } from "../src/diff/surface/diff-surface.js";
import type { Change } from "../src/model/change.js";
import { surfaceKinds } from "../src/diff/surface/surface-kinds.js";
import {
  answer,
  changeLine,
  documentWith,
  object,
  pathsDocument,
  ref,
  sideOf,
  surfaceChanges,
} from "./surface-support.js";

const string = { type: "string" };
const integer = { type: "integer" };
const status = (...values: string[]): JsonObject => ({ type: "string", enum: values });

/** What `GET /pets` gives, `POST /pets` takes, or both. */
const received = (Pet: JsonValue, schemas: JsonObject = {}): JsonObject =>
  documentWith({ schemas: { Pet, ...schemas }, gives: ref("Pet") });
const sent = (Pet: JsonValue, schemas: JsonObject = {}): JsonObject =>
  documentWith({ schemas: { Pet, ...schemas }, takes: ref("Pet") });
const both = (Pet: JsonValue, schemas: JsonObject = {}): JsonObject =>
  documentWith({ schemas: { Pet, ...schemas }, gives: ref("Pet"), takes: ref("Pet") });

interface Case {
  readonly before: JsonObject;
  readonly after: JsonObject;
  /** A line for each change, with the compiler's words below it. */
  readonly expected: readonly string[];
}

const types: Readonly<Record<string, Case>> = {
  "a response enum that gains a value is breaking": {
    before: received(object({ status: status("active", "revoked") })),
    after: received(object({ status: status("active", "revoked", "archived") })),
    expected: [
      "breaking type-incompatible response Pet (GET /pets)",
      '  `status`: Type \'"archived"\' is not assignable to type \'"active" | "revoked"\'.',
    ],
  },
  "a request enum that gains a value is additive": {
    before: sent(object({ status: status("active") })),
    after: sent(object({ status: status("active", "archived") })),
    expected: ["additive type-changed request Pet (POST /pets)"],
  },
  "a request enum that loses a value is breaking": {
    before: sent(object({ status: status("active", "archived") })),
    after: sent(object({ status: status("active") })),
    expected: [
      "breaking type-incompatible request Pet (POST /pets)",
      "  `status`: Type '\"archived\"' is not assignable to type '\"active\"'.",
    ],
  },
  "a response enum that loses a value leaves values built by hand behind": {
    before: received(object({ status: status("active", "archived") })),
    after: received(object({ status: status("active") })),
    expected: [
      "additive type-changed response Pet (GET /pets)",
      "  `status`: Type '\"archived\"' is not assignable to type '\"active\"'.",
    ],
  },
  "a named enum that loses a value loses a member of its constant": {
    before: received(object({ status: ref("Status") }), { Status: status("active", "archived") }),
    after: received(object({ status: ref("Status") }), { Status: status("active") }),
    expected: ["breaking constant-incompatible Status (GET /pets)"],
  },
  "a new required property of a response is additive": {
    before: received(object({ id: integer })),
    after: received(object({ id: integer, name: string })),
    expected: [
      "additive type-changed response Pet (GET /pets)",
      "  Property 'name' is missing in type 'Pet' but required in type 'Pet'.",
    ],
  },
  "a new optional property of a response is additive": {
    before: received(object({ id: integer })),
    after: received(object({ id: integer, "name?": string })),
    expected: ["additive type-changed response Pet (GET /pets)"],
  },
  "a new required property of a request is breaking": {
    before: sent(object({ id: integer })),
    after: sent(object({ id: integer, name: string })),
    expected: [
      "breaking type-incompatible request Pet (POST /pets)",
      "  Property 'name' is missing in type 'Pet' but required in type 'Pet'.",
    ],
  },
  "what goes both ways must fit in both": {
    before: both(object({ id: integer })),
    after: both(object({ id: integer, name: string })),
    expected: [
      "breaking type-incompatible request Pet (POST /pets)",
      "  Property 'name' is missing in type 'Pet' but required in type 'Pet'.",
    ],
  },
  "what goes both ways is broken in both by another type": {
    before: both(object({ id: integer })),
    after: both(object({ id: string })),
    expected: [
      "breaking type-incompatible both Pet (GET /pets, POST /pets)",
      "  `id`: Type 'string' is not assignable to type 'number'.",
    ],
  },
  "what no operation reaches is compared both ways": {
    before: documentWith({ schemas: { Pet: object({ id: integer }) } }),
    after: documentWith({ schemas: { Pet: object({ id: integer, name: string }) } }),
    expected: [
      "breaking type-incompatible request Pet",
      "  Property 'name' is missing in type 'Pet' but required in type 'Pet'.",
    ],
  },
  "an optional property that is gone can no longer be read": {
    before: received(object({ owner: object({ id: integer, "nick?": string }) })),
    after: received(object({ owner: object({ id: integer }) })),
    expected: [
      "breaking type-incompatible response Pet (GET /pets)",
      "  `owner.nick`: Property 'nick' does not exist on type '{ id: number; }'.",
    ],
  },
  "an optional property that is gone can no longer be sent": {
    before: sent(object({ id: integer, "nick?": string })),
    after: sent(object({ id: integer })),
    expected: [
      "breaking type-incompatible request Pet (POST /pets)",
      "  `nick`: Object literal may only specify known properties, and 'nick' does not exist in type 'Pet'.",
    ],
  },
  "properties in another order, and other words, are nothing": {
    before: both({ ...object({ id: integer, name: string }), description: "A pet." }),
    after: both({
      ...object({ name: { ...string, description: "Its name." }, id: integer }),
      description: "An animal.",
    }),
    expected: [],
  },
  "a type that is incompatible is reported once, with what it reaches": {
    before: both(object({ "owner?": ref("Owner") }), { Owner: object({ id: integer }) }),
    after: both(object({ "owner?": ref("Owner") }), { Owner: object({ id: string }) }),
    expected: [
      "breaking type-incompatible both Owner (GET /pets, POST /pets)",
      "  `id`: Type 'string' is not assignable to type 'number'.",
    ],
  },
  "beside it, another change of the type that refers to it is its own": {
    before: received(object({ owner: ref("Owner") }), { Owner: object({ id: integer }) }),
    after: received(object({ owner: ref("Owner"), "age?": integer }), { Owner: object({ id: string }) }),
    expected: [
      "additive type-changed response Pet (GET /pets)",
      "breaking type-incompatible response Owner (GET /pets)",
      "  `id`: Type 'string' is not assignable to type 'number'.",
    ],
  },
  "a type that contains itself": {
    before: received(object({ id: integer, "parent?": ref("Pet"), "friends?": { type: "array", items: ref("Pet") } })),
    after: received(object({ id: string, "parent?": ref("Pet"), "friends?": { type: "array", items: ref("Pet") } })),
    expected: [
      "breaking type-incompatible response Pet (GET /pets)",
      "  `id`: Type 'string' is not assignable to type 'number'.",
    ],
  },
  "types that contain each other": {
    before: received(object({ owner: ref("Owner") }), { Owner: object({ pet: ref("Pet"), "age?": integer }) }),
    after: received(object({ owner: ref("Owner"), id: integer }), {
      Owner: object({ pet: ref("Pet"), "age?": string }),
    }),
    expected: [
      "additive type-changed response Pet (GET /pets)",
      "  Property 'id' is missing in type 'Pet' but required in type 'Pet'.",
      "breaking type-incompatible response Owner (GET /pets)",
      "  `age`: Type 'string' is not assignable to type 'number'.",
    ],
  },
  "a discriminated union that gains a member": {
    before: received(animals("Cat"), members("Cat")),
    after: received(animals("Cat", "Dog"), members("Cat", "Dog")),
    expected: [
      "breaking type-incompatible response Pet (GET /pets)",
      "  Property 'CatAge' is missing in type 'Dog' but required in type 'Cat'.",
      "additive type-added Dog (GET /pets)",
    ],
  },
  "a discriminated union that loses a member": {
    before: received(animals("Cat", "Dog"), members("Cat", "Dog")),
    after: received(animals("Cat"), members("Cat")),
    expected: [
      "additive type-changed response Pet (GET /pets)",
      "  Property 'CatAge' is missing in type 'Dog' but required in type 'Cat'.",
      "breaking type-removed Dog (GET /pets)",
    ],
  },
  "a type that is gone, and one that is new": {
    before: received(object({ id: integer }), { Old: string }),
    after: received(object({ id: integer }), { New: string }),
    expected: ["breaking type-removed Old", "additive type-added New"],
  },
  "a property that is read only from now on is no longer sent": {
    before: both(object({ "id?": integer, name: string })),
    after: both(object({ "id?": { ...integer, readOnly: true }, name: string })),
    expected: [
      "breaking type-incompatible request Pet (POST /pets)",
      "  `id`: Object literal may only specify known properties, and 'id' does not exist in type 'PetInput'.",
      "additive type-added PetInput (POST /pets)",
    ],
  },
  "a new property that is read only leaves requests as they are": {
    before: both(object({ name: string })),
    after: both(object({ name: string, id: { ...integer, readOnly: true } })),
    expected: [
      "additive type-changed both Pet (GET /pets, POST /pets)",
      "  Property 'id' is missing in type 'Pet' but required in type 'Pet'.",
      "additive type-added PetInput (POST /pets)",
    ],
  },
  "what is sent has a view of its own, with its own changes": {
    before: both(object({ id: { ...integer, readOnly: true } })),
    after: both(object({ id: { ...integer, readOnly: true }, name: { ...string, writeOnly: true } })),
    expected: [
      "breaking type-incompatible request PetInput (POST /pets)",
      "  Property 'name' is missing in type 'PetInput' but required in type 'PetInput'.",
    ],
  },
  "what `anyOf` requires of an object is assignable to itself": {
    before: sent({ ...object({ "a?": object({ id: integer }) }), anyOf: [{ required: ["a"] }, { required: ["b"] }] }),
    after: sent({
      ...object({ "a?": object({ id: integer }), "c?": string }),
      anyOf: [{ required: ["a"] }, { required: ["b"] }],
    }),
    expected: ["additive type-changed request Pet (POST /pets)"],
  },
  "names and values that mean something else in code": {
    before: received(
      object({ __proto__x: string, 'a"b': { type: "string", enum: ["*/ export const x = 1;"] }, constructor: integer }),
    ),
    after: received(
      object({ __proto__x: string, 'a"b': { type: "string", enum: ["\u2028`${x}`"] }, constructor: integer }),
    ),
    expected: [
      "breaking type-incompatible response Pet (GET /pets)",
      '  `["a\\"b"]`: Type \'"\\u2028`${x}`"\' is not assignable to type \'"*/ export const x = 1;"\'.',
    ],
  },
};

function animals(...names: string[]): JsonObject {
  return { oneOf: names.map(ref), discriminator: { propertyName: "kind" } };
}

function members(...names: string[]): JsonObject {
  return Object.fromEntries(names.map((name) => [name, object({ kind: { const: name }, [`${name}Age`]: integer })]));
}

const pets = (get: JsonObject): JsonObject => pathsDocument({ "/pets": { get: { operationId: "listPets", ...get } } });
const done = { responses: { 200: answer(string) } };
const query = (name: string, required = false, schema: JsonObject = string): JsonObject => ({
  name,
  in: "query",
  required,
  schema,
});
const header = (name: string, schema: JsonObject): JsonObject => ({ name, in: "header", schema });
const problem = { responses: { 200: answer(string), 404: answer(integer) } };

/** A list in pages whose next one `next` gives, if it is of that format. */
const paged = (format: string, item: JsonObject): JsonObject => ({
  parameters: [query("page")],
  responses: { 200: answer(object({ results: { type: "array", items: item }, next: { type: "string", format } })) },
});

const functions: Readonly<Record<string, Case>> = {
  "a list that comes in pages now": {
    before: pets(paged("text", string)),
    after: pets(paged("uri", string)),
    expected: ["additive export-added PagedCall", "additive function-pages-added response listPets (GET /pets)"],
  },
  "a list that no longer comes in pages": {
    before: pets(paged("uri", string)),
    after: pets(paged("text", string)),
    expected: ["breaking export-removed PagedCall", "breaking function-pages-removed response listPets (GET /pets)"],
  },
  "items of another type": {
    before: pets(paged("uri", string)),
    after: pets(paged("uri", integer)),
    expected: [
      "breaking function-items-incompatible response listPets (GET /pets)",
      "  Type 'number' is not assignable to type 'string'.",
      "breaking type-incompatible response ListPetsResponse (GET /pets)",
      "  `results`: Type 'number' is not assignable to type 'string'.",
    ],
  },
  "a new optional parameter": {
    before: pets({ parameters: [query("limit")], ...done }),
    after: pets({ parameters: [query("limit"), query("page")], ...done }),
    expected: ["additive function-request-changed request listPets (GET /pets)"],
  },
  "a new required parameter": {
    before: pets({ parameters: [query("limit")], ...done }),
    after: pets({ parameters: [query("limit"), query("page", true)], ...done }),
    expected: [
      "breaking function-request-incompatible request listPets (GET /pets)",
      "  `query`: Type 'undefined' is not assignable to type '{ limit?: string | undefined; page: string; }'.",
    ],
  },
  "a parameter that is gone": {
    before: pets({ parameters: [query("limit"), query("page")], ...done }),
    after: pets({ parameters: [query("limit")], ...done }),
    expected: [
      "breaking function-request-incompatible request listPets (GET /pets)",
      "  `query.page`: Object literal may only specify known properties, and 'page' does not exist in type '{ limit?: string | undefined; }'.",
    ],
  },
  "a parameter that need no longer be there": {
    before: pets({ parameters: [query("limit", true)], ...done }),
    after: pets({ parameters: [query("limit")], ...done }),
    expected: ["additive function-request-changed request listPets (GET /pets)"],
  },
  "a header of another type": {
    before: pets({ parameters: [header("X-Page", integer)], ...done }),
    after: pets({ parameters: [header("X-Page", { type: "boolean" })], ...done }),
    expected: [
      "breaking function-request-incompatible request listPets (GET /pets)",
      "  `header[\"X-Page\"]`: Type 'number' is not assignable to type 'boolean | undefined'.",
    ],
  },
  "a first required parameter": {
    before: pets(done),
    after: pets({ parameters: [query("limit", true)], ...done }),
    expected: [
      "breaking function-request-incompatible request listPets (GET /pets)",
      "  Property 'query' is missing in type '{}' but required in type 'ListPetsRequest'.",
    ],
  },
  "a first optional parameter, which moves the options": {
    before: pets(done),
    after: pets({ parameters: [query("limit")], ...done }),
    expected: ["breaking function-request-incompatible request listPets (GET /pets)"],
  },
  "the last parameter is gone": {
    before: pets({ parameters: [query("limit")], ...done }),
    after: pets(done),
    expected: ["breaking function-request-incompatible request listPets (GET /pets)"],
  },
  "a new error": {
    before: pets(done),
    after: pets(problem),
    expected: [
      "additive function-status-added response listPets (GET /pets)",
      "additive type-added ListPets404Response (GET /pets)",
    ],
  },
  "an error that is gone": {
    before: pets({ responses: { 204: { description: "Done." }, 410: { description: "Gone." } } }),
    after: pets({ responses: { 204: { description: "Done." } } }),
    expected: ["additive function-status-removed response listPets (GET /pets)"],
  },
  "an error that was one of several, with a body that fits": {
    before: pets({ responses: { "4XX": answer(object({ id: integer })) } }),
    after: pets({
      responses: { 404: answer(object({ id: integer, age: integer })), "4XX": answer(object({ id: integer })) },
    }),
    expected: [
      "additive function-status-added response listPets (GET /pets)",
      "additive function-response-changed response listPets (GET /pets)",
      "  Property 'age' is missing in type 'ListPets4XXResponse' but required in type 'ListPets404Response'.",
      "additive type-added ListPets404Response (GET /pets)",
    ],
  },
  "an error that was one of several, with a body that does not fit": {
    before: pets({ responses: { default: answer(object({ id: integer })) } }),
    after: pets({ responses: { 404: answer(object({ age: integer })), default: answer(object({ id: integer })) } }),
    expected: [
      "additive function-status-added response listPets (GET /pets)",
      "breaking function-response-incompatible response listPets (GET /pets)",
      "  Property 'id' is missing in type 'ListPets404Response' but required in type 'ListPetsDefaultResponse'.",
      "additive type-added ListPets404Response (GET /pets)",
    ],
  },
  "a success that is one of several now": {
    before: pets({ responses: { 201: { description: "Made." }, "2XX": { description: "Done." } } }),
    after: pets({ responses: { "2XX": { description: "Done." } } }),
    expected: ["cosmetic function-status-removed response listPets (GET /pets)"],
  },
  "a success that is gone": {
    before: pets({ responses: { 200: answer({}), 204: { description: "Done." } } }),
    after: pets({ responses: { 200: answer({}) } }),
    expected: [
      "breaking function-status-removed response listPets (GET /pets)",
      "breaking type-renamed ListPets200Response (GET /pets)",
    ],
  },
  "a new success of a type that was never given": {
    before: pets({ responses: { 202: { description: "Soon." } } }),
    after: pets({ responses: { 202: { description: "Soon." }, 200: answer({ type: "array", items: string }) } }),
    expected: [
      "breaking function-status-added response listPets (GET /pets)",
      "  Type 'ListPets200Response' is not assignable to type 'undefined'.",
      "additive type-added ListPets200Response (GET /pets)",
    ],
  },
  "a new success that gives what was given": {
    before: pets({ responses: { 202: { description: "Soon." } } }),
    after: pets({ responses: { 202: { description: "Soon." }, 204: { description: "Done." } } }),
    expected: ["additive function-status-added response listPets (GET /pets)"],
  },
  "another type of a status": {
    before: pets({ responses: { 200: { description: "Done.", content: { "text/plain": {} } } } }),
    after: pets({ responses: { 200: { description: "Done.", content: { "image/png": {} } } } }),
    expected: [
      "additive export-added rawResponse", // which comes with bytes
      "breaking function-response-incompatible response listPets (GET /pets)",
      "  Type 'Blob' is not assignable to type 'string'.",
    ],
  },
  "a named type in place of another that is alike": {
    before: documentWith({
      schemas: { Pet: object({ id: integer }), Cat: object({ id: integer }) },
      gives: ref("Pet"),
    }),
    after: documentWith({ schemas: { Pet: object({ id: integer }), Cat: object({ id: integer }) }, gives: ref("Cat") }),
    expected: [],
  },
  "a named type in place of another that has more": {
    before: documentWith({
      schemas: { Pet: object({ id: integer }), Cat: object({ id: integer, "age?": integer }) },
      gives: ref("Pet"),
    }),
    after: documentWith({
      schemas: { Pet: object({ id: integer }), Cat: object({ id: integer, "age?": integer }) },
      gives: ref("Cat"),
    }),
    expected: ["additive function-response-changed response listPets (GET /pets)"],
  },
  "another operationId, with the types that belong to it": {
    before: pathsDocument({
      "/pets": {
        get: {
          operationId: "listPets",
          parameters: [query("limit")],
          responses: { 200: answer(object({ id: integer })) },
        },
      },
    }),
    after: pathsDocument({
      "/pets": {
        get: {
          operationId: "getPets",
          parameters: [query("limit")],
          responses: { 200: answer(object({ id: integer })) },
        },
      },
    }),
    expected: ["breaking function-renamed listPets (GET /pets)"],
  },
  "another operationId and another parameter": {
    before: pathsDocument({ "/pets": { get: { operationId: "listPets", parameters: [query("limit")], ...done } } }),
    after: pathsDocument({
      "/pets": { get: { operationId: "getPets", parameters: [query("limit", false, integer)], ...done } },
    }),
    expected: [
      "breaking function-renamed listPets (GET /pets)",
      "breaking function-request-incompatible request getPets (GET /pets)",
      "  `query.limit`: Type 'string' is not assignable to type 'number'.",
    ],
  },
  "another path of the same function is nothing": {
    before: pathsDocument({ "/pets": { get: { operationId: "listPets", ...done } } }),
    after: pathsDocument({ "/v2/pets": { get: { operationId: "listPets", ...done } } }),
    expected: [],
  },
  "operations that are gone and new, where they stand": {
    before: pathsDocument({
      "/a": { get: { operationId: "a", ...done } },
      "/b": { get: { operationId: "b", ...done } },
      "/d": { get: { operationId: "d", ...done } },
    }),
    after: pathsDocument({
      "/a": { get: { operationId: "a", ...done } },
      "/c": { get: { operationId: "c", ...done } },
      "/d": { get: { operationId: "d", ...done } },
    }),
    expected: ["breaking function-removed b (GET /b)", "additive function-added c (GET /c)"],
  },
  "security schemes": {
    before: pathsDocument(
      { "/pets": { get: { operationId: "listPets", ...done, security: [{ token: [] }] } } },
      { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
    ),
    after: pathsDocument(
      { "/pets": { get: { operationId: "listPets", ...done, security: [{ key: [] }] } } },
      { securitySchemes: { key: { type: "http", scheme: "bearer" } } },
    ),
    expected: ["breaking constant-removed token (GET /pets)", "additive constant-added key (GET /pets)"],
  },
  "a server without an address": {
    before: { ...pets(done), servers: [{ url: "https://pets.example" }] },
    after: { ...pets(done), servers: [{ url: "/v1" }] },
    expected: ["breaking function-request-incompatible request createClient", "  Expected 1 arguments, but got 0."],
  },
  "webhooks, whose bodies are received": {
    before: {
      ...pets(done),
      webhooks: { born: { post: webhook(object({ id: integer })) }, gone: { post: webhook(string) } },
    },
    after: {
      ...pets(done),
      webhooks: { born: { post: webhook(object({ id: integer, name: string })) }, found: { post: webhook(string) } },
    },
    expected: [
      "breaking webhook-removed gone (POST gone)",
      "additive webhook-added found (POST found)",
      "additive type-changed response BornWebhookBody (POST born)",
      "  Property 'name' is missing in type 'BornWebhookBody' but required in type 'BornWebhookBody'.",
    ],
  },
  "callbacks, whose bodies are received": {
    before: calling({
      heard: webhook(object({ id: integer })),
      gone: webhook(string),
      old: { ...webhook(string), operationId: "was" },
    }),
    after: calling({
      heard: webhook(object({ id: integer, name: string })),
      found: webhook(string),
      old: { ...webhook(string), operationId: "is" },
    }),
    expected: [
      "breaking callback-removed sendGoneCallback (POST /send)",
      "additive callback-added sendFoundCallback (POST /send)",
      "breaking constant-renamed wasCallback (POST /send)",
      "additive type-changed response SendHeardCallbackBody (POST /send)",
      "  Property 'name' is missing in type 'SendHeardCallbackBody' but required in type 'SendHeardCallbackBody'.",
    ],
  },
};

/** An operation that calls back. */
function calling(callbacks: JsonObject): JsonObject {
  const declared = Object.entries(callbacks).map(([name, post]) => [name, { "{$url}": { post } }]);
  const send = {
    operationId: "send",
    responses: { 204: { description: "Done." } },
    callbacks: Object.fromEntries(declared),
  };
  return { paths: { "/send": { post: send } } };
}

function webhook(schema: JsonObject): JsonObject {
  return {
    requestBody: { content: { "application/json": { schema } } },
    responses: { 204: { description: "Thanks." } },
  };
}

test("a document is no change of itself", () => {
  const side = sideOf(both(object({ id: integer })));
  expect(diffSurface(side, sideOf(both(object({ id: integer }))))).toEqual([]);
});

test("a schema that is called otherwise is renamed with its guards, and what refers to it is as it was", () => {
  const document = received(object({ status: ref("Status") }), { Status: status("active") });
  const names = { operations: {}, schemas: { Status: "PetStatus" } };
  const changes = diffSurface(sideOf(document), sideOf(document, { names }));
  expect(changes.map(changeLine)).toEqual(["breaking type-renamed Status (GET /pets)"]);
  expect(changes[0]).toMatchObject({ from: "Status", to: "PetStatus" });
});

test("an open enum that gains a value is additive", () => {
  const enums = { all: "open", schemas: {} } as const;
  const [before, after] = [["active"], ["active", "archived"]].map((values) =>
    received(object({ status: status(...values) })),
  );
  const changes = surfaceChanges(before ?? {}, after ?? {}, { enums });
  expect(changes.map(changeLine)).toEqual(["additive type-changed response Pet (GET /pets)"]);
  expect(changes[0]?.to).toBe('status: "active" | "archived" | (string & {})');
});

test("guards that are no longer there are gone exports", () => {
  const document = received(object({ id: integer }));
  const changes = diffSurface(sideOf(document), sideOf(document, { guards: "none" }));
  expect(changes.map(changeLine)).toEqual([
    "breaking export-removed toJsonSchema",
    "breaking guard-removed isPet (GET /pets)",
  ]);
});

test("servers and what obtains tokens are exports that come and go", () => {
  const flow = { tokenUrl: "https://login.example/token", scopes: { read: "" } };
  const schemes = (flows: JsonObject): JsonObject => ({ securitySchemes: { login: { type: "oauth2", flows } } });
  const server = (url: string): JsonObject => ({ url, variables: { region: { default: "eu" } } });
  const before = {
    servers: [server("https://{region}.a.example"), { url: "https://b.example" }],
    components: schemes({ clientCredentials: flow }),
  };
  const after = {
    servers: [server("https://{region}.a.example"), { url: "https://c.example" }],
    components: schemes({ authorizationCode: { ...flow, authorizationUrl: "https://login.example/" } }),
  };
  expect(surfaceChanges(before, after).map(changeLine).sort()).toEqual([
    "additive export-added AuthorizationAttempt",
    "additive export-added OAuthTokens",
    "additive export-added loginAuthorizationCode",
    "additive export-added serverUrls.cExample",
    "breaking export-removed loginClientCredentials",
    "breaking export-removed serverUrls.bExample",
  ]);
});

test("a change says where it stands, what it was and what it is", () => {
  const [change] = surfaceChanges(received(object({ id: integer })), received(object({ id: string })));
  expect(change).toMatchObject({
    verdict: "types",
    message: "`Pet` is no longer compatible where it is read: it need not be what it was.",
    location: { pointer: "/components/schemas/Pet" },
    before: { pointer: "/components/schemas/Pet" },
    from: "id: number",
    to: "id: string",
  });
  expect(change?.fingerprint).toMatch(/^[0-9a-f]{12}$/);
});

test("what is gone stands in the document before, and nowhere else", () => {
  const [change] = surfaceChanges(
    received(object({ id: integer }), { Old: string }),
    received(object({ id: integer })),
  );
  expect(change).toMatchObject({ kind: "type-removed", location: { pointer: "/components/schemas/Old" } });
  expect(change).not.toHaveProperty("before");
});

test("a fingerprint is that of the change, not of its place or of what else there is", () => {
  const fingerprints = [{}, { Another: string }].map((others) => {
    const [before, after] = [integer, string].map((id) => received(object({ id }), others));
    return surfaceChanges(before ?? {}, after ?? {}).map(({ fingerprint }) => fingerprint);
  });
  expect(fingerprints[0]).toEqual(fingerprints[1]);
});

test.each(Object.entries({ ...types, ...functions }))("swapped: %s", (_name, { before, after }) => {
  const there = surfaceChanges(before, after);
  const back = surfaceChanges(after, before);
  for (const what of ["type", "function", "constant", "guard", "webhook"]) {
    const subjects = (changes: readonly Change[], how: string): readonly string[] =>
      changes.filter(({ kind }) => kind === `${what}-${how}`).map(({ subject }) => subject);
    expect(subjects(back, "removed")).toEqual(subjects(there, "added"));
    expect(subjects(back, "added")).toEqual(subjects(there, "removed"));
  }
});

describe.each([
  ["types", types],
  ["functions", functions],
])("%s", (_title, cases) => {
  test.each(Object.entries(cases))("%s", (_name, { before, after, expected }) => {
    const changes = surfaceChanges(before, after);
    const lines = changes.flatMap((change) => [
      changeLine(change),
      ...(change.explanation === undefined ? [] : [`  ${change.explanation}`]),
    ]);
    expect(lines).toEqual(expected);
    for (const { kind } of changes) expect(Object.keys(surfaceKinds)).toContain(kind);
  });
});

/** A document whose one operation sends `content`, or is answered with it. */
const withContent = (side: "request" | "response", content: JsonObject): JsonObject =>
  pathsDocument({
    "/items": {
      post: {
        operationId: "exchange",
        ...(side === "request" ? { requestBody: { required: true, content } } : {}),
        responses: { 200: { description: "Done.", ...(side === "response" ? { content } : {}) } },
      },
    },
  });

const parts = (itemSchema: JsonObject, contentType: string): JsonObject => ({
  "multipart/mixed": { itemSchema, itemEncoding: { contentType } },
});
const listed = { "multipart/mixed": { schema: { type: "array", items: string } } };

test.each<
  [what: string, side: "request" | "response", before: JsonObject, after: JsonObject, lines: readonly string[]]
>([
  [
    "parts that are sent, of another kind",
    "request",
    parts({}, "image/png"),
    parts(string, "text/html"),
    ["breaking function-request-incompatible request exchange (POST /items)"],
  ],
  [
    "a list of parts that is sent as they come up now",
    "request",
    listed,
    parts(string, "text/plain"),
    [
      "additive function-request-changed request exchange (POST /items)",
      "breaking type-removed ExchangeBody (POST /items)",
    ],
  ],
  [
    "a list of parts that is given out as they come now",
    "response",
    listed,
    parts(string, "text/plain"),
    [
      "breaking function-response-incompatible response exchange (POST /items)",
      "breaking type-removed ExchangeResponse (POST /items)",
      ...["ItemStream", "PartStream", "StreamOptions", "StreamedPart"].map((name) => `additive export-added ${name}`),
    ],
  ],
  [
    "events with data of another kind",
    "response",
    { "text/event-stream": { schema: string } },
    { "text/event-stream": { schema: integer } },
    [
      "breaking function-response-incompatible response exchange (POST /items)",
      "additive type-added ExchangeResponseItem (POST /items)",
    ],
  ],
  [
    "lines of another kind",
    "request",
    { "application/jsonl": { itemSchema: string } },
    { "application/jsonl": { itemSchema: integer } },
    ["breaking type-incompatible request ExchangeBodyItem (POST /items)"],
  ],
])("%s, are no longer the same", (_what, side, before, after, lines) => {
  const changes = surfaceChanges(withContent(side, before), withContent(side, after));
  expect(changes.map(changeLine).sort()).toEqual([...lines].sort());
});
