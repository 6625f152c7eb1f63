import { isJsonObject, type JsonObject, type JsonValue, valueAt } from "../../src/model/json.js";
import { withSubschemas } from "./applicators.js";
import { itemsOf, memberOf, membersOf, stringsOf, withMembers, withoutMembers } from "./json.js";

/** What a schema is read as: what responses carry is without `writeOnly` properties, what requests send without `readOnly` ones. */
export type View = "response" | "request";

/** What it takes to write the schemas of one document out. */
export interface Dialect {
  readonly raw: JsonObject;
  readonly version: "3.0" | "3.1";
  readonly view: View;
}

/**
 * A schema of a document with everything said in JSON Schema's own words that guards assert beyond JSON Schema.
 *
 * The rules are written here once more, independently of the code under test.
 */
export function writeOut(schema: JsonValue, dialect: Dialect): JsonValue {
  if (!isJsonObject(schema)) return schema;
  const reference = schema["$ref"];
  // OpenAPI 3.0: whatever stands beside a reference is ignored.
  if (typeof reference === "string" && dialect.version === "3.0")
    return targetOf(schema, dialect.raw) === undefined ? {} : { $ref: reference };
  const own = withSubschemas(withoutNoise(schema, dialect), (each) => writeOut(each, dialect));
  return withDiscriminator(withImplicitObject(withoutHidden(own, schema, dialect)), schema, dialect.raw);
}

const annotations = ["example", "examples", "default", "format", "xml", "externalDocs", "deprecated"];

/** Without annotations, in which oracles would look for identifiers, and without what they throw at where JSON Schema does not mind. */
function withoutNoise(schema: JsonObject, { raw, version }: Dialect): JsonObject {
  const kept = membersOf(schema).flatMap(([name, value]): [string, JsonValue][] => {
    if (annotations.includes(name) || name.startsWith("x-")) return [];
    // OpenAPI 3.1 does not know `nullable`; ajv does.
    if (name === "nullable" && version === "3.1") return [];
    // `required: true` beside a property's own keywords is of an older draft and asserts nothing.
    if (name === "required" && !Array.isArray(value)) return [];
    // JSON Schema says that it SHOULD NOT be empty; ajv throws.
    if (name === "enum" && itemsOf(value).length === 0) return [["not", {}]];
    // Of the older draft too, where OpenAPI 3.1 wants numbers.
    if (name.startsWith("exclusiveM") && version === "3.1" && typeof value !== "number") return [];
    // Nobody can read these; such schemas have no guards, but others stand beside them.
    if (name === "$ref" && targetOf(schema, raw) === undefined) return [];
    if (name === "pattern" && !isExpression(String(value))) return [];
    return [[name, value]];
  });
  return Object.fromEntries(kept);
}

function isExpression(pattern: string): boolean {
  try {
    return new RegExp(pattern).source !== "";
  } catch {
    return false;
  }
}

/** A property that the view hides is left out together with its name in the list beside it. */
function withoutHidden(schema: JsonObject, original: JsonObject, { raw, view }: Dialect): JsonObject {
  const marker = view === "response" ? "writeOnly" : "readOnly";
  const hidden = new Set(
    membersOf(original["properties"]).flatMap(([name, property]) => (carries(property, marker, raw) ? [name] : [])),
  );
  if (hidden.size === 0) return schema;
  const required = stringsOf(schema["required"]).filter((name) => !hidden.has(name));
  return withMembers(withoutMembers(schema, "required"), {
    properties: withoutMembers(schema["properties"], ...hidden),
    ...(required.length === 0 ? {} : { required }),
  });
}

function carries(schema: JsonValue | undefined, marker: string, raw: JsonObject, depth = 0): boolean {
  if (memberOf(schema, marker) === true) return true;
  const target = depth < 8 ? targetOf(schema, raw) : undefined;
  return target !== undefined && carries(target, marker, raw, depth + 1);
}

/** Deviation `implicitObject`: `properties` or `required` without `type` mean an object. */
function withImplicitObject(schema: JsonObject): JsonObject {
  const isImplicit =
    schema["type"] === undefined && (schema["properties"] !== undefined || schema["required"] !== undefined);
  return isImplicit ? { ...schema, type: "object" } : schema;
}

/**
 * Deviation `discriminatorIsAuthoritative`: the property picks the member among those that are no scalars.
 *
 * A value leads to a member by `mapping`; to a member without one by the strings that it allows for the property, else by the last part of
 * its reference. Where a member cannot be reached, or a value leads to two, the discriminator is a hint alone.
 */
function withDiscriminator(schema: JsonObject, original: JsonObject, raw: JsonObject): JsonObject {
  const { discriminator } = original;
  const property = memberOf(discriminator, "propertyName");
  const keyword = ["anyOf", "oneOf"].find((name) => itemsOf(original[name]).length > 1);
  const rest = withoutMembers(schema, "discriminator");
  if (typeof property !== "string" || keyword === undefined) return rest;
  const originals = itemsOf(original[keyword]);
  const branches = originals.filter((member) => !isScalar(member));
  const values = branches.map((branch) => valuesOf(branch, property, memberOf(discriminator, "mapping"), raw));
  const isAmbiguous = new Set(values.flat()).size < values.flat().length;
  if (branches.length < 2 || isAmbiguous || values.some((each) => each.length === 0)) return rest;
  const members = originals.map((member, index): JsonValue => {
    const own = itemsOf(schema[keyword])[index] ?? true;
    const known = values[branches.indexOf(member)];
    if (known === undefined) return own;
    // The converter takes no `const`.
    const tag = {
      $comment: tagComment,
      type: "object",
      required: [property],
      properties: { [property]: { enum: known } },
    };
    return { allOf: [tag, own] };
  });
  const { [keyword]: _, ...others } = rest;
  return { ...others, allOf: [...itemsOf(others["allOf"]), { $comment: ruleComment, anyOf: members }] };
}

/** What stands in a schema for the value of a discriminator, and in one for its rule. */
export const tagComment = "tag";
export const ruleComment = "discriminator";

function isScalar(schema: JsonValue): boolean {
  const type = memberOf(schema, "type");
  const isPlain = memberOf(schema, "enum") === undefined && memberOf(schema, "const") === undefined;
  return isPlain && typeof type === "string" && ["null", "string", "number", "integer", "boolean"].includes(type);
}

function valuesOf(
  branch: JsonValue,
  property: string,
  mapping: JsonValue | undefined,
  raw: JsonObject,
): readonly string[] {
  const reference = memberOf(branch, "$ref");
  if (typeof reference !== "string") return [];
  const mapped = membersOf(mapping).filter(
    ([, target]) => target === reference || `#/components/schemas/${String(target)}` === reference,
  );
  if (mapped.length > 0) return mapped.map(([value]) => value);
  const implicit = literalsOf(branch, property, raw) ?? [reference.split("/").at(-1) ?? ""];
  return implicit.filter((value) => memberOf(mapping, value) === undefined);
}

/** The strings that a schema, or the first of its `allOf` that knows the property, allows for it. */
function literalsOf(
  schema: JsonValue | undefined,
  property: string,
  raw: JsonObject,
  depth = 0,
): readonly string[] | undefined {
  const target = followed(schema, raw);
  const declared = followed(memberOf(memberOf(target, "properties"), property), raw);
  const constant = memberOf(declared, "const");
  const listed = constant === undefined ? memberOf(declared, "enum") : [constant];
  if (Array.isArray(listed)) return stringsOf(listed);
  if (depth > 8) return undefined;
  return itemsOf(memberOf(target, "allOf"))
    .map((member) => literalsOf(member, property, raw, depth + 1))
    .find((found) => found !== undefined);
}

function followed(schema: JsonValue | undefined, raw: JsonObject, depth = 0): JsonValue | undefined {
  const target = depth > 8 ? undefined : targetOf(schema, raw);
  return target === undefined ? schema : followed(target, raw, depth + 1);
}

/** What a reference leads to. */
export function targetOf(schema: JsonValue | undefined, raw: JsonObject): JsonValue | undefined {
  const reference = memberOf(schema, "$ref");
  if (typeof reference !== "string" || !reference.startsWith("#")) return undefined;
  return valueAt(raw, decodeURIComponent(reference.slice(1)));
}
