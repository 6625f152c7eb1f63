import { isJsonObject, type JsonObject, type JsonValue } from "../../model/json.js";
import { matchesPattern } from "../../model/matches-pattern.js";
import { rememberedBySchema } from "../../model/remembered-by-schema.js";
import { textOfFormat } from "../../model/sample-scalars.js";
import type { ArraySchema, NumberSchema, ObjectSchema, Schema, StringSchema, UnionSchema } from "../../model/schema.js";
import { targetOf, type Schemas } from "../../model/schema-children.js";
import type { FormatSettings } from "../../model/settings.js";
import { evaluatedBy } from "./evaluated-by.js";

/** What a verdict on a sample depends on. */
export interface JudgeScope {
  readonly schemas: Schemas;
  readonly formats: FormatSettings;
}

/**
 * Whether a value is valid, as its guard would say: samples are guesses, and this is who knows.
 *
 * Where the guard asks more than can be judged here, as of a format, the answer is no unless it is certain.
 */
export function isValid(scope: JudgeScope, schema: Schema, value: JsonValue): boolean {
  const verdicts = verdictsOn(schema, scope.schemas);
  const known = verdicts.get(value);
  if (known !== undefined) return known;
  const verdict = judge(scope, schema, value);
  verdicts.set(value, verdict);
  return verdict;
}

/** Of each schema: where each of twenty refers to the next one twice, there are a million ways to the last. */
const verdictsOn = rememberedBySchema(() => new Map<JsonValue, boolean>());

function judge(scope: JudgeScope, schema: Schema, value: JsonValue): boolean {
  const holds = (each: Schema): boolean => isValid(scope, each, value);
  switch (schema.kind) {
    case "any":
      return true;
    case "never":
    case "blob":
      return false;
    case "reference":
      return holds(targetOf(schema, scope.schemas));
    case "literals":
      return schema.values.some((each) => isSame(each, value));
    case "string":
      return typeof value === "string" && isValidText(scope, schema, value);
    case "number":
      return typeof value === "number" && isValidNumber(schema, value);
    case "boolean":
      return typeof value === "boolean";
    case "null":
      return value === null;
    case "array":
      return isList(value) && isValidList(scope, schema, value);
    case "object":
      return isJsonObject(value) && isValidObject(scope, schema, value);
    case "union":
      return isValidUnion(scope, schema, value);
    case "intersection":
      return schema.members.every(holds);
    case "not":
      return !holds(schema.schema);
    case "conditional":
      return holds(schema.if) ? holds(schema.then) : holds(schema.else);
    case "unevaluated": {
      const rest = isList(value) ? schema.items : isJsonObject(value) ? schema.properties : undefined;
      const evaluated = evaluatedBy(scope, schema.schema, value);
      const left = membersOf(value).filter(([key]) => !evaluated.has(key));
      return holds(schema.schema) && (rest === undefined || left.every(([, member]) => isValid(scope, rest, member)));
    }
  }
}

/** The items of an array, or the properties of an object, with their indexes or names. */
export function membersOf(value: JsonValue): readonly (readonly [key: string, value: JsonValue])[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).map(([key, member]) => [key, member ?? null]);
}

/** Whether two values of JSON are one (JSON Schema Core 2020-12, section 4.2.2). */
export function isSame(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  if (left === right) return true;
  if (left === undefined || right === undefined || isList(left) !== isList(right)) return false;
  if (typeof left !== "object" || left === null) return false;
  const ours = membersOf(left);
  const theirs = new Map(membersOf(right));
  return (
    ours.length === theirs.size &&
    ours.every(([key, value]) => theirs.has(key) && isSame(value, theirs.get(key) ?? null))
  );
}

function isValidText({ formats }: JudgeScope, schema: StringSchema, value: string): boolean {
  const { minLength = 0, maxLength = Infinity, pattern, patternFlags = "u", format } = schema;
  const length = [...value].length;
  if (length < minLength || length > maxLength) return false;
  if (pattern !== undefined && matchesPattern(pattern, patternFlags, value) !== true) return false;
  if (format === undefined || !formats.response.includes(format)) return true;
  const custom = Object.hasOwn(formats.custom, format) ? formats.custom[format] : undefined;
  return custom === undefined ? value === textOfFormat(format) : matchesPattern(custom, "", value) === true;
}

function isValidNumber(schema: NumberSchema, value: number): boolean {
  const { integer, minimum = -Infinity, maximum = Infinity, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  return (
    (!integer || Number.isInteger(value)) &&
    value >= minimum &&
    value <= maximum &&
    (exclusiveMinimum === undefined || value > exclusiveMinimum) &&
    (exclusiveMaximum === undefined || value < exclusiveMaximum) &&
    (multipleOf === undefined || isMultiple(value, multipleOf))
  );
}

/** Among decimals only what is certain: the step itself, and nothing. */
function isMultiple(value: number, step: number): boolean {
  return value === 0 || value === step || (Number.isInteger(step) && value % step === 0);
}

function isValidList(scope: JudgeScope, schema: ArraySchema, value: readonly JsonValue[]): boolean {
  const { prefixItems = [], items, minItems = 0, maxItems = Infinity, uniqueItems, contains } = schema;
  if (value.length < minItems || value.length > maxItems) return false;
  if (!value.every((item, index) => isValid(scope, prefixItems[index] ?? items, item))) return false;
  if (uniqueItems === true && value.some((item, index) => value.slice(0, index).some((other) => isSame(item, other))))
    return false;
  if (contains === undefined) return true;
  const found = value.filter((item) => isValid(scope, contains.schema, item)).length;
  return found >= contains.minContains && found <= (contains.maxContains ?? Infinity);
}

function isValidObject(scope: JudgeScope, schema: ObjectSchema, value: JsonObject): boolean {
  const { properties, propertyNames, minProperties = 0, maxProperties = Infinity } = schema;
  const members = membersOf(value);
  return (
    members.length >= minProperties &&
    members.length <= maxProperties &&
    properties.every(({ name, required }) => !required || Object.hasOwn(value, name)) &&
    members.every(([name, member]) => schemasFor(schema, name).every((each) => isValid(scope, each, member))) &&
    (propertyNames === undefined || members.every(([name]) => isValid(scope, propertyNames, name)))
  );
}

/** What a property of that name must be. */
function schemasFor({ properties, patternProperties = [], additionalProperties }: ObjectSchema, name: string) {
  const declared = properties.filter((each) => each.name === name).map(({ schema }) => schema);
  const matching = patternProperties
    .filter(({ pattern, patternFlags = "u" }) => matchesPattern(pattern, patternFlags, name) === true)
    .map(({ schema }) => schema);
  const own = [...declared, ...matching];
  return own.length === 0 ? [additionalProperties] : own;
}

function isValidUnion(scope: JudgeScope, schema: UnionSchema, value: JsonValue): boolean {
  const { discriminator, members, mode } = schema;
  if (discriminator !== undefined) {
    const { propertyName, mapping } = discriminator;
    const tag = isJsonObject(value) && Object.hasOwn(value, propertyName) ? value[propertyName] : undefined;
    const member = members[mapping.find((entry) => entry.value === tag)?.member ?? -1];
    return member !== undefined && isValid(scope, member, value);
  }
  const count = members.filter((member) => isValid(scope, member, value)).length;
  return mode === "anyOf" ? count > 0 : count === 1;
}

/** `Array.isArray` forgets what the items are. */
function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
