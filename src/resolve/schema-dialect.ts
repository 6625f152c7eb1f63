import { pointerOf, type JsonObject } from "../model/json.js";
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
