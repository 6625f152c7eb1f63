import { isGuard, isLiteralList } from "./describe.js";
import type { Finder, Shape, ShapeKeywords } from "./explain.js";
import { isValid, taggedMember } from "./find-member.js";
import { recordOf } from "./find-names.js";
import { find, findOther, ownValue } from "./find.js";
import { isOver, type Place, type Search } from "./search.js";

/**
 * Explains properties and items that no part of `base` evaluates (JSON Schema Core 2020-12, section 11).
 *
 * What fails `base` is explained by that alone, as a schema that fails evaluates nothing.
 */
export const findUnevaluated: Finder = (shape, value, place, search) => {
  const { base = "any", unevaluatedProperties = true, unevaluatedItems = true } = shape;
  const before = search.findings.length;
  find(base, value, place, search);
  const isList = Array.isArray(value);
  const other = isList ? unevaluatedItems : unevaluatedProperties;
  if (other === true || search.findings.length > before) return;
  const parts = partsOf(base, value, place, search);
  const whole = (isList ? value : recordOf(value)) as Readonly<Record<string, unknown>>; // both are read by their keys
  for (const key of Object.keys(whole)) {
    if (isOver(search)) return;
    const name = isList ? Number(key) : key;
    const item = whole[key];
    if (parts.some((part) => evaluates(part, name, item, place, search))) continue;
    findOther(other, item, place, name, search, isList ? "unevaluatedItems" : "unevaluatedProperties");
  }
};

/** The parts of a shape that apply to a value as a whole, as far as it is valid for them. */
function partsOf(shape: Shape, value: unknown, place: Place, search: Search): readonly ShapeKeywords[] {
  if (typeof shape === "string" || isLiteralList(shape)) return [];
  const applied = isGuard(shape) ? [shape.shape()] : membersOf(shape, value, place, search);
  const inner = applied.flatMap((member) => partsOf(member, value, place, search));
  return isGuard(shape) ? inner : [shape, ...inner];
}

function membersOf(shape: ShapeKeywords, value: unknown, place: Place, search: Search): readonly Shape[] {
  const { allOf, anyOf, oneOf, discriminator, mapping = {}, base, if: condition, then = "any", keyword } = shape;
  const holds = (member: Shape): boolean => isValid(member, value, place, search);
  if (allOf !== undefined) return allOf;
  if (base !== undefined) return [base];
  if (discriminator !== undefined) return [taggedMember(mapping, ownValue(recordOf(value), discriminator)) ?? "any"];
  if (condition === undefined) return (anyOf ?? oneOf ?? []).filter(holds);
  if (!holds(condition)) return [shape.else ?? "any"];
  // What `dependentRequired` and `dependentSchemas` ask for a property does not evaluate it.
  return keyword === undefined ? [condition, then] : [then];
}

/** Whether the keywords of one object of a shape evaluate a property, or the item at an index. */
function evaluates(shape: ShapeKeywords, key: string | number, value: unknown, place: Place, search: Search): boolean {
  const { required = {}, optional = {}, undeclared = [], patternProperties = [], prefixItems = [], contains } = shape;
  if (typeof key === "string") {
    return (
      (shape.additional ?? shape.unevaluatedProperties) !== undefined ||
      (Object.hasOwn(required, key) && !undeclared.includes(key)) ||
      Object.hasOwn(optional, key) ||
      patternProperties.some(([pattern]) => pattern.test(key))
    );
  }
  return (
    (shape.items ?? shape.unevaluatedItems) !== undefined ||
    key < prefixItems.length ||
    (contains !== undefined && isValid(contains, value, { parent: place, name: key }, search))
  );
}
