import { type JsonObject, type JsonValue, pointerOf, segmentsOf, valueAt } from "../../src/model/json.js";
import { discriminatingProperty, knownValues, literalsOf, mappingOf } from "./discriminator-values.js";
import type { Heritage, Parent } from "./heritage.js";
import { itemsOf, memberOf, membersOf } from "./json.js";
import { assertingKeywords } from "./judge.js";
import { componentAt, type Place, pointerOfReference } from "./references.js";

/** What stands in a schema for the value of a discriminator, and in one for its rule. */
export const tagComment = "tag";
export const ruleComment = "discriminator";

/** What the rule is read from. */
export interface Ground {
  readonly raw: JsonObject;
  readonly version: "3.0" | "3.1";
  readonly heritage: Heritage;
}

/**
 * Deviation `discriminatorIsAuthoritative`: the property picks the member among those that are no scalars.
 *
 * A value leads to a member by `mapping`; to a member without one by the strings that it knows for the property, in its members if it is a
 * union, else by the last part of its reference. Where a member cannot be reached, or a value leads to two, the discriminator is a hint alone.
 *
 * `written` are the members as they are to stand in the rule; `undefined` where the discriminator picks nothing.
 */
export function unionRule(
  { schema, pointer }: Place,
  keyword: string,
  written: readonly JsonValue[],
  ground: Ground,
): JsonValue | undefined {
  const property = discriminatingProperty(schema);
  const members = itemsOf(memberOf(schema, keyword));
  if (property === undefined || members.length < 2) return undefined;
  const mapping = mappingOf(schema, ground.raw);
  const values = members.map((member, index) => {
    if (isScalar(member, ground)) return undefined;
    return valuesOf({ schema: member, pointer: pointerOf(pointer, keyword, index) }, property, mapping, ground);
  });
  const known = values.filter((each) => each !== undefined);
  const isAmbiguous = new Set(known.flat()).size < known.flat().length;
  if (known.length < 2 || isAmbiguous || known.some((each) => each.length === 0)) return undefined;
  const anyOf = written.map((own, index): JsonValue => {
    const tags = values[index];
    return tags === undefined ? own : { allOf: [tagOf(property, tags), own] };
  });
  return { $comment: ruleComment, anyOf };
}

/** The rule of a schema that its heirs refer to: the property picks one of them, or another schema together with what the parent says itself. */
export function parentRule(
  component: string,
  { property, picks }: Parent,
  heritage: Heritage,
  refer: (pointer: string, isLegacy: boolean) => JsonValue,
): JsonValue {
  const own = pointerOf("/components/schemas", component);
  const anyOf = [...picks].map(([value, target]): JsonValue => {
    const isHeir = heritage.isHeir(componentAt(target) ?? "", component);
    const legacy = isHeir ? [] : [refer(own, true)];
    return { allOf: [tagOf(property, [value]), ...legacy, ...(target === own ? [] : [refer(target, false)])] };
  });
  return { $comment: ruleComment, anyOf };
}

/** The converter takes no `const`. */
function tagOf(property: string, values: readonly string[]): JsonValue {
  const properties = { [property]: { enum: values } };
  return { $comment: tagComment, type: "object", required: [property], properties };
}

function isScalar(schema: JsonValue, { version }: Ground): boolean {
  const type = memberOf(schema, "type");
  const isPlain = memberOf(schema, "enum") === undefined && memberOf(schema, "const") === undefined;
  if (memberOf(schema, "nullable") === true) return false;
  if (version === "3.0" && memberOf(schema, "$ref") !== undefined) return false;
  return isPlain && typeof type === "string" && ["null", "string", "number", "integer", "boolean"].includes(type);
}

function valuesOf(
  member: Place,
  property: string,
  mapping: ReadonlyMap<string, string | undefined>,
  { raw, version, heritage }: Ground,
): readonly string[] {
  const target = bareTarget(member.schema, raw, version);
  const mapped = [...mapping].flatMap(([value, each]) => (target !== undefined && each === target ? [value] : []));
  if (mapped.length > 0) return mapped;
  const known = target === undefined ? literalsOf(member, property, raw) : valuesAt(target, property, raw, heritage);
  return (known ?? []).filter((value) => !mapping.has(value));
}

function valuesAt(target: string, property: string, raw: JsonObject, heritage: Heritage): readonly string[] {
  const parent = heritage.parentOf(componentAt(target) ?? "");
  if (parent?.property === property) return [...parent.picks.keys()];
  return knownValues({ schema: valueAt(raw, target), pointer: target }, property, raw) ?? segmentsOf(target).slice(-1);
}

/** Where a schema leads that asserts nothing but a reference, be it in a list of one. */
function bareTarget(schema: JsonValue | undefined, raw: JsonObject, version: string): string | undefined {
  const reference = memberOf(schema, "$ref");
  const asserting = membersOf(schema).length === 0 ? [] : assertingKeywords(schema as JsonObject); // it has members
  if (reference !== undefined) {
    return version === "3.0" || asserting.length === 1 ? pointerOfReference(reference, raw) : undefined;
  }
  const [keyword = ""] = asserting;
  const [only, ...others] = itemsOf(memberOf(schema, keyword));
  const isWrapper = asserting.length === 1 && others.length === 0 && ["allOf", "anyOf", "oneOf"].includes(keyword);
  return isWrapper ? bareTarget(only, raw, version) : undefined;
}
