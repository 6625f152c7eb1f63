import { isJsonObject, type JsonObject, type JsonValue, valueAt } from "../../src/model/json.js";
import { listOf } from "./soundness-parts.js";
import { membersOf } from "./specs.js";

/** At most how many values a schema has; more than a few are infinitely many. Tells apart what has few values and what few were found of. */
export function valueCount(schema: JsonValue | undefined, raw: JsonObject, depth = 0): number {
  if (!isJsonObject(schema) || depth > 8) return schema === false ? 0 : Number.POSITIVE_INFINITY;
  const counts = [countByType(schema, raw, depth)];
  const { $ref: reference, enum: literals, const: constant } = schema;
  if (typeof reference === "string")
    counts.push(valueCount(valueAt(raw, decodeURIComponent(reference.slice(1))), raw, depth + 1));
  if (Array.isArray(literals)) counts.push(literalCount(listOf(literals), schema));
  if (constant !== undefined) counts.push(1);
  const countOf = (member: JsonValue): number => valueCount(member, raw, depth + 1);
  counts.push(...listOf(schema["allOf"]).map(countOf));
  for (const members of [listOf(schema["anyOf"]), listOf(schema["oneOf"])]) {
    if (members.length > 0) counts.push(members.map(countOf).reduce((sum, count) => sum + count));
  }
  return Math.min(...counts);
}

function literalCount(literals: readonly JsonValue[], schema: JsonObject): number {
  const types = [schema["type"] ?? []].flat().map(String);
  const fitting = literals.filter(
    (literal) =>
      types.length === 0 ||
      types.includes(typeOf(literal)) ||
      (typeof literal === "number" && types.includes("number")),
  );
  return new Set(fitting.map((literal) => JSON.stringify(literal))).size;
}

function typeOf(literal: JsonValue): string {
  if (literal === null) return "null";
  if (typeof literal === "number") return Number.isInteger(literal) ? "integer" : "number";
  return Array.isArray(literal) ? "array" : typeof literal;
}

function countByType(schema: JsonObject, raw: JsonObject, depth: number): number {
  const types = [schema["type"] ?? []].flat();
  if (types.length === 0) return Number.POSITIVE_INFINITY;
  const counts = types.map((type) => {
    if (type === "null") return 1;
    if (type === "boolean") return 2;
    if (type === "integer") return integerCount(schema);
    if (type === "object") return objectCount(schema, raw, depth);
    if (type === "array") return schema["maxItems"] === 0 ? 1 : Number.POSITIVE_INFINITY;
    return Number.POSITIVE_INFINITY;
  });
  return counts.reduce(
    (sum, count) => sum + count,
    schema["nullable"] === true && String(raw["openapi"]).startsWith("3.0.") ? 1 : 0,
  );
}

function integerCount({ minimum, maximum }: JsonObject): number {
  return typeof minimum === "number" && typeof maximum === "number" ? maximum - minimum + 1 : Number.POSITIVE_INFINITY;
}

/** A closed object has as many values as its properties together, each of which may be absent unless it is required. */
function objectCount(schema: JsonObject, raw: JsonObject, depth: number): number {
  if (schema["additionalProperties"] !== false || schema["patternProperties"] !== undefined)
    return Number.POSITIVE_INFINITY;
  const required = listOf(schema["required"]);
  return membersOf(schema["properties"])
    .map(([name, property]) => valueCount(property, raw, depth + 1) + (required.includes(name) ? 0 : 1))
    .reduce((product, count) => product * count, 1);
}
