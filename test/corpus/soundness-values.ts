import { isJsonObject, type JsonObject, type JsonValue, pointerOf } from "../../src/model/json.js";
import { type Choices, createChoices } from "./soundness-choices.js";
import {
  listOf,
  literalsOf,
  NoValue,
  numbersOf,
  type Part,
  partsOf,
  soleReference,
  typesOf,
} from "./soundness-parts.js";
import { numberOf, stringOf, textsMatching } from "./soundness-scalars.js";
import { memberOf, membersOf } from "./specs.js";

/** How much of what may be there is there. */
export type Fullness = "bare" | "some" | "whole";

/** The mark of properties that a view leaves out. */
export type View = "readOnly" | "writeOnly";

/** Some values of the schemas that references lead to, by their pointers: a reference takes one of them and goes no further. */
export type ValuePools = ReadonlyMap<string, readonly JsonValue[]>;

/** One attempt at a value. */
export interface Attempt {
  readonly seed: number;
  readonly fullness: Fullness;
  /** Properties with this mark are left out, required or not: the guard may be that of a view. */
  readonly leftOut: View;
  /** Values for what references lead to. */
  readonly pools: ValuePools;
  readonly forced?: ReadonlyMap<string, number>;
  /** A place of the schema that the value is to reach. */
  readonly goal?: string;
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
  const choices = createChoices(pointer, attempt.seed, attempt.forced ?? new Map());
  const ignoresSiblings = String(raw["openapi"]).startsWith("3.0.");
  const walk: Walk = { raw, choices, attempt, ignoresSiblings, budget: { left: 600 } };
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
  readonly ignoresSiblings: boolean;
  readonly budget: { left: number };
}

interface FittingParts {
  readonly parts: readonly Part[];
  readonly literals: readonly JsonValue[] | undefined;
  readonly types: readonly string[];
  /** A value that needs no making. */
  readonly ready: JsonValue | undefined;
}

// As many as large unions have branches.
const mostRetries = 40;

type Schemas = readonly (readonly [schema: JsonValue, pointer: string])[];

function valueOf(schemas: Schemas, walk: Walk, depth: number): JsonValue {
  const { raw, choices, budget } = walk;
  budget.left -= 1;
  if (depth > 14 || budget.left < 0) throw new NoValue();
  const [first, ...others] = schemas;
  if (first !== undefined && others.length === 0) {
    const pooled = depth > 0 ? pooledValue(first[0], walk) : undefined;
    if (pooled !== undefined) return pooled;
    const branch = branchOf(first, choices);
    if (branch !== undefined) return valueOf([branch], walk, depth);
  }
  const fitting = choices.trying(
    () => fittingParts(schemas, walk),
    ({ ready }) => ready === undefined,
  );
  if (fitting.ready !== undefined) return fitting.ready;
  const { parts, literals, types } = fitting;
  const place = first?.[1] ?? "";
  if (literals !== undefined) return oneOf(literals, place, choices);
  const isUnion = types.length > 1 && parts.some(({ schema }) => schema["type"] !== undefined);
  const type = isUnion
    ? types[choices.branch(pointerOf(place, "type", types.join("|")), types.length)]
    : oneOf(types, place, choices);
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

/** Parts that some value may fit: branches of unions are chosen again where they contradict the rest. */
function fittingParts(schemas: Schemas, { raw, choices, ignoresSiblings }: Walk): FittingParts {
  const find = (): FittingParts => {
    const parts = partsOf(schemas, raw, choices);
    const types = typesOf(parts, ignoresSiblings);
    const literals = literalsOf(parts)?.filter((literal) => types.includes(typeOf(literal)));
    return {
      parts,
      literals,
      types,
      ready: literals === undefined ? readyValue(parts, ignoresSiblings, choices) : undefined,
    };
  };
  const fits = ({ types, literals }: FittingParts): boolean => types.length > 0 && literals?.length !== 0;
  for (let attempt = 0; attempt < mostRetries; attempt += 1) {
    const found = choices.trying(find, fits);
    if (fits(found)) return found;
  }
  throw new NoValue();
}

/** At times an example, or null where the document would have it: the guard says whether it may. */
function readyValue(parts: readonly Part[], hasNullable: boolean, choices: Choices): JsonValue | undefined {
  if (hasNullable && choices.chance(0.1) && parts.some(({ schema }) => schema["nullable"] === true)) return null;
  const examples = parts.flatMap(({ schema }) => [schema["example"] ?? [], ...listOf(schema["examples"])].flat());
  return examples.length > 0 && choices.chance(0.2) ? examples[choices.below(examples.length)] : undefined;
}

function typeOf(value: JsonValue): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

/** A value of the schema that a reference leads to; undefined for what is no reference. */
function pooledValue(schema: JsonValue, { choices, attempt, ignoresSiblings }: Walk): JsonValue | undefined {
  const target = soleReference(schema, ignoresSiblings);
  if (target === undefined || !attempt.pools.has(target)) return undefined;
  const values = attempt.pools.get(target) ?? [];
  const value = values[choices.below(values.length)];
  if (value === undefined) throw new NoValue();
  return value;
}

/** What is chosen of a schema that only lists what the value may be. */
function branchOf([schema, pointer]: Schemas[number], choices: Choices): Schemas[number] | undefined {
  if (!isJsonObject(schema)) return undefined;
  const [keyword, ...others] = Object.keys(schema).filter((each) => !["title", "description"].includes(each));
  if ((keyword !== "anyOf" && keyword !== "oneOf") || others.length > 0) return undefined;
  const members = listOf(schema[keyword]);
  const index = choices.branch(pointerOf(pointer, keyword), members.length);
  return [members[index] ?? false, pointerOf(pointer, keyword, index)];
}

function oneOf<T extends JsonValue>(values: readonly T[], place: string, choices: Choices): T {
  const value = values[choices.below(values.length)];
  if (value === undefined) throw new NoValue();
  if (values.length > 1) choices.show(place, JSON.stringify(value));
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
  const isWanted = leadsToGoal(itemSchemas(parts, 0), walk.attempt) && most > 0;
  const length = isWanted ? Math.max(1, least) : small[choices.below(small.length)];
  if (length === undefined || length > 300) throw new NoValue();
  const items: JsonValue[] = [];
  for (let index = 0; index < length; index += 1) items.push(valueOf(itemSchemas(parts, index), walk, depth + 1));
  const contained = parts.flatMap(({ schema, pointer }): Schemas => {
    return schema["contains"] === undefined ? [] : [[schema["contains"], pointerOf(pointer, "contains")]];
  });
  if (contained.length > 0) items.push(valueOf([...contained, ...itemSchemas(parts, items.length)], walk, depth + 1));
  choices.show(place, `${items.length} items`);
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
  const isLeftOut = (name: string): boolean => {
    const marked = propertySchemas(parts, name);
    // What a union is told apart by is there in both views.
    return (
      marked.some(([schema]) => memberOf(schema, attempt.leftOut) === true) &&
      !marked.some(([, each]) => each.includes("/discriminator/"))
    );
  };
  for (const name of [...declared].filter(isLeftOut)) {
    declared.delete(name);
    required.delete(name);
  }
  // What a reference leads to has values of its own.
  const isPlain = depth > 0 && !parts.some(({ schema, pointer }) => "properties" in schema && choices.owns(pointer));
  const share = isPlain ? 0.03 : { bare: 0, some: depth > 2 ? 0.15 : 0.5, whole: depth > 2 ? 0 : 1 }[attempt.fullness];
  const names = [...declared].filter(
    (name) => required.has(name) || leadsToGoal(propertySchemas(parts, name), attempt) || choices.chance(share),
  );
  const members = new Map<string, JsonValue>();
  for (const name of names) {
    const schemas = propertySchemas(parts, name);
    const value = memberValue(schemas, walk, depth, required.has(name));
    if (value !== undefined) members.set(name, value);
  }
  for (const name of declared) choices.show(place, `${members.has(name) ? "with" : "without"} ${name}`);
  addOthers(parts, declared, members, place, walk, depth);
  return Object.fromEntries(members);
}

function leadsToGoal(schemas: Schemas, { goal }: Attempt): boolean {
  return schemas.some(([, pointer]) => goal?.startsWith(`${pointer}/`) === true);
}

/** An optional member that has no value, or goes too deep, is left out. */
function memberValue(schemas: Schemas, walk: Walk, depth: number, isRequired: boolean): JsonValue | undefined {
  try {
    return walk.choices.trying(
      () => valueOf(schemas, walk, depth + 1),
      () => true,
    );
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
    const plain = isClosed ? [] : [`other ${index}`, ...(least > 2 ? [] : ["x-other", "1"])];
    const pool = made === undefined ? [...matching, ...plain] : [made];
    const name = pool[choices.below(pool.length)];
    if (name === undefined || declared.has(name)) continue;
    const value = memberValue(propertySchemas(parts, name), walk, depth, members.size < least);
    if (value !== undefined) members.set(name, value);
    choices.show(place, "with others");
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
