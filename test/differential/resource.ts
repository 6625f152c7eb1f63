import { openapiSchemaToJsonSchema } from "@openapi-contrib/openapi-schema-to-json-schema";
import { isJsonObject, type JsonObject, type JsonValue, pointerOf } from "../../src/model/json.js";
import { withSubschemas } from "./applicators.js";
import { memberOf, membersOf, withoutMembers } from "./json.js";
import { iriFragmentOf } from "./references.js";
import { type Dialect, writeOut } from "./rules.js";

/** The schemas of one document in one view, and all that they refer to. */
export interface Resource {
  /** As JSON Schema 2020-12. */
  readonly modern: JsonObject;
  /** As what the converter makes of OpenAPI 3.0: JSON Schema draft 4. */
  readonly draft4?: JsonObject;
  /** Where a schema of the document stands in the resource. */
  placeOf(origin: Origin): string;
}

/** A schema of the document; of a parent, its own keywords where `isLegacy` says so. */
export interface Origin {
  readonly pointer: string;
  readonly isLegacy: boolean;
}

/** Makes the resource of some schemas. */
export function resourceOf(dialect: Omit<Dialect, "refer">, origins: readonly Origin[]): Resource {
  const schemas = new Map<string, JsonValue>();
  const unwritten = [...origins];
  const refer = (pointer: string, isLegacy: boolean): JsonObject => {
    unwritten.push({ pointer, isLegacy });
    return { $ref: iriFragmentOf(placeOf({ pointer, isLegacy })) };
  };
  for (let next = unwritten.pop(); next !== undefined; next = unwritten.pop()) {
    const name = nameOf(next);
    if (schemas.has(name)) continue;
    schemas.set(name, true);
    schemas.set(name, writeOut(next.pointer, next.isLegacy, { ...dialect, refer }));
  }
  if (dialect.version === "3.1") return { modern: { schemas: Object.fromEntries(schemas) }, placeOf };
  const converted = [...schemas].map(([name, schema]) => [name, convert(schema)] as const);
  return {
    modern: { schemas: Object.fromEntries(converted.map(([name, schema]) => [name, fromDraft4(schema)])) },
    draft4: { schemas: Object.fromEntries(converted) },
    placeOf,
  };
}

function nameOf({ pointer, isLegacy }: Origin): string {
  return isLegacy ? `legacy ${pointer}` : pointer;
}

function placeOf(origin: Origin): string {
  return pointerOf("/schemas", nameOf(origin));
}

const restored = "x-restored";

/**
 * What the converter says, but for two places in which it departs from OpenAPI 3.0.3: it forgets names in `required` that `properties` does not
 * declare, and takes `nullable` for an addition to `enum`, which "is not" (section 4.7.24.1, and the clarification of 3.0.3 and 3.0.4).
 */
function convert(schema: JsonValue): JsonValue {
  if (!isJsonObject(schema)) return schema;
  const copy = structuredClone(schema) as JsonObject; // what was cloned is of the same type
  return withoutMembers(
    openapiSchemaToJsonSchema(copy, {
      cloneSchema: false,
      beforeTransform: (each) => ({ ...each, [restored]: pick(each, ["required", "enum"]) }),
      afterTransform: (each) => ({
        ...withoutMembers(each, restored, "required", "enum"),
        ...(each[restored] as JsonObject), // put there before
      }),
    }),
    "$schema",
  );
}

function pick(schema: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(membersOf(schema).filter(([name]) => names.includes(name)));
}

/** Draft 4 and 2020-12 differ, in the words that OpenAPI 3.0 has, in the exclusive bounds alone. */
function fromDraft4(schema: JsonValue): JsonValue {
  if (!isJsonObject(schema)) return schema;
  const own = withSubschemas(schema, fromDraft4);
  const bounds = (["Minimum", "Maximum"] as const).flatMap((bound): [string, JsonValue][] => {
    const limit = memberOf(own, bound.toLowerCase());
    const exclusive = memberOf(own, `exclusive${bound}`);
    if (typeof exclusive === "number") return [[`exclusive${bound}`, exclusive]];
    if (limit === undefined) return [];
    return [[exclusive === true ? `exclusive${bound}` : bound.toLowerCase(), limit]];
  });
  return {
    ...withoutMembers(own, "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
    ...Object.fromEntries(bounds),
  };
}
