import type { Api } from "../model/api.js";
import { isJsonObject, pointerOf, valueAt, type JsonObject } from "../model/json.js";
import { identifiersOf } from "../model/schema-identifiers.js";
import type { SpecDocument } from "../model/spec-document.js";

/** JSON Pointers to the schemas of the parts that requests send, and to those of the items of lists of parts. */
export function multipartPlaces({ content }: SpecDocument, { operations }: Api): ReadonlySet<string> {
  const bodies = operations.flatMap(({ requestBody }) => requestBody?.content ?? []);
  const multipart = bodies.filter(({ kind }) => kind === "multipart");
  const places = new Set<string>();
  for (const { pointer } of multipart) {
    const body = followed(content, pointerOf(pointer, "schema"));
    if (body === undefined) continue;
    for (const place of placesOfItems(body)) places.add(followed(content, place)?.pointer ?? place).add(place);
    const properties = body.value["properties"];
    if (!isJsonObject(properties)) continue;
    for (const name of Object.keys(properties)) {
      const place = pointerOf(body.pointer, "properties", name);
      const part = followed(content, place);
      for (const each of [place, part?.pointer ?? place]) {
        places.add(each);
        places.add(pointerOf(each, "items"));
      }
    }
  }
  return places;
}

function placesOfItems({ value, pointer }: { value: JsonObject; pointer: string }): readonly string[] {
  const first = Array.isArray(value["prefixItems"]) ? value["prefixItems"] : [];
  return [pointerOf(pointer, "items"), ...first.map((_, index) => pointerOf(pointer, "prefixItems", index))];
}

function followed(content: JsonObject, pointer: string): { value: JsonObject; pointer: string } | undefined {
  const value = valueAt(content, pointer);
  if (!isJsonObject(value)) return undefined;
  const reference = value["$ref"];
  const target = typeof reference === "string" ? identifiersOf(content).resolve(reference, pointer) : pointer;
  const found = target === undefined ? undefined : valueAt(content, target);
  return target !== undefined && isJsonObject(found) ? { value: found, pointer: target } : undefined;
}
