import { describe, expect, test } from "vitest";
import { prepare } from "../src/emit/guard/prepare.js";
import type { Schema } from "../src/model/schema.js";
import { list, pointer, record } from "./bare-schemas.js";
import { literals, string } from "./guard-support.js";

describe("a schema that is prepared", () => {
  const keep = (format: string): boolean => format === "uuid";

  test("keeps the formats of strings that guards assert", () => {
    const of = (format: string): Schema => ({ kind: "string", pointer, format });
    expect(prepare({ ...list, items: of("uuid") }, keep)).toEqual({ ...list, items: of("uuid") });
    expect(prepare({ ...list, items: of("date") }, keep)).toEqual({ ...list, items: { kind: "string", pointer } });
    expect(prepare({ kind: "number", pointer, integer: true, format: "uuid" }, keep)).toEqual({
      kind: "number",
      pointer,
      integer: true,
    });
    expect(prepare(string({ minLength: 1 }).schema, keep)).toEqual(string({ minLength: 1 }).schema);
  });

  test("has the types of open literals in their place", () => {
    const of = (...values: readonly (string | number | boolean | null | object)[]): Schema =>
      prepare({ kind: "literals", pointer, values: values as never[], open: true }, keep);
    expect(of("a", "b")).toEqual({ kind: "string", pointer });
    expect(of(true)).toEqual({ kind: "boolean", pointer });
    expect(of([1])).toEqual(list);
    expect(of({ a: 1 })).toEqual(record);
    expect(of("a", 1, null, 2)).toEqual({
      kind: "union",
      pointer,
      mode: "anyOf",
      members: [
        { kind: "string", pointer },
        { kind: "number", integer: false, pointer },
        { kind: "null", pointer },
      ],
    });
    expect(prepare(literals("a").schema, keep)).toEqual(literals("a").schema);
  });
});
