import { isJsonObject, type JsonObject, type JsonValue } from "../../src/model/json.js";
import { expressionOf, isDeclared } from "./judge-assertions.js";
import { type Judge, type Occurrence, typeConcerned } from "./judge.js";
import { isSame, itemsOf, memberOf, membersOf, type Path, stringsOf } from "./json.js";
import type { Random } from "./random.js";
import { toldApart } from "./sample-apart.js";
import { sampleNumber, sampleString } from "./sample-scalars.js";

/** A keyword that a sample has to reach. */
export interface Goal extends Occurrence {
  /** The schemas around it in the text of one named schema, and its own. */
  readonly around: ReadonlySet<JsonValue>;
  /** Those of them whose properties are there all at once, so that one sample serves for the keywords of them all. */
  readonly near: ReadonlySet<JsonValue>;
}

/** Where the schemas in the text of the named schema were applied. */
export type Places = Map<JsonValue, Path[]>;

/** What samples are made with. */
export interface Sampling {
  readonly random: Random;
  readonly judge: Judge;
  /** How likely optional properties are there. */
  readonly fullness: number;
  readonly goal?: Goal | undefined;
  /** Filled while sampling. */
  readonly places?: Places | undefined;
  /** Samples of references that the goal is not behind. */
  readonly known: Map<JsonValue, JsonValue[]>;
  readonly budget: { left: number };
  /** Whether members of unions are taken in, which is so unless it says no. */
  readonly isChoosing?: boolean;
}

/** A schema that a value has to satisfy; `isOwn` where no reference lies between it and the schema that was asked for. */
interface Part {
  readonly schema: JsonObject;
  readonly isOwn: boolean;
}

/** No value was found. */
export const nothing = Symbol("nothing");

export type Sample = JsonValue | typeof nothing;

/** A value that satisfies all schemas, most likely. */
export function sampleOf(schemas: readonly JsonValue[], sampling: Sampling): Sample {
  return sampleParts(
    schemas.map((schema) => ({ schema, isOwn: true })),
    [],
    sampling,
  );
}

type Unread = { readonly schema: JsonValue; readonly isOwn: boolean };

function sampleParts(unread: readonly Unread[], path: Path, sampling: Sampling): Sample {
  const [only] = unread;
  const isShared = unread.length === 1 && only !== undefined && !leads(only, sampling);
  const target = isShared ? sampling.judge.follow(only.schema) : undefined;
  if (target === undefined || path.length === 0) return sampleFresh(unread, path, sampling);
  const known = sampling.known.get(target) ?? [];
  sampling.known.set(target, known);
  const again = sampling.random.chance(known.length / 4) ? sampling.random.pick(known) : undefined;
  if (again !== undefined) return again;
  const fresh = sampleFresh(unread, path, sampling);
  if (fresh !== nothing && sampling.judge.isValid(target, fresh)) known.push(fresh);
  return fresh;
}

function sampleFresh(unread: readonly Unread[], path: Path, sampling: Sampling): Sample {
  if (path.length > 30) return nothing;
  const plain = expanded(unread, path, { ...sampling, isChoosing: false });
  const literals = plain === nothing ? undefined : literalsOf(plain, unread, sampling);
  if (literals !== undefined && literals.length > 0) return sampling.random.pick(literals) ?? nothing;
  // A choice of members may turn out to be impossible.
  for (let attempt = 0; attempt < 4; attempt += 1) {
    sampling.budget.left -= 1;
    if (sampling.budget.left < 0) return nothing;
    const sample = sampleChosen(unread, path, sampling);
    if (sample !== nothing) return sample;
  }
  return nothing;
}

function sampleChosen(unread: readonly Unread[], path: Path, sampling: Sampling): Sample {
  const parts = expanded(unread, path, sampling);
  if (parts === nothing) return nothing;
  const literals = literalsOf(parts, parts, sampling);
  if (literals !== undefined) return sampling.random.pick(literals) ?? nothing;
  const sample = sampleType(typeFor(parts, path, sampling), parts, path, sampling);
  if (sample === nothing) return nothing;
  const schemas = parts.map(({ schema }) => schema);
  return toldApart(sample, schemas, sampling.judge) ?? sample;
}

/** Whether the goal is in a schema or below it. */
function leads({ schema, isOwn }: Unread, { goal }: Sampling): boolean {
  return isOwn && goal !== undefined && goal.around.has(schema);
}

function note(schema: JsonObject, path: Path, { places }: Sampling): void {
  const known = places?.get(schema) ?? [];
  if (known.length < 3 && !known.some((place) => isSame(place, path))) places?.set(schema, [...known, path]);
}

/** All schemas that apply in one place, with the members of unions chosen. */
function expanded(unread: readonly Unread[], path: Path, sampling: Sampling): readonly Part[] | typeof nothing {
  const parts: Part[] = [];
  const waiting = [...unread];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { schema, isOwn } = next;
    if (schema === false || parts.length > 200) return nothing;
    if (!isJsonObject(schema) || parts.some((part) => part.schema === schema && part.isOwn === isOwn)) continue;
    if (isOwn) note(schema, path, sampling);
    parts.push({ schema, isOwn });
    const target = sampling.judge.follow(schema);
    if (target !== undefined) waiting.push({ schema: target, isOwn: false });
    const own = [...itemsOf(schema["allOf"]), ...chosen(schema, isOwn, path, sampling)];
    waiting.push(...own.map((each) => ({ schema: each, isOwn })));
  }
  return parts;
}

function chosen(schema: JsonObject, isOwn: boolean, path: Path, sampling: Sampling): readonly JsonValue[] {
  const { random } = sampling;
  if (sampling.isChoosing === false) return [];
  const members = ["anyOf", "oneOf"].flatMap((keyword): readonly JsonValue[] => {
    const all = itemsOf(schema[keyword]);
    const wanted = all.find((each) => leads({ schema: each, isOwn }, sampling));
    const simple = path.length > 6 ? all.filter((each) => !isStructure(each, sampling)) : [];
    const member = wanted ?? random.pick(simple) ?? random.pick(all);
    return member === undefined ? [] : [member];
  });
  const { if: condition, then = true, else: otherwise = true } = schema;
  if (condition === undefined) return members;
  const isOtherwise = leads({ schema: otherwise, isOwn }, sampling) || random.chance(0.3);
  return [...members, ...(isOtherwise ? [otherwise] : [condition, then])];
}

function isStructure(schema: JsonValue, { judge }: Sampling): boolean {
  const target = judge.follow(schema) ?? schema;
  const type = memberOf(target, "type");
  return type === undefined ? memberOf(target, "enum") === undefined : type === "object" || type === "array";
}

/** The values of `enum` and `const` that everything beside them allows. */
function literalsOf(
  parts: readonly Part[],
  asked: readonly Unread[],
  { judge }: Sampling,
): readonly JsonValue[] | undefined {
  const lists = parts.flatMap(({ schema }): (readonly JsonValue[])[] => [
    ...(schema["const"] === undefined ? [] : [[schema["const"]]]),
    ...(schema["enum"] === undefined ? [] : [itemsOf(schema["enum"])]),
  ]);
  const [first] = lists;
  return first?.filter((literal) => asked.every(({ schema }) => judge.isValid(schema, literal)));
}

const allTypes = ["object", "string", "number", "array", "boolean", "null"];

function typesOf(schema: JsonObject): readonly string[] | undefined {
  const declared = schema["type"];
  return declared === undefined ? undefined : [declared].flat().map(String);
}

function typeFor(parts: readonly Part[], path: Path, sampling: Sampling): string | undefined {
  const { goal, random } = sampling;
  const common = parts.reduce<readonly string[]>((types, { schema }) => {
    const own = typesOf(schema);
    if (own === undefined) return types;
    const known = own.map((type) => (type === "integer" ? "number" : type));
    return types.filter((type) => known.includes(type));
  }, allTypes);
  const aimed = parts.flatMap(({ schema, isOwn }) => {
    if (!isOwn || goal === undefined || !goal.around.has(schema)) return [];
    if (schema === goal.schema) return typeConcerned(goal.keyword) ?? [];
    if (itemsOf(schema["prefixItems"]).some((each) => goal.around.has(each))) return "array";
    if (goal.around.has(schema["items"] ?? null) || goal.around.has(schema["contains"] ?? null)) return "array";
    return ["allOf", "anyOf", "oneOf"].some((name) => itemsOf(schema[name]).some((each) => goal.around.has(each)))
      ? []
      : "object";
  });
  const wanted = aimed.find((type) => common.includes(type));
  if (wanted !== undefined) return wanted;
  if (path.length > 8 && common.includes("null")) return "null";
  const isDeclaredType = parts.some(({ schema }) => schema["type"] !== undefined);
  const spoken = isDeclaredType ? [] : common.filter((type) => parts.some(({ schema }) => speaksOf(schema, type)));
  return random.pick(spoken.length > 0 ? spoken : common);
}

function speaksOf(schema: JsonObject, type: string): boolean {
  return Object.keys(schema).some((keyword) => typeConcerned(keyword) === type);
}

function sampleType(type: string | undefined, parts: readonly Part[], path: Path, sampling: Sampling): Sample {
  const schemas = parts.map(({ schema }) => schema);
  switch (type) {
    case "null":
      return null;
    case "boolean":
      return sampling.random.chance(0.5);
    case "string":
      return sampleString(schemas, sampling.random, (value) => fits(schemas, value, sampling)) ?? nothing;
    case "number":
      return sampleNumber(schemas, sampling.random, (value) => fits(schemas, value, sampling)) ?? nothing;
    case "array":
      return sampleArray(parts, path, sampling);
    case "object":
      return sampleObject(parts, path, sampling);
    default:
      return nothing;
  }
}

function fits(schemas: readonly JsonObject[], value: JsonValue, { judge }: Sampling): boolean {
  return schemas.every((schema) => judge.isValid(schema, value));
}

function largest(parts: readonly Part[], keyword: string): number {
  return Math.max(0, ...parts.map(({ schema }) => Number(schema[keyword] ?? 0)));
}

function smallest(parts: readonly Part[], keyword: string): number {
  return Math.min(...parts.map(({ schema }) => Number(schema[keyword] ?? Infinity)));
}

function sampleArray(parts: readonly Part[], path: Path, sampling: Sampling): Sample {
  const { goal, random } = sampling;
  const containing = parts.filter(({ schema }) => schema["contains"] !== undefined);
  const isAimed = parts.some((part) => part.isOwn && goal?.around.has(part.schema) === true);
  const prefix = Math.max(0, ...parts.map(({ schema }) => itemsOf(schema["prefixItems"]).length));
  const wanted = isAimed ? prefix + 1 : path.length > 5 ? 0 : prefix + random.below(path.length > 2 ? 2 : 3);
  const atLeast = Math.max(largest(parts, "minItems"), containing.length);
  const length = Math.min(Math.max(atLeast, wanted), smallest(parts, "maxItems"), 60);
  const items: JsonValue[] = [];
  for (let index = 0; index < length; index += 1) {
    const schemas = parts.flatMap(({ schema, isOwn }): readonly Unread[] => {
      const own = itemsOf(schema["prefixItems"])[index] ?? schema["items"];
      return own === undefined ? [] : [{ schema: own, isOwn }];
    });
    const contained = containing[index];
    const extra =
      contained === undefined ? [] : [{ schema: contained.schema["contains"] ?? true, isOwn: contained.isOwn }];
    const isUnique = parts.some(({ schema }) => schema["uniqueItems"] === true);
    const item = distinctSample([...schemas, ...extra], isUnique ? items : [], [...path, index], sampling);
    if (item === nothing) return items.length >= atLeast ? items : nothing;
    items.push(item);
  }
  return items;
}

function distinctSample(
  schemas: readonly Unread[],
  others: readonly JsonValue[],
  path: Path,
  sampling: Sampling,
): Sample {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const item = sampleParts(schemas, path, sampling);
    if (item === nothing || !others.some((other) => isSame(other, item))) return item;
  }
  return nothing;
}

function sampleObject(parts: readonly Part[], path: Path, sampling: Sampling): Sample {
  const members = new Map<string, JsonValue>();
  const required = new Set(parts.flatMap(({ schema }) => stringsOf(schema["required"])));
  const declared = new Set(parts.flatMap(({ schema }) => membersOf(schema["properties"]).map(([name]) => name)));
  const isOnTheWay = parts.some((part) => leads(part, sampling));
  const isNear = parts.some(({ schema, isOwn }) => isOwn && sampling.goal?.near.has(schema) === true);
  const fullness = isNear ? 1 : path.length > 4 ? 0 : sampling.fullness;
  for (const name of new Set([...required, ...declared, ...aimedNames(parts, sampling)])) {
    const isChosen = required.has(name) || (fullness > 0 && sampling.random.chance(fullness));
    if (!isChosen && !isOnTheWay) continue;
    const schemas = schemasOf(name, parts);
    if (!isChosen && !schemas.some((each) => leads(each, sampling))) continue;
    const member = sampleParts(schemas, [...path, name], sampling);
    if (member !== nothing) members.set(name, member);
    else if (required.has(name)) return nothing;
  }
  const others = [...declared].filter((name) => !members.has(name));
  const atLeast = largest(parts, "minProperties");
  const spare = [...others, ...names(parts, sampling)];
  for (const name of spare) {
    if (members.size >= atLeast) break;
    const member = sampleParts(schemasOf(name, parts), [...path, name], sampling);
    if (member !== nothing) members.set(name, member);
  }
  return Object.fromEntries(members);
}

/** Names for what is not declared. */
function names(parts: readonly Part[], sampling: Sampling): readonly string[] {
  const schemas = parts.flatMap(({ schema }) => schema["propertyNames"] ?? []);
  if (schemas.length === 0) return ["extra", "other", "third", "x-fourth", "5"];
  return [0, 1, 2, 3].flatMap(() => {
    const name = sampleOf(
      [{ type: "string" }, ...(schemas as readonly JsonValue[])], // flatMap flattens arrays, which schemas are not
      { ...sampling, goal: undefined, places: undefined },
    );
    return typeof name === "string" ? [name] : [];
  });
}

/** A name that is there for the sake of the goal alone: it asks for what is not declared. */
function aimedNames(parts: readonly Part[], sampling: Sampling): readonly string[] {
  const { goal, random } = sampling;
  return parts.flatMap(({ schema, isOwn }) => {
    if (!isOwn || goal === undefined || !goal.around.has(schema)) return [];
    const isAdditional =
      goal.around.has(schema["additionalProperties"] ?? null) ||
      goal.around.has(schema["propertyNames"] ?? null) ||
      (goal.schema === schema && ["additionalProperties", "propertyNames"].includes(goal.keyword));
    const pattern = membersOf(schema["patternProperties"]).find(
      ([, each]) => goal.around.has(each) || goal.keyword === "patternProperties",
    )?.[0];
    const matching = pattern === undefined ? undefined : sampleString([{ pattern }], random, () => true);
    const isForbidden = parts.some((part) => part.schema["additionalProperties"] === false);
    return [
      ...(isAdditional && !isForbidden ? names(parts, sampling).slice(0, 1) : []),
      ...(matching === undefined ? [] : [matching]),
    ];
  });
}

function schemasOf(name: string, parts: readonly Part[]): readonly Unread[] {
  return parts.flatMap(({ schema, isOwn }) => {
    const matching = membersOf(schema["patternProperties"]).filter(([pattern]) => expressionOf(pattern).test(name));
    const own = [memberOf(schema["properties"], name), ...matching.map(([, each]) => each)];
    const additional = isDeclared(schema, name) ? undefined : schema["additionalProperties"];
    return [...own, additional].flatMap((each) => (each === undefined ? [] : [{ schema: each, isOwn }]));
  });
}
