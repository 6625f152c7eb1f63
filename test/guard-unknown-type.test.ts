import { describe, expect, test } from "vitest";
import { unknownTypes } from "../src/emit/guard/unknown-type.js";
import type { Schema } from "../src/model/schema.js";
import { condition, pointer, to } from "./bare-schemas.js";
import { any, integer, named, never, not, object, string } from "./guard-support.js";

const text = string().schema;
const anything = any.schema;

/** Whether a value of the type may be anything, beside `Anything`, which may, and `Text`. */
function isUnknown(schema: Schema): boolean {
  const others = [named("Anything", any), named("Text", string())];
  return unknownTypes([named("Subject", { schema, json: {} }), ...others]).has("Subject");
}

describe("the type of a schema takes any value", () => {
  const both = (...members: readonly Schema[]): Schema => ({ kind: "intersection", pointer, members });
  const choice = (...members: readonly Schema[]): Schema => ({ kind: "union", pointer, mode: "anyOf", members });
  const untyped: Schema = { kind: "union", pointer, mode: "anyOf", untyped: true, members: [text, integer().schema] };

  test.each<[what: string, schema: Schema, expected: boolean]>([
    ["anything", anything, true],
    ["a text", text, false],
    ["nothing", never.schema, false],
    ["what something is not", not(string()).schema, true],
    ["a reference to anything", to("Anything"), true],
    ["a reference to a text", to("Text"), false],
    ["keywords without a type", untyped, true],
    ["one of a text and anything", choice(text, anything), true],
    ["one of two texts", choice(text, text), false],
    ["both anything", both(anything, anything), true],
    ["a text and anything", both(text, anything), false],
    ["anything in one case", condition({ if: text, then: text, else: anything }), true],
    ["anything in the other case", condition({ if: text, then: anything, else: text }), true],
    ["a text in both cases", condition({ if: text, then: text, else: text }), false],
    ["anything beside what is evaluated", { kind: "unevaluated", pointer, schema: anything }, true],
    ["a text beside what is evaluated", { kind: "unevaluated", pointer, schema: text }, false],
    ["an object of what each value inherits", object({ "toString?": any }).schema, true],
    ["an object that has to have it", object({ toString: any }).schema, false],
    ["an object of something else", object({ "toString?": any, "name?": any }).schema, false],
    ["an object of nothing", object({}).schema, false],
  ])("%s", (_what, schema, expected) => {
    expect(isUnknown(schema)).toBe(expected);
  });
});

test("it is found through references, wherever they stand", () => {
  const chain = ["A", "B", "C"].map((name, index, names) =>
    named(name, { schema: index === 2 ? anything : to(names[index + 1] ?? ""), json: {} }),
  );
  expect([...unknownTypes(chain)].toSorted()).toEqual(["A", "B", "C"]);
});

test("circles alone lead to nothing", () => {
  const circle = [named("A", { schema: to("B"), json: {} }), named("B", { schema: to("A"), json: {} })];
  expect([...unknownTypes(circle)]).toEqual([]);
});
