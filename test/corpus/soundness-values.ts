import { isJsonObject, type JsonObject, type JsonValue, pointerOf } from "../../src/model/json.js";
import { type Choices, createChoices } from "./soundness-choices.js";
import { listOf, literalsOf, NoValue, numbersOf, type Part, partsOf, typesOf } from "./soundness-parts.js";
import { numberOf, stringOf, textsMatching } from "./soundness-scalars.js";
import { memberOf, membersOf } from "./specs.js";

/** How much of what may be there is there. */
export type Fullness = "bare" | "some" | "whole";

/** One attempt at a value. */
export interface Attempt {
  readonly seed: number;
  readonly fullness: Fullness;
  /** Properties with this mark are left out, required or not: the guard may be that of a view. */
  readonly leftOut?: "readOnly" | "writeOnly";
  readonly forced?: ReadonlyMap<string, number>;
}

/** A value that the schema may well accept, made from the document alone. */
export interface Candidate {
  readonly value: JsonValue;
  readonly choices: Choices;
}

/** Makes a value for the schema at `pointer`; undefined where the attempt led to none. */
export function candidateFor(
  schema: JsonValue,
  pointer: string,
  raw: JsonObject,
  attempt: Attempt,
): { readonly value?: JsonValue; readonly choices: Choices } {
  const choices = createChoices(attempt.seed, attempt.forced ?? new Map());
  const walk: Walk = { raw, choices, attempt, budget: { left: 1500 } };
  try {
    return { value: valueOf([[schema, pointer]], walk, 0), choices };
  } catch (error) {
    if (error instanceof NoValue) return { choices };
    throw error;
  }
}

interface Walk {
  readonly raw: JsonObject;
  readonly choices: Choices;
  readonly attempt: Attempt;
  readonly budget: { left: number };
}

type Schemas = readonly (readonly [schema: JsonValue, pointer: string])[];

function valueOf(schemas: Schemas, walk: Walk, depth: number): JsonValue {
  const { raw, choices, budget } = walk;
  budget.left -= 1;
  if (depth > 14 || budget.left < 0) throw new NoValue();
  const parts = partsOf(schemas, raw, choices);
  const [place = ""] = schemas.map(([, pointer]) => pointer);
  const literals = literalsOf(parts);
  if (literals !== undefined) return oneOf(literals, place, choices);
  const examples = parts.flatMap(({ schema }) => [schema["example"] ?? [], ...listOf(schema["examples"])].flat());
  if (examples.length > 0 && choices.chance(0.2)) return examples[choices.below(examples.length)] ?? null;
  const types = typesOf(parts);
  const likely = depth > 3 && types.length > 1 && types.includes("null") && choices.chance(0.5) ? ["null"] : types;
  const type = oneOf(likely, place, choices);
  switch (type) {
    case "string":
      return stringOf(parts, choices);
    case "number":
      return numberOf(parts, choices);
    case "boolean":
      return oneOf([true, false], place, choices);
    case "array":
      return arrayOf(parts, place, walk, depth);
    case "object":
      return objectOf(parts, place, walk, depth);
    default:
      return null;
  }
}

function oneOf<T extends JsonValue>(values: readonly T[], place: string, choices: Choices): T {
  const value = values[choices.below(values.length)];
  if (value === undefined) throw new NoValue();
  if (values.length > 1) choices.show(`${place} ${JSON.stringify(value)}`);
  return value;
}

function arrayOf(parts: readonly Part[], place: string, walk: Walk, depth: number): JsonValue {
  const { choices } = walk;
  const least = Math.max(0, ...numbersOf(parts, "minItems"));
  const most = Math.min(Number.POSITIVE_INFINITY, ...numbersOf(parts, "maxItems"));
  const prefix = Math.max(0, ...parts.map(({ schema }) => listOf(schema["prefixItems"]).length));
  const lengths = [0, 1, 2, 3, least, least + 1, prefix, prefix + 1, prefix + 2, prefix - 1].filter(
    (length) => length >= least && length <= most,
  );
  const small = depth > 4 || walk.attempt.fullness === "bare" ? [Math.min(...lengths)] : lengths;
  const length = small[choices.below(small.length)];
  if (length === undefined || length > 300) throw new NoValue();
  const items: JsonValue[] = [];
  for (let index = 0; index < length; index += 1) items.push(valueOf(itemSchemas(parts, index), walk, depth + 1));
  const contained = parts.flatMap(({ schema, pointer }): Schemas => {
    return schema["contains"] === undefined ? [] : [[schema["contains"], pointerOf(pointer, "contains")]];
  });
  if (contained.length > 0) items.push(valueOf([...contained, ...itemSchemas(parts, items.length)], walk, depth + 1));
  choices.show(`${place} ${items.length} items`);
  const isUnique = parts.some(({ schema }) => schema["uniqueItems"] === true);
  return isUnique ? [...new Map(items.map((item) => [JSON.stringify(item), item])).values()] : items;
}

function itemSchemas(parts: readonly Part[], index: number): Schemas {
  return parts.flatMap(({ schema, pointer }): Schemas => {
    const prefixed = listOf(schema["prefixItems"])[index];
    if (prefixed !== undefined) return [[prefixed, pointerOf(pointer, "prefixItems", index)]];
    const { items } = schema;
    return items === undefined ? [] : [[items, pointerOf(pointer, "items")]];
  });
}

function objectOf(parts: readonly Part[], place: string, walk: Walk, depth: number): JsonValue {
  const { choices, attempt } = walk;
  const required = new Set(parts.flatMap(({ schema }) => listOf(schema["required"]).map(String)));
  const declared = new Set([
    ...parts.flatMap(({ schema }) => membersOf(schema["properties"]).map(([name]) => name)),
    ...required,
  ]);
  // What a reference leads to has values of its own.
  const isPlain = choices.isElsewhere && !choices.chance(0.1);
  const share = isPlain ? 0 : { bare: 0, some: depth > 2 ? 0.15 : 0.5, whole: depth > 2 ? 0 : 1 }[attempt.fullness];
  const names = [...declared].filter((name) => required.has(name) || choices.chance(share));
  const members = new Map<string, JsonValue>();
  for (const name of names) {
    const schemas = propertySchemas(parts, name);
    if (attempt.leftOut !== undefined && schemas.some(([schema]) => memberOf(schema, attempt.leftOut ?? "") === true))
      continue;
    const value = memberValue(schemas, walk, depth, required.has(name));
    if (value !== undefined) members.set(name, value);
  }
  for (const name of declared) choices.show(`${place} ${members.has(name) ? "with" : "without"} ${name}`);
  addOthers(parts, declared, members, place, walk, depth);
  return Object.fromEntries(members);
}

/** An optional member that has no value, or goes too deep, is left out. */
function memberValue(schemas: Schemas, walk: Walk, depth: number, isRequired: boolean): JsonValue | undefined {
  const isNamed = schemas.length === 1 && memberOf(schemas[0]?.[0], "$ref") !== undefined;
  const make = (): JsonValue => valueOf(schemas, walk, depth + 1);
  try {
    return isNamed ? walk.choices.elsewhere(make) : make();
  } catch (error) {
    if (isRequired || !(error instanceof NoValue) || walk.budget.left < 0) throw error;
    return undefined;
  }
}

/** Properties that nothing declares: as many as must be, one at times. */
function addOthers(
  parts: readonly Part[],
  declared: ReadonlySet<string>,
  members: Map<string, JsonValue>,
  place: string,
  walk: Walk,
  depth: number,
): void {
  const { choices, attempt } = walk;
  const least = Math.max(0, ...numbersOf(parts, "minProperties"));
  const isClosed = parts.some(({ schema }) =>
    ["additionalProperties", "unevaluatedProperties"].some((keyword) => schema[keyword] === false),
  );
  // Not beside declared properties of which none is there: the compiler suspects a typing error, though the types fit.
  const isWanted = attempt.fullness !== "bare" && (declared.size === 0 || members.size > 0) && choices.chance(0.4);
  const count = Math.max(least - members.size, isWanted ? 1 + choices.below(2) : 0);
  const patterns = parts.flatMap(({ schema }) => membersOf(schema["patternProperties"]).map(([pattern]) => pattern));
  const listed = parts.flatMap(({ schema, pointer }): Schemas => {
    return schema["propertyNames"] === undefined
      ? []
      : [[schema["propertyNames"], pointerOf(pointer, "propertyNames")]];
  });
  for (let index = 0; index < count; index += 1) {
    const made = listed.length === 0 ? undefined : String(valueOf(listed, walk, depth + 1));
    const matching = patterns.flatMap((pattern) => textsMatching(pattern));
    const plain = isClosed ? [] : [`other ${index}`, "x-other", "1"];
    const pool = made === undefined ? [...matching, ...plain] : [made];
    const name = pool[choices.below(pool.length)];
    if (name === undefined || declared.has(name)) continue;
    const value = memberValue(propertySchemas(parts, name), walk, depth, members.size < least);
    if (value !== undefined) members.set(name, value);
    choices.show(`${place} with others`);
  }
}

function propertySchemas(parts: readonly Part[], name: string): Schemas {
  return parts.flatMap(({ schema, pointer }): Schemas => {
    const own = memberOf(schema["properties"], name);
    const matching = membersOf(schema["patternProperties"]).filter(([pattern]) => isMatch(pattern, name));
    const rest = schema["additionalProperties"];
    const found: Schemas = [
      ...(own === undefined ? [] : [[own, pointerOf(pointer, "properties", name)] as const]),
      ...matching.map(([pattern, each]) => [each, pointerOf(pointer, "patternProperties", pattern)] as const),
    ];
    if (found.length > 0 || rest === undefined || (!isJsonObject(rest) && rest !== false)) return found;
    return [[rest, pointerOf(pointer, "additionalProperties")]];
  });
}

function isMatch(pattern: string, name: string): boolean {
  try {
    return new RegExp(pattern, "u").test(name);
  } catch {
    return false;
  }
}
