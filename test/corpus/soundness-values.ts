import { isJsonObject, type JsonObject, type JsonValue, pointerOf } from "../../src/model/json.js";
import { arrayOf } from "./soundness-arrays.js";
import { type Choices, createChoices } from "./soundness-choices.js";
import { objectOf } from "./soundness-objects.js";
import { listOf, literalsOf, NoValue, type Part, partsOf, soleReference, typesOf } from "./soundness-parts.js";
import { numberOf, stringOf } from "./soundness-scalars.js";
import type { Attempt, Schemas, Walk } from "./soundness-walk.js";

/** Makes a value for the schema at `pointer`; undefined where the attempt led to none. */
export function candidateFor(
  schema: JsonValue,
  pointer: string,
  raw: JsonObject,
  attempt: Attempt,
): { readonly value?: JsonValue; readonly choices: Choices } {
  const choices = createChoices(pointer, attempt.seed, attempt.forced ?? new Map());
  const ignoresSiblings = String(raw["openapi"]).startsWith("3.0.");
  const walk: Walk = {
    raw,
    choices,
    attempt,
    ignoresSiblings,
    budget: { left: 600 },
    make: (schemas, depth) => valueOf(schemas, walk, depth),
  };
  try {
    return { value: valueOf([[schema, pointer]], walk, 0), choices };
  } catch (error) {
    if (error instanceof NoValue) return { choices };
    throw error;
  }
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

function valueOf(schemas: Schemas, walk: Walk, depth: number): JsonValue {
  const { choices, budget } = walk;
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
