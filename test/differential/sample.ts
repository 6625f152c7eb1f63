import { isJsonObject, type JsonObject, type JsonValue } from "../../src/model/json.js";
import { typeConcerned } from "./judge.js";
import { isSame, itemsOf, memberOf, type Path } from "./json.js";
import { toldApart } from "./sample-apart.js";
import { sampleArray } from "./sample-arrays.js";
import { sampleObject } from "./sample-objects.js";
import { sampleNumber, sampleString } from "./sample-scalars.js";
import { leads, nothing, type Part, type Sample, type Sampling, type Unread } from "./sampling.js";

/** A value that satisfies all schemas, most likely. */
export function sampleOf(schemas: readonly JsonValue[], sampling: Sampling): Sample {
  return sampleParts(
    schemas.map((schema) => ({ schema, isOwn: true })),
    [],
    sampling,
  );
}

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
      return sampleArray(parts, path, sampling, sampleParts);
    case "object":
      return sampleObject(parts, path, sampling, sampleParts);
    default:
      return nothing;
  }
}

function fits(schemas: readonly JsonObject[], value: JsonValue, { judge }: Sampling): boolean {
  return schemas.every((schema) => judge.isValid(schema, value));
}
