import { describe, expect, test } from "vitest";
import type { JsonValue } from "../src/model/json.js";
import { schemaKey } from "../src/model/schema-key.js";
import type { Schema } from "../src/model/schema.js";
import { list, pointer } from "./bare-schemas.js";
import { literals } from "./guard-support.js";

describe("the key of a schema", () => {
  test("leaves out where it stands and what is said of it", () => {
    const text: Schema = { kind: "string", pointer: "#/a", minLength: 1 };
    expect(schemaKey({ ...text, pointer: "#/b", documentation: { title: "Other" } })).toBe(schemaKey(text));
    expect(schemaKey({ ...list, items: text })).toBe(
      schemaKey({ ...list, pointer: "#/c", items: { ...text, pointer: "" } }),
    );
    expect(schemaKey({ ...text, minLength: 2 })).not.toBe(schemaKey(text));
  });

  test("tells literals apart by all of their names, and open ones from others", () => {
    const keyOf = (value: JsonValue): string => schemaKey(literals(value).schema);
    expect(keyOf({ pointer: 1 })).not.toBe(keyOf({ pointer: 2 }));
    expect(keyOf({ documentation: 1 })).not.toBe(keyOf({}));
    expect(keyOf({ kind: "literals", values: [1], pointer: 1 })).not.toBe(keyOf({ kind: "literals", values: [1] }));
    expect(schemaKey({ kind: "literals", pointer, values: [1], open: true })).not.toBe(keyOf(1));
    expect(keyOf(null)).toBe(keyOf(null));
  });
});
