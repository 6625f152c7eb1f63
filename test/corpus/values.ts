import { isJsonObject, type JsonObject, type JsonValue, valueAt } from "../../src/model/json.js";
import { memberOf, membersOf } from "./specs.js";

/** Values by JSON Pointer of the schema that they are examples of. */
export type Pools = ReadonlyMap<string, readonly JsonValue[]>;

const perPool = 6;

/** Collects the examples of a document: those of schemas and media types, and their parts for the schemas that describe the parts. */
export function collectExamples(raw: JsonObject): Pools {
  const pools = new Map<string, JsonValue[]>();
  const add = (pointer: string, value: JsonValue): boolean => {
    const pool = pools.get(pointer) ?? [];
    pools.set(pointer, pool);
    if (pool.length >= perPool) return false;
    pool.push(value);
    return true;
  };
  const teach = (schema: JsonValue | undefined, pointer: string, value: JsonValue, depth: number): void => {
    if (depth > 12 || schema === undefined) return;
    const reference = memberOf(schema, "$ref");
    if (typeof reference === "string") {
      const target = decodeURIComponent(reference.slice(1));
      if (add(target, value)) teach(valueAt(raw, target), target, value, depth + 1);
      return;
    }
    for (const keyword of ["allOf", "anyOf", "oneOf"]) {
      for (const member of listOf(memberOf(schema, keyword))) teach(member, "", value, depth + 1);
    }
    for (const [name, property] of membersOf(memberOf(schema, "properties"))) {
      const part = memberOf(value, name);
      if (part !== undefined) teach(property, "", part, depth + 1);
    }
    for (const item of listOf(value).slice(0, 3)) teach(memberOf(schema, "items"), "", item, depth + 1);
    const additional = memberOf(schema, "additionalProperties");
    for (const [, part] of membersOf(value).slice(0, 3)) teach(additional, "", part, depth + 1);
  };
  visit(raw, "", 0, (value, pointer) => {
    const schema = value["schema"] ?? (pointer.startsWith("/components/schemas/") ? value : undefined);
    if (schema === undefined) return;
    const own = value["schema"] === undefined ? pointer : `${pointer}/schema`;
    for (const example of examplesOf(value, raw)) {
      add(own, example);
      teach(schema, own, example, 0);
    }
  });
  return pools;
}

function examplesOf(value: JsonObject, raw: JsonObject): readonly JsonValue[] {
  const { example, examples } = value;
  const listed = Array.isArray(examples) ? listOf(examples) : [];
  const named = membersOf(examples).flatMap(([, each]) => {
    const reference = memberOf(each, "$ref");
    const target = typeof reference === "string" ? valueAt(raw, reference.slice(1)) : each;
    return memberOf(target, "value") ?? [];
  });
  return [
    ...(example === undefined ? [] : [example]),
    ...listed,
    ...(Array.isArray(examples) ? [] : named),
  ] as readonly JsonValue[]; // flatMap flattens arrays
}

function visit(
  value: JsonValue,
  pointer: string,
  depth: number,
  tell: (value: JsonObject, pointer: string) => void,
): void {
  if (depth > 20) return;
  if (isJsonObject(value)) tell(value, pointer);
  for (const [name, member] of Array.isArray(value)
    ? Object.entries(value as readonly JsonValue[])
    : membersOf(value)) {
    if (name === "example" || name === "examples") continue;
    visit(member, `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`, depth + 1, tell);
  }
}

/** A value that a schema may well accept, with every property or only with those that must be. */
export function sampleOf(
  schema: JsonValue | undefined,
  raw: JsonObject,
  isWhole: boolean,
  depth = 0,
  budget: Budget = { left: 300 },
): JsonValue {
  budget.left -= 1;
  if (schema === undefined || !isJsonObject(schema) || budget.left < 0) return "any";
  const { $ref: reference, example, default: preset, enum: literals, const: constant } = schema;
  if (typeof reference === "string") {
    return depth > 7
      ? null
      : sampleOf(valueAt(raw, decodeURIComponent(reference.slice(1))), raw, isWhole, depth + 1, budget);
  }
  const [literal] = listOf(literals);
  const given = [constant, literal, example, preset].find((each) => each !== undefined);
  if (given !== undefined) return given;
  const parts = [
    ...listOf(schema["allOf"]),
    ...listOf(schema["anyOf"]).slice(0, 1),
    ...listOf(schema["oneOf"]).slice(0, 1),
  ];
  const [first, ...others] = parts.map((part) => sampleOf(part, raw, isWhole, depth + 1, budget));
  if (first !== undefined && !isJsonObject(first)) return first;
  const own = plainSample(schema, raw, isWhole, depth, budget);
  if (first === undefined || !isJsonObject(own)) return first === undefined ? own : { ...first, ...spread(others) };
  return { ...first, ...spread(others), ...own };
}

function spread(values: readonly JsonValue[]): JsonObject {
  return Object.fromEntries(values.flatMap(membersOf));
}

function plainSample(schema: JsonObject, raw: JsonObject, isWhole: boolean, depth: number, budget: Budget): JsonValue {
  const type = [schema["type"]].flat().find((each) => each !== "null") ?? "object";
  if (type === "string")
    return typeof schema["minLength"] === "number" ? "x".repeat(Math.min(schema["minLength"], 1000)) : "text";
  if (type === "integer" || type === "number")
    return schema["minimum"] ?? (typeof schema["maximum"] === "number" ? Math.min(1, schema["maximum"]) : 1);
  if (type === "boolean") return true;
  if (type === "array") return depth > 7 ? [] : [sampleOf(schema["items"], raw, isWhole, depth + 1, budget)];
  const required = listOf(schema["required"]);
  const properties = membersOf(schema["properties"]).filter(
    ([name]) => required.includes(name) || (isWhole && depth < 4),
  );
  const declared = properties.map(([name, property]) => [name, sampleOf(property, raw, isWhole, depth + 1, budget)]);
  const undeclared = required
    .filter((name) => memberOf(schema["properties"], String(name)) === undefined)
    .map((name) => [name, "any"]);
  return Object.fromEntries([...undeclared, ...declared]);
}

const replacements: readonly JsonValue[] = [null, "", "text", 0, -1, 1.5, true, [], {}, [null], { unexpected: 1 }];

/** The value, and copies of it with one wrong, missing or unexpected part: the same ones in every run, `count` at most. */
export function withMutations(value: JsonValue, count: number): readonly JsonValue[] {
  const all = placesOf(value, [], { left: 2000 });
  const steps = Math.max(1, Math.ceil((all.length * 4) / count));
  const places = all.filter((_, index) => index % steps === 0);
  const mutated = places.flatMap((path, index) =>
    [0, 1].map((turn) => replaced(value, path, replacements[(index * 5 + turn * 4) % replacements.length] ?? null)),
  );
  const removed = places.filter((path) => path.length > 0).map((path) => replaced(value, path, undefined));
  const added = places
    .filter((path) => isJsonObject(partAt(value, path)))
    .map((path) => replaced(value, [...path, "unexpected"], 1));
  return [value, ...[...mutated, ...removed, ...added].slice(0, count)];
}

/** Bounds a walk. */
interface Budget {
  left: number;
}

type Path = readonly string[];

function placesOf(value: JsonValue, path: Path, budget: Budget): readonly Path[] {
  budget.left -= 1;
  const members = Array.isArray(value) ? Object.entries(listOf(value).slice(0, 2)) : membersOf(value);
  const inner = members.flatMap(([name, member]) => (budget.left > 0 ? placesOf(member, [...path, name], budget) : []));
  return [path, ...inner];
}

function partAt(value: JsonValue, path: Path): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>(
    (part, name) => (Array.isArray(part) ? listOf(part)[Number(name)] : memberOf(part, name)),
    value,
  );
}

/** A copy with another part at `path`; without the part for undefined. */
function replaced(value: JsonValue, path: Path, part: JsonValue | undefined): JsonValue {
  const [name, ...rest] = path;
  if (name === undefined) return part ?? null;
  const inner =
    rest.length === 0
      ? part
      : replaced((Array.isArray(value) ? listOf(value)[Number(name)] : memberOf(value, name)) ?? null, rest, part);
  if (Array.isArray(value))
    return listOf(value).flatMap((item, index) =>
      index === Number(name) ? (inner === undefined ? [] : [inner]) : [item],
    );
  const members = membersOf(value);
  if (inner === undefined) return Object.fromEntries(members.filter(([each]) => each !== name));
  return Object.fromEntries([...members.filter(([each]) => each !== name), [name, inner]]);
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : []; // isArray forgets the type
}
