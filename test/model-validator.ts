import type { Api } from "../src/model/api.js";
import { isJsonObject, type JsonObject, type JsonValue } from "../src/model/json.js";
import type { ArraySchema, ObjectSchema, Property, Schema, UnionSchema } from "../src/model/schema.js";

/** What a schema makes of a value: whether it is valid, and which of its own properties and items were evaluated. */
interface Verdict {
  readonly valid: boolean;
  readonly evaluated: ReadonlySet<string | number>;
}

const invalid: Verdict = { valid: false, evaluated: new Set() };
const valid: Verdict = { valid: true, evaluated: new Set() };

/** Whether a value is valid for a schema of the model: the slow and plain reading of what src/model/schema.ts says. */
export function isValid(api: Api, schema: Schema, value: JsonValue): boolean {
  return judge(new Map(api.schemas.map((named) => [named.name, named.schema])), schema, value).valid;
}

type Named = ReadonlyMap<string, Schema>;

function judge(named: Named, schema: Schema, value: JsonValue): Verdict {
  const all = (schemas: readonly Schema[]): Verdict => every(schemas.map((each) => judge(named, each, value)));
  switch (schema.kind) {
    case "any":
      return valid;
    case "never":
    case "blob":
      return invalid;
    case "reference": {
      const target = named.get(schema.name);
      if (target === undefined) throw new Error(`There is no schema called \`${schema.name}\`.`);
      return judge(named, target, value);
    }
    case "literals":
      return when(schema.values.some((each) => canonical(each) === canonical(value)) || isTolerated(schema, value));
    case "string":
      return when(
        typeof value === "string" &&
          [...value].length >= (schema.minLength ?? 0) &&
          [...value].length <= (schema.maxLength ?? Infinity) &&
          (schema.pattern === undefined || new RegExp(schema.pattern, schema.patternFlags ?? "u").test(value)),
      );
    case "number":
      return when(
        typeof value === "number" &&
          (!schema.integer || Number.isInteger(value)) &&
          value >= (schema.minimum ?? -Infinity) &&
          value <= (schema.maximum ?? Infinity) &&
          (schema.exclusiveMinimum === undefined || value > schema.exclusiveMinimum) &&
          (schema.exclusiveMaximum === undefined || value < schema.exclusiveMaximum) &&
          (schema.multipleOf === undefined || isMultiple(value, schema.multipleOf)),
      );
    case "boolean":
      return when(typeof value === "boolean");
    case "null":
      return when(value === null);
    case "array":
      return Array.isArray(value) ? judgeArray(named, schema, value) : invalid;
    case "object":
      return isJsonObject(value) ? judgeObject(named, schema, value) : invalid;
    case "union":
      return judgeUnion(named, schema, value);
    case "intersection":
      return all(schema.members);
    case "not":
      return when(!judge(named, schema.schema, value).valid);
    case "conditional": {
      const condition = judge(named, schema.if, value);
      const chosen = judge(named, condition.valid ? schema.then : schema.else, value);
      return condition.valid ? every([condition, chosen]) : chosen;
    }
    case "unevaluated": {
      const base = judge(named, schema.schema, value);
      const rest = Array.isArray(value) ? schema.items : isJsonObject(value) ? schema.properties : undefined;
      if (!base.valid || rest === undefined) return base;
      const left = membersOf(value).filter(([key]) => !base.evaluated.has(key));
      const verdicts = left.map(([, member]) => judge(named, rest, member).valid);
      return verdicts.every(Boolean) ? evaluating(membersOf(value).map(([key]) => key)) : invalid;
    }
  }
}

function judgeUnion(named: Named, schema: UnionSchema, value: JsonValue): Verdict {
  const { discriminator } = schema;
  if (discriminator !== undefined) {
    const tag =
      isJsonObject(value) && Object.hasOwn(value, discriminator.propertyName)
        ? value[discriminator.propertyName]
        : undefined;
    const entry = discriminator.mapping.find((each) => each.value === tag);
    const member = entry === undefined ? undefined : schema.members[entry.member];
    return member === undefined ? invalid : judge(named, member, value);
  }
  const verdicts = schema.members.map((member) => judge(named, member, value)).filter((each) => each.valid);
  return (schema.mode === "anyOf" ? verdicts.length > 0 : verdicts.length === 1) ? every(verdicts) : invalid;
}

function judgeArray(named: Named, schema: ArraySchema, value: readonly JsonValue[]): Verdict {
  const { prefixItems = [], contains } = schema;
  const verdicts = value.map((item, index) => judge(named, prefixItems[index] ?? schema.items, item).valid);
  const contained = contains === undefined ? [] : indexesOf(value, (item) => judge(named, contains.schema, item).valid);
  const isRight =
    verdicts.every(Boolean) &&
    value.length >= (schema.minItems ?? 0) &&
    value.length <= (schema.maxItems ?? Infinity) &&
    (schema.uniqueItems !== true || new Set(value.map(canonical)).size === value.length) &&
    (contains === undefined ||
      (contained.length >= contains.minContains && contained.length <= (contains.maxContains ?? Infinity)));
  const seen = value.map((_, index) => index).filter((index) => schema.itemsDeclared || index < prefixItems.length);
  return isRight ? evaluating([...seen, ...contained]) : invalid;
}

function judgeObject(named: Named, schema: ObjectSchema, value: JsonObject): Verdict {
  const declared = new Map(schema.properties.filter((each) => each.declared).map((each) => [each.name, each]));
  const evaluated: string[] = [];
  const members = membersOf(value).map(([key, member]) => {
    const name = String(key);
    const schemas = [...schemasOf(schema, declared, name)];
    if (schemas.length > 0 || schema.additionalDeclared) evaluated.push(name);
    const judged = schemas.length > 0 ? schemas : [schema.additionalProperties];
    return (
      judged.every((each) => judge(named, each, member).valid) &&
      (schema.propertyNames === undefined || judge(named, schema.propertyNames, name).valid)
    );
  });
  const isRight =
    members.every(Boolean) &&
    schema.properties.every((each) => !each.required || Object.hasOwn(value, each.name)) &&
    members.length >= (schema.minProperties ?? 0) &&
    members.length <= (schema.maxProperties ?? Infinity);
  return isRight ? evaluating(evaluated) : invalid;
}

function* schemasOf(schema: ObjectSchema, declared: ReadonlyMap<string, Property>, name: string): Generator<Schema> {
  const property = declared.get(name);
  if (property !== undefined) yield property.schema;
  for (const { pattern, patternFlags, schema: each } of schema.patternProperties ?? []) {
    if (new RegExp(pattern, patternFlags ?? "u").test(name)) yield each;
  }
}

function isTolerated({ values, open }: Schema & { readonly kind: "literals" }, value: JsonValue): boolean {
  return open === true && value !== null && values.some((each) => each !== null && typeof each === typeof value);
}

function membersOf(value: JsonValue): readonly (readonly [string | number, JsonValue])[] {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((item, index) => [index, item]); // isArray forgets the element type
  return isJsonObject(value) ? Object.entries(value).map(([name, member]) => [name, member ?? null]) : [];
}

function indexesOf(value: readonly JsonValue[], matches: (item: JsonValue) => boolean): readonly number[] {
  return value.flatMap((item, index) => (matches(item) ? [index] : []));
}

function every(verdicts: readonly Verdict[]): Verdict {
  return verdicts.every((each) => each.valid) ? evaluating(verdicts.flatMap((each) => [...each.evaluated])) : invalid;
}

function evaluating(keys: readonly (string | number)[]): Verdict {
  return { valid: true, evaluated: new Set(keys) };
}

function when(condition: boolean): Verdict {
  return condition ? valid : invalid;
}

/** Exact: both numbers are whole numbers of the same power of ten. */
function isMultiple(value: number, divisor: number): boolean {
  const places = Math.max(placesOf(value), placesOf(divisor));
  return scaled(value, places) % scaled(divisor, places) === 0n;
}

function placesOf(value: number): number {
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  return Math.max(0, (mantissa.split(".")[1] ?? "").length - Number(exponent));
}

function scaled(value: number, places: number): bigint {
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  return BigInt(whole + fraction) * 10n ** BigInt(places + Number(exponent) - fraction.length);
}

function canonical(value: JsonValue): string {
  return JSON.stringify(value, (_, member: JsonValue) =>
    isJsonObject(member)
      ? Object.fromEntries(Object.entries(member).sort(([left], [right]) => (left < right ? -1 : 1)))
      : member,
  );
}
