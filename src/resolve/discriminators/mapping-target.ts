import { isJsonObject, type JsonObject, type JsonValue } from "../../model/json.js";
import { identifiersOf } from "../../model/schema-identifiers.js";
import { pointerOfComponent } from "../names/schema-names.js";

/** An entry of a discriminator's mapping. */
export interface MappingEntry {
  readonly value: string;
  /** The pointer to the schema that the value picks; `undefined` where it picks none. */
  readonly target: string | undefined;
}

/** The mapping of the discriminator in the schema at `pointer`: each entry names a component, or refers to a schema. */
export function readMapping(content: JsonObject, discriminator: JsonObject, pointer: string): readonly MappingEntry[] {
  const mapping = discriminator["mapping"];
  if (!isJsonObject(mapping)) return [];
  return Object.entries(mapping).map(([value, target]) => ({ value, target: targetOf(content, target, pointer) }));
}

function targetOf(content: JsonObject, target: JsonValue | undefined, pointer: string): string | undefined {
  if (typeof target !== "string") return undefined;
  const { resolve } = identifiersOf(content);
  const component = `#${pointerOfComponent(target).replaceAll("%", "%25")}`;
  return (target.startsWith("#") ? undefined : resolve(component, "")) ?? resolve(target, pointer);
}
