import { isJsonObject, pointerOf, segmentsOf, type JsonValue } from "../../model/json.js";

/** Where the components stand that are schemas. */
export const componentsPointer = "/components/schemas";

/** The component that stands at `pointer`, whether it exists or not. */
export function componentAt(pointer: string): string | undefined {
  return pointer.startsWith(`${componentsPointer}/`) && pointer.split("/").length === 4
    ? segmentsOf(pointer)[2]
    : undefined;
}

/** The component at `pointer`, or around it. */
export function componentAround(pointer: string): string | undefined {
  return componentAt(pointer.split("/").slice(0, 4).join("/"));
}

/** Where a component stands. */
export function pointerOfComponent(name: string): string {
  return pointerOf(componentsPointer, name);
}

/** The reference in a schema that is nothing else. */
export function bareReference(value: JsonValue | undefined): string | undefined {
  if (!isJsonObject(value) || typeof value["$ref"] !== "string") return undefined;
  return Object.keys(value).length === 1 ? value["$ref"] : undefined;
}

/** The items of a schema that is nothing but a list of something. */
export function listItems(value: JsonValue): JsonValue | undefined {
  if (!isJsonObject(value) || value["type"] !== "array") return undefined;
  return Object.keys(value).every((key) => ["type", "items", "description", "title", "example"].includes(key))
    ? value["items"]
    : undefined;
}
