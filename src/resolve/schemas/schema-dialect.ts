import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import { schemasIn } from "../../model/schema-walk.js";
import type { SchemaContext } from "./schema-context.js";

/** Keywords that assert something in OpenAPI 3.1 and are unknown words in 3.0. */
const laterKeywords: readonly string[] = [
  "const",
  "contains",
  "dependentRequired",
  "dependentSchemas",
  "if",
  "patternProperties",
  "prefixItems",
  "propertyNames",
  "unevaluatedItems",
  "unevaluatedProperties",
];

/** A schema of OpenAPI 3.0 without the words that mean something since 3.1 only; each is reported. */
export function withoutLaterKeywords(context: SchemaContext, schema: JsonObject, pointer: string): JsonObject {
  const found = laterKeywords.filter((keyword) => schema[keyword] !== undefined);
  if (found.length === 0) return schema;
  for (const keyword of found) {
    const message = `\`${keyword}\` means nothing in OpenAPI 3.0.`;
    context.report("feature-unsupported", pointerOf(pointer, keyword), message, "It is a keyword since OpenAPI 3.1.");
  }
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !found.includes(keyword)));
}

/**
 * Reports that a schema is written in another dialect than JSON Schema 2020-12, unless what it says means the same in both.
 *
 * `$schema` says so at the schema itself, `jsonSchemaDialect` for all schemas of a document.
 */
export function reportDialect(
  context: SchemaContext,
  dialect: JsonValue | undefined,
  value: JsonValue | undefined,
  pointer: string,
): void {
  if (dialect === undefined || context.version === "3.0" || !isJsonObject(value)) return;
  const uri = typeof dialect === "string" ? dialect.replace(/#$/, "").replace(/^http:/, "https:") : undefined;
  if (uri === "https://json-schema.org/draft/2020-12/schema") return;
  if (uri !== undefined && /^https:\/\/spec\.openapis\.org\/oas\/3\.[1-9]\/dialect\//.test(uri)) return;
  const differs = uri === undefined ? undefined : olderDialects.get(uri);
  const place = value["$schema"] === undefined ? pointer : pointerOf(pointer, "$schema");
  if (differs === undefined) {
    const message = `\`${String(dialect)}\` is a dialect of JSON Schema that is not read.`;
    return context.report("schema-dialect-unsupported", place, message, "JSON Schema 2020-12 is read.");
  }
  for (const inner of schemasIn(value, "schema", pointer)) {
    const keyword = Object.keys(inner.schema).find((each) => differs(each, inner.schema));
    if (keyword === undefined) continue;
    const message = `\`${keyword}\` means something else in \`${String(dialect)}\` than in JSON Schema 2020-12, which is read.`;
    return context.report("schema-dialect-unsupported", pointerOf(inner.pointer, keyword), message);
  }
}

/** Whether a keyword of a schema means something else in a dialect than in 2020-12. */
type Difference = (keyword: string, schema: JsonObject) => boolean;

const always =
  (...keywords: readonly string[]): Difference =>
  (keyword) =>
    keywords.includes(keyword);

const anyOf =
  (...differences: readonly Difference[]): Difference =>
  (keyword, schema) =>
    differences.some((differs) => differs(keyword, schema));

const itemsAsList: Difference = (keyword, schema) => keyword === "items" && Array.isArray(schema[keyword]);

const harmlessSiblings: readonly string[] = [
  "$ref",
  "$schema",
  "$comment",
  "definitions",
  "title",
  "description",
  "default",
  "examples",
];

/** Up to draft 7 `$ref` is alone, whatever stands beside it. */
const referenceAlone: Difference = (keyword, schema) =>
  keyword === "$ref" && Object.keys(schema).some((each) => !harmlessSiblings.includes(each));

const fragmentAsId: Difference = (keyword, schema) => keyword === "$id" && String(schema[keyword]).includes("#");

/** In draft 4 only `additionalProperties` may be true or false. */
const booleanSchema: Difference = (keyword, schema) => {
  const value = schema[keyword];
  if (["not", "items"].includes(keyword)) return typeof value === "boolean";
  const isMany = ["allOf", "anyOf", "oneOf", "properties", "patternProperties", "definitions"].includes(keyword);
  return isMany && Object.values(Object(value)).some((each) => typeof each === "boolean");
};

const since202012 = always("prefixItems", "$dynamicRef", "$dynamicAnchor");

const draft2019 = anyOf(
  since202012,
  itemsAsList,
  // Items that `contains` matches are evaluated since 2020-12.
  always("additionalItems", "$recursiveRef", "$recursiveAnchor", "unevaluatedItems"),
);

const draft7 = anyOf(
  since202012,
  itemsAsList,
  referenceAlone,
  fragmentAsId,
  always("additionalItems", "dependencies", "$anchor", "dependentRequired", "dependentSchemas"),
  always("minContains", "maxContains", "unevaluatedItems", "unevaluatedProperties"),
);

const draft6 = anyOf(draft7, always("if"));

const draft4 = anyOf(
  draft6,
  booleanSchema,
  always("id", "$id", "const", "contains", "propertyNames", "exclusiveMinimum", "exclusiveMaximum"),
);

const olderDialects: ReadonlyMap<string, Difference> = new Map([
  ["https://json-schema.org/draft/2019-09/schema", draft2019],
  ["https://json-schema.org/draft-07/schema", draft7],
  ["https://json-schema.org/draft-06/schema", draft6],
  ["https://json-schema.org/draft-04/schema", draft4],
]);
