import { isArrayShape, isGuard, isLiteralList } from "./describe.js";
import type { Shape, ShapeKeywords } from "./explain.js";
import type { Guard } from "./guard.js";

/** A JSON Schema that is not `true` or `false`. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Gives each guard that is referred to a schema of its own, and the reference to it. */
type Define = (guard: Guard<unknown>) => string;

/** What a guard asks for, as a JSON Schema 2020-12 that needs no other: guards that it refers to are in `$defs`. */
export function toJsonSchema(guard: Guard<unknown>): JsonSchema {
  const names = new Map<() => Shape, string>([[guard.shape, ""]]);
  const definitions: [name: string, schema: JsonSchema][] = [];
  const pending: Guard<unknown>[] = [];
  const define: Define = (target) => {
    let name = names.get(target.shape);
    if (name === undefined) {
      const taken = new Set(names.values());
      name = target.name;
      for (let count = 2; taken.has(name); count += 1) name = `${target.name}${count}`;
      names.set(target.shape, name);
      pending.push(target);
    }
    return name === "" ? "#" : `#/$defs/${encodeURIComponent(name)}`;
  };
  const root = schemaOf(guard.shape(), define);
  for (const target of pending) definitions.push([names.get(target.shape) ?? "", schemaOf(target.shape(), define)]);
  const $schema = "https://json-schema.org/draft/2020-12/schema";
  return { $schema, ...root, ...(definitions.length === 0 ? {} : { $defs: Object.fromEntries(definitions) }) };
}

function schemaOf(shape: Shape | boolean, define: Define): JsonSchema {
  if (typeof shape === "boolean") return shape ? {} : { not: {} };
  if (typeof shape === "string") return typesSchema(shape.split("|"));
  if (isGuard(shape)) return { $ref: define(shape) };
  if (isLiteralList(shape)) return shape.length === 1 ? { const: shape[0] } : { enum: shape };
  const { find, anyOf, oneOf, allOf, not, discriminator, mapping = {}, type } = shape;
  const each = (shapes: readonly Shape[]): readonly JsonSchema[] => shapes.map((member) => schemaOf(member, define));
  if (find !== undefined) return rareSchema(shape, define);
  if (anyOf !== undefined) return { anyOf: each(anyOf) };
  if (oneOf !== undefined) return { oneOf: each(oneOf) };
  if (allOf !== undefined) return { allOf: each(allOf) };
  if (not !== undefined) return { not: schemaOf(not, define) };
  if (discriminator !== undefined) return taggedSchema(discriminator, mapping, define);
  if (type !== undefined) return scalarSchema(shape);
  return isArrayShape(shape) ? arraySchema(shape, define) : objectSchema(shape, define);
}

function typesSchema(types: readonly string[]): JsonSchema {
  if (types.includes("any")) return {};
  const known = types.filter((type) => type !== "never" && type !== "blob"); // bytes are no JSON
  if (known.length === 0) return { not: {} };
  return { type: known.length === 1 ? known[0] : known };
}

function scalarSchema({ pattern, format, divides: _divides, ...rest }: ShapeKeywords): JsonSchema {
  const formatName = typeof format === "object" ? format.name : format;
  return {
    ...rest,
    ...(pattern === undefined ? {} : { pattern: pattern.source }),
    ...(formatName === undefined ? {} : { format: formatName }),
  };
}

function arraySchema({ items, uniqueItems, ...rest }: ShapeKeywords, define: Define): JsonSchema {
  return {
    type: "array",
    ...(items === undefined ? {} : { items: schemaOf(items, define) }),
    ...rest,
    ...(uniqueItems === undefined ? {} : { uniqueItems: true }),
  };
}

function objectSchema(shape: ShapeKeywords, define: Define): JsonSchema {
  const { required = {}, optional = {}, additional, undeclared = [], ...rest } = shape;
  const declared = [...Object.entries(required), ...Object.entries(optional)].filter(
    ([name]) => !undeclared.includes(name),
  );
  const properties = declared.map(([name, property]) => [name, schemaOf(property, define)] as const);
  const names = Object.keys(required);
  return {
    type: "object",
    ...(properties.length === 0 ? {} : { properties: Object.fromEntries(properties) }),
    ...(names.length === 0 ? {} : { required: names }),
    ...(additional === undefined ? {} : { additionalProperties: booleanOr(additional, define) }),
    ...rest,
  };
}

/** What a discriminator picks, as members of which no two are valid at once. */
function taggedSchema(name: string, mapping: Readonly<Record<string, Shape>>, define: Define): JsonSchema {
  const oneOf = Object.entries(mapping).map(([tag, member]) => ({
    type: "object",
    properties: Object.fromEntries([[name, { const: tag }]]),
    required: [name],
    allOf: [schemaOf(member, define)],
  }));
  return { oneOf };
}

function rareSchema(shape: ShapeKeywords, define: Define): JsonSchema {
  const {
    prefixItems,
    patternProperties,
    names = [],
    additional,
    base,
    keyword: _keyword,
    find: _find,
    ...rest
  } = shape;
  const others = Object.entries(rest).map(([key, part]) => {
    return [key, typeof part === "number" ? part : booleanOr(part as Shape | false, define)]; // all but counts are shapes
  });
  const patterns = patternProperties?.map(([pattern, property]) => [pattern.source, schemaOf(property, define)]);
  return {
    ...(base === undefined ? {} : { allOf: [schemaOf(base, define)] }),
    ...(prefixItems === undefined ? {} : { prefixItems: prefixItems.map((item) => schemaOf(item, define)) }),
    ...(patterns === undefined ? {} : { patternProperties: Object.fromEntries(patterns) }),
    ...(additional === undefined
      ? {}
      : {
          properties: Object.fromEntries(names.map((name) => [name, true])),
          additionalProperties: booleanOr(additional, define),
        }),
    ...Object.fromEntries(others),
  };
}

function booleanOr(shape: Shape | boolean, define: Define): JsonSchema | boolean {
  return typeof shape === "boolean" ? shape : schemaOf(shape, define);
}
