import { isJsonObject, type JsonValue, pointerOf } from "../../src/model/json.js";
import { listOf, NoValue, numbersOf, type Part } from "./soundness-parts.js";
import { textsMatching } from "./soundness-scalars.js";
import { leadsToGoal, type Schemas, type Walk } from "./soundness-walk.js";
import { memberOf, membersOf } from "./specs.js";

const unlikely: readonly JsonValue[] = [[[]], { "": [] }, false, -0.5];

/** An object that parts of a schema may well accept. */
export function objectOf(parts: readonly Part[], place: string, walk: Walk, depth: number): JsonValue {
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
  for (const name of parts.flatMap(({ rivals }) => rivals ?? [])) {
    const value = unlikely[choices.below(unlikely.length)] ?? null;
    if (!declared.has(name) && choices.chance(0.7)) members.set(name, value);
  }
  return Object.fromEntries(members);
}

/** An optional member that has no value, or goes too deep, is left out. */
function memberValue(schemas: Schemas, walk: Walk, depth: number, isRequired: boolean): JsonValue | undefined {
  try {
    return walk.choices.trying(
      () => walk.make(schemas, depth + 1),
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
    const made = listed.length === 0 ? undefined : String(walk.make(listed, depth + 1));
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
