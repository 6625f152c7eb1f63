import type { JsonObject } from "../../model/json.js";
import type { Documentation } from "../../model/schema.js";

type Draft = { -readonly [Name in keyof Documentation]: Documentation[Name] };

/** The annotations of a schema, parameter or header (JSON Schema Validation 2020-12, section 9); `undefined` if it has none. */
export function readDocumentation(value: JsonObject): Documentation | undefined {
  const draft: Draft = {};
  addTexts(draft, value);
  addExtensions(draft, value);
  if (value["deprecated"] === true) draft.deprecated = true;
  if (value["readOnly"] === true) draft.readOnly = true;
  if (value["writeOnly"] === true) draft.writeOnly = true;
  if (value["default"] !== undefined) draft.default = value["default"];
  if (value["contentSchema"] !== undefined) draft.contentSchema = value["contentSchema"];
  addExamples(draft, value);
  return Object.keys(draft).length === 0 ? undefined : draft;
}

const texts = ["title", "description", "format", "contentEncoding", "contentMediaType"] as const;

function addTexts(draft: Draft, value: JsonObject): void {
  for (const name of texts) {
    const text = value[name];
    if (typeof text === "string" && text.trim() !== "") draft[name] = text;
  }
}

/** Extensions that tools for changes agree on. */
const extensions = [
  ["x-sunset", "sunset"],
  ["x-stability-level", "stability"],
] as const;

function addExtensions(draft: Draft, value: JsonObject): void {
  for (const [extension, name] of extensions) {
    const text = value[extension];
    if (typeof text === "string") draft[name] = text;
  }
}

function addExamples(draft: Draft, { examples, example }: JsonObject): void {
  if (!Array.isArray(examples)) {
    if (example !== undefined) draft.examples = [example];
  } else if (examples.length > 0) draft.examples = examples;
}
