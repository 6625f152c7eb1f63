import { expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../src/model/json.js";
import { namedSchema, plain, read, resolveSchemas } from "./resolve-support.js";

const status: JsonObject = { type: "string", enum: ["a"] };
const members = ["Status", "BlankEnum", "NullEnum"].map((name) => ({ $ref: `#/components/schemas/${name}` }));

function readUnion(BlankEnum: JsonValue, NullEnum: JsonValue): JsonValue {
  const schemas = { Subject: { oneOf: members }, Status: status, BlankEnum, NullEnum };
  return plain(namedSchema(resolveSchemas(schemas).value, "Subject").schema);
}

const reference = (name: string): JsonObject => ({ kind: "reference", name });

test.each<[rule: string, blank: JsonValue, none: JsonValue, blankOf: JsonValue, noneOf: JsonValue]>([
  [
    "as values",
    { enum: [""] },
    { enum: [null] },
    { kind: "literals", values: [""] },
    { kind: "literals", values: [null] },
  ],
  [
    "with a type",
    { type: "string", enum: [""] },
    { type: "null" },
    { kind: "literals", values: [""] },
    { kind: "null" },
  ],
  [
    "by name, if they are anything else",
    { enum: ["-"] },
    { enum: [null, 0] },
    reference("BlankEnum"),
    reference("NullEnum"),
  ],
  [
    "by name, if they say more",
    { enum: [""], title: "None" },
    { type: "string" },
    reference("BlankEnum"),
    reference("NullEnum"),
  ],
])("a union has BlankEnum and NullEnum %s", (_rule, blank, none, blankOf, noneOf) => {
  expect(readUnion(blank, none)).toEqual({
    kind: "union",
    mode: "oneOf",
    members: [reference("Status"), blankOf, noneOf],
  });
});

test("whatever else refers to them keeps their names", () => {
  const schemas = { Subject: members[2] ?? {}, NullEnum: { enum: [null] } };
  expect(plain(namedSchema(resolveSchemas(schemas).value, "Subject").schema)).toEqual(reference("NullEnum"));
});

const other = { $ref: "#/components/schemas/Other" };
const orNull = (schema: JsonValue): JsonValue => ({
  kind: "union",
  mode: "anyOf",
  members: [schema, { kind: "null" }],
});

test.each<[rule: string, schema: JsonObject, strict: JsonValue, lenient: JsonValue]>([
  ["beside allOf", { allOf: [other] }, reference("Other"), orNull(reference("Other"))],
  ["beside oneOf", { oneOf: [other] }, reference("Other"), orNull(reference("Other"))],
  ["beside $ref, where nothing counts", other, reference("Other"), reference("Other")],
  ["alone", {}, { kind: "any" }, { kind: "any" }],
  [
    "beside an enum, which lists its null",
    { enum: ["a"] },
    { kind: "literals", values: ["a"] },
    { kind: "literals", values: ["a"] },
  ],
  [
    "beside what admits null already",
    { anyOf: [{ type: "string", nullable: true }] },
    orNull({ kind: "string" }),
    orNull({ kind: "string" }),
  ],
])("nullable %s means what the settings say", (_rule, schema, strict, lenient) => {
  const nullable = { ...schema, nullable: true };
  expect(read(nullable, { version: "3.0" })).toEqual(strict);
  expect(read(nullable, { version: "3.0", settings: { nullableWithoutType: true } })).toEqual(lenient);
});
