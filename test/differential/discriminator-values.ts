import { type JsonObject, type JsonValue, pointerOf, segmentsOf, valueAt } from "../../src/model/json.js";
import { itemsOf, memberOf, membersOf, stringsOf } from "./json.js";
import { followed, type Place, pointerOfReference } from "./references.js";

/** The name of the property that a discriminator speaks of. */
export function discriminatingProperty(schema: JsonValue | undefined): string | undefined {
  const name = memberOf(memberOf(schema, "discriminator"), "propertyName");
  return typeof name === "string" ? name : undefined;
}

/** The values that the mapping of a schema's discriminator lists, with the pointers that they lead to. */
export function mappingOf(schema: JsonValue | undefined, raw: JsonObject): ReadonlyMap<string, string | undefined> {
  const mapping = memberOf(memberOf(schema, "discriminator"), "mapping");
  const components = valueAt(raw, "/components/schemas");
  return new Map(
    membersOf(mapping).map(([value, target]) => {
      const isName = memberOf(components, String(target)) !== undefined && !String(target).startsWith("#");
      const named = isName ? pointerOf("/components/schemas", String(target)) : undefined;
      return [value, named ?? pointerOfReference(target, raw)];
    }),
  );
}

/** The strings that a schema, or the first of its `allOf` that knows the property, allows for it. */
export function literalsOf(place: Place, property: string, raw: JsonObject, depth = 0): readonly string[] | undefined {
  const { schema } = followed(place, raw);
  const pointer = ""; // What stands around a property does not matter here.
  const declared = followed({ schema: memberOf(memberOf(schema, "properties"), property), pointer }, raw).schema;
  const constant = memberOf(declared, "const");
  const listed = constant === undefined ? memberOf(declared, "enum") : [constant];
  if (Array.isArray(listed)) return stringsOf(listed);
  if (depth > 8) return undefined;
  return itemsOf(memberOf(schema, "allOf"))
    .map((member) => literalsOf({ schema: member, pointer }, property, raw, depth + 1))
    .find((found) => found !== undefined);
}

/** The same, and of a union what its members know together; `undefined` if one of them knows nothing. */
export function knownValues(place: Place, property: string, raw: JsonObject, depth = 0): readonly string[] | undefined {
  const listed = literalsOf(place, property, raw);
  if (listed !== undefined || depth > 8) return listed;
  const { schema, pointer } = followed(place, raw);
  const keyword = ["oneOf", "anyOf"].find((name) => itemsOf(memberOf(schema, name)).length > 0);
  if (keyword === undefined) return undefined;
  const isDiscriminated = discriminatingProperty(schema) === property;
  const mapping = isDiscriminated ? mappingOf(schema, raw) : new Map<string, string>();
  const values = new Set(mapping.keys());
  for (const [index, member] of itemsOf(memberOf(schema, keyword)).entries()) {
    const own = { schema: member, pointer: pointerOf(pointer, keyword, index) };
    const target = followed(own, raw).pointer;
    if ([...mapping.values()].includes(target)) continue;
    const name = isDiscriminated ? segmentsOf(target).slice(-1) : undefined;
    const known = knownValues(own, property, raw, depth + 1) ?? name;
    if (known === undefined) return undefined;
    for (const value of known) values.add(value);
  }
  return [...values];
}
