import { expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../src/model/json.js";
import type { SpecVersion } from "../src/model/spec-document.js";
import { namedSchema, plain, resolveSchemas } from "./resolve-support.js";

// OpenAPI 3.0 cannot say "this one, or null" with a reference: documents copy the schema instead.

const name: JsonObject = { type: "string", description: "In full." };
const user: JsonObject = { title: "User", type: "object", required: ["name"], properties: { name } };
const orNull = { kind: "union", mode: "anyOf", members: [{ kind: "reference", name: "user" }, { kind: "null" }] };

function read(schemas: JsonObject, subject: string, version: SpecVersion = "3.0"): JsonValue {
  return plain(namedSchema(resolveSchemas(schemas, { version }).value, subject).schema);
}

test.each<[what: string, copy: JsonObject, subject: string, version: SpecVersion]>([
  ["of 3.0", { ...user, nullable: true }, "nullable-user", "3.0"],
  ["with a title of its own", { ...user, title: "Somebody", nullable: true }, "nullable-user", "3.0"],
  ["whose name ends so", { ...user, nullable: true }, "user_nullable", "3.0"],
  ["of 3.1", { ...user, type: ["object", "null"] }, "NullableUser", "3.1"],
  ["beside `null`", { anyOf: [user, { type: "null" }] }, "NullableUser", "3.1"],
])("a copy that null passes too refers to the original: %s", (_what, copy, subject, version) => {
  expect(read({ user, [subject]: copy }, subject, version)).toEqual(orNull);
});

test("a copy of what null passes already is another name for it", () => {
  const original = { ...user, nullable: true };
  expect(read({ user: original, NullableUser: original }, "NullableUser")).toEqual({ kind: "reference", name: "user" });
});

test("a copy refers to an original that refers to it", () => {
  const employee = { ...user, properties: { name, manager: { $ref: "#/components/schemas/NullableUser" } } };
  const api = resolveSchemas(
    { user: employee, NullableUser: { ...employee, nullable: true } },
    { version: "3.0" },
  ).value;
  expect(plain(namedSchema(api, "NullableUser").schema)).toEqual(orNull);
  expect(api.schemas.map(({ recursive }) => recursive)).toEqual([true, true]);
});

test.each<[what: string, copy: JsonObject, version: SpecVersion]>([
  ["of 3.0", { ...user, title: "Somebody", nullable: true }, "3.0"],
  ["that is another name", { ...user, title: "Somebody" }, "3.0"],
  ["beside `null`", { anyOf: [{ ...user, title: "Somebody" }, { type: "null" }] }, "3.1"],
])("a copy keeps its own documentation: one %s", (_what, copy, version) => {
  const { schema } = namedSchema(resolveSchemas({ user, NullableUser: copy }, { version }).value, "NullableUser");
  expect(JSON.stringify(schema)).toContain('"documentation":{"title":"Somebody"}');
  expect(JSON.stringify(schema)).toContain('"kind":"reference"');
});

test.each<[what: string, schemas: JsonObject]>([
  ["asserts something else", { user, NullableUser: { ...user, nullable: true, required: [] } }],
  [
    "documents something else",
    { user, NullableUser: { ...user, nullable: true, properties: { name: { type: "string" } } } },
  ],
  ["is called after nothing", { person: user, NullableUser: { ...user, nullable: true } }],
  ["is no object", { user: { type: "string" }, NullableUser: { type: "string", nullable: true } }],
  [
    "holds what costs its guard",
    {
      user: { ...user, properties: { name: { type: "string", pattern: "(" } } },
      NullableUser: { ...user, nullable: true, properties: { name: { type: "string", pattern: "(" } } },
    },
  ],
])("what %s stays as it is", (_what, schemas) => {
  expect(JSON.stringify(read(schemas, "NullableUser"))).not.toContain("reference");
});
