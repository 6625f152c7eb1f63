import { isJsonObject, type JsonObject, type JsonValue } from "../../src/model/json.js";
import { isSame, itemsOf, memberOf, type Path, stringsOf } from "./json.js";
import { type Judge, typeOf } from "./judge.js";
import type { PlacedOccurrence } from "./occurrences.js";

/** Whether all that is asserted of the same part of a value implies a keyword, so that nothing can fail by it alone. */
export function isImplied({ schema, keyword, path, around }: PlacedOccurrence, judge: Judge): boolean {
  const [root = schema] = around;
  const applying = applyingTo(root, path, judge);
  const others = applying.filter((each) => each !== schema);
  const argument = schema[keyword] ?? null;
  if (others.some((each) => repeats(each[keyword], keyword, argument))) return true;
  if (keyword === "const" || keyword === "enum") return false;
  const alone = { [keyword]: argument };
  const lists = applying.flatMap((each) => (literalsOf(each) === undefined ? [] : [literalsOf(each) ?? []]));
  if (lists.some((list) => list.every((literal) => judge.isValid(alone, literal)))) return true;
  if (keyword !== "type") return false;
  const own = typesAllowed({ type: argument }, undefined, judge);
  return allTypes.every(
    (type) => own.includes(type) || applying.some((each) => !typesAllowed(each, schema, judge).includes(type)),
  );
}

/** Keywords that say the same whatever stands beside them. */
const independent = ["type", "enum", "const", "pattern", "minLength", "maxLength", "minimum", "maximum", "$ref", "not"];

function repeats(argument: JsonValue | undefined, keyword: string, own: JsonValue): boolean {
  if (keyword === "required") return stringsOf(own).every((name) => stringsOf(argument).includes(name));
  return independent.includes(keyword) && isSame(argument, own);
}

/** The schemas that a part of a value must satisfy where the schema at `path` applies to it: that one and all beside it. */
function applyingTo(root: JsonValue, path: Path, judge: Judge): readonly JsonObject[] {
  let schema: JsonValue | undefined = root;
  let applying = withInner([root], judge);
  for (let index = 0; index < path.length; index += 1) {
    const keyword = String(path[index]);
    const isPair = !["items", "additionalProperties", "propertyNames", "not", "if", "contains"].includes(keyword);
    const name = path[index + 1] ?? "";
    const within: JsonValue | undefined = memberOf(schema, keyword);
    schema = isPair ? (typeof name === "number" ? itemsOf(within)[name] : memberOf(within, name)) : within;
    if (isPair) index += 1;
    const own = schema ?? true;
    if (["allOf", "anyOf", "oneOf"].includes(keyword)) applying = withInner([...applying, own], judge);
    else if (keyword === "items") applying = withInner([own, ...membersAt(applying, ["items"])], judge);
    else if (keyword === "properties") applying = withInner([own, ...membersAt(applying, [keyword, name])], judge);
    else applying = withInner([own], judge);
  }
  return applying;
}

function membersAt(schemas: readonly JsonObject[], path: Path): readonly JsonValue[] {
  return schemas.flatMap((schema) => {
    let inner: JsonValue | undefined = schema;
    for (const name of path) inner = memberOf(inner, String(name));
    return inner === undefined ? [] : [inner as JsonObject]; // flatMap flattens arrays, which schemas are not
  });
}

/** Schemas, what they refer to, and the members of their `allOf`. */
function withInner(schemas: readonly JsonValue[], judge: Judge): readonly JsonObject[] {
  const all = new Set<JsonValue>(schemas);
  for (const each of all) {
    const target = judge.follow(each);
    if (target !== undefined) all.add(target);
    for (const member of itemsOf(memberOf(each, "allOf"))) all.add(member);
  }
  return [...all].filter(isJsonObject);
}

function literalsOf({ const: constant, enum: listed }: JsonObject): readonly JsonValue[] | undefined {
  if (constant !== undefined) return [constant];
  return listed === undefined ? undefined : itemsOf(listed);
}

const allTypes = ["null", "boolean", "integer", "fraction", "string", "array", "object"];

/** The types that a schema lets pass at most; `untyped` is taken as if it had no `type`. */
function typesAllowed(schema: JsonValue, untyped: JsonObject | undefined, judge: Judge, depth = 0): readonly string[] {
  if (schema === false) return [];
  if (!isJsonObject(schema) || depth > 10) return allTypes;
  const inner = (each: JsonValue): readonly string[] => typesAllowed(each, untyped, judge, depth + 1);
  const target = judge.follow(schema);
  const literals = literalsOf(schema);
  const lists = [
    ...(schema === untyped || schema["type"] === undefined ? [] : [[schema["type"]].flat().map(String).flatMap(split)]),
    ...(literals === undefined ? [] : [literals.map(exactType)]),
    ...(target === undefined ? [] : [inner(target)]),
    ...itemsOf(schema["allOf"]).map(inner),
    ...["anyOf", "oneOf"].flatMap((name) => (schema[name] === undefined ? [] : [itemsOf(schema[name]).flatMap(inner)])),
  ];
  return allTypes.filter((type) => lists.every((list) => list.includes(type)));
}

function split(type: string): readonly string[] {
  return type === "number" ? ["integer", "fraction"] : [type];
}

function exactType(value: JsonValue): string {
  return typeof value === "number" ? (Number.isInteger(value) ? "integer" : "fraction") : typeOf(value);
}
