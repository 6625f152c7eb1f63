import type { ConditionalSchema, LiteralsSchema, Schema, UnevaluatedSchema } from "../../model/schema.js";
import { schemaKey } from "../../model/schema-key.js";
import { compareArrays } from "./compare-arrays.js";
import { compareLiterals } from "./compare-literals.js";
import { compareNumbers, compareStrings } from "./compare-limits.js";
import { compareObjects, compareRest } from "./compare-objects.js";
import { compareAssertions, compareSchemas } from "./compare-schemas.js";
import { memberPlace, type Place, reportAt, wordsFor } from "./place.js";
import { typeWords } from "./type-words.js";

/** Finds what differs between two schemas that are neither references nor made of others. */
export function compareKinds(before: Schema, after: Schema, place: Place): void {
  if (before.kind === "string" && after.kind === "string") compareStrings(before, after, place);
  else if (before.kind === "number" && after.kind === "number") compareNumbers(before, after, place);
  else if (before.kind === "literals" && after.kind === "literals") compareLiterals(before, after, place);
  else if (before.kind === "array" && after.kind === "array") compareArrays(before, after, place);
  else if (before.kind === "object" && after.kind === "object") compareObjects(before, after, place);
  else if (before.kind === "unevaluated" || after.kind === "unevaluated") compareUnevaluated(before, after, place);
  else if (before.kind === "conditional" && after.kind === "conditional") compareConditions(before, after, place);
  else if (schemaKey(before) !== schemaKey(after)) compareOtherKinds(before, after, place);
}

/** What nothing evaluates may be anything, where a schema does not say. */
function compareUnevaluated(before: Schema, after: Schema, place: Place): void {
  const [left, right] = [unwrapped(before), unwrapped(after)];
  compareAssertions(left.schema, right.schema, place);
  compareRest(before, after, [left.properties, right.properties], place);
  compareSchemas(left.items, right.items, memberPlace(place, "[]"));
}

function unwrapped(schema: Schema): Required<Pick<UnevaluatedSchema, "schema" | "properties" | "items">> {
  const anything: Schema = { kind: "any", pointer: schema.pointer };
  if (schema.kind !== "unevaluated") return { schema, properties: anything, items: anything };
  return { schema: schema.schema, properties: schema.properties ?? anything, items: schema.items ?? anything };
}

/** Under one condition the consequences can be compared. */
function compareConditions(before: ConditionalSchema, after: ConditionalSchema, place: Place): void {
  if (schemaKey(before.if) !== schemaKey(after.if)) return reportCondition(before, after, place);
  const [isMet, isNot] = ["where its condition holds", "where its condition does not hold"].map((words) => ({
    ...place,
    owner: `${wordsFor(place)} ${words}`,
    path: "",
  }));
  if (isMet !== undefined) compareSchemas(before.then, after.then, isMet);
  if (isNot !== undefined) compareSchemas(before.else, after.else, isNot);
}

function compareOtherKinds(before: Schema, after: Schema, place: Place): void {
  const details = { before: before.pointer, after: after.pointer, from: typeWords(before), to: typeWords(after) };
  const { from, to } = details;
  if (isConditional(before) || isConditional(after)) return reportCondition(before, after, place);
  if (before.kind === "literals" && limits(before, after)) {
    return reportAt(place, "enum-removed", `may be any ${to}, not only ${from}`, details);
  }
  if (after.kind === "literals" && limits(after, before)) {
    return reportAt(place, "enum-added", `is one of ${to} now`, details);
  }
  if (after.kind === "any" || before.kind === "never") {
    return reportAt(place, "type-widened", `is ${to} now, not ${from}`, details);
  }
  if (before.kind === "any" || after.kind === "never") {
    return reportAt(place, "type-narrowed", `is ${to} now, not ${from}`, details);
  }
  reportAt(place, "type-changed", `is ${to} now, not ${from}`, details);
}

function isConditional({ kind }: Schema): boolean {
  return kind === "not" || kind === "conditional";
}

function reportCondition(before: Schema, after: Schema, place: Place): void {
  const details = { before: before.pointer, after: after.pointer };
  reportAt(place, "condition-changed", "has another condition, whose effect cannot be told", details);
}

/** Whether each of the values is of the type of the other schema, which lists none. */
function limits({ values }: LiteralsSchema, { kind }: Schema): boolean {
  return values.every((value) => typeof value === kind || (value === null && kind === "null"));
}
