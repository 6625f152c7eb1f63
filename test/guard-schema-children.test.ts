import { describe, expect, test } from "vitest";
import { childrenOf, referencesOf, targetOf } from "../src/model/schema-children.js";
import type { Schema } from "../src/model/schema.js";
import { condition, list, pointer, record, to } from "./bare-schemas.js";
import { literals } from "./guard-support.js";

describe("the schemas within a schema", () => {
  test.each<[string, Schema, readonly string[]]>([
    ["items", { ...list, items: to("A"), prefixItems: [to("B"), to("C")] }, ["A", "B", "C"]],
    ["contains", { ...list, contains: { schema: to("A"), minContains: 1 } }, ["A"]],
    [
      "properties",
      {
        ...record,
        properties: [{ name: "a", required: true, declared: true, schema: to("A") }],
        patternProperties: [{ pattern: "^x", schema: to("B") }],
        additionalProperties: to("C"),
        propertyNames: to("D"),
      },
      ["A", "B", "C", "D"],
    ],
    ["a union", { kind: "union", pointer, mode: "anyOf", members: [to("A"), to("B")] }, ["A", "B"]],
    ["an intersection", { kind: "intersection", pointer, members: [to("A"), to("B")] }, ["A", "B"]],
    ["not", { kind: "not", pointer, schema: to("A") }, ["A"]],
    ["a condition", condition({ if: to("A"), then: to("B"), else: to("C") }), ["A", "B", "C"]],
    [
      "unevaluated",
      { kind: "unevaluated", pointer, schema: to("A"), properties: to("B"), items: to("C") },
      ["A", "B", "C"],
    ],
    ["a reference", to("A"), ["A"]],
    ["nothing", literals({ name: "A", kind: "reference" }).schema, []],
  ])("are those of %s", (_title, schema, names) => {
    expect(referencesOf(schema)).toEqual(names);
    if (schema.kind !== "reference")
      expect(childrenOf(schema).filter(({ kind }) => kind === "reference")).toHaveLength(names.length);
  });

  test("are referred to by names that there are", () => {
    expect(() => targetOf({ kind: "reference", pointer, name: "A" }, new Map())).toThrow("no schema is called A");
  });
});
