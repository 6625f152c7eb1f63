import type { JsonValue } from "../model/json.js";
import type { ReferenceContext } from "../model/reference-context.js";
import { schemasIn } from "../model/schema-walk.js";

/** What a file may be that others refer into: a schema, a part of a document, or a map of schemas. */
const contexts: readonly ReferenceContext[] = ["schema", "object", "schemas"];

/** The pointer to the one schema of a file that calls itself `name` (JSON Schema Core 2020-12, section 8.2.2); `undefined` for none or several. */
export function findAnchor(content: JsonValue, name: string): string | undefined {
  for (const context of contexts) {
    const bearers = [...schemasIn(content, context)].filter(
      ({ schema }) => schema["$anchor"] === name || schema["$dynamicAnchor"] === name,
    );
    if (bearers.length > 0) return bearers.length === 1 ? bearers[0]?.pointer : undefined;
  }
  return undefined;
}
