import type { LiteralsSchema, Schema, UnionSchema } from "../../model/schema.js";
import { schemaKey } from "../../model/schema-key.js";
import { compareDiscriminators } from "./compare-discriminators.js";
import { compareSchemas } from "./compare-schemas.js";
import { areDisjoint } from "./are-disjoint.js";
import { isCovered } from "./is-covered.js";
import { isLike } from "./is-like.js";
import { pairUp } from "./pair-up.js";
import { type Place, reportAt } from "./place.js";
import { typeWords } from "./type-words.js";

/** The schemas of which one must hold: null and literals stand on their own, unions within unions are dissolved. */
export function alternativesOf(schema: Schema): readonly Schema[] {
  if (schema.kind === "literals" && schema.values.length > 1 && schema.values.includes(null)) {
    const nothing: Schema = { kind: "null", pointer: schema.pointer };
    return [withoutNull(schema), nothing];
  }
  if (schema.kind === "literals" && schema.values[0] === null) return [{ kind: "null", pointer: schema.pointer }];
  if (schema.kind !== "union") return [schema];
  return schema.discriminator === undefined && schema.mode === "anyOf"
    ? schema.members.flatMap(alternativesOf)
    : schema.members;
}

function withoutNull(schema: LiteralsSchema): LiteralsSchema {
  return { ...schema, values: schema.values.filter((value) => value !== null) };
}

/** Finds the alternatives that two schemas gained and lost, and what differs between those that both have. */
export function compareAlternatives(before: Schema, after: Schema, place: Place): void {
  const [left, right] = [alternativesOf(before), alternativesOf(after)];
  compareNull(before, after, [left, right], place);
  const { removed, added, kept } = pairUp(
    left.filter(isNotNull),
    right.filter(isNotNull),
    schemaKey,
    (previous, next) => isLike(previous, next, place.sink),
  );
  for (const [previous, next] of kept) compareSchemas(previous, next, place);
  const rest = { before: left.filter(isNotNull), after: right.filter(isNotNull) };
  for (const schema of removed) {
    if (isCovered(schema, rest.after, true, place)) continue;
    const from = typeWords(schema);
    reportAt(place, "union-member-removed", `is never ${from} any longer`, { before: schema.pointer, from });
  }
  for (const schema of added) {
    if (isCovered(schema, rest.before, false, place)) continue;
    const to = typeWords(schema);
    reportAt(place, "union-member-added", `may be ${to} now`, { after: schema.pointer, to });
  }
  if (before.kind === "union" && after.kind === "union") compareUnions(before, after, place);
}

function compareNull(
  before: Schema,
  after: Schema,
  [left, right]: readonly [readonly Schema[], readonly Schema[]],
  place: Place,
): void {
  const [from, to] = [left.every(isNotNull), right.every(isNotNull)];
  const places = { before: before.pointer, after: after.pointer };
  if (from && !to) reportAt(place, "became-nullable", "may be null now", places);
  if (!from && to) reportAt(place, "became-not-nullable", "is never null any longer", places);
}

function isNotNull({ kind }: Schema): boolean {
  return kind !== "null";
}

function compareUnions(before: UnionSchema, after: UnionSchema, place: Place): void {
  const places = { before: before.pointer, after: after.pointer };
  const isJudged = before.discriminator === undefined && after.discriminator === undefined;
  const { before: left, after: right } = place.sink;
  const isSame = areDisjoint(before.members, left) && areDisjoint(after.members, right);
  if (isJudged && before.mode !== after.mode && !isSame) {
    if (after.mode === "oneOf") {
      reportAt(place, "union-became-exclusive", "must be exactly one of its alternatives now", places);
    } else reportAt(place, "union-became-inclusive", "may be several of its alternatives at once now", places);
  }
  compareDiscriminators(before, after, place);
}
