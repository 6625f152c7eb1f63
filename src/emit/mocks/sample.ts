import { isJsonObject, type JsonValue } from "../../model/json.js";
import type { ArraySchema, NamedSchema, ObjectSchema, Schema, UnionSchema } from "../../model/schema.js";
import { namedTargetOf } from "../../model/schema-children.js";
import type { Doc } from "../guard/layout.js";
import { jsonLiteral, listLiteral, objectLiteral, propertyKey } from "../guard/text.js";
import { candidatesFor } from "./candidates.js";
import { isSame, isValid, type JudgeScope, membersOf } from "./is-valid.js";

/** A value, and the expression that makes it. */
export interface Sample {
  readonly value: JsonValue;
  readonly code: Doc;
  /** The named schemas whose samples the expression calls. */
  readonly calls: readonly NamedSchema[];
  /** How much there is of it: values within values count too. */
  readonly size: number;
  /** The members of an object, for whoever puts several into one. */
  readonly members?: readonly Member[];
}

type Member = readonly [name: string, sample: Sample];

/** What samples are made with. */
export interface SampleScope extends JudgeScope {
  /** The sample that a reference to a named schema calls; undefined where there is none, or where it leads back. */
  readonly called: (target: NamedSchema) => Sample | undefined;
  /** Only what must be there: no optional properties, no items. */
  readonly least: boolean;
  /** What may still be tried. */
  readonly effort: Effort;
}

/** How many parts of a sample may still be thought of: where each of twelve schemas is all of twenty others, there is no end of ways. */
export interface Effort {
  left: number;
}

/** The most values of a sample, and the most parts that are tried for it; no document of which we know asks for a sixth. */
export const mostParts = 5000;

/** An optional part of more values than this is left out: nobody would read it. */
const largest = 200;
const deepest = 12;
const deepestOptional = 4;

/**
 * A value of a schema, as close to `hint` as the schema allows: an example is followed where it is valid, and mended where it is not.
 *
 * Undefined where we can think of none. The parts are right for themselves; whether the whole is, {@link isValid} says.
 */
export function sampleOf(
  scope: SampleScope,
  schema: Schema,
  hint: JsonValue | undefined,
  depth = 0,
): Sample | undefined {
  scope.effort.left -= 1;
  if (depth > deepest || scope.effort.left < 0) return undefined;
  switch (schema.kind) {
    case "never":
    case "blob":
      return undefined;
    case "reference":
      return referred(scope, namedTargetOf(schema, scope.schemas), hint, depth);
    case "array":
      return sampleList(scope, schema, hint, depth);
    case "object":
      return sampleObject(scope, schema, hint, depth);
    case "union":
      return sampleUnion(scope, schema, hint, depth);
    case "intersection":
      return sampleAll(scope, schema.members, hint, depth);
    case "unevaluated":
      return sampleOf(scope, schema.schema, hint, depth + 1);
    default: {
      const candidates = [...(hint === undefined ? [] : [hint]), ...candidatesFor(schema)];
      const found = candidates.find((each) => isValid(scope, schema, each));
      return found === undefined ? undefined : literal(found);
    }
  }
}

function referred(
  scope: SampleScope,
  target: NamedSchema,
  hint: JsonValue | undefined,
  depth: number,
): Sample | undefined {
  const own = scope.called(target);
  if (own === undefined || hint === undefined || !isDistinct(hint, own.value)) return own;
  // In a union the hint says which member is meant, by a literal that the sample of the schema itself lacks.
  const mended = sampleOf(scope, target.schema, hint, depth + 1);
  return mended !== undefined && isValid(scope, target.schema, mended.value) ? mended : own;
}

/** Whether a hint of a discriminator asks for something else than the sample has. */
function isDistinct(hint: JsonValue, value: JsonValue): boolean {
  const entries = membersOf(hint);
  const has = new Map(membersOf(value));
  return entries.length === 1 && entries.some(([name, member]) => has.get(name) !== member);
}

function literal(value: JsonValue): Sample {
  return { value, code: jsonLiteral(value), calls: [], size: 1 + membersOf(value).length };
}

function sampleList(
  scope: SampleScope,
  schema: ArraySchema,
  hint: JsonValue | undefined,
  depth: number,
): Sample | undefined {
  const { prefixItems = [], items, minItems = 0, maxItems = Infinity, contains } = schema;
  const hints: readonly (JsonValue | undefined)[] = Array.isArray(hint) ? hint.slice(0, 3) : [];
  const wished = scope.least ? 0 : Math.max(hints.length, 1);
  const count = Math.min(Math.max(minItems, wished, contains?.minContains ?? 0), maxItems, 50);
  const samples: Sample[] = [];
  for (let index = 0; index < count; index++) {
    const wanted = index < (contains?.minContains ?? 0) && index >= prefixItems.length ? contains?.schema : undefined;
    const item = sampleOf(scope, wanted ?? prefixItems[index] ?? items, hints[index], depth + 1);
    if (item === undefined || (index >= minItems && item.size > largest)) break;
    samples.push(item);
  }
  if (samples.length < minItems) return undefined;
  const value = samples.map((sample) => sample.value);
  return bounded({ value, code: listLiteral(samples.map(({ code }) => code)), ...sumOf(samples) });
}

function sampleObject(
  scope: SampleScope,
  schema: ObjectSchema,
  hint: JsonValue | undefined,
  depth: number,
): Sample | undefined {
  const hints = new Map(isJsonObject(hint ?? null) ? membersOf(hint ?? null) : []);
  const members: Member[] = [];
  for (const { name, required, declared, schema: property } of schema.properties) {
    if (!required && (scope.least || !declared || depth > deepestOptional)) continue;
    const sample = sampleOf(scope, property, hints.get(name), depth + 1);
    if (sample === undefined && required) return undefined;
    if (sample !== undefined && (required || sample.size <= largest)) members.push([name, sample]);
  }
  return bounded(recordOf(members));
}

/** Undefined for a sample that is too large: by calls of calls, there are few lines of it and no end to running them. */
function bounded(sample: Sample): Sample | undefined {
  return sample.size > mostParts ? undefined : sample;
}

/** An object of the given members. */
function recordOf(members: readonly Member[]): Sample {
  // Unlike an assignment, this makes `__proto__` a property like any other.
  const value = Object.fromEntries(members.map(([name, sample]) => [name, sample.value]));
  const code = objectLiteral(members.map(([name, sample]) => [propertyKey(name), sample.code]));
  return { value, code, members, ...sumOf(members.map(([, sample]) => sample)) };
}

function sumOf(samples: readonly Sample[]): Pick<Sample, "calls" | "size"> {
  return {
    calls: samples.flatMap(({ calls }) => calls),
    size: samples.reduce((sum, { size }) => sum + size, 1),
  };
}

function sampleUnion(
  scope: SampleScope,
  schema: UnionSchema,
  hint: JsonValue | undefined,
  depth: number,
): Sample | undefined {
  const { members, discriminator } = schema;
  const fitting = hint === undefined ? [] : members.filter((member) => isValid(scope, member, hint));
  const others = members.filter((member) => !fitting.includes(member));
  const ranked = others.toSorted((left, right) => Number(left.kind === "null") - Number(right.kind === "null"));
  for (const member of [...fitting, ...ranked]) {
    const entry = discriminator?.mapping.find((each) => members[each.member] === member);
    const tagged = entry === undefined ? undefined : { [discriminator?.propertyName ?? ""]: entry.value };
    for (const wish of [hint, tagged, undefined]) {
      const sample = sampleOf(scope, member, wish, depth + 1);
      if (sample !== undefined && isValid(scope, schema, sample.value)) return sample;
    }
  }
  return undefined;
}

/** The members of all objects in one; of anything else, the first that all of them take. */
function sampleAll(
  scope: SampleScope,
  schemas: readonly Schema[],
  hint: JsonValue | undefined,
  depth: number,
): Sample | undefined {
  const isFit = (sample: Sample): boolean => schemas.every((each) => isValid(scope, each, sample.value));
  const open = schemas.map((schema) => opened(scope, schema));
  const sampleOfOne = (schema: Schema, wish: JsonValue | undefined): readonly Sample[] => {
    const sample = sampleOf(scope, schema, wish, depth + 1);
    return sample === undefined || (isUnknown(schema, sample) && hasNarrow(scope, open)) ? [] : [sample];
  };
  const apart = open.flatMap((schema) => sampleOfOne(schema, hint));
  const chained = open.reduce<readonly Sample[]>((before, schema) => {
    const wish = before.length === 0 ? hint : { ...Object(hint ?? {}), ...Object(mergedOf(before).value) };
    return [...before, ...sampleOfOne(schema, wish)];
  }, []);
  return [mergedOf(chained), mergedOf(apart), ...apart].find((sample) => sample.size <= mostParts && isFit(sample));
}

/** Whether an object has properties in TypeScript, and none but those that it names. */
export function hasNothingElse({ properties, patternProperties, additionalDeclared }: ObjectSchema): boolean {
  return properties.length > 0 && patternProperties === undefined && !additionalDeclared;
}

/** Whether one of the schemas, or a part of one, is such an object. */
function hasNarrow(scope: SampleScope, schemas: readonly Schema[]): boolean {
  const seen = new Set(schemas); // grows while it is gone through: parts may be shared by any number of others
  for (const schema of seen) {
    const target = opened(scope, schema);
    if (target.kind === "object" && hasNothingElse(target)) return true;
    const hasParts = target.kind === "intersection" || (target.kind === "union" && target.untyped !== true);
    for (const member of hasParts ? target.members : []) seen.add(member);
  }
  return false;
}

/** Whether a sample has properties that the type knows nothing of: what has no `type` is `unknown`, which leaves those to the others. */
function isUnknown(schema: Schema, { members }: Sample): boolean {
  return schema.kind === "union" && schema.untyped === true && members !== undefined;
}

/** All members in one object; what several have alike is as the first has it, maybe by a call. */
function mergedOf(samples: readonly Sample[]): Sample {
  const members = new Map<string, Sample>();
  for (const [name, member] of samples.flatMap((sample) => sample.members ?? [])) {
    if (!isSame(members.get(name)?.value, member.value)) members.set(name, member);
  }
  return recordOf([...members]);
}

/** What a reference leads to, whose members are wanted one by one. */
function opened({ schemas }: SampleScope, schema: Schema): Schema {
  let each = schema;
  for (let step = 0; each.kind === "reference" && step < deepest; step++) each = namedTargetOf(each, schemas).schema;
  return each;
}
