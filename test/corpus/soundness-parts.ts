import { isJsonObject, type JsonObject, type JsonValue, pointerOf, valueAt } from "../../src/model/json.js";
import type { Choices } from "./soundness-choices.js";
import { memberOf, membersOf } from "./specs.js";

/** A schema of a document, without what it says through others; all parts of one place apply to one value. */
export interface Part {
  readonly schema: JsonObject;
  readonly pointer: string;
  /** Properties that other branches declare: one of another type keeps the value from being valid for these too. */
  readonly rivals?: readonly string[];
}

/** Thrown where a choice leads to no value; another one may. */
export class NoValue extends Error {}

/** Takes schemas apart: through references, `allOf`, and the branches that are chosen of `anyOf`, `oneOf` and `if`. */
export function partsOf(
  schemas: readonly (readonly [schema: JsonValue, pointer: string])[],
  raw: JsonObject,
  choices: Choices,
): readonly Part[] {
  const parts: Part[] = [];
  const ignoresSiblings = String(raw["openapi"]).startsWith("3.0.");
  const seen = new Set<string>();
  const add = (schema: JsonValue, pointer: string): void => {
    if (schema === true || seen.has(pointer)) return;
    if (!isJsonObject(schema)) throw new NoValue();
    seen.add(pointer);
    if (seen.size > 60) throw new NoValue();
    const { $ref: reference } = schema;
    if (typeof reference === "string") {
      const target = decodeURIComponent(reference.slice(1));
      const found = reference.startsWith("#") ? valueAt(raw, target) : undefined;
      if (found === undefined) throw new NoValue();
      add(found, target);
      if (ignoresSiblings) return;
    }
    parts.push({ schema, pointer });
    for (const [index, member] of listOf(schema["allOf"]).entries()) add(member, pointerOf(pointer, "allOf", index));
    for (const keyword of ["anyOf", "oneOf"]) {
      const members = listOf(schema[keyword]);
      if (members.length === 0) continue;
      const index = choices.branch(pointerOf(pointer, keyword), members.length);
      const member = members[index] ?? true;
      const tag = discriminatorTag(schema, member, pointer);
      // What a member says itself of the property may be another thing than what the union says.
      if (tag !== undefined && choices.chance(0.6)) parts.push(tag);
      add(member, pointerOf(pointer, keyword, index));
      if (keyword === "oneOf" && choices.chance(0.4)) {
        const rivals = new Set(members.flatMap((each) => (each === member ? [] : propertiesOf(each, raw))));
        parts.push({ schema: {}, pointer: pointerOf(pointer, "rivals"), rivals: [...rivals].slice(0, 40) });
      }
    }
    const heir = heirOf(schema, pointer, raw, seen, choices);
    if (heir !== undefined) {
      parts.push(heir.tag);
      add(heir.schema, heir.pointer);
    }
    const { if: condition, then = true, else: otherwise = true } = schema;
    if (condition === undefined || ignoresSiblings) return;
    const holds = choices.branch(pointerOf(pointer, "if"), 2) === 0;
    if (holds) add(condition, pointerOf(pointer, "if"));
    add(holds ? then : otherwise, pointerOf(pointer, holds ? "then" : "else"));
  };
  for (const [schema, pointer] of schemas) add(schema, pointer);
  return parts;
}

const declaredBy = new WeakMap<JsonObject, readonly string[]>();

/** The names of the properties that a schema declares, also through references and `allOf`. */
function propertiesOf(schema: JsonValue | undefined, raw: JsonObject): readonly string[] {
  if (schema === undefined || !isJsonObject(schema)) return [];
  const known = declaredBy.get(schema);
  if (known !== undefined) return known;
  // A schema that leads back to itself declares no more by that.
  declaredBy.set(schema, []);
  const { $ref: reference } = schema;
  const target = typeof reference === "string" ? valueAt(raw, decodeURIComponent(reference.slice(1))) : undefined;
  const inner = [target, ...listOf(schema["allOf"])].flatMap((each) => propertiesOf(each, raw));
  const names = [...new Set([...membersOf(schema["properties"]).map(([name]) => name), ...inner])];
  declaredBy.set(schema, names);
  return names;
}

/** What the discriminator asks of a value that is to be valid for `member`. */
function discriminatorTag(schema: JsonObject, member: JsonValue, pointer: string): Part | undefined {
  const name = memberOf(schema["discriminator"], "propertyName");
  const reference = memberOf(member, "$ref");
  if (typeof name !== "string" || typeof reference !== "string") return undefined;
  const implicit = reference.split("/").at(-1) ?? "";
  const mapped = membersOf(memberOf(schema["discriminator"], "mapping"))
    .filter(([, target]) => target === reference || target === implicit)
    .map(([value]) => value);
  const values = mapped.length === 0 ? [implicit] : mapped;
  const tag = { type: "object", required: [name], properties: { [name]: { enum: values } } };
  return { schema: tag, pointer: pointerOf(pointer, "discriminator", reference) };
}

/** One of the schemas that extend a schema with a discriminator of its own, or that schema itself; the one that is being walked, if any is. */
function heirOf(
  schema: JsonObject,
  pointer: string,
  raw: JsonObject,
  seen: ReadonlySet<string>,
  choices: Choices,
): (Part & { readonly tag: Part }) | undefined {
  const isObject = schema["type"] === "object" || (schema["type"] === undefined && schema["properties"] !== undefined);
  if (!isObject || schema["oneOf"] !== undefined || schema["anyOf"] !== undefined) return undefined;
  if (schema["discriminator"] === undefined) return undefined;
  const heirs = membersOf(memberOf(raw["components"], "schemas")).flatMap(([name, each]) => {
    const extended = listOf(memberOf(each, "allOf")).map((part) => memberOf(part, "$ref"));
    return extended.includes(`#${pointer}`) ? [pointerOf("/components/schemas", name)] : [];
  });
  const candidates = [pointer, ...heirs];
  const chosen = heirs.find((each) => seen.has(each)) ?? candidates[choices.below(candidates.length)] ?? pointer;
  const found = valueAt(raw, chosen);
  const tag = discriminatorTag(schema, { $ref: `#${chosen}` }, pointer);
  return tag === undefined || found === undefined || !isJsonObject(found)
    ? undefined
    : { schema: found, pointer: chosen, tag };
}

/** The values that enumerations of the parts leave; undefined where there is none. */
export function literalsOf(parts: readonly Part[]): readonly JsonValue[] | undefined {
  const lists = parts.flatMap(({ schema }) => {
    const { enum: literals, const: constant } = schema;
    return [...(Array.isArray(literals) ? [listOf(literals)] : []), ...(constant === undefined ? [] : [[constant]])];
  });
  const [first, ...others] = lists.map((list) => list.map((value) => JSON.stringify(value)));
  return first
    ?.filter((value) => others.every((list) => list.includes(value)))
    .map((value): JsonValue => JSON.parse(value));
}

const typesByKeyword: Readonly<Record<string, readonly string[]>> = {
  object: ["properties", "required", "additionalProperties", "patternProperties", "propertyNames", "minProperties"],
  array: ["items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains"],
  string: ["pattern", "minLength", "maxLength"],
  number: ["minimum", "maximum", "multipleOf", "exclusiveMinimum", "exclusiveMaximum"],
};

/** The types that a value of all parts can have; keywords tell of one where no part names any. */
export function typesOf(parts: readonly Part[], hasNullable: boolean): readonly string[] {
  const named = parts.flatMap(({ schema }) => {
    if (schema["type"] === undefined) return [];
    const types = [schema["type"]].flat().map((type) => (type === "integer" ? "number" : String(type)));
    return [hasNullable && schema["nullable"] === true ? [...types, "null"] : types];
  });
  const [first, ...others] = named;
  if (first !== undefined) return first.filter((type) => others.every((types) => types.includes(type)));
  const told = Object.entries(typesByKeyword).filter(([, keywords]) =>
    parts.some(({ schema }) => keywords.some((keyword) => schema[keyword] !== undefined)),
  );
  const types = told.map(([type]) => type);
  return types.length === 0 ? ["string", "number", "boolean", "null", "array", "object"] : types;
}

export function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : []; // isArray forgets the type
}

/** The numbers that parts say for a keyword: `Math.max` of lower bounds, `Math.min` of upper ones. */
export function numbersOf(parts: readonly Part[], keyword: string): readonly number[] {
  return parts.map(({ schema }) => schema[keyword]).filter((value) => typeof value === "number");
}

const annotations = ["$ref", "title", "summary", "description", "example", "examples", "deprecated", "readOnly"];

/** The pointer that a schema refers to, if it says nothing else of the value. */
export function soleReference(schema: JsonValue, ignoresSiblings: boolean): string | undefined {
  if (!isJsonObject(schema)) return undefined;
  const { $ref: reference } = schema;
  if (typeof reference !== "string" || !reference.startsWith("#")) return undefined;
  if (!ignoresSiblings && Object.keys(schema).some((keyword) => !annotations.includes(keyword))) return undefined;
  return decodeURIComponent(reference.slice(1));
}
