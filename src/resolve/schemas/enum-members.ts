import { isJsonObject, type JsonObject, type JsonValue } from "../../model/json.js";
import type { LiteralMember } from "../../model/schema.js";

/** What the document calls the values of an enum, in their order; `undefined` where it has no other words for any of them. */
export function readMembers(schema: JsonObject, values: readonly JsonValue[]): readonly LiteralMember[] | undefined {
  const listed = listOf(schema["enum"]) ?? [];
  const nameOf = lookUp(schema["x-enum-varnames"] ?? schema["x-enumNames"], listed);
  const labelOf = lookUp(schema["x-enum-descriptions"] ?? starredLabels(schema["description"]), listed);
  const members = values.map((value): LiteralMember => {
    const name = nameOf(value);
    const label = labelOf(value);
    return { value, ...(name === undefined ? {} : { name }), ...(label === undefined ? {} : { label }) };
  });
  return members.some(({ name, label }) => name !== undefined || label !== undefined) ? members : undefined;
}

/** The words are listed in the order of the values as they are written, or by the values themselves. */
function lookUp(words: JsonValue | undefined, listed: readonly JsonValue[]): (value: JsonValue) => string | undefined {
  const list = listOf(words);
  return (value) => {
    const key = String(value);
    const place = list === undefined ? -1 : listed.findIndex((each) => JSON.stringify(each) === JSON.stringify(value));
    const byValue = isJsonObject(words) && Object.hasOwn(words, key) ? words[key] : undefined;
    const word = list?.[place] ?? byValue;
    return typeof word === "string" && word.trim() !== "" ? word.trim() : undefined;
  };
}

/** The lists that drf-spectacular writes into descriptions: ``* `active` - Active``. */
function starredLabels(description: JsonValue | undefined): JsonObject | undefined {
  if (typeof description !== "string") return undefined;
  const lines = [...description.matchAll(/^ *\* +`([^`\n]*)` +- +(\S.*)$/gm)];
  return Object.fromEntries(lines.map(([, value = "", label = ""]) => [value, label]));
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] | undefined {
  return Array.isArray(value) ? value : undefined;
}
