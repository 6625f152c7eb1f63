import { isJsonObject, type JsonObject, type JsonValue } from "../model/json.js";
import type { ReferenceContext } from "../model/reference-context.js";
import { schemasIn } from "../model/schema-walk.js";

/** Pointers by the names that schemas call themselves; `undefined` for a name that two bear. */
type Anchors = ReadonlyMap<string, string | undefined>;

/** What a file may be that others refer into, the most likely first: a schema, a part of a document, or a map of schemas. */
const contexts: readonly ReferenceContext[] = ["schema", "object", "schemas"];

const known = new WeakMap<JsonObject, Anchors>();

/** The pointer to the one schema of a file that calls itself `name` (JSON Schema Core 2020-12, section 8.2.2); `undefined` for none or several. */
export function findAnchor(content: JsonValue, name: string): string | undefined {
  if (!isJsonObject(content)) return undefined;
  const anchors = known.get(content) ?? new Map(contexts.toReversed().flatMap((each) => [...anchorsIn(content, each)]));
  known.set(content, anchors);
  return anchors.get(name);
}

function anchorsIn(content: JsonObject, context: ReferenceContext): Anchors {
  const anchors = new Map<string, string | undefined>();
  for (const { schema, pointer } of schemasIn(content, context)) {
    for (const name of new Set([schema["$anchor"], schema["$dynamicAnchor"]])) {
      if (typeof name === "string") anchors.set(name, anchors.has(name) ? undefined : pointer);
    }
  }
  return anchors;
}
