import { lengthOf } from "./check-text.js";
import { takeVisits } from "./depth.js";
import { countText, isArrayShape, isGuard, isLiteralList, receivedText } from "./describe.js";
import type { Shape, ShapeKeywords } from "./explain.js";
import { findByTag, findExcluded, findInUnion } from "./find-member.js";
import type { Guard } from "./guard.js";
import { isOver, maximumReferences, type Place, report, reportDepth, reportShape, type Search } from "./search.js";

/** Adds what keeps `value` from having the shape: nothing exactly if it has it, as far as the budget reaches. */
export function find(shape: Shape, value: unknown, place: Place, search: Search): void {
  if (isOver(search)) return;
  search.budget.steps -= 1;
  if (typeof shape === "string") {
    isOfType(shape, value, place, search);
  } else if (isGuard(shape)) search.follow(shape, value, place, search);
  else if (!isLiteralList(shape)) findByKeywords(shape, value, place, search);
  else if (!shape.includes(value)) reportShape(search, place, "enum", shape, value);
}

function findByKeywords(shape: ShapeKeywords, value: unknown, place: Place, search: Search): void {
  const { anyOf, oneOf, allOf, not, type, discriminator } = shape;
  const members = anyOf ?? oneOf;
  if (shape.find !== undefined) {
    if (value === undefined) reportShape(search, place, "type", "any", value);
    else shape.find(shape, value, place, search);
  } else if (members !== undefined) findInUnion(shape, members, value, place, search);
  else if (allOf !== undefined) for (const member of allOf) find(member, value, place, search);
  else if (not !== undefined) findExcluded(not, value, place, search);
  else if (discriminator !== undefined) findByTag(discriminator, shape.mapping ?? {}, value, place, search);
  else if (type !== undefined) findInScalar(shape, type, value, place, search);
  else if (isArrayShape(shape)) findInArray(shape, value, place, search);
  else findInObject(shape, value, place, search);
}

/** Skips what the referenced guard accepts, which is fast; a value that it refuses is never left without a finding. */
export function followGuard(target: Guard<unknown>, value: unknown, place: Place, search: Search): void {
  const { findings, budget } = search;
  takeVisits();
  const isValid = passes(target, value);
  const visits = takeVisits();
  budget.steps -= visits;
  budget.visits += visits;
  if (isValid) return;
  if (budget.depth >= maximumReferences) return reportDepth(search, place, target, value);
  const before = findings.length;
  budget.depth += 1;
  if (search.limit > 1) find(target.shape(), value, place, search);
  budget.depth -= 1;
  if (findings.length === before) reportShape(search, place, "type", target, value);
}

/** Whether a guard accepts a value; what cannot be read is not accepted. */
export function passes(guard: Guard<unknown>, value: unknown): boolean {
  try {
    return guard.is(value);
  } catch {
    return false; // a getter threw
  }
}

/** Whether a value has one of the types in a text such as `string|null`; no name of a type is a part of another. */
function hasType(value: unknown, types: string): boolean {
  if (types.includes("any")) return value !== undefined;
  if (value === null) return types.includes("null");
  if (Array.isArray(value)) return types.includes("array");
  if (typeof value !== "number") return types.includes(typeof value) || (types === "blob" && value instanceof Blob);
  return types.includes("number") ? Number.isFinite(value) : types.includes("integer") && Number.isInteger(value);
}

/** Whether a value has one of the types; otherwise that is a finding. */
export function isOfType(types: string, value: unknown, place: Place, search: Search): boolean {
  const isRight = hasType(value, types);
  if (!isRight) reportShape(search, place, "type", types, value);
  return isRight;
}

function findInScalar(shape: ShapeKeywords, type: string, value: unknown, place: Place, search: Search): void {
  if (!isOfType(type, value, place, search)) return;
  const { pattern, format, minLength, maxLength } = shape;
  if (typeof value === "number") findInNumber(shape, value, place, search);
  if (typeof value === "string") {
    if ((minLength ?? maxLength) !== undefined) {
      findBySize(value, lengthOf(value), "Length", "character", minLength, maxLength, place, search);
    }
    if (pattern?.test(value) === false) report(search, place, "pattern", `a string that matches ${pattern}`, value);
  }
  const asserted = typeof format === "string" ? search.formats?.get(format) : format;
  // Whoever writes a format of numbers beside `type: number` means numbers.
  if (asserted?.test(value as never) === false) report(search, place, "format", asserted.name, value);
}

function findInNumber(shape: ShapeKeywords, value: number, place: Place, search: Search): void {
  const find = (
    keyword: "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf",
    words: string,
    isRight: (limit: number) => boolean | undefined,
  ): void => {
    const limit = shape[keyword];
    if (limit !== undefined && !isRight(limit)) report(search, place, keyword, `${words} ${limit}`, value);
  };
  find("minimum", "at least", (limit) => value >= limit);
  find("exclusiveMinimum", "more than", (limit) => value > limit);
  find("maximum", "at most", (limit) => value <= limit);
  find("exclusiveMaximum", "less than", (limit) => value < limit);
  find("multipleOf", "a multiple of", (limit) => shape.divides?.(value, limit));
}

function findBySize(
  value: unknown,
  size: number,
  keywords: "Length" | "Items" | "Properties",
  thing: "character" | "item" | "property",
  minimum: number | undefined,
  maximum: number | undefined,
  place: Place,
  search: Search,
): void {
  const find = (limit: number | undefined, excess: number, keyword: "min" | "max", words: string): void => {
    if (limit === undefined || excess <= 0) return;
    const received = `${receivedText(value)} of ${countText(size, thing)}`;
    report(search, place, keyword + keywords, `at ${words} ${countText(limit, thing)}`, value, received);
  };
  find(minimum, (minimum ?? 0) - size, "min", "least");
  find(maximum, size - (maximum ?? 0), "max", "most");
}

function findInArray(shape: ShapeKeywords, value: unknown, place: Place, search: Search): void {
  if (!isOfType("array", value, place, search)) return;
  const items = value as readonly unknown[]; // just checked
  const { uniqueItems, items: item, minItems, maxItems } = shape;
  if ((minItems ?? maxItems) !== undefined) {
    findBySize(items, items.length, "Items", "item", minItems, maxItems, place, search);
  }
  if (uniqueItems?.(items) === false) report(search, place, "uniqueItems", "items that all differ", value);
  if (item === undefined) return;
  for (let index = 0; index < items.length && !isOver(search); index += 1) {
    findWithin(item, items[index], place, index, search);
  }
}

function findInObject(shape: ShapeKeywords, value: unknown, place: Place, search: Search): void {
  if (!isOfType("object", value, place, search)) return;
  const record = value as Readonly<Record<string, unknown>>; // just checked
  const { required = {}, optional = {}, additional = true, minProperties, maxProperties } = shape;
  for (const name in required) {
    const property = required[name] ?? "any";
    const own = ownValue(record, name);
    if (own === undefined) reportShape(search, { parent: place, name }, "required", property, own);
    else findWithin(property, own, place, name, search);
  }
  for (const name in optional) {
    const own = ownValue(record, name);
    if (own !== undefined) findWithin(optional[name] ?? "any", own, place, name, search);
  }
  if (additional === true && (minProperties ?? maxProperties) === undefined) return;
  const names = Object.keys(record);
  findBySize(record, names.length, "Properties", "property", minProperties, maxProperties, place, search);
  for (const name of names) {
    if (isOver(search)) return;
    if (Object.hasOwn(required, name) || Object.hasOwn(optional, name)) continue;
    findOther(additional, record[name], place, name, search, "additionalProperties");
  }
}

/** Finds in a property or item that nothing else speaks of; `false` forbids it. */
export function findOther(
  shape: Shape | boolean,
  value: unknown,
  parent: Place,
  name: string | number,
  search: Search,
  keyword: string,
): void {
  const thing = typeof name === "string" ? "property" : "item";
  if (shape === false) report(search, { parent, name }, keyword, `no such ${thing}`, value);
  else if (shape !== true) findWithin(shape, value, parent, name, search);
}

/** Finds in a property or item; most are scalars and right, and do without a place. */
export function findWithin(shape: Shape, value: unknown, parent: Place, name: string | number, search: Search): void {
  if (typeof shape !== "string" || !hasType(value, shape)) find(shape, value, { parent, name }, search);
}

/** A property itself, never what every object inherits, which are functions and a prototype. */
export function ownValue(record: Readonly<Record<string, unknown>>, name: string): unknown {
  const value = record[name];
  const isDoubtful = typeof value === "function" || name === "__proto__";
  return isDoubtful && !Object.hasOwn(record, name) ? undefined : value;
}
