import type { NamedSchema, Schema } from "../../model/schema.js";
import { alternativesOf, compareAlternatives } from "./compare-alternatives.js";
import { compareConjuncts, conjunctsOf } from "./compare-conjuncts.js";
import { compareKinds } from "./compare-kinds.js";
import { compareDocumentation } from "./compare-documentation.js";
import { namedTargetOf, type Schemas, targetOf } from "../../model/schema-children.js";
import type { Place } from "./place.js";
import { wireName } from "./wire-name.js";

/** Finds what differs between two schemas that stand in one place, words included. */
export function compareSchemas(before: Schema, after: Schema, place: Place): void {
  compareDocumentation(before, after, place);
  compareAssertions(before, after, place);
}

/** Finds what differs in what two schemas allow. */
export function compareAssertions(before: Schema, after: Schema, place: Place): void {
  const [left, right] = [componentOf(before, place.sink.before), componentOf(after, place.sink.after)];
  if (left !== undefined && right !== undefined) return place.sink.refer(left, right);
  const [previous, next] = meeting(before, after, place);
  if (previous !== before && next !== after) compareDocumentation(previous, next, place);
  if (!place.sink.enter(previous, next)) return;
  if (isSeveral(previous, alternativesOf) || isSeveral(next, alternativesOf)) {
    compareAlternatives(previous, next, place);
  } else if (isSeveral(previous, conjunctsOf) || isSeveral(next, conjunctsOf)) {
    compareConjuncts(previous, next, place);
  } else compareKinds(previous, next, place);
}

function isSeveral(schema: Schema, partsOf: (schema: Schema) => readonly Schema[]): boolean {
  return partsOf(schema).length > 1;
}

/** The two with references followed until they can be compared: a reference is kept only as a part that the other has as well. */
function meeting(before: Schema, after: Schema, { sink }: Place): readonly [Schema, Schema] {
  const [left, right] = [partsOf(before), partsOf(after)];
  const previous = isAmong(before, right) ? before : followed(before, sink.before);
  const next = isAmong(after, left) ? after : followed(after, sink.after);
  return [previous, next];
}

function partsOf(schema: Schema): readonly Schema[] {
  const alternatives = alternativesOf(schema);
  return alternatives.length > 1 ? alternatives : conjunctsOf(schema);
}

function isAmong(schema: Schema, parts: readonly Schema[]): boolean {
  return (
    parts.length > 1 &&
    schema.kind === "reference" &&
    parts.some((part) => part.kind === "reference" && wireName(part) === wireName(schema))
  );
}

/** What a schema says once its references are followed. */
export function followed(schema: Schema, schemas: Schemas): Schema {
  let current = schema;
  for (const seen = new Set<Schema>(); current.kind === "reference" && !seen.has(current);) {
    seen.add(current);
    current = targetOf(current, schemas);
  }
  return current;
}

/** The component that a schema refers to; what stands elsewhere is compared where it stands. */
export function componentOf(schema: Schema, schemas: Schemas): NamedSchema | undefined {
  if (schema.kind !== "reference") return undefined;
  const target = namedTargetOf(schema, schemas);
  return target.schema.pointer.startsWith("/components/schemas/") ? target : undefined;
}
