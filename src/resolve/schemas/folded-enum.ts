import { isJsonObject, type JsonObject, type JsonValue } from "../../model/json.js";
import type { SchemaContext } from "./schema-context.js";

/** What drf-spectacular adds to the choices of a field that may be blank or null. */
const folded: Readonly<Record<string, JsonValue>> = { BlankEnum: "", NullEnum: null };

/**
 * The one value that a member of a union refers to by the name of `BlankEnum` or `NullEnum`, as a schema of its own: a type is
 * easier to read with `""` and `null` in it. `undefined` for any other member.
 */
export function foldedEnum(context: SchemaContext, member: JsonValue, pointer: string): JsonObject | undefined {
  const reference = isJsonObject(member) ? member["$ref"] : undefined;
  const name = typeof reference === "string" ? context.nameOf(reference, pointer) : undefined;
  if (name === undefined || !Object.hasOwn(folded, name)) return undefined;
  const component = context.componentOf(name);
  return isJsonObject(component) && isOnly(folded[name] ?? null, component) ? component : undefined;
}

/** Whether a schema says nothing but that there is this one value. */
function isOnly(value: JsonValue, schema: JsonObject): boolean {
  if (!Object.keys(schema).every((keyword) => keyword === "enum" || keyword === "type")) return false;
  const values: readonly JsonValue[] | undefined = Array.isArray(schema["enum"]) ? schema["enum"] : undefined;
  if (values === undefined) return value === null && schema["type"] === "null";
  return values.length === 1 && values[0] === value;
}
