import { openapiSchemaToJsonSchema } from "@openapi-contrib/openapi-schema-to-json-schema";
import { isJsonObject, type JsonObject, type JsonValue, pointerOf, segmentsOf, valueAt } from "../../src/model/json.js";
import { withSubschemas } from "./applicators.js";
import { memberOf, membersOf, withoutMembers } from "./json.js";
import { type Dialect, writeOut } from "./rules.js";

/** The schemas of one document in one view, where they stand in the document, so that its references hold. */
export interface Resource {
  /** As JSON Schema 2020-12. */
  readonly modern: JsonObject;
  /** As what the converter makes of OpenAPI 3.0: JSON Schema draft 4. */
  readonly draft4?: JsonObject;
}

/** Makes the resource of the components and of the schemas at `pointers`. */
export function resourceOf(dialect: Dialect, pointers: readonly string[]): Resource {
  const components = membersOf(valueAt(dialect.raw, "/components/schemas"));
  const places = [...components.map(([name]) => pointerOf("/components/schemas", name)), ...pointers];
  const schemas = new Map<string, JsonValue>();
  for (const place of places) {
    const schema = valueAt(dialect.raw, place);
    if (schema !== undefined) schemas.set(place, writeOut(schema, dialect));
  }
  if (dialect.version === "3.1") return { modern: placed(schemas) };
  const converted = new Map([...schemas].map(([place, schema]) => [place, convert(schema)]));
  return {
    modern: placed(new Map([...converted].map(([place, schema]) => [place, fromDraft4(schema)]))),
    draft4: placed(converted),
  };
}

/** A document that holds nothing but schemas; one that stands within another is there already. */
function placed(schemas: ReadonlyMap<string, JsonValue>): JsonObject {
  interface Tree {
    [name: string]: JsonValue | Tree;
  }
  const root: Tree = {};
  for (const [place, schema] of schemas) {
    const segments = segmentsOf(place);
    const last = segments.at(-1) ?? "";
    let tree = root;
    for (const segment of segments.slice(0, -1)) {
      const inner = Object.hasOwn(tree, segment) ? tree[segment] : {};
      tree[segment] = inner ?? {};
      tree = inner as Tree; // built here, or the inside of a schema
    }
    if (!Object.hasOwn(tree, last)) Object.defineProperty(tree, last, { value: schema, enumerable: true });
  }
  return root as JsonObject; // a tree of objects with schemas at its ends
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
