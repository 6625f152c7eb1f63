import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compactGuard } from "../src/runtime/compact-guard.js";
import { findByPattern } from "../src/runtime/find-by-pattern.js";
import { findConditional } from "../src/runtime/find-conditional.js";
import { findContained } from "../src/runtime/find-contained.js";
import { findNames } from "../src/runtime/find-names.js";
import { findPrefix } from "../src/runtime/find-prefix.js";
import { findUnevaluated } from "../src/runtime/find-unevaluated.js";
import { uuidFormat } from "../src/runtime/format-uuid.js";
import type { Schema } from "../src/model/schema.js";
import type { Guard } from "../src/runtime/guard.js";
import { toJsonSchema } from "../src/runtime/to-json-schema.js";
import { mutated, valueArbitrary } from "./guard-arbitrary.js";
import { loadGuards } from "./guard-modules.js";
import { cases, components, recursiveComponents } from "./guard-pairs.js";
import { named, type Pair, schemaMap } from "./guard-support.js";

const tree: Guard<unknown> = compactGuard("Tree", () => ({
  required: { id: { type: "string", format: uuidFormat } },
  optional: { children: { items: tree }, kind, ["__proto__"]: "null" },
}));
const kind: Guard<unknown> = compactGuard("Kind", () => ["leaf", "node"]);

test("the schema of a guard needs no other", () => {
  expect(toJsonSchema(compactGuard("Forest", () => ({ items: tree, minItems: 1 })))).toMatchInlineSnapshot(`
    {
      "$defs": {
        "Kind": {
          "enum": [
            "leaf",
            "node",
          ],
        },
        "Tree": {
          "properties": {
            "__proto__": {
              "type": "null",
            },
            "children": {
              "items": {
                "$ref": "#/$defs/Tree",
              },
              "type": "array",
            },
            "id": {
              "format": "uuid",
              "type": "string",
            },
            "kind": {
              "$ref": "#/$defs/Kind",
            },
          },
          "required": [
            "id",
          ],
          "type": "object",
        },
      },
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "items": {
        "$ref": "#/$defs/Tree",
      },
      "minItems": 1,
      "type": "array",
    }
  `);
  expect(toJsonSchema(tree)).toMatchObject({ properties: { children: { items: { $ref: "#" } } } });
});

test("guards of one name get names of their own", () => {
  const guards = ["string", "number"].map((type) => compactGuard("Thing", () => type));
  const schema = toJsonSchema(compactGuard("Pair", () => ({ allOf: guards })));
  expect(schema).toMatchObject({
    allOf: [{ $ref: "#/$defs/Thing" }, { $ref: "#/$defs/Thing2" }],
    $defs: { Thing: { type: "string" }, Thing2: { type: "number" } },
  });
});

test("every keyword has a place", () => {
  const guard = compactGuard("Thing", () => ({
    allOf: [
      { find: findPrefix, prefixItems: ["string"], items: "never" },
      { find: findContained, contains: "integer", minContains: 0, maxContains: 2 },
      { find: findByPattern, patternProperties: [[/^x-/u, "string"]], names: ["a"], additional: false },
      { find: findNames, propertyNames: { type: "string", maxLength: 9 } },
      { find: findConditional, if: "string", then: ["a"], else: "any", keyword: "dependentSchemas" },
      {
        find: findUnevaluated,
        base: { required: { a: "any", b: "any" }, undeclared: ["a"] },
        unevaluatedProperties: false,
        unevaluatedItems: "blob",
      },
      { discriminator: "kind", mapping: { cat: { optional: { lives: "integer" } } } },
    ],
  }));
  expect(toJsonSchema(guard)).toMatchInlineSnapshot(`
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "allOf": [
        {
          "items": {
            "not": {},
          },
          "prefixItems": [
            {
              "type": "string",
            },
          ],
        },
        {
          "contains": {
            "type": "integer",
          },
          "maxContains": 2,
          "minContains": 0,
        },
        {
          "additionalProperties": false,
          "patternProperties": {
            "^x-": {
              "type": "string",
            },
          },
          "properties": {
            "a": true,
          },
        },
        {
          "propertyNames": {
            "maxLength": 9,
            "type": "string",
          },
        },
        {
          "else": {},
          "if": {
            "type": "string",
          },
          "then": {
            "const": "a",
          },
        },
        {
          "allOf": [
            {
              "properties": {
                "b": {},
              },
              "required": [
                "a",
                "b",
              ],
              "type": "object",
            },
          ],
          "unevaluatedItems": {
            "not": {},
          },
          "unevaluatedProperties": false,
        },
        {
          "oneOf": [
            {
              "allOf": [
                {
                  "properties": {
                    "lives": {
                      "type": "integer",
                    },
                  },
                  "type": "object",
                },
              ],
              "properties": {
                "kind": {
                  "const": "cat",
                },
              },
              "required": [
                "kind",
              ],
              "type": "object",
            },
          ],
        },
      ],
    }
  `);
});

test("ajv says of the schemas what the guards say", { timeout: 60_000 }, () => {
  const named_ = Object.entries({ ...components, ...recursiveComponents }).map(([name, pair]) =>
    named(name, pair, name in recursiveComponents),
  );
  const schemas = schemaMap(
    ...named_,
    ...cases.map(([, pair]: readonly [string, Pair], index) => named(`Case${index}`, pair)),
  );
  const count = { valid: 0, invalid: 0 };
  for (const [name, guard] of loadGuards(schemas)) {
    const ajv = new Ajv2020({ strict: false, ownProperties: true, logger: false });
    const validate = ajv.compile(toJsonSchema(guard));
    const schema = schemas.get(name);
    if (schema === undefined) throw new Error(`There is no schema ${name}.`);
    for (const value of fc.sample(mutated(valueArbitrary(schema.schema, schemas)), { seed: 20261123, numRuns: 30 })) {
      if (isMisreadByAjv(schema.schema, value)) continue;
      const isValid = guard.is(value);
      count[isValid ? "valid" : "invalid"] += 1;
      expect({ name, value, isValid: validate(value) }).toEqual({ name, value, isValid });
    }
  }
  expect(Math.min(count.valid, count.invalid)).toBeGreaterThan(500);
});

/** ajv takes what every object inherits, such as `isPrototypeOf`, for properties that it has evaluated. */
function isMisreadByAjv(schema: Schema, value: unknown): boolean {
  return JSON.stringify(schema).includes('"unevaluated"') && hasInheritedName(value);
}

function hasInheritedName(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([name, inner]) => name in Object.prototype || hasInheritedName(inner));
}
