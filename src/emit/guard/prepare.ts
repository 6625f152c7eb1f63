import type { JsonValue } from "../../model/json.js";
import { oncePerObject } from "../../model/once-per-object.js";
import type { LiteralsSchema, NamedSchema, Schema } from "../../model/schema.js";
import { mapChildren } from "../../model/schema-children.js";
import type { GuardSettings } from "./guard-settings.js";

/** A named schema as its guard takes it. */
export interface PreparedSchema {
  /** As its predicate takes it: with the formats that guards assert. */
  readonly predicate: Schema;
  /** As explanations take it: where bodies of requests reach it, with the formats that those assert as well. */
  readonly shape: Schema;
}

/** A named schema as its guard takes it; worked out once for the guards of an output. */
export function preparedSchema(named: NamedSchema, settings: GuardSettings): PreparedSchema {
  return preparing(settings)(named);
}

const preparing = oncePerObject(({ formats, requestFormats, sent }: GuardSettings) =>
  oncePerObject(({ name, schema }: NamedSchema): PreparedSchema => {
    const predicate = prepare(schema, (format) => formats.has(format));
    if (requestFormats.size === 0 || !sent.has(name)) return { predicate, shape: predicate };
    return { predicate, shape: prepare(schema, (format) => formats.has(format) || requestFormats.has(format)) };
  }),
);

/** The schema as guards take it: with the formats that are kept and no others, and types in the place of open literals. */
export function prepare(schema: Schema, keepsFormat: (format: string) => boolean): Schema {
  if (schema.kind === "literals") return schema.open === true ? opened(schema) : schema;
  if ((schema.kind === "string" || schema.kind === "number") && schema.format !== undefined) {
    const { format, ...others } = schema;
    return schema.kind === "string" && keepsFormat(format) ? schema : others;
  }
  return mapChildren(schema, (child) => prepare(child, keepsFormat));
}

function opened({ values, pointer }: LiteralsSchema): Schema {
  const types = new Map(values.map((value) => [typeOf(value, pointer).kind, typeOf(value, pointer)]));
  const [first, ...others] = types.values();
  if (first === undefined) throw new Error("Unreachable: literals are never empty.");
  return others.length === 0 ? first : { kind: "union", pointer, mode: "anyOf", members: [first, ...others] };
}

/** The schema for every value of the type that `value` has. */
function typeOf(value: JsonValue, pointer: string): Schema {
  if (value === null) return { kind: "null", pointer };
  if (typeof value === "string") return { kind: "string", pointer };
  if (typeof value === "number") return { kind: "number", integer: false, pointer };
  if (typeof value === "boolean") return { kind: "boolean", pointer };
  const any: Schema = { kind: "any", pointer };
  if (Array.isArray(value)) return { kind: "array", pointer, items: any, itemsDeclared: false };
  return { kind: "object", pointer, properties: [], additionalProperties: any, additionalDeclared: false };
}
