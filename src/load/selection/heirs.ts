import { isJsonObject, pointerOf, type JsonObject, type JsonValue, valueAt } from "../../model/json.js";
import { identifiersOf } from "../../model/schema-identifiers.js";

const schemasPointer = "/components/schemas";

/**
 * Whether a schema stands for those that inherit from it by `allOf` (OpenAPI 3.1.1, section 4.8.25.4): it has a discriminator,
 * and lists nothing to choose from.
 */
export function isParent(schema: JsonValue): boolean {
  if (!isJsonObject(schema) || !isJsonObject(schema["discriminator"])) return false;
  return schema["oneOf"] === undefined && schema["anyOf"] === undefined;
}

/** The pointers to the components that inherit from the one at a pointer, directly or not. */
export function findHeirs(content: JsonObject): (pointer: string) => ReadonlySet<string> {
  let children: ReadonlyMap<string, readonly string[]> | undefined;
  return (pointer) => {
    children ??= childrenIn(content);
    const heirs = new Set(children.get(pointer));
    for (const heir of heirs) for (const child of children.get(heir) ?? []) heirs.add(child);
    return heirs;
  };
}

function childrenIn(content: JsonObject): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string, string[]>();
  for (const [name, schema] of Object.entries(Object(valueAt(content, schemasPointer)) as JsonObject)) {
    // an object of the document, or none
    const child = pointerOf(schemasPointer, name);
    for (const parent of parentsOf(content, schema, child)) {
      const known = children.get(parent) ?? [];
      known.push(child);
      children.set(parent, known);
    }
  }
  return children;
}

function parentsOf(content: JsonObject, schema: JsonValue | undefined, pointer: string): readonly string[] {
  const members = isJsonObject(schema) ? schema["allOf"] : undefined;
  if (!Array.isArray(members)) return [];
  return members.flatMap((member: JsonValue, index) => {
    const place = pointerOf(pointer, "allOf", index);
    const reference = isJsonObject(member) ? member["$ref"] : undefined;
    const target = typeof reference === "string" ? identifiersOf(content).resolve(reference, place) : undefined;
    return [...(target === undefined ? [] : [target]), ...parentsOf(content, member, place)];
  });
}
