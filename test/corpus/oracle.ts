import { Ajv2020 } from "ajv/dist/2020.js";
import { isJsonObject, type JsonObject, type JsonValue, valueAt } from "../../src/model/json.js";
import type { SpecVersion } from "../../src/model/spec-document.js";
import { membersOf, memberOf } from "./specs.js";

/** Which properties a view of a schema leaves out: `writeOnly` in what responses carry, `readOnly` in what requests send. */
export type LeftOut = "writeOnly" | "readOnly" | "nothing";

/** Says of the schemas of a document, by JSON Pointer, whether values are valid. */
export interface Oracle {
  isValid(pointer: string, value: unknown): boolean;
}

/**
 * Makes an oracle out of ajv and a document as it stands, which is rewritten to JSON Schema 2020-12 by the rules below.
 *
 * The rules are written here once more, independently of the code under test.
 */
export function createOracle(raw: JsonObject, version: SpecVersion, leftOut: LeftOut): Oracle {
  const ajv = new Ajv2020({
    strict: false,
    ownProperties: true,
    validateFormats: false,
    validateSchema: false,
    logger: false,
    // Only verdicts are asked for, of a thousand schemas: what makes the code of ajv long is left out.
    messages: false,
    inlineRefs: false,
    code: { regExp: regularExpression, optimize: false },
  });
  // Each schema that is referred to stands alone, which ajv compiles once.
  const ids = new Map<string, string>();
  const idOf = (pointer: string): string => {
    const known = ids.get(pointer);
    if (known !== undefined) return known;
    const id = `schema:${ids.size}`;
    ids.set(pointer, id);
    const schema = valueAt(raw, pointer);
    if (schema === undefined) throw new Error(`${pointer} does not exist.`);
    ajv.addSchema(rewritten(schema, { raw, version, leftOut, idOf }) as object, id);
    return id;
  };
  return { isValid: (pointer, value) => ajv.getSchema(idOf(pointer))?.(value) === true };
}

/** Patterns that are no expressions with the `u` flag are taken without it. */
function regularExpression(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return new RegExp(pattern);
  }
}
regularExpression.code = "regularExpression";

interface Dialect {
  readonly raw: JsonObject;
  readonly version: SpecVersion;
  readonly leftOut: LeftOut;
  readonly idOf: (pointer: string) => string;
}

function rewritten(value: JsonValue, dialect: Dialect): JsonValue {
  if (!isJsonObject(value)) return value;
  const reference = value["$ref"];
  // OpenAPI 3.0: whatever stands beside a reference is ignored.
  if (typeof reference === "string" && dialect.version === "3.0") return { $ref: idOfReference(reference, dialect) };
  const { discriminator, ...schema } = withoutLeftOut(applicators(value, dialect), value, dialect);
  const typed = withImplicitObject(
    dialect.version === "3.0" || hasBooleanBound(schema) ? fromOpenApi30(schema) : schema,
  );
  return withDiscriminator(typed, discriminator, value, dialect.raw);
}

function idOfReference(reference: string, { idOf }: Dialect): string {
  return idOf(decodeURIComponent(reference.slice(1)));
}

const single = ["not", "items", "additionalProperties"];
const lists = ["allOf", "anyOf", "oneOf"];

function applicators(schema: JsonObject, dialect: Dialect): JsonObject {
  return Object.fromEntries(
    membersOf(schema).flatMap(([name, value]): [string, JsonValue][] => {
      // ajv throws where JSON Schema only says that it SHOULD NOT be empty.
      if (name === "enum" && Array.isArray(value) && value.length === 0) return [["not", {}]];
      // OpenAPI 3.1 does not know `nullable`; ajv does.
      if (name === "nullable" && dialect.version === "3.1") return [];
      // `required: true` beside a property's own keywords is of an older draft and asserts nothing.
      if (name === "required" && !Array.isArray(value)) return [];
      if (["example", "examples", "default", "$id"].includes(name)) return [];
      if (name === "$ref" && typeof value === "string") return [[name, idOfReference(value, dialect)]];
      if (single.includes(name)) return [[name, rewritten(value, dialect)]];
      if (lists.includes(name) && Array.isArray(value)) {
        return [[name, (value as readonly JsonValue[]).map((each) => rewritten(each, dialect))]]; // isArray forgets the type
      }
      if (name !== "properties") return [[name, value]];
      return [
        [name, Object.fromEntries(membersOf(value).map(([each, property]) => [each, rewritten(property, dialect)]))],
      ];
    }),
  );
}

/** A marked property is left out together with its name in the list beside it. */
function withoutLeftOut(schema: JsonObject, original: JsonObject, { raw, leftOut }: Dialect): JsonObject {
  if (leftOut === "nothing" || schema["properties"] === undefined) return schema;
  const isLeftOut = (name: string): boolean => carries(memberOf(original["properties"], name), leftOut, raw);
  const properties = Object.fromEntries(membersOf(schema["properties"]).filter(([name]) => !isLeftOut(name)));
  const required = [schema["required"] ?? []].flat().filter((name) => typeof name === "string" && !isLeftOut(name));
  return { ...schema, properties, required };
}

function carries(schema: JsonValue | undefined, marker: string, raw: JsonObject, depth = 0): boolean {
  if (memberOf(schema, marker) === true) return true;
  const reference = memberOf(schema, "$ref");
  return (
    typeof reference === "string" &&
    depth < 8 &&
    carries(valueAt(raw, decodeURIComponent(reference.slice(1))), marker, raw, depth + 1)
  );
}

/**
 * OpenAPI 3.0: `nullable` beside `type`, exclusive bounds as booleans, no `const`.
 *
 * Good enough for the documents at hand, not a converter.
 */
function fromOpenApi30(schema: JsonObject): JsonObject {
  const { type, nullable, minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const replaced = new Set(["nullable", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "const"]);
  return {
    ...Object.fromEntries(membersOf(schema).filter(([name]) => !replaced.has(name))),
    ...(nullable === true && typeof type === "string" ? { type: [type, "null"] } : {}),
    ...(minimum === undefined ? {} : { [exclusiveMinimum === true ? "exclusiveMinimum" : "minimum"]: minimum }),
    ...(maximum === undefined ? {} : { [exclusiveMaximum === true ? "exclusiveMaximum" : "maximum"]: maximum }),
  };
}

/** Some documents of 3.1 have the bounds of 3.0. */
function hasBooleanBound({ exclusiveMinimum, exclusiveMaximum }: JsonObject): boolean {
  return typeof exclusiveMinimum === "boolean" || typeof exclusiveMaximum === "boolean";
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
function withDiscriminator(
  schema: JsonObject,
  discriminator: JsonValue | undefined,
  original: JsonObject,
  raw: JsonObject,
): JsonObject {
  const property = memberOf(discriminator, "propertyName");
  const keyword = ["anyOf", "oneOf"].find((name) => listOf(original[name]).length > 1);
  if (typeof property !== "string" || keyword === undefined) return schema;
  const originals = listOf(original[keyword]);
  const members = listOf(schema[keyword]);
  const branches = originals.filter((member) => !isScalar(member));
  const mapping = memberOf(discriminator, "mapping");
  const values = branches.map((branch) => valuesOf(memberOf(branch, "$ref"), property, mapping, raw));
  const isAmbiguous = new Set(values.flat()).size < values.flat().length;
  if (branches.length < 2 || isAmbiguous || values.some((each) => each.length === 0)) return schema;
  const chosen = branches.map((branch, index): JsonValue => {
    const tag: JsonValue = {
      type: "object",
      required: [property],
      properties: { [property]: { enum: values[index] ?? [] } },
    };
    return { allOf: [tag, members[originals.indexOf(branch)] ?? true] };
  });
  const others = members.filter((_, index) => isScalar(originals[index] ?? true));
  const { [keyword]: _, ...rest } = schema;
  return { ...rest, allOf: [...listOf(rest["allOf"]), { anyOf: [...chosen, ...others] }] };
}

function isScalar(schema: JsonValue): boolean {
  const type = memberOf(schema, "type");
  const isPlain = memberOf(schema, "enum") === undefined && memberOf(schema, "const") === undefined;
  return isPlain && typeof type === "string" && ["null", "string", "number", "integer", "boolean"].includes(type);
}

function valuesOf(
  reference: JsonValue | undefined,
  property: string,
  mapping: JsonValue | undefined,
  raw: JsonObject,
): readonly string[] {
  if (typeof reference !== "string") return [];
  const mapped = membersOf(mapping).filter(
    ([, target]) => target === reference || `#/components/schemas/${String(target)}` === reference,
  );
  if (mapped.length > 0) return mapped.map(([value]) => value);
  const implicit = stringsOf({ $ref: reference }, property, raw) ?? [reference.split("/").at(-1) ?? ""];
  return implicit.filter((value) => memberOf(mapping, value) === undefined);
}

/** The strings that a schema, or the first of its `allOf` that knows the property, allows for it. */
function stringsOf(
  schema: JsonValue | undefined,
  property: string,
  raw: JsonObject,
  depth = 0,
): readonly string[] | undefined {
  const target = followed(schema, raw);
  const declared = followed(memberOf(memberOf(target, "properties"), property), raw);
  const constant = memberOf(declared, "const");
  const listed = constant === undefined ? memberOf(declared, "enum") : [constant];
  if (Array.isArray(listed)) return listOf(listed).filter((each) => typeof each === "string");
  if (depth > 8) return undefined;
  return listOf(memberOf(target, "allOf"))
    .map((member) => stringsOf(member, property, raw, depth + 1))
    .find((found) => found !== undefined);
}

function followed(schema: JsonValue | undefined, raw: JsonObject, depth = 0): JsonValue | undefined {
  const reference = memberOf(schema, "$ref");
  if (typeof reference !== "string" || depth > 8) return schema;
  return followed(valueAt(raw, decodeURIComponent(reference.slice(1))), raw, depth + 1);
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : []; // isArray forgets the type
}
