import { isJsonObject, type JsonObject, type JsonValue } from "../../src/model/json.js";
import { isSame, itemsOf, memberOf, membersOf, stringsOf } from "./json.js";

/** What keywords need of the evaluator that they are part of. */
export interface Evaluation {
  readonly isValid: (schema: JsonValue, value: JsonValue) => boolean;
  readonly follow: (schema: JsonObject) => JsonValue | undefined;
}

/** Whether a value is valid as far as one keyword goes. */
export type Evaluate = (argument: JsonValue, value: JsonValue, schema: JsonObject, evaluation: Evaluation) => boolean;

function forStrings(test: (argument: JsonValue, value: string) => boolean): Evaluate {
  return (argument, value) => typeof value !== "string" || test(argument, value);
}

function forNumbers(test: (argument: number, value: number) => boolean): Evaluate {
  return (argument, value) => typeof value !== "number" || test(Number(argument), value);
}

function forArrays(
  test: (argument: JsonValue, items: readonly JsonValue[], schema: JsonObject, evaluation: Evaluation) => boolean,
): Evaluate {
  return (argument, value, schema, evaluation) =>
    !Array.isArray(value) || test(argument, itemsOf(value), schema, evaluation);
}

function forObjects(
  test: (argument: JsonValue, value: JsonObject, schema: JsonObject, evaluation: Evaluation) => boolean,
): Evaluate {
  return (argument, value, schema, evaluation) => !isJsonObject(value) || test(argument, value, schema, evaluation);
}

/** How many members of a list of schemas a value is valid for, as far as `limit` asks. */
function matches(schemas: JsonValue, value: JsonValue, { isValid }: Evaluation, limit: number): number {
  let count = 0;
  for (const schema of itemsOf(schemas)) {
    if (isValid(schema, value)) count += 1;
    if (count >= limit) break;
  }
  return count;
}

/** Every keyword that asserts something by itself, with what it asserts. */
export const assertions: Readonly<Record<string, Evaluate>> = {
  type: (argument, value) => [argument].flat().some((type) => hasType(value, String(type))),
  enum: (argument, value) => itemsOf(argument).some((literal) => isSame(literal, value)),
  const: isSame,
  not: (argument, value, _schema, { isValid }) => !isValid(argument, value),
  allOf: (argument, value, _schema, { isValid }) => itemsOf(argument).every((member) => isValid(member, value)),
  anyOf: (argument, value, _schema, evaluation) => matches(argument, value, evaluation, 1) === 1,
  oneOf: (argument, value, _schema, evaluation) => matches(argument, value, evaluation, 2) === 1,
  if: (argument, value, schema, { isValid }) =>
    isValid(memberOf(schema, isValid(argument, value) ? "then" : "else") ?? true, value),
  minLength: forStrings((argument, value) => [...value].length >= Number(argument)),
  maxLength: forStrings((argument, value) => [...value].length <= Number(argument)),
  pattern: forStrings((argument, value) => expressionOf(String(argument)).test(value)),
  minimum: forNumbers((argument, value) => value >= argument),
  maximum: forNumbers((argument, value) => value <= argument),
  exclusiveMinimum: forNumbers((argument, value) => value > argument),
  exclusiveMaximum: forNumbers((argument, value) => value < argument),
  multipleOf: forNumbers((argument, value) => isMultiple(value, argument)),
  minItems: forArrays((argument, items) => items.length >= Number(argument)),
  maxItems: forArrays((argument, items) => items.length <= Number(argument)),
  uniqueItems: forArrays(
    (argument, items) =>
      argument !== true || items.every((item, index) => !items.slice(0, index).some((each) => isSame(each, item))),
  ),
  prefixItems: forArrays((argument, items, _schema, { isValid }) =>
    itemsOf(argument).every((schema, index) => index >= items.length || isValid(schema, items[index] ?? null)),
  ),
  items: forArrays((argument, items, schema, { isValid }) =>
    items.slice(itemsOf(schema["prefixItems"]).length).every((item) => isValid(argument, item)),
  ),
  contains: forArrays((argument, items, schema, { isValid }) => {
    const count = items.filter((item) => isValid(argument, item)).length;
    const { minContains = 1, maxContains = Infinity } = schema;
    return count >= Number(minContains) && count <= Number(maxContains);
  }),
  required: forObjects((argument, value) => stringsOf(argument).every((name) => Object.hasOwn(value, name))),
  properties: forObjects((argument, value, _schema, { isValid }) =>
    schemasByName(argument).every(([name, schema]) => {
      const own = memberOf(value, name);
      return own === undefined || isValid(schema, own);
    }),
  ),
  patternProperties: forObjects((argument, value, _schema, { isValid }) =>
    schemasByName(argument).every(([pattern, schema]) =>
      membersOf(value).every(([name, own]) => !expressionOf(pattern).test(name) || isValid(schema, own)),
    ),
  ),
  additionalProperties: forObjects((argument, value, schema, { isValid }) =>
    membersOf(value).every(([name, own]) => isDeclared(schema, name) || isValid(argument, own)),
  ),
  propertyNames: forObjects((argument, value, _schema, { isValid }) =>
    membersOf(value).every(([name]) => isValid(argument, name)),
  ),
  minProperties: forObjects((argument, value) => membersOf(value).length >= Number(argument)),
  maxProperties: forObjects((argument, value) => membersOf(value).length <= Number(argument)),
  dependentRequired: forObjects((argument, value) =>
    membersOf(argument).every(
      ([name, names]) => !Object.hasOwn(value, name) || stringsOf(names).every((each) => Object.hasOwn(value, each)),
    ),
  ),
  dependentSchemas: forObjects((argument, value, _schema, { isValid }) =>
    membersOf(argument).every(([name, schema]) => !Object.hasOwn(value, name) || isValid(schema, value)),
  ),
  unevaluatedProperties: forObjects((argument, value, schema, evaluation) =>
    membersOf(value).every(
      ([name, own]) => isEvaluated(schema, value, name, evaluation, 0) || evaluation.isValid(argument, own),
    ),
  ),
};

function hasType(value: JsonValue, type: string): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isJsonObject(value);
  return type === "integer" ? Number.isInteger(value) : typeof value === type;
}

const expressions = new Map<string, RegExp>();

/** An expression with the `u` flag, or without where that is the only way. */
export function expressionOf(pattern: string): RegExp {
  const known = expressions.get(pattern) ?? newExpression(pattern);
  expressions.set(pattern, known);
  return known;
}

function newExpression(pattern: string): RegExp {
  try {
    return new RegExp(pattern, "u");
  } catch {
    return new RegExp(pattern);
  }
}

/** Exact on decimals: both numbers as they are written, times the same power of ten. */
function isMultiple(value: number, divisor: number): boolean {
  const [one, other] = [decimalOf(value), decimalOf(divisor)];
  const scale = Math.min(one.exponent, other.exponent);
  const scaled = ({ digits, exponent }: Decimal): bigint => digits * 10n ** BigInt(exponent - scale);
  return scaled(one) % scaled(other) === 0n;
}

interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

function decimalOf(value: number): Decimal {
  const [mantissa = "0", exponent = "0"] = value.toExponential().split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}

const knownSchemas = new WeakMap<JsonObject, ReturnType<typeof membersOf>>();

/** The members of a keyword's argument, which is asked for again and again. */
function schemasByName(argument: JsonValue | undefined): ReturnType<typeof membersOf> {
  if (!isJsonObject(argument)) return [];
  const schemas = knownSchemas.get(argument) ?? membersOf(argument);
  knownSchemas.set(argument, schemas);
  return schemas;
}

/** Whether `additionalProperties` says nothing about a name. */
export function isDeclared(schema: JsonObject, name: string): boolean {
  const isMatched = schemasByName(schema["patternProperties"]).some(([pattern]) => expressionOf(pattern).test(name));
  return memberOf(schema["properties"], name) !== undefined || isMatched;
}

/** Whether a property is evaluated by a schema or by one that applies in place, itself leaving out (JSON Schema Core 2020-12, section 11.3). */
function isEvaluated(
  schema: JsonValue,
  value: JsonObject,
  name: string,
  evaluation: Evaluation,
  depth: number,
): boolean {
  if (!isJsonObject(schema) || depth > 50) return false;
  if (isDeclared(schema, name) || schema["additionalProperties"] !== undefined) return true;
  if (depth > 0 && schema["unevaluatedProperties"] !== undefined) return true;
  const { isValid, follow } = evaluation;
  const condition = schema["if"];
  const isMet = condition !== undefined && isValid(condition, value);
  const inPlace = [
    follow(schema),
    ...["allOf", "anyOf", "oneOf"].flatMap((keyword) => itemsOf(schema[keyword])),
    ...(isMet ? [condition, schema["then"]] : [schema["else"]]),
    ...membersOf(schema["dependentSchemas"]).flatMap(([each, then]) => (Object.hasOwn(value, each) ? [then] : [])),
  ];
  return inPlace.some(
    (each) => each !== undefined && isValid(each, value) && isEvaluated(each, value, name, evaluation, depth + 1),
  );
}
