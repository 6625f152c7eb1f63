import { isJsonObject, type JsonObject, type JsonValue } from "../../src/model/json.js";
import { itemsOf, membersOf, type Path } from "./json.js";

const single = [
  "not",
  "if",
  "then",
  "else",
  "items",
  "contains",
  "additionalProperties",
  "propertyNames",
  "unevaluatedItems",
  "unevaluatedProperties",
];
const lists = ["allOf", "anyOf", "oneOf", "prefixItems"];
const maps = ["properties", "patternProperties", "dependentSchemas", "$defs", "definitions"];

/** A schema within a schema. */
export interface Subschema {
  /** The keyword, and for lists and maps the index or name after it. */
  readonly path: Path;
  readonly schema: JsonValue;
}

/** The schemas that stand in a schema, one level down. */
export function subschemasOf(schema: JsonValue): readonly Subschema[] {
  return membersOf(schema).flatMap(([keyword, value]): readonly Subschema[] => {
    if (single.includes(keyword)) return [{ path: [keyword], schema: value }];
    if (lists.includes(keyword)) {
      return itemsOf(value).map((each, index) => ({ path: [keyword, index], schema: each }));
    }
    return maps.includes(keyword)
      ? membersOf(value).map(([name, each]) => ({ path: [keyword, name], schema: each }))
      : [];
  });
}

/** A copy of a schema whose subschemas are what `change` makes of them. */
export function withSubschemas(schema: JsonObject, change: (schema: JsonValue, path: Path) => JsonValue): JsonObject {
  return Object.fromEntries(
    membersOf(schema).map(([keyword, value]): [string, JsonValue] => {
      if (single.includes(keyword)) return [keyword, change(value, [keyword])];
      if (lists.includes(keyword))
        return [keyword, itemsOf(value).map((each, index) => change(each, [keyword, index]))];
      if (!maps.includes(keyword) || !isJsonObject(value)) return [keyword, value];
      return [
        keyword,
        Object.fromEntries(membersOf(value).map(([name, each]) => [name, change(each, [keyword, name])])),
      ];
    }),
  );
}
