import type { JsonObject, JsonValue } from "../src/model/json.js";
import type { NamedSchema, Property, Schema } from "../src/model/schema.js";

/** One schema said twice: in our model, and in JSON Schema 2020-12 for the oracle. */
export interface Pair {
  readonly schema: Schema;
  readonly json: JsonObject | boolean;
}

const pointer = "";

export const any: Pair = { schema: { kind: "any", pointer }, json: true };
export const never: Pair = { schema: { kind: "never", pointer }, json: false };
export const boolean: Pair = { schema: { kind: "boolean", pointer }, json: { type: "boolean" } };
export const nothing: Pair = { schema: { kind: "null", pointer }, json: { type: "null" } };

export interface StringKeywords {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
}

export function string(keywords: StringKeywords = {}): Pair {
  return { schema: { kind: "string", pointer, ...keywords }, json: { type: "string", ...keywords } };
}

export interface NumberKeywords {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
}

export function number(keywords: NumberKeywords = {}): Pair {
  return { schema: { kind: "number", integer: false, pointer, ...keywords }, json: { type: "number", ...keywords } };
}

export function integer(keywords: NumberKeywords = {}): Pair {
  return { schema: { kind: "number", integer: true, pointer, ...keywords }, json: { type: "integer", ...keywords } };
}

export function literals(...values: readonly JsonValue[]): Pair {
  return { schema: { kind: "literals", pointer, values }, json: { enum: values } };
}

/** Literals that other values of their types may join. */
export function openLiterals(...values: readonly JsonValue[]): Pair {
  const typeOf = (value: JsonValue): string =>
    value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
  return {
    schema: { kind: "literals", pointer, values, open: true },
    json: { type: [...new Set(values.map(typeOf))] },
  };
}

export interface ArrayKeywords {
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: true;
  readonly prefix?: readonly Pair[];
  readonly contains?: Pair;
  readonly minContains?: number;
  readonly maxContains?: number;
}

/** An array; `undefined` for items that the document does not speak of. */
export function array(items: Pair | undefined, keywords: ArrayKeywords = {}): Pair {
  const { prefix, contains, minContains, maxContains, ...sizes } = keywords;
  const limits = {
    ...(minContains !== undefined && { minContains }),
    ...(maxContains !== undefined && { maxContains }),
  };
  return {
    schema: {
      kind: "array",
      pointer,
      itemsDeclared: items !== undefined,
      items: (items ?? any).schema,
      ...(prefix && { prefixItems: prefix.map((item) => item.schema) }),
      ...(contains && { contains: { schema: contains.schema, minContains: 1, ...limits } }),
      ...sizes,
    },
    json: {
      type: "array",
      ...(items && { items: items.json }),
      ...(prefix && { prefixItems: prefix.map((item) => item.json) }),
      // Beside `prefixItems` ajv does not look for it in an empty array.
      ...(contains && { allOf: [{ contains: contains.json, ...limits }] }),
      ...sizes,
    },
  };
}

export interface ObjectKeywords {
  readonly additional?: Pair;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  /** Names that are required without being declared. */
  readonly undeclared?: readonly string[];
  readonly patterns?: Readonly<Record<string, Pair>>;
  readonly names?: Pair;
}

/** An object; names that end in `?` are optional. */
export function object(properties: Readonly<Record<string, Pair>>, keywords: ObjectKeywords = {}): Pair {
  const { additional, undeclared = [], patterns, names, ...sizes } = keywords;
  const matches = Object.entries(patterns ?? {});
  const declared = Object.entries(properties).map(([key, pair]): readonly [Property, Pair] => [
    { name: key.replace(/\?$/, ""), required: !key.endsWith("?"), declared: true, schema: pair.schema },
    pair,
  ]);
  const others = undeclared.map((name): Property => ({ name, required: true, declared: false, schema: any.schema }));
  const list = [...declared.map(([property]) => property), ...others];
  return {
    schema: {
      kind: "object",
      pointer,
      properties: list,
      additionalProperties: (additional ?? any).schema,
      additionalDeclared: additional !== undefined,
      ...(patterns && { patternProperties: matches.map(([pattern, { schema }]) => ({ pattern, schema })) }),
      ...(names && { propertyNames: names.schema }),
      ...sizes,
    },
    json: {
      type: "object",
      properties: Object.fromEntries(declared.map(([property, pair]) => [property.name, pair.json])),
      required: list.filter((property) => property.required).map((property) => property.name),
      ...(additional === undefined ? {} : { additionalProperties: additional.json }),
      ...(patterns && { patternProperties: Object.fromEntries(matches.map(([pattern, { json }]) => [pattern, json])) }),
      ...(names && { propertyNames: names.json }),
      ...sizes,
    },
  };
}

export function union(mode: "anyOf" | "oneOf", ...members: readonly Pair[]): Pair {
  return {
    schema: { kind: "union", pointer, mode, members: members.map((member) => member.schema) },
    json: { [mode]: members.map((member) => member.json) },
  };
}

/** Keywords without a type: each asks for something only if the value has the keyword's type. */
export function untyped(...restricted: readonly Pair[]): Pair {
  const plain = [string(), number(), boolean, nothing, array(any), object({})];
  const members = plain.map((pair) => restricted.find(({ schema }) => schema.kind === pair.schema.kind) ?? pair);
  const json = Object.assign({}, ...restricted.map((pair) => pair.json));
  delete json.type;
  return {
    schema: { kind: "union", pointer, mode: "anyOf", members: members.map((member) => member.schema), untyped: true },
    json,
  };
}

/** A union of which the property alone picks the member. */
export function discriminated(
  property: string,
  ...entries: readonly (readonly [values: readonly string[], member: Pair])[]
): Pair {
  const mapping = entries.flatMap(([values], member) => values.map((value) => ({ value, member })));
  return {
    schema: {
      kind: "union",
      pointer,
      mode: "oneOf",
      members: entries.map(([, member]) => member.schema),
      discriminator: { propertyName: property, mapping },
    },
    json: {
      type: "object",
      required: [property],
      properties: { [property]: { enum: mapping.map(({ value }) => value) } },
      allOf: entries.map(([values, member]) => ({
        if: { properties: { [property]: { enum: values } } },
        then: member.json,
      })),
    },
  };
}

export function all(...members: readonly Pair[]): Pair {
  return {
    schema: { kind: "intersection", pointer, members: members.map((member) => member.schema) },
    json: { allOf: members.map((member) => member.json) },
  };
}

export function not(excluded: Pair): Pair {
  return { schema: { kind: "not", pointer, schema: excluded.schema }, json: { not: excluded.json } };
}

/** A choice between two schemas. */
export function conditional(condition: Pair, yes: Pair = any, no: Pair = any): Pair {
  return {
    schema: { kind: "conditional", pointer, keyword: "if", if: condition.schema, then: yes.schema, else: no.schema },
    json: { if: condition.json, then: yes.json, else: no.json },
  };
}

/** What an object must be that has a property. */
export function dependent(name: string, yes: Pair): Pair {
  const condition = object({}, { undeclared: [name] }).schema;
  return {
    schema: {
      kind: "conditional",
      pointer,
      keyword: "dependentSchemas",
      if: condition,
      then: yes.schema,
      else: any.schema,
    },
    json: { dependentSchemas: { [name]: yes.json } },
  };
}

/** A schema with something to say about what it does not evaluate. */
export function unevaluated(pair: Pair, rest: { readonly properties?: Pair; readonly items?: Pair }): Pair {
  const { properties, items } = rest;
  return {
    schema: {
      kind: "unevaluated",
      pointer,
      schema: pair.schema,
      ...(properties && { properties: properties.schema }),
      ...(items && { items: items.schema }),
    },
    json: {
      allOf: [pair.json],
      ...(properties && { unevaluatedProperties: properties.json }),
      ...(items && { unevaluatedItems: items.json }),
    },
  };
}

export function reference(name: string): Pair {
  return { schema: { kind: "reference", pointer, name }, json: { $ref: `components#/$defs/${name}` } };
}

/** Gives a schema a name. */
export function named(localName: string, pair: Pair, recursive = false): NamedSchema {
  const { schema } = pair;
  return { name: localName, localName, module: localName, isComponent: true, schema, guarded: true, recursive };
}

/** The named schemas by name. */
export function schemaMap(...schemas: readonly NamedSchema[]): ReadonlyMap<string, NamedSchema> {
  return new Map(schemas.map((schema) => [schema.name, schema]));
}
