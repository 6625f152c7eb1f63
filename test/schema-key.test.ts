import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSameSchema } from "../src/model/is-same-schema.js";
import type { JsonValue } from "../src/model/json.js";
import { schemaKey } from "../src/model/schema-key.js";
import type { Schema } from "../src/model/schema.js";
import { list, pointer } from "./bare-schemas.js";
import { pairArbitrary } from "./guard-arbitrary.js";
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

describe("schemas are the same", () => {
  test("exactly if they have one key", () => {
    const schemas = fc.sample(pairArbitrary(["Pet", "Dog"]), 400).map(({ schema }) => schema);
    for (const left of schemas) {
      for (const right of schemas) {
        if (isSameSchema(left, right) !== (schemaKey(left) === schemaKey(right))) {
          expect.fail(`${JSON.stringify(left)}\n${JSON.stringify(right)}`);
        }
      }
    }
  });

  test("wherever they stand, but for what literals are", () => {
    const text: Schema = { kind: "string", pointer: "/a", minLength: 1 };
    const other: Schema = { ...text, pointer: "/b", documentation: { title: "Other" } };
    expect(isSameSchema({ ...list, items: text }, { ...list, items: other })).toBe(true);
    expect(isSameSchema({ ...list, items: text }, { ...list, items: { ...text, maxLength: 2 } })).toBe(false);
    expect(isSameSchema({ ...list, items: { ...text, maxLength: 2 } }, { ...list, items: text })).toBe(false);
    const both = (left: JsonValue, right: JsonValue): boolean =>
      isSameSchema({ ...literals(left).schema, pointer: "/a" }, { ...literals(right).schema, pointer: "/b" });
    expect(both({ pointer: [1] }, { pointer: [1] })).toBe(true);
    expect(both({ pointer: 1 }, { pointer: 2 })).toBe(false);
    expect(both({ documentation: 1 }, {})).toBe(false);
    expect(both([1], { 0: 1 })).toBe(false);
    expect(both(null, {})).toBe(false);
  });
});
