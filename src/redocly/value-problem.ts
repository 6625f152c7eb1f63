import { declaredTypes } from "../model/declared-types.js";
import { isJsonObject, type JsonObject, type JsonValue } from "../model/json.js";
import { entriesAt, follow, itemsAt, memberAt, type Placed, textsOf } from "./placed.js";
import type { VisitContext } from "./redocly.js";

/** More schemas are not asked about one value, so that no document keeps us for ever. */
const mostSchemas = 10_000;

/** A look into one value. */
interface Inspection {
  readonly context: VisitContext;
  remaining: number;
}

/**
 * Why a value is not valid for a schema, as the end of a sentence; `undefined` where it is, or where we cannot tell.
 *
 * Not looked at are patterns, which are the document's and may take for ever, formats, and what only few schemas use.
 */
export function valueProblem(context: VisitContext, schema: Placed, value: JsonValue): string | undefined {
  return problemOf({ context, remaining: mostSchemas }, schema, value, 0);
}

/** Schemas within schemas are asked so far. */
const deepest = 50;

function problemOf(inspection: Inspection, schema: Placed, value: JsonValue, depth: number): string | undefined {
  inspection.remaining -= 1;
  const target = follow(inspection.context, schema);
  if (target === undefined || inspection.remaining < 0 || depth > deepest) return undefined;
  const { value: keywords } = target;
  if (value === null && keywords["nullable"] === true) return undefined;
  return (
    typeProblem(keywords, value) ??
    literalProblem(keywords, value) ??
    (typeof value === "number" ? numberProblem(keywords, value) : undefined) ??
    (typeof value === "string" ? sizeProblem("character", keywords, "Length", [...value].length) : undefined) ??
    (Array.isArray(value) ? itemsProblem(inspection, target, value, depth) : undefined) ??
    (isJsonObject(value) ? membersProblem(inspection, target, value, depth) : undefined) ??
    partsProblem(inspection, target, value, depth)
  );
}

function typeProblem({ type }: JsonObject, value: JsonValue): string | undefined {
  const types = declaredTypes(type).filter((name) => typeof name === "string");
  if (types.length === 0 || types.some((name) => hasType(name, value))) return undefined;
  return `is ${value === null || Array.isArray(value) ? (value === null ? "null" : "an array") : `of type ${typeof value}`}, not ${types.join(" or ")}`;
}

function hasType(name: string, value: JsonValue): boolean {
  if (name === "null") return value === null;
  if (name === "array") return Array.isArray(value);
  if (name === "object") return isJsonObject(value);
  if (name === "integer") return Number.isInteger(value);
  return typeof value === name;
}

function literalProblem(keywords: JsonObject, value: JsonValue): string | undefined {
  const allowed = keywords["const"] === undefined ? keywords["enum"] : [keywords["const"]];
  if (!Array.isArray(allowed)) return undefined;
  const text = JSON.stringify(value);
  return allowed.some((each) => JSON.stringify(each) === text) ? undefined : "is none of the values of the `enum`";
}

function numberProblem(keywords: JsonObject, value: number): string | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = keywords;
  // In OpenAPI 3.0, true makes the other bound exclusive.
  const low = exclusiveMinimum === true ? minimum : exclusiveMinimum;
  const high = exclusiveMaximum === true ? maximum : exclusiveMaximum;
  if (typeof minimum === "number" && value < minimum) return `is below the minimum ${minimum}`;
  if (typeof maximum === "number" && value > maximum) return `is above the maximum ${maximum}`;
  if (typeof low === "number" && value <= low) return `is not above ${low}`;
  return typeof high === "number" && value >= high ? `is not below ${high}` : undefined;
}

function sizeProblem(unit: string, keywords: JsonObject, suffix: string, size: number): string | undefined {
  const [least, most] = [keywords[`min${suffix}`], keywords[`max${suffix}`]];
  const amount = `has ${size} ${unit}${size === 1 ? "" : "s"}`;
  if (typeof least === "number" && size < least) return `${amount}, where ${least} are the least`;
  return typeof most === "number" && size > most ? `${amount}, where ${most} are the most` : undefined;
}

function itemsProblem(
  inspection: Inspection,
  schema: Placed<JsonObject>,
  items: readonly JsonValue[],
  depth: number,
): string | undefined {
  const size = sizeProblem("item", schema.value, "Items", items.length);
  const each = memberAt(schema, "items");
  if (size !== undefined || each === undefined || schema.value["prefixItems"] !== undefined) return size;
  const problem = firstOf(items, (item) => problemOf(inspection, each, item, depth + 1));
  return problem === undefined ? undefined : `has an item that ${problem}`;
}

function membersProblem(
  inspection: Inspection,
  schema: Placed<JsonObject>,
  value: JsonObject,
  depth: number,
): string | undefined {
  if (textsOf(schema.value["required"]).some((name) => !Object.hasOwn(value, name))) return "lacks a required property";
  const problem = firstOf(entriesAt(schema, "properties"), ([name, property]) => {
    const member = Object.hasOwn(value, name) ? value[name] : undefined;
    return member === undefined ? undefined : problemOf(inspection, property, member, depth + 1);
  });
  return problem === undefined ? undefined : `has a property that ${problem}`;
}

function partsProblem(
  inspection: Inspection,
  schema: Placed<JsonObject>,
  value: JsonValue,
  depth: number,
): string | undefined {
  const problemAt = (part: Placed): string | undefined => problemOf(inspection, part, value, depth + 1);
  const all = firstOf(itemsAt(schema, "allOf"), problemAt);
  if (all !== undefined) return all;
  return firstOf(["oneOf", "anyOf"], (union) => {
    const branches = itemsAt(schema, union);
    const fits = branches.length === 0 || branches.some((branch) => problemAt(branch) === undefined);
    return fits ? undefined : `fits no branch of the \`${union}\``;
  });
}

function firstOf<T>(values: readonly T[], find: (value: T) => string | undefined): string | undefined {
  for (const value of values) {
    const found = find(value);
    if (found !== undefined) return found;
  }
  return undefined;
}
