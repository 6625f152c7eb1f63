import { describe, expect, test } from "vitest";
import type { JsonValue } from "../src/model/json.js";
import { found, namedSchema, plain, read, resolveSchemas } from "./resolve-support.js";

describe("enums", () => {
  const settings = { enums: { all: "open", schemas: {} } } as const;
  const string = { kind: "string" };

  test.each<[rule: string, schema: JsonValue, expected: JsonValue]>([
    ["strings", { type: "string", enum: ["a"] }, { kind: "literals", values: ["a"], open: true }],
    ["numbers, and null beside them", { enum: [1, null] }, { kind: "literals", values: [1, null], open: true }],
    [
      "what else the schema says holds for other values too",
      { type: "string", enum: ["a"], maxLength: 2 },
      {
        kind: "intersection",
        members: [
          { kind: "literals", values: ["a"], open: true },
          { ...string, maxLength: 2 },
        ],
      },
    ],
    [
      "another integer is still an integer",
      { type: "integer", enum: [1] },
      {
        kind: "intersection",
        members: [
          { kind: "literals", values: [1], open: true },
          { kind: "number", integer: true },
        ],
      },
    ],
    ["const is closed", { const: "a" }, { kind: "literals", values: ["a"] }],
    ["booleans are closed", { enum: [true] }, { kind: "literals", values: [true] }],
    ["objects are closed", { enum: ["a", {}] }, { kind: "literals", values: ["a", {}] }],
  ])("may be open: %s", (_rule, schema, expected) => {
    expect(read(schema, { settings })).toEqual(expected);
  });

  test("one component may differ, with all that stands in it", () => {
    const enums = { all: "open", schemas: { Closed: "closed", Gone: "closed" } } as const;
    const schema = { type: "array", items: { enum: ["a"] } };
    const { value, issues } = resolveSchemas({ Open: schema, Closed: schema }, { settings: { enums } });
    const literals = { kind: "literals", values: ["a"] };
    expect(plain(namedSchema(value, "Open").schema)).toMatchObject({ items: { ...literals, open: true } });
    expect(plain(namedSchema(value, "Closed").schema)).toMatchObject({ items: literals });
    expect(JSON.stringify(namedSchema(value, "Closed").schema)).not.toContain("open");
    expect(issues.map(({ message }) => message)).toEqual([expect.stringContaining("`enums.schemas.Gone`")]);
    expect(found(issues)).toEqual(["name-override-unused "]);
  });

  test("the property of a discriminator stays closed, also behind references and allOf", () => {
    const branch = (tag: string): JsonValue => ({
      allOf: [{ $ref: "#/components/schemas/Base" }],
      properties: { tag: { enum: [tag] }, other: { enum: [tag] } },
    });
    const { value } = resolveSchemas(
      {
        Base: { properties: { tag: { type: "string", enum: ["a", "b"] } } },
        A: branch("a"),
        B: branch("b"),
        Any: {
          oneOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }],
          discriminator: { propertyName: "tag" },
        },
      },
      { settings },
    );
    expect(plain(namedSchema(value, "Base").schema)).toMatchObject({
      properties: [{ schema: { values: ["a", "b"] } }],
    });
    expect(JSON.stringify(namedSchema(value, "Base").schema)).not.toContain("open");
    expect(plain(namedSchema(value, "A").schema)).toEqual({
      kind: "intersection",
      members: [
        { kind: "reference", name: "Base" },
        expect.objectContaining({
          properties: [
            expect.objectContaining({ schema: { kind: "literals", values: ["a"] } }),
            expect.objectContaining({ schema: { kind: "literals", values: ["a"], open: true } }),
          ],
        }),
      ],
    });
  });
});

describe("what a document calls the values of an enum", () => {
  const starred = "What it is.\n\n* `a` - The first\n* `` - Blank - or not\n* `z` - Gone";
  test.each<[source: string, schema: JsonValue, members: JsonValue]>([
    [
      "x-enum-varnames",
      { enum: ["a", "b", "a", 1], type: "string", "x-enum-varnames": ["First", "", "Again", "One"] },
      [{ value: "a", name: "First" }, { value: "b" }],
    ],
    ["x-enumNames", { enum: [2, 3], "x-enumNames": ["Two"] }, [{ value: 2, name: "Two" }, { value: 3 }]],
    [
      "x-enum-descriptions in order",
      { enum: ["b", "a"], const: "a", "x-enum-descriptions": ["The second", " The first "] },
      [{ value: "a", label: "The first" }],
    ],
    [
      "x-enum-descriptions by value",
      { enum: [1, "toString"], "x-enum-descriptions": { "1": "One" } },
      [{ value: 1, label: "One" }, { value: "toString" }],
    ],
    [
      "a starred list in the description",
      { enum: ["a", "", null], description: starred },
      [{ value: "a", label: "The first" }, { value: "", label: "Blank - or not" }, { value: null }],
    ],
  ])("%s", (_source, schema, members) => {
    expect(read(schema)).toMatchObject({ kind: "literals", members });
  });

  test.each<[schema: JsonValue]>([
    [{ enum: ["a"], description: "* `b` - Another" }],
    [{ enum: ["a"], "x-enum-varnames": [1], "x-enum-descriptions": "words" }],
  ])("%j says nothing", (schema) => {
    expect(read(schema)).toEqual({ kind: "literals", values: ["a"] });
  });
});

test("two values of an enum with one name are a warning", () => {
  const said = (names: JsonValue): readonly string[] =>
    found(resolveSchemas({ A: { enum: ["a", "b", "c"], "x-enum-varnames": names } }).issues);
  expect(said(["X", "Y", "X"])).toEqual(["annotation-invalid /components/schemas/A/x-enum-varnames/2"]);
  expect(said(["X", "Y"])).toEqual([]);
});

test("properties imply an object, unless the settings deny it", () => {
  const schema = { required: ["a"] };
  expect(read(schema)).toMatchObject({ kind: "object" });
  expect(read(schema, { settings: { implicitObject: false } })).toMatchObject({
    kind: "union",
    untyped: true,
    members: { length: 6, 4: { kind: "object", properties: [{ name: "a" }] } },
  });
});

test("a discriminator is an annotation, if the settings say so", () => {
  const schemas = {
    A: { type: "object", properties: { tag: { const: "a" } } },
    B: { type: "object", properties: { tag: { const: "b" } } },
    Any: {
      oneOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }],
      discriminator: { propertyName: "tag" },
    },
  };
  const union = {
    kind: "union",
    mode: "oneOf",
    members: [
      { kind: "reference", name: "A" },
      { kind: "reference", name: "B" },
    ],
  };
  const plainly = resolveSchemas(schemas, { settings: { discriminatorIsAuthoritative: false } }).value;
  expect(plain(namedSchema(plainly, "Any").schema)).toEqual(union);
  expect(plain(namedSchema(resolveSchemas(schemas).value, "Any").schema)).toMatchObject({
    ...union,
    discriminator: { propertyName: "tag" },
  });
});

describe("formats that a guard asserts", () => {
  const settings = { formats: { request: ["uuid"], response: ["date"], custom: {} } };
  test("are asked of literals too", () => {
    const literals = { kind: "literals", values: ["a"] };
    const schema = (format: string): JsonValue => ({ type: "string", format, enum: ["a"] });
    const asked = (format: string): JsonValue => ({
      kind: "intersection",
      members: [literals, { kind: "string", format }],
    });
    expect(read(schema("uuid"), { settings })).toEqual(asked("uuid"));
    expect(read(schema("date"), { settings })).toEqual(asked("date"));
    expect(read(schema("email"), { settings })).toEqual(literals);
  });

  test("bind strings alone where there is no type", () => {
    expect(read({ format: "date" }, { settings })).toMatchObject({
      kind: "union",
      untyped: true,
      members: { length: 6, 0: { kind: "string", format: "date" } },
    });
    expect(read({ format: "email" }, { settings })).toEqual({ kind: "any" });
  });
});
