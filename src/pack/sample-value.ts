import type { JsonValue } from "../model/json.js";
import { isJsonObject } from "../model/json.js";
import { sampleNumber, textOfFormat } from "../model/sample-scalars.js";
import type { ArraySchema, ObjectSchema, Schema, StringSchema } from "../model/schema.js";
import type { Schemas } from "../model/schema-children.js";

/** The code of a value, before it is laid out. */
export type Sample =
  | { readonly code: string }
  | { readonly items: readonly Sample[] }
  | { readonly callee: string; readonly argument: Sample }
  | { readonly members: readonly (readonly [name: string, value: Sample])[] };

const deepest = 8;

/**
 * A value that somebody could send: what the document gives as an example, else the least that its schema asks for.
 *
 * Undefined where the schema has none that we can think of. Whether it fits the type is for the compiler to say.
 */
export function sampleOf(schema: Schema, schemas: Schemas, depth = 0): Sample | undefined {
  const example = schema.documentation?.examples?.[0] ?? schema.documentation?.default;
  if (example !== undefined && isScalar(example)) return codeOf(example);
  if (depth > deepest) return undefined;
  switch (schema.kind) {
    case "any":
    case "conditional":
    case "not":
      return { members: [] };
    case "never":
      return undefined;
    case "reference": {
      const target = schemas.get(schema.name)?.schema;
      return target === undefined ? undefined : sampleOf(target, schemas, depth + 1);
    }
    case "literals":
      return codeOf(schema.values.find((value) => value !== null) ?? null);
    case "string":
      return { code: JSON.stringify(sampleText(schema)) };
    case "number":
      return { code: String(sampleNumber(schema)) };
    case "boolean":
      return { code: "true" };
    case "null":
      return { code: "null" };
    case "blob":
      return { code: 'new Blob(["…"])' };
    case "array":
      return sampleArray(schema, schemas, depth);
    case "object":
      return sampleObject(schema, schemas, depth);
    case "union":
      return firstOf(
        [...schema.members].sort((left, right) => rankOf(left) - rankOf(right)),
        schemas,
        depth,
      );
    case "intersection":
      return merged(schema.members, schemas, depth);
    case "unevaluated":
      return sampleOf(schema.schema, schemas, depth + 1);
  }
}

/** Any value of JSON as code. */
function codeOf(value: JsonValue): Sample {
  if (Array.isArray(value)) {
    const items: readonly JsonValue[] = value;
    return { items: items.map(codeOf) };
  }
  if (!isJsonObject(value)) return { code: JSON.stringify(value) };
  return { members: Object.entries(value).map(([name, member]) => [name, codeOf(member ?? null)] as const) };
}

function isScalar(value: JsonValue): boolean {
  return value === null ? false : typeof value !== "object";
}

function sampleText({ format = "", minLength = 0, maxLength = Number.POSITIVE_INFINITY }: StringSchema): string {
  const text = textOfFormat(format) ?? "…";
  // A length that nobody would read is left to the reader.
  return minLength > 200 ? text : text.padEnd(minLength, "…").slice(0, Math.max(maxLength, 0));
}

function sampleArray(schema: ArraySchema, schemas: Schemas, depth: number): Sample | undefined {
  const count = Math.min(
    Math.max(schema.minItems ?? 0, depth < 3 ? 1 : 0),
    schema.maxItems ?? Number.POSITIVE_INFINITY,
    10,
  );
  const items: Sample[] = [];
  for (let index = 0; index < count; index++) {
    const item = sampleOf(schema.prefixItems?.[index] ?? schema.items, schemas, depth + 1);
    if (item === undefined) return (schema.minItems ?? 0) === 0 ? { items: [] } : undefined;
    items.push(item);
  }
  return { items };
}

function sampleObject(schema: ObjectSchema, schemas: Schemas, depth: number): Sample | undefined {
  const members: (readonly [string, Sample])[] = [];
  for (const { name, required, schema: property } of schema.properties) {
    if (!required) continue;
    const value = sampleOf(property, schemas, depth + 1);
    if (value === undefined) return undefined;
    members.push([name, value]);
  }
  return { members };
}

function firstOf(members: readonly Schema[], schemas: Schemas, depth: number): Sample | undefined {
  for (const member of members) {
    const sample = sampleOf(member, schemas, depth + 1);
    if (sample !== undefined) return sample;
  }
  return undefined;
}

function rankOf({ kind }: Schema): number {
  return kind === "null" ? 2 : Number(kind === "any");
}

/** The members of all objects; of anything else, the first that says what it wants. */
function merged(members: readonly Schema[], schemas: Schemas, depth: number): Sample | undefined {
  const asking = members.filter(({ kind }) => kind !== "any" && kind !== "not" && kind !== "conditional");
  const samples = asking.map((member) => sampleOf(member, schemas, depth + 1));
  const entries = new Map<string, Sample>();
  for (const sample of samples) {
    if (sample === undefined) return undefined;
    if (!("members" in sample)) return sample;
    for (const [name, value] of sample.members) entries.set(name, value);
  }
  return { members: [...entries] };
}
