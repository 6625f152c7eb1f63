import type { JsonValue } from "../../model/json.js";
import type { Schema } from "../../model/schema.js";
import { code } from "./place.js";

/** What a schema allows, in a few words: `string`, `` `Pet` ``, `list of integer`. */
export function typeWords(schema: Schema): string {
  switch (schema.kind) {
    case "any":
      return "anything";
    case "never":
      return "nothing";
    case "reference":
      return referenceWords(schema.name);
    case "literals":
      return listWords(schema.values.map(valueWords), " | ");
    case "number":
      return schema.integer ? "integer" : "number";
    case "array":
      return schema.items.kind === "any" ? "list" : `list of ${typeWords(schema.items)}`;
    case "union":
      return listWords(schema.members.map(typeWords), " | ");
    case "intersection":
      return listWords(schema.members.map(typeWords), " & ");
    case "unevaluated":
      return typeWords(schema.schema);
    case "blob":
      return "file";
    default:
      return schema.kind;
  }
}

/** A JSON value as it is written, cut where it is long. */
export function valueWords(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** What a schema without a name of its own is called says nothing to people. */
function referenceWords(name: string): string {
  const [, component] = /^(?:input )?([^/]+)$/.exec(name) ?? [];
  return component ?? "object";
}

function listWords(words: readonly string[], separator: string): string {
  const distinct = [...new Set(words)];
  const more = distinct.length - 8;
  return more > 0 ? `${distinct.slice(0, 8).join(separator)}${separator}… ${more} more` : distinct.join(separator);
}

/** Values as code, in a sentence. */
export function valueList(values: readonly JsonValue[]): string {
  return values.map((value) => code(typeof value === "string" ? value : valueWords(value))).join(", ");
}
