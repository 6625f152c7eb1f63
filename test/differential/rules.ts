import { isJsonObject, type JsonObject, type JsonValue, pointerOf, valueAt } from "../../src/model/json.js";
import { withSubschemas } from "./applicators.js";
import { type Ground, parentRule, unionRule } from "./discriminator-rules.js";
import { itemsOf, memberOf, membersOf, stringsOf, withMembers, withoutMembers } from "./json.js";
import { componentAt, type Place, pointerOfReference, targetOf } from "./references.js";

/** What a schema is read as: what responses carry is without `writeOnly` properties, what requests send without `readOnly` ones. */
export type View = "response" | "request";

/** What it takes to write the schemas of one document out. */
export interface Dialect extends Ground {
  readonly view: View;
  /** The reference to a schema of the document as it is written out; of a parent, to its own keywords where `isLegacy` says so. */
  readonly refer: (pointer: string, isLegacy: boolean) => JsonObject;
}

/**
 * The schema at `pointer` with everything said in JSON Schema's own words that guards assert beyond JSON Schema.
 *
 * The rules are written here once more, independently of the code under test.
 */
export function writeOut(pointer: string, isLegacy: boolean, dialect: Dialect): JsonValue {
  const { raw, heritage, refer } = dialect;
  const component = componentAt(pointer) ?? "";
  if (isLegacy) return written({ schema: heritage.legacyOf(component), pointer }, dialect);
  const parent = heritage.parentOf(component);
  if (parent !== undefined) return parentRule(component, parent, heritage, refer);
  return written({ schema: valueAt(raw, pointer), pointer }, dialect);
}

function written(place: Place, dialect: Dialect): JsonValue {
  const { schema, pointer } = place;
  if (!isJsonObject(schema)) return schema ?? true;
  const reference = schema["$ref"];
  // OpenAPI 3.0: whatever stands beside a reference is ignored.
  if (typeof reference === "string" && dialect.version === "3.0") return referenceTo(reference, pointer, dialect);
  const own = withSubschemas(withoutNoise(schema, dialect), (each, path) =>
    written({ schema: each, pointer: pointerOf(pointer, ...path) }, dialect),
  );
  const referring = withReferences(own, schema, pointer, dialect);
  return withDiscriminator(withImplicitObject(withoutHidden(referring, schema, dialect)), place, dialect);
}

/** In the `allOf` of an heir, a parent stands for its own keywords. */
function referenceTo(reference: JsonValue, pointer: string, { raw, heritage, refer }: Dialect): JsonObject {
  const target = pointerOfReference(reference, raw);
  if (target === undefined) return {};
  const [, heir, within = ""] = /^(\/components\/schemas\/[^/]+)(.*)$/.exec(pointer) ?? [];
  const component = componentAt(target) ?? "";
  const isInherited = heritage.isHeir(componentAt(heir) ?? "", component) && /^(?:\/allOf\/\d+)+$/.test(within);
  return refer(target, isInherited && heritage.legacyOf(component) !== undefined);
}

function withReferences(own: JsonObject, original: JsonObject, pointer: string, dialect: Dialect): JsonObject {
  const reference = original["$ref"] === undefined ? {} : referenceTo(original["$ref"], pointer, dialect);
  const referring = withMembers(withoutMembers(own, "$ref"), reference);
  if (original["$recursiveRef"] !== "#") return referring;
  // JSON Schema 2019-09: a reference to the innermost schema around it that allows for it.
  let around = pointer;
  while (around !== "" && memberOf(valueAt(dialect.raw, around), "$recursiveAnchor") !== true) {
    around = around.slice(0, around.lastIndexOf("/"));
  }
  const recursive = around === "" ? [] : [dialect.refer(around, false)];
  return withMembers(referring, { allOf: [...itemsOf(referring["allOf"]), ...recursive] });
}

const annotations = ["example", "examples", "default", "format", "xml", "externalDocs", "deprecated"];
const identifiers = ["$schema", "$id", "$recursiveAnchor", "$recursiveRef"];

/** Without annotations, in which oracles would look for identifiers, and without what they throw at where JSON Schema does not mind. */
function withoutNoise(schema: JsonObject, { version }: Dialect): JsonObject {
  const kept = membersOf(schema).flatMap(([name, value]): [string, JsonValue][] => {
    if (annotations.includes(name) || identifiers.includes(name) || name.startsWith("x-")) return [];
    // Documents of 3.1 that have the `nullable` of 3.0 mean the same by it.
    if (name === "nullable" && version === "3.1") return [];
    if (name === "type" && version === "3.1" && schema["nullable"] === true) {
      return [[name, [...new Set([...[value].flat(), "null"])]]];
    }
    // `required: true` beside a property's own keywords is of an older draft and asserts nothing.
    if (name === "required" && !Array.isArray(value)) return [];
    // JSON Schema says that it SHOULD NOT be empty; ajv throws.
    if (name === "enum" && itemsOf(value).length === 0) return [["not", {}]];
    // Of the older draft too, where OpenAPI 3.1 wants numbers: `true` turns the limit beside it into an exclusive one.
    if (version === "3.1" && name.startsWith("exclusiveM") && typeof value === "boolean") return [];
    if (version === "3.1" && memberOf(schema, exclusiveOf(name)) === true) return [[exclusiveOf(name), value]];
    // Nobody can read it; such schemas have no guards, but others stand beside them.
    if (name === "pattern" && !isExpression(String(value))) return [];
    return [[name, value]];
  });
  return Object.fromEntries(kept);
}

/** `minimum` → `exclusiveMinimum` */
function exclusiveOf(name: string): string {
  return `exclusive${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
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

function withDiscriminator(schema: JsonObject, place: Place, dialect: Dialect): JsonObject {
  let result = withoutMembers(schema, "discriminator");
  for (const keyword of ["anyOf", "oneOf"]) {
    const rule = unionRule(place, keyword, itemsOf(schema[keyword]), dialect);
    if (rule === undefined) continue;
    result = { ...withoutMembers(result, keyword), allOf: [...itemsOf(result["allOf"]), rule] };
  }
  return result;
}
