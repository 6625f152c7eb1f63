import { declaredTypes } from "../model/declared-types.js";
import { isJsonObject, type JsonObject, type JsonValue } from "../model/json.js";
import { entriesAt, follow, itemsAt, listOf, memberAt, type Placed, textsOf } from "./placed.js";
import type { VisitContext } from "./redocly.js";

/** Types of values that a guard tells apart at once; null is left out, since two nullable branches differ all the same. */
export type ValueType = "boolean" | "number" | "string" | "array" | "object";

const allTypes: readonly ValueType[] = ["boolean", "number", "string", "array", "object"];

/** What a schema says that can tell its values from another's. */
export interface SchemaSummary {
  readonly types: ReadonlySet<ValueType>;
  /** From `enum` and `const`. */
  readonly values: readonly JsonValue[] | undefined;
  readonly required: ReadonlySet<string>;
  /** Several schemas where several parts of an `allOf` have the property. */
  readonly properties: ReadonlyMap<string, readonly Placed[]>;
  /** `false` where no others may be; a schema where there is one for them. */
  readonly rest: Placed | false | undefined;
  readonly items: Placed | undefined;
  /** What bounds strings and numbers, comparable as text. */
  readonly bounds: string;
  /** Something here may tell its values apart, and we do not look. */
  readonly isOpaque: boolean;
}

const opaqueKeywords =
  "not if dependentRequired dependentSchemas dependencies patternProperties propertyNames minProperties maxProperties contains " +
  "prefixItems minItems maxItems uniqueItems unevaluatedProperties unevaluatedItems $dynamicRef $recursiveRef discriminator";
const boundKeywords = "pattern minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf";

const siblings = ["type", "properties", "required", "allOf", "enum", "const", "items"];

/** What has more alternatives, or more schemas for one property, is not judged. */
const mostParts = 100;

/** The alternatives that a schema is: one, or one for each branch of a union that is all there is. */
export type Summarize = (context: VisitContext, placed: Placed) => readonly SchemaSummary[];

/** Makes a {@link Summarize} that looks at every schema once, so that circles and hostile documents end. */
export function createSummarize(): Summarize {
  const known = new WeakMap<JsonObject, readonly SchemaSummary[]>();
  const summarize: Summarize = (context, placed) => {
    const target = follow(context, placed);
    if (target === undefined) return [opaque];
    const found = known.get(target.value);
    if (found !== undefined) return found;
    // Whoever comes back here while it is looked at has gone in a circle.
    known.set(target.value, [opaque]);
    const summaries = readSummaries((part) => summarize(context, part), target);
    known.set(target.value, summaries);
    return summaries;
  };
  return summarize;
}

function readSummaries(
  summariesOf: (part: Placed) => readonly SchemaSummary[],
  target: Placed<JsonObject>,
): readonly SchemaSummary[] {
  const branches = [...itemsAt(target, "oneOf"), ...itemsAt(target, "anyOf")];
  const isPureUnion = branches.length > 0 && siblings.every((name) => target.value[name] === undefined);
  if (isPureUnion) {
    const alternatives = branches.flatMap(summariesOf);
    return alternatives.length > mostParts ? [opaque] : alternatives;
  }
  const parts = itemsAt(target, "allOf").map((part) => {
    const [summary = opaque, ...others] = summariesOf(part);
    return others.length === 0 ? summary : opaque;
  });
  return [parts.reduce(combined, ownSummary(target, branches.length > 0))];
}

/** Whether the schema says nothing about an object's members. */
export function isFreeForm({ properties, required }: SchemaSummary): boolean {
  return properties.size === 0 && required.size === 0;
}

function ownSummary(placed: Placed<JsonObject>, isUnion: boolean): SchemaSummary {
  const { value } = placed;
  const rest = memberAt(placed, "additionalProperties");
  return {
    types: new Set(typesOf(value)),
    values: literalsOf(value),
    required: new Set(textsOf(value["required"])),
    properties: new Map(entriesAt(placed, "properties").map(([name, property]) => [name, [property]])),
    rest: rest?.value === false ? false : isJsonObject(rest?.value) ? rest : undefined,
    items: memberAt(placed, "items"),
    bounds: JSON.stringify(boundKeywords.split(" ").map((name) => value[name] ?? null)),
    isOpaque: isUnion || opaqueKeywords.split(" ").some((name) => value[name] !== undefined),
  };
}

function typesOf(schema: JsonObject): readonly ValueType[] {
  const { type } = schema;
  const names = declaredTypes(type);
  if (names.length > 0) {
    return allTypes.filter((name) => names.includes(name) || (name === "number" && names.includes("integer")));
  }
  const literals = literalsOf(schema);
  if (literals !== undefined) return [...new Set(literals.flatMap(typeOf))];
  // Guards read it so too, unless a setting says otherwise.
  return schema["properties"] !== undefined || schema["required"] !== undefined ? ["object"] : allTypes;
}

function literalsOf(schema: JsonObject): readonly JsonValue[] | undefined {
  if (schema["const"] !== undefined) return [schema["const"]];
  return schema["enum"] === undefined ? undefined : listOf(schema["enum"]).filter((value) => value !== null);
}

/** None for null. */
export function typeOf(value: JsonValue): readonly ValueType[] {
  if (value === null) return [];
  const type = Array.isArray(value) ? "array" : typeof value;
  return allTypes.filter((name) => name === type);
}

function combined(left: SchemaSummary, right: SchemaSummary): SchemaSummary {
  const names = new Set([...left.properties.keys(), ...right.properties.keys()]);
  const properties = [...names].map(
    (name) => [name, [...(left.properties.get(name) ?? []), ...(right.properties.get(name) ?? [])]] as const,
  );
  return {
    types: new Set([...left.types].filter((type) => right.types.has(type))),
    values: left.values ?? right.values,
    required: new Set([...left.required, ...right.required]),
    properties: new Map(properties),
    rest: left.rest ?? right.rest,
    items: left.items ?? right.items,
    bounds: left.bounds === boundsOfNothing ? right.bounds : left.bounds,
    // A closed part of an intersection closes the whole in a way of its own.
    isOpaque:
      left.isOpaque ||
      right.isOpaque ||
      left.rest === false ||
      right.rest === false ||
      properties.some(([, schemas]) => schemas.length > mostParts),
  };
}

/** The bounds of a schema that has none. */
export const boundsOfNothing = JSON.stringify(boundKeywords.split(" ").map(() => null));

const opaque: SchemaSummary = {
  types: new Set(allTypes),
  values: undefined,
  required: new Set(),
  properties: new Map(),
  rest: undefined,
  items: undefined,
  bounds: boundsOfNothing,
  isOpaque: true,
};
