import type { JsonValue } from "../../model/json.js";
import type { ObjectSchema, Schema } from "../../model/schema.js";
import { followed } from "./compare-schemas.js";
import type { Schemas } from "../../model/schema-children.js";

/** Whether no value can be two of the schemas at once, as far as their types and the literals of required properties tell. */
export function areDisjoint(members: readonly Schema[], schemas: Schemas): boolean {
  const targets = members.map((member) => followed(member, schemas));
  return targets.every((one, index) => targets.slice(index + 1).every((other) => excludes(one, other, schemas)));
}

function excludes(one: Schema, other: Schema, schemas: Schemas): boolean {
  if (one.kind === "object" && other.kind === "object") return differByLiteral(one, other, schemas);
  const [left, right] = [typesOf(one), typesOf(other)];
  if (left === undefined || right === undefined) return false;
  if (one.kind === "literals" && other.kind === "literals") return areApart(one.values, other.values);
  return !left.some((type) => right.includes(type));
}

/** The types of JSON that a schema allows; undefined where that is not plain. */
function typesOf(schema: Schema): readonly string[] | undefined {
  if (schema.kind === "literals") return schema.values.map(typeOf);
  return ["string", "number", "boolean", "null", "array", "object"].includes(schema.kind) ? [schema.kind] : undefined;
}

function typeOf(value: JsonValue): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}

function differByLiteral(one: ObjectSchema, other: ObjectSchema, schemas: Schemas): boolean {
  return one.properties.some((property) => {
    const counterpart = other.properties.find(({ name }) => name === property.name);
    if (counterpart === undefined || !property.required || !counterpart.required) return false;
    const [left, right] = [followed(property.schema, schemas), followed(counterpart.schema, schemas)];
    return left.kind === "literals" && right.kind === "literals" && areApart(left.values, right.values);
  });
}

function areApart(left: readonly JsonValue[], right: readonly JsonValue[]): boolean {
  const values = new Set(left.map((value) => JSON.stringify(value)));
  return !right.some((value) => values.has(JSON.stringify(value)));
}
