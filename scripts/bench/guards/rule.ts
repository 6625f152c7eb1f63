import type { JsonValue } from "../../../src/model/json.js";
import { type JsonSchema, targetOf } from "./json-schema.js";

/** What a schema asks of a value, in the words that the peers with a language of their own are written in. */
export type Rule =
  | { readonly kind: "any" | "null" | "boolean" | "number" | "integer" }
  | { readonly kind: "string"; readonly format?: string; readonly maxLength?: number }
  | { readonly kind: "literals"; readonly values: readonly JsonValue[] }
  | { readonly kind: "reference"; readonly name: string }
  | { readonly kind: "array"; readonly items: Rule }
  | ObjectRule
  | { readonly kind: "union"; readonly members: readonly Rule[] };

/** An object; what it does not declare is open, closed, or has a rule of its own. */
export interface ObjectRule {
  readonly kind: "object";
  readonly properties: readonly PropertyRule[];
  readonly additional: "open" | "closed" | Rule;
}

/** A declared property. */
export interface PropertyRule {
  readonly name: string;
  readonly required: boolean;
  readonly rule: Rule;
}

/**
 * Reads a schema as a rule.
 *
 * Of `oneOf` one member that matches is enough here, as it is for everybody whose union means `anyOf`: less work for them than for us.
 */
export function ruleOf(schema: JsonSchema): Rule {
  if (schema.$ref !== undefined) return { kind: "reference", name: targetOf(schema.$ref) };
  const members = schema.anyOf ?? schema.oneOf;
  if (members !== undefined) return { kind: "union", members: members.map(ruleOf) };
  if (schema.enum !== undefined) return { kind: "literals", values: schema.enum };
  const types = [schema.type ?? "any"].flat().map((type) => ruleOfType(type, schema));
  const [first] = types;
  return types.length === 1 && first !== undefined ? first : { kind: "union", members: types };
}

function ruleOfType(type: string, schema: JsonSchema): Rule {
  switch (type) {
    case "any":
    case "null":
    case "boolean":
    case "number":
    case "integer":
      return { kind: type };
    case "string":
      return {
        kind: "string",
        ...(schema.format === undefined ? {} : { format: schema.format }),
        ...(schema.maxLength === undefined ? {} : { maxLength: schema.maxLength }),
      };
    case "array":
      return { kind: "array", items: ruleOf(schema.items ?? {}) };
    case "object":
      return objectRule(schema);
    default:
      throw new Error(`There is no type ${type}.`);
  }
}

function objectRule({ properties = {}, required = [], additionalProperties = true }: JsonSchema): ObjectRule {
  return {
    kind: "object",
    properties: Object.entries(properties).map(([name, property]) => {
      return { name, required: required.includes(name), rule: ruleOf(property) };
    }),
    additional:
      typeof additionalProperties === "object"
        ? ruleOf(additionalProperties)
        : additionalProperties
          ? "open"
          : "closed",
  };
}
