import { describe, expect, test } from "vitest";
import { isAny, isNever, isPlain, nameSchema } from "../src/emit/guard/plain.js";
import type { Schema } from "../src/model/schema.js";
import { condition, list, pointer, record, to } from "./bare-schemas.js";
import { any, array, boolean, integer, literals, never, not, nothing, object, string, union } from "./guard-support.js";

describe("what shows without following references", () => {
  const both = (...members: readonly Schema[]): Schema => ({ kind: "intersection", pointer, members });
  const choice = (mode: "anyOf" | "oneOf", ...members: readonly Schema[]): Schema => ({
    kind: "union",
    pointer,
    mode,
    members,
  });
  const [yes, no, text] = [any.schema, never.schema, string().schema];

  test.each<[Schema, boolean]>([
    [yes, true],
    [no, false],
    [text, false],
    [both(yes, yes), true],
    [both(yes, text), false],
    [choice("anyOf", text, yes), true],
    [choice("anyOf", text, text), false],
    [choice("oneOf", text, yes), false],
    [
      {
        kind: "union",
        pointer,
        mode: "anyOf",
        members: [yes, text],
        discriminator: { propertyName: "a", mapping: [] },
      },
      false,
    ],
    [not(never).schema, true],
    [not(string()).schema, false],
    [condition({ if: text }), true],
    [condition({ if: text, then: no }), false],
    [condition({ if: no, then: text }), true],
    [condition({ if: no, else: text }), false],
    [condition({ if: yes, else: text }), true],
    [condition({ if: yes, then: text }), false],
  ])("%j accepts everything: %s", (schema, expected) => {
    expect(isAny(schema)).toBe(expected);
  });

  test.each<[Schema, boolean]>([
    [no, true],
    [yes, false],
    [text, false],
    [both(text, no), true],
    [both(text, yes), false],
    [choice("oneOf", no, no), true],
    [choice("oneOf", no, text), false],
    [not(any).schema, true],
    [not(string()).schema, false],
    [object({ a: never }).schema, true],
    [object({ "a?": never }).schema, false],
    [condition({ then: no }), true],
    [condition({ if: text, then: no, else: no }), true],
    [condition({ if: text, then: no }), false],
    [condition({ if: no, then: no }), false],
    [condition({ if: no, else: no }), true],
    [{ kind: "unevaluated", pointer, schema: no, properties: text }, true],
    [{ kind: "unevaluated", pointer, schema: yes, properties: text }, false],
  ])("%j accepts nothing: %s", (schema, expected) => {
    expect(isNever(schema)).toBe(expected);
  });

  test.each<[Schema, boolean]>([
    [boolean.schema, true],
    [nothing.schema, true],
    [{ kind: "blob", pointer }, true],
    [text, true],
    [string({ minLength: 1 }).schema, false],
    [string({ maxLength: 1 }).schema, false],
    [string({ pattern: "a" }).schema, false],
    [string({ format: "uuid" }).schema, false],
    [integer().schema, true],
    [integer({ minimum: 1 }).schema, false],
    [integer({ maximum: 1 }).schema, false],
    [integer({ exclusiveMinimum: 1 }).schema, false],
    [integer({ exclusiveMaximum: 1 }).schema, false],
    [integer({ multipleOf: 1 }).schema, false],
    [list, true],
    [array(string()).schema, false],
    [array(any, { minItems: 1 }).schema, false],
    [array(any, { uniqueItems: true }).schema, false],
    [{ ...list, contains: { schema: text, minContains: 1 } }, false],
    [record, true],
    [object({ "a?": any }).schema, false],
    [{ ...record, minProperties: 1 }, false],
    [{ ...record, maxProperties: 1 }, false],
    [{ ...record, propertyNames: text }, false],
    [{ ...record, patternProperties: [{ pattern: "a", schema: yes }] }, false],
    [{ ...record, additionalProperties: text }, false],
    [literals("a").schema, false],
    [to("A"), false],
  ])("%j asks for one type alone: %s", (schema, expected) => {
    expect(isPlain(schema)).toBe(expected);
  });

  test("the name of a property is a string, whatever else keywords without a type allow", () => {
    const short = string({ maxLength: 1 }).schema;
    const untyped: Schema = { kind: "union", pointer, mode: "anyOf", untyped: true, members: [nothing.schema, short] };
    expect(nameSchema(untyped)).toBe(short);
    const typed = union("anyOf", nothing, string()).schema;
    expect(nameSchema(typed)).toBe(typed);
    expect(nameSchema(short)).toBe(short);
    const others: Schema = { kind: "union", pointer, mode: "anyOf", untyped: true, members: [nothing.schema] };
    expect(nameSchema(others)).toBe(others);
  });
});
