import type { JsonObject, JsonValue } from "../../model/json.js";
import type { Documentation } from "../../model/schema.js";

/** The annotations of a schema, parameter or header (JSON Schema Validation 2020-12, section 9); `undefined` if it has none. */
export function readDocumentation(value: JsonObject): Documentation | undefined {
  const documentation: Documentation = {
    ...textMember(value, "title"),
    ...textMember(value, "description"),
    ...textMember(value, "format"),
    ...(value["deprecated"] === true ? { deprecated: true } : {}),
    ...extensionOf(value, "x-sunset", "sunset"),
    ...extensionOf(value, "x-stability-level", "stability"),
    ...(value["readOnly"] === true ? { readOnly: true } : {}),
    ...(value["writeOnly"] === true ? { writeOnly: true } : {}),
    ...(value["default"] === undefined ? {} : { default: value["default"] }),
    ...textMember(value, "contentEncoding"),
    ...textMember(value, "contentMediaType"),
    ...(value["contentSchema"] === undefined ? {} : { contentSchema: value["contentSchema"] }),
    ...examplesOf(value),
  };
  return Object.keys(documentation).length === 0 ? undefined : documentation;
}

function textMember<Name extends "title" | "description" | "format" | "contentEncoding" | "contentMediaType">(
  value: JsonObject,
  name: Name,
): { readonly [Key in Name]?: string } {
  const text = value[name];
  return typeof text === "string" && text.trim() !== "" ? ({ [name]: text } as { [Key in Name]: string }) : {}; // computed keys widen
}

/** Extensions that tools for changes agree on. */
function extensionOf<Name extends "sunset" | "stability">(
  value: JsonObject,
  extension: string,
  name: Name,
): { readonly [Key in Name]?: string } {
  const text = value[extension];
  return typeof text === "string" ? ({ [name]: text } as { [Key in Name]: string }) : {}; // computed keys widen
}

function examplesOf(value: JsonObject): { readonly examples?: readonly JsonValue[] } {
  const examples = value["examples"];
  if (Array.isArray(examples)) return examples.length === 0 ? {} : { examples: examples as readonly JsonValue[] }; // isArray forgets the element type
  return value["example"] === undefined ? {} : { examples: [value["example"]] };
}
