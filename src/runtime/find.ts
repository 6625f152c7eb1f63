import {
  hasMaxLength,
  hasMinLength,
  isDeeperThan,
  isEqual,
  isMultipleOf,
  isUnique,
  lengthOf,
  maximumDepth,
  takeVisits,
} from "./check.js";
import {
  countText,
  expectedText,
  isArrayShape,
  isLiteralList,
  literalsText,
  receivedLiteralText,
  receivedText,
  pointerOf,
} from "./describe.js";
import type { Shape, ShapeKeywords } from "./explain.js";
import { findByTag, findExcluded, findInUnion } from "./find-member.js";
import type { Guard, GuardIssue } from "./guard.js";

/** An issue without the name of the guard that was asked. */
export type Finding = Omit<GuardIssue, "message">;

/** One walk through a value; the walks through the members of a union share its budget. */
export interface Search {
  readonly findings: Finding[];
  readonly budget: { steps: number };
}

/** Where a walk is: a chain of names, as most places are never reported. */
export interface Place {
  /** `undefined` at the value itself. */
  readonly parent: Place | undefined;
  readonly name: string | number;
  /** How many references the walk followed to get there. */
  readonly depth: number;
}

/** How many findings an explanation has at most. */
export const maximumFindings = 100;

/** How many references a walk follows, one within the other. */
const maximumReferences = 100;

/** How many values a walk looks at before it rests its case. */
export const maximumSteps = 1_000_000;

/** Adds what keeps `value` from having the shape: nothing exactly if it has it, as far as the budget reaches. */
export function find(shape: Shape, value: unknown, place: Place, search: Search): void {
  if (isOver(search)) return;
  search.budget.steps -= 1;
  if (typeof shape === "string") {
    if (!hasType(value, shape) && !shape.split("|").some((type) => hasType(value, type)))
      reportType(search, place, shape, value);
  } else if (typeof shape === "function") findInReference(shape(), value, place, search);
  else if (isLiteralList(shape)) {
    if (shape.some((literal) => isEqual(value, literal))) return;
    reportText(search, place, "enum", literalsText(shape), receivedLiteralText(value));
  } else findByKeywords(shape, value, place, search);
}

function findByKeywords(shape: ShapeKeywords, value: unknown, place: Place, search: Search): void {
  const { anyOf, oneOf, allOf, not, type, discriminator } = shape;
  const members = anyOf ?? oneOf;
  if (members !== undefined) findInUnion(members, oneOf !== undefined, value, place, search);
  else if (allOf !== undefined) for (const member of allOf) find(member, value, place, search);
  else if (not !== undefined) findExcluded(not, value, place, search);
  else if (discriminator !== undefined) findByTag(discriminator, shape.mapping ?? {}, value, place, search);
  else if (type !== undefined) findInScalar(shape, type, value, place, search);
  else if (isArrayShape(shape)) findInArray(shape, value, place, search);
  else findInObject(shape, value, place, search);
}

/** Skips what the referenced guard accepts, which is fast; a value that it refuses is never left without a finding. */
function findInReference(target: Guard<unknown>, value: unknown, place: Place, search: Search): void {
  const { findings, budget } = search;
  takeVisits();
  const isValid = passes(target, value);
  budget.steps -= takeVisits();
  if (isValid) return;
  const before = findings.length;
  if (place.depth < maximumReferences) {
    find(target.shape(), value, { parent: place.parent, name: place.name, depth: place.depth + 1 }, search);
    if (findings.length === before && budget.steps > 0) report(search, place, "type", target.name, value);
    return;
  }
  // Cyclic values have no place where they go wrong, and the stack has an end.
  const isTooDeep = isDeeperThan(value, 10 * maximumDepth);
  if (isTooDeep) findings.push(depthFinding);
  else reportText(search, place, "type", target.name, `${receivedText(value)} with a fault further down`);
  budget.steps = 0;
}

/** What is wrong with a value that no walk comes to the end of. */
export const depthFinding: Finding = {
  pointer: "",
  keyword: "depth",
  expected: `at most ${maximumDepth} levels of values within values`,
  received: "more",
};

function passes(target: Guard<unknown>, value: unknown): boolean {
  try {
    return target.is(value);
  } catch {
    return false; // a getter threw
  }
}

function hasType(value: unknown, type: string): boolean {
  switch (type) {
    case "any":
      return value !== undefined;
    case "integer":
      return Number.isInteger(value);
    case "number":
      return Number.isFinite(value);
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    case "blob":
      return value instanceof Blob;
    default:
      return typeof value === type;
  }
}

function findInScalar(shape: ShapeKeywords, type: string, value: unknown, place: Place, search: Search): void {
  if (!hasType(value, type)) return reportType(search, place, type, value);
  if (typeof value === "string") findInString(shape, value, place, search);
  if (typeof value === "number") findInNumber(shape, value, place, search);
}

function findInString(shape: ShapeKeywords, value: string, place: Place, search: Search): void {
  const { minLength = 0, maxLength = Infinity, pattern } = shape;
  const hasLength = (limit: string, length: number): string => `${limit} ${countText(length, "character")}`;
  const received = (): string => `string of ${countText(lengthOf(value), "character")}`;
  if (!hasMinLength(value, minLength)) {
    reportText(search, place, "minLength", hasLength("at least", minLength), received());
  }
  if (!hasMaxLength(value, maxLength)) {
    reportText(search, place, "maxLength", hasLength("at most", maxLength), received());
  }
  if (pattern?.test(value) === false)
    report(search, place, "pattern", `a string that matches ${String(pattern)}`, value);
}

function findInNumber(shape: ShapeKeywords, value: number, place: Place, search: Search): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = shape;
  if (minimum !== undefined && !(value >= minimum)) report(search, place, "minimum", `at least ${minimum}`, value);
  if (exclusiveMinimum !== undefined && !(value > exclusiveMinimum)) {
    report(search, place, "exclusiveMinimum", `more than ${exclusiveMinimum}`, value);
  }
  if (maximum !== undefined && !(value <= maximum)) report(search, place, "maximum", `at most ${maximum}`, value);
  if (exclusiveMaximum !== undefined && !(value < exclusiveMaximum)) {
    report(search, place, "exclusiveMaximum", `less than ${exclusiveMaximum}`, value);
  }
  if (multipleOf !== undefined && !isMultipleOf(value, multipleOf)) {
    report(search, place, "multipleOf", `a multiple of ${multipleOf}`, value);
  }
}

function findInArray(shape: ShapeKeywords, value: unknown, place: Place, search: Search): void {
  if (!Array.isArray(value)) return report(search, place, "type", "array", value);
  const items: readonly unknown[] = value;
  const { minItems = 0, maxItems = Infinity, uniqueItems, items: item } = shape;
  const received = `array of ${countText(items.length, "item")}`;
  if (items.length < minItems) {
    reportText(search, place, "minItems", `at least ${countText(minItems, "item")}`, received);
  }
  if (items.length > maxItems)
    reportText(search, place, "maxItems", `at most ${countText(maxItems, "item")}`, received);
  if (uniqueItems === true && !isUnique(items)) {
    reportText(search, place, "uniqueItems", "items that all differ", received);
  }
  if (item === undefined) return;
  for (let index = 0; index < items.length && !isOver(search); index += 1) {
    find(item, items[index], childPlace(place, index), search);
  }
}

function findInObject(shape: ShapeKeywords, value: unknown, place: Place, search: Search): void {
  if (!hasType(value, "object")) return report(search, place, "type", "object", value);
  const record = value as Readonly<Record<string, unknown>>; // just checked
  const { required = {}, optional = {}, additional, minProperties = 0, maxProperties = Infinity } = shape;
  const at = (name: string): Place => childPlace(place, name);
  const valueOf = (name: string): unknown => (Object.hasOwn(record, name) ? record[name] : undefined);
  for (const name of Object.keys(required)) {
    const property = required[name] ?? "any";
    const own = valueOf(name);
    if (own === undefined) report(search, at(name), "required", expectedText(property), own);
    else find(property, own, at(name), search);
  }
  for (const name of Object.keys(optional)) {
    const own = valueOf(name);
    if (own !== undefined) find(optional[name] ?? "any", own, at(name), search);
  }
  const names = Object.keys(record);
  const received = `object of ${countText(names.length, "property", "properties")}`;
  const count = (limit: number): string => countText(limit, "property", "properties");
  if (names.length < minProperties) {
    reportText(search, place, "minProperties", `at least ${count(minProperties)}`, received);
  }
  if (names.length > maxProperties) {
    reportText(search, place, "maxProperties", `at most ${count(maxProperties)}`, received);
  }
  if (additional === undefined || additional === true) return;
  for (const name of names) {
    if (isOver(search)) return;
    if (Object.hasOwn(required, name) || Object.hasOwn(optional, name)) continue;
    if (additional === false) report(search, at(name), "additionalProperties", "no such property", record[name]);
    else find(additional, record[name], at(name), search);
  }
}

/** Whether a walk has found enough, or has looked at enough. */
export function isOver({ findings, budget }: Search): boolean {
  return findings.length >= maximumFindings || budget.steps <= 0;
}

/** The place of a property or item. */
export function childPlace(parent: Place, name: string | number): Place {
  return { parent, name, depth: parent.depth };
}

/** Adds a finding about a value of another type. */
function reportType(search: Search, place: Place, types: string, value: unknown): void {
  const isFraction = types.includes("integer") && typeof value === "number" && Number.isFinite(value);
  const received = isFraction ? "number with a fraction" : receivedText(value);
  reportText(search, place, "type", expectedText(types), received);
}

/** Adds a finding about a value of which only the type may be told. */
export function report(search: Search, place: Place, keyword: string, expected: string, value: unknown): void {
  reportText(search, place, keyword, expected, receivedText(value));
}

/** Adds a finding. */
export function reportText(search: Search, place: Place, keyword: string, expected: string, received: string): void {
  if (search.findings.length >= maximumFindings) return;
  search.findings.push({ pointer: pointerOf(place), keyword, expected, received });
}
