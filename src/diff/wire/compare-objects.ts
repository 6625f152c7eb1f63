import type { ObjectSchema, Property, Schema } from "../../model/schema.js";
import { compareLimits, objectLimits } from "./compare-limits.js";
import { compareAssertions, compareSchemas } from "./compare-schemas.js";
import { matchBy } from "./match.js";
import { code, memberPlace, type Place, propertyPlace, reportAt } from "./place.js";
import { typeWords } from "./type-words.js";

/** Finds what differs between two objects: properties, what others may be, and how many. */
export function compareObjects(before: ObjectSchema, after: ObjectSchema, place: Place): void {
  const { removed, added, kept } = matchBy(before.properties, after.properties, ({ name }) => name);
  for (const property of removed) reportRemoved(property, after, place);
  for (const property of added) reportAdded(property, before, place);
  for (const [previous, next] of kept) compareProperties(previous, next, place);
  compareAdditional(before, after, place);
  comparePatternProperties(before, after, place);
  comparePropertyNames(before, after, place);
  compareLimits(before, after, objectLimits, place);
}

function compareProperties(before: Property, after: Property, place: Place): void {
  const inner = propertyPlace(place, after.name);
  const places = { before: before.schema.pointer, after: after.schema.pointer };
  if (!before.required && after.required) reportAt(inner, "property-became-required", "is required now", places);
  if (before.required && !after.required) {
    reportAt(inner, "property-became-optional", "is not required any longer", places);
  }
  compareSchemas(before.schema, after.schema, inner);
}

function reportRemoved({ name, required, declared, schema }: Property, after: ObjectSchema, place: Place): void {
  if (!declared) {
    const rest = "is not required any longer";
    return reportAt(propertyPlace(place, name), "property-became-optional", rest, { before: schema.pointer });
  }
  const isForbidden = after.additionalProperties.kind === "never";
  const kind = isForbidden
    ? required
      ? "required-property-forbidden"
      : "property-forbidden"
    : required
      ? "required-property-removed"
      : "property-removed";
  const rest = isForbidden ? "is gone, and no other properties are allowed" : "is gone";
  const inner = propertyPlace(place, name);
  reportAt(inner, kind, rest, { before: schema.pointer, from: typeWords(schema) });
  const others = othersOf(after);
  if (others !== undefined) compareAssertions(schema, others, inner);
}

function reportAdded({ name, required, declared, schema }: Property, before: ObjectSchema, place: Place): void {
  if (!declared) {
    return reportAt(propertyPlace(place, name), "property-became-required", "is required now", {
      after: schema.pointer,
    });
  }
  const isClosed = before.additionalProperties.kind === "never";
  const kind = required ? "required-property-added" : isClosed ? "property-added-to-closed-object" : "property-added";
  const rest = `has a new ${required ? "required " : ""}property ${code(name)}`;
  reportAt(place, kind, rest, { after: schema.pointer, to: typeWords(schema) });
  const others = othersOf(before);
  if (others !== undefined) compareAssertions(others, schema, propertyPlace(place, name));
}

/** What a property must be that an object does not declare, where that is one thing and neither anything nor nothing. */
function othersOf({ additionalProperties, patternProperties }: ObjectSchema): Schema | undefined {
  return isPlain(additionalProperties) || patternProperties !== undefined ? undefined : additionalProperties;
}

function compareAdditional(before: ObjectSchema, after: ObjectSchema, place: Place): void {
  compareRest(before, after, [before.additionalProperties, after.additionalProperties], place);
}

/** Finds what differs in what is allowed beside what is declared. */
export function compareRest(
  before: Schema,
  after: Schema,
  [left, right]: readonly [Schema, Schema],
  place: Place,
): void {
  if (isPlain(left) && isPlain(right) && left.kind === right.kind) return;
  const details = { before: before.pointer, after: after.pointer, from: typeWords(left), to: typeWords(right) };
  if (right.kind === "never") {
    reportAt(place, "additional-properties-forbidden", "allows no other properties any longer", details);
  } else if (left.kind === "never") {
    reportAt(place, "additional-properties-allowed", "allows other properties now", details);
  } else if (left.kind === "any") {
    reportAt(place, "additional-properties-restricted", `allows only ${details.to} as other properties now`, details);
  } else if (right.kind === "any") {
    reportAt(place, "additional-properties-unrestricted", "allows anything as other properties now", details);
  } else compareSchemas(left, right, memberPlace(place, "{}"));
}

function isPlain({ kind }: Schema): boolean {
  return kind === "any" || kind === "never";
}

function comparePatternProperties(before: ObjectSchema, after: ObjectSchema, place: Place): void {
  const [left, right] = [before.patternProperties ?? [], after.patternProperties ?? []];
  const { removed, added, kept } = matchBy(left, right, ({ pattern }) => pattern);
  for (const { pattern, schema } of removed) {
    const rest = `does not describe the properties that match ${code(pattern)} any longer`;
    reportAt(place, "pattern-properties-removed", rest, { before: schema.pointer, from: typeWords(schema) });
  }
  for (const { pattern, schema } of added) {
    const rest = `allows only ${typeWords(schema)} as properties that match ${code(pattern)} now`;
    reportAt(place, "pattern-properties-added", rest, { after: schema.pointer, to: typeWords(schema) });
  }
  for (const [previous, next] of kept) {
    compareSchemas(previous.schema, next.schema, memberPlace(place, `{/${next.pattern}/}`));
  }
}

function comparePropertyNames(before: ObjectSchema, after: ObjectSchema, place: Place): void {
  const [left, right] = [before.propertyNames, after.propertyNames];
  const places = { before: before.pointer, after: after.pointer };
  if (left !== undefined && right !== undefined) return compareSchemas(left, right, memberPlace(place, "{name}"));
  if (right !== undefined) reportAt(place, "property-names-restricted", "allows only certain names now", places);
  else if (left !== undefined) reportAt(place, "property-names-unrestricted", "allows any names now", places);
}
