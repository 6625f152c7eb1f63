import { pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import { matchesPattern } from "../../model/matches-pattern.js";
import type { Schema } from "../../model/schema.js";
import { readMembers } from "./enum-members.js";
import { arrayAt, type SchemaContext } from "./schema-context.js";

/** What `enum` and `const` say together. */
export interface Literals {
  readonly values: readonly JsonValue[];
  /** Whether the settings let other values of their types pass. */
  readonly isOpen: boolean;
}

/** The values of `enum` and `const`; `undefined` where the schema has neither. */
export function readLiterals(context: SchemaContext, schema: JsonObject, pointer: string): Literals | undefined {
  const listed = arrayAt(context, schema, "enum", pointer);
  const constant = schema["const"];
  if (listed === undefined && constant === undefined) return undefined;
  const values = distinct(listed ?? [constant ?? null]);
  if (constant !== undefined) return { values: values.filter((value) => isEqual(value, constant)), isOpen: false };
  return { values, isOpen: context.isOpen(pointer) && values.some(isWord) && !values.some(isObjectLike) };
}

function isWord(value: JsonValue): boolean {
  return typeof value === "string" || typeof value === "number";
}

/** Whether a literal meets what a plain schema of one type asserts; `undefined` where only a guard could tell. */
export function literalMeets(schema: Schema, value: JsonValue): boolean | undefined {
  switch (schema.kind) {
    case "any":
      return true;
    case "never":
      return false;
    case "null":
      return value === null;
    case "boolean":
      return typeof value === "boolean";
    case "string": {
      if (typeof value !== "string") return false;
      const length = [...value].length;
      const longEnough = length >= (schema.minLength ?? 0) && length <= (schema.maxLength ?? Infinity);
      if (!longEnough || schema.pattern === undefined) return longEnough;
      return matchesPattern(schema.pattern, schema.patternFlags ?? "u", value);
    }
    case "number": {
      if (typeof value !== "number" || (schema.integer && !Number.isInteger(value))) return false;
      return isPlainNumber(schema) ? true : undefined;
    }
    case "union": {
      const verdicts = schema.members.map((member) => literalMeets(member, value));
      if (schema.mode === "anyOf" && verdicts.includes(true)) return true;
      return verdicts.every((verdict) => verdict === false) ? false : undefined;
    }
    case "array":
    case "object":
      return isObjectLike(value) ? undefined : false;
    default:
      return undefined;
  }
}

function isPlainNumber(schema: Schema & { readonly kind: "number" }): boolean {
  return (
    schema.minimum === undefined &&
    schema.maximum === undefined &&
    schema.exclusiveMinimum === undefined &&
    schema.exclusiveMaximum === undefined &&
    schema.multipleOf === undefined
  );
}

/** The literals that `base` admits, together with `base` itself where it must still be asked at run time. */
export function narrowLiterals(
  context: SchemaContext,
  { values, isOpen }: Literals,
  base: Schema,
  schema: JsonObject,
  pointer: string,
): readonly Schema[] {
  const verdicts = values.map((value) => literalMeets(base, value));
  const admitted = values.filter((_, index) => verdicts[index] !== false);
  const refused = values.filter((_, index) => verdicts[index] === false);
  if (admitted.length === 0 || refused.length > 0) reportRefused(context, refused, admitted, schema, pointer);
  if (admitted.length === 0) return [{ kind: "never", pointer }];
  const members = readMembers(schema, admitted);
  const literals: Schema = {
    kind: "literals",
    values: admitted,
    ...(isOpen ? { open: true } : {}),
    ...(members === undefined ? {} : { members }),
    pointer,
  };
  const isAsked = isOpen ? !isBare(base) : verdicts.includes(undefined);
  return isAsked || assertsFormat(context, base) ? [literals, base] : [literals];
}

/** Whether a schema says no more about strings and numbers than their type. */
function isBare(schema: Schema): boolean {
  switch (schema.kind) {
    case "any":
    case "null":
    case "boolean":
      return true;
    case "string":
      return schema.minLength === undefined && schema.maxLength === undefined && schema.pattern === undefined;
    case "number":
      return !schema.integer && isPlainNumber(schema);
    case "union":
      return schema.mode === "anyOf" && schema.members.every(isBare);
    default:
      return false;
  }
}

function assertsFormat(context: SchemaContext, schema: Schema): boolean {
  if (schema.kind === "union") return schema.members.some((member) => assertsFormat(context, member));
  return schema.kind === "string" && schema.format !== undefined && context.assertsFormat(schema.format);
}

function reportRefused(
  context: SchemaContext,
  refused: readonly JsonValue[],
  admitted: readonly JsonValue[],
  schema: JsonObject,
  pointer: string,
): void {
  const nothing = admitted.length === 0 ? ", so nothing is valid" : "";
  if (refused.length === 0) {
    const reason = schema["const"] === undefined ? "`enum` is empty" : "`enum` and `const` have no value in common";
    context.report("schema-impossible", pointerOf(pointer, "enum"), `${reason}${nothing}.`);
    return;
  }
  const shown = refused.slice(0, 5).map((value) => `\`${JSON.stringify(value)}\``);
  const more = refused.length > 5 ? " and more" : "";
  const message = `${shown.join(", ")}${more} in \`enum\` can never be valid beside the other keywords${nothing}.`;
  context.report(
    "schema-impossible",
    pointerOf(pointer, "enum"),
    message,
    "Correct `type`, or quote values that are meant as strings.",
  );
}

function distinct(values: readonly JsonValue[]): readonly JsonValue[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const key = canonical(value);
    return seen.has(key) ? false : seen.add(key);
  });
}

function isEqual(left: JsonValue, right: JsonValue): boolean {
  return canonical(left) === canonical(right);
}

/** One text per value: members of objects are sorted, since their order means nothing (JSON Schema Core 2020-12, section 4.2.2). */
function canonical(value: JsonValue): string {
  return JSON.stringify(value, (_, member: JsonValue) =>
    isObjectLike(member) && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([left], [right]) => (left < right ? -1 : 1)))
      : member,
  );
}

function isObjectLike(value: JsonValue): value is JsonObject | readonly JsonValue[] {
  return typeof value === "object" && value !== null;
}
