import type { JsonValue } from "../../src/model/json.js";
import { type DocumentEdit, drop, fresh, listOfFresh, set } from "./document-edit.js";
import { type Editable, isEditable, memberAt } from "./document-walk.js";
import { operationEdits } from "./operation-edits.js";

/** Every way to change a real document, as data. */
export const documentEdits: readonly DocumentEdit[] = [
  schema("add an optional property", (value) => addProperty(value, false)),
  schema("add a required property", (value) => addProperty(value, true)),
  schema("remove an optional property", (value) => removeProperty(value, false)),
  schema("remove a required property", (value) => removeProperty(value, true)),
  schema("require a property", (value) => {
    const name = propertyOf(value, false);
    return name !== undefined && set(value, "required", [...requiredOf(value), name]);
  }),
  schema("require a property no longer", (value) => {
    const name = propertyOf(value, true);
    return name !== undefined && setRequired(value, (each) => each !== name);
  }),
  ...boundEdits("string", "maxLength", -1, 100),
  ...boundEdits("string", "minLength", 1, 1),
  ...boundEdits("integer", "maximum", -1, 1_000_000),
  ...boundEdits("number", "minimum", 1, 0),
  ...boundEdits("array", "maxItems", -1, 100),
  ...boundEdits("array", "minItems", 1, 1),
  schema(
    "set a pattern",
    (value) => isPlain(value, "string") && !("pattern" in value) && set(value, "pattern", "^[a-z]+$"),
  ),
  schema("set a format", (value) => isPlain(value, "string") && !("format" in value) && set(value, "format", "uuid")),
  schema("drop a format", (value) => isPlain(value, "string") && value["format"] !== "binary" && drop(value, "format")),
  schema("change a string to a number", (value) => isPlain(value, "string") && retype(value, "integer")),
  schema("change an integer to a string", (value) => isPlain(value, "integer") && retype(value, "string")),
  schema("change a boolean to a string", (value) => isPlain(value, "boolean") && retype(value, "string")),
  schema("allow all numbers", (value) => isPlain(value, "integer") && set(value, "type", "number")),
  schema("allow only integers", (value) => isPlain(value, "number") && set(value, "type", "integer")),
  schema("add a value to a list", (value) => {
    const list = stringsOf(value, "enum");
    return list !== undefined && set(value, "enum", [...list, fresh]);
  }),
  schema("remove a value from a list", (value) => {
    const list = stringsOf(value, "enum");
    return list !== undefined && list.length > 1 && !("default" in value) && set(value, "enum", list.slice(1));
  }),
  schema("list the values", (value) => isPlain(value, "string") && set(value, "enum", [fresh, "other"])),
  schema("list the values no longer", (value) => stringsOf(value, "enum") !== undefined && drop(value, "enum")),
  schema("allow null", (value) => allowNull(value)),
  schema(
    "forbid other properties",
    (value) => isObject(value) && !("additionalProperties" in value) && set(value, "additionalProperties", false),
  ),
  schema(
    "allow other properties",
    (value) => value["additionalProperties"] === false && drop(value, "additionalProperties"),
  ),
  schema("add an alternative", (value) => {
    const name = ["oneOf", "anyOf"].find((each) => Array.isArray(value[each]) && !("discriminator" in value));
    const members = name === undefined ? undefined : value[name];
    return name !== undefined && Array.isArray(members) && set(value, name, [...members, listOfFresh()]);
  }),
  schema("remove an alternative", (value) => {
    const name = ["oneOf", "anyOf"].find((each) => Array.isArray(value[each]) && !("discriminator" in value));
    const members = name === undefined ? undefined : value[name];
    if (name === undefined || !Array.isArray(members) || members.length < 2) return false;
    return set(value, name, members.slice(1));
  }),
  schema("set a default", (value) => isPlain(value, "boolean") && !("default" in value) && set(value, "default", true)),
  schema("use other words", (value) => "type" in value && set(value, "description", "In other words.")),
  schema("deprecate", (value) => "type" in value && value["deprecated"] !== true && set(value, "deprecated", true)),
  schema("say that a property is read only", (value) => {
    const [properties] = memberAt({ pointer: "", value }, "properties");
    const [property] = Object.keys(properties?.value ?? {}).flatMap((name) =>
      properties === undefined ? [] : memberAt(properties, name),
    );
    if (property === undefined || "readOnly" in property.value || "writeOnly" in property.value) return false;
    return set(property.value, "readOnly", true);
  }),
  ...operationEdits,
];

function schema(name: string, change: (value: Editable) => boolean): DocumentEdit {
  return { name, among: "schemas", apply: ({ value }) => change(value) };
}

function retype(value: Editable, type: string): boolean {
  for (const name of Object.keys(value)) if (name !== "description" && name !== "title") delete value[name];
  return set(value, "type", type);
}

/** Whether a schema is of one type and lists no values. */
function isPlain(value: Editable, type: string): boolean {
  return value["type"] === type && !["enum", "const", "allOf", "anyOf", "oneOf", "$ref"].some((name) => name in value);
}

function isObject(value: Editable): boolean {
  return isPlain(value, "object") && isEditable(value["properties"]);
}

/** To move, set and drop a bound; one step in the direction of `tighter` leaves fewer values. */
function boundEdits(type: string, bound: string, tighter: 1 | -1, first: number): readonly DocumentEdit[] {
  const moved = (step: number) => (value: Editable) => {
    const known = value[bound];
    return isPlain(value, type) && typeof known === "number" && known + step >= 0 && set(value, bound, known + step);
  };
  return [
    schema(`tighten ${bound}`, moved(tighter)),
    schema(`loosen ${bound}`, moved(-tighter)),
    schema(`set ${bound}`, (value) => isPlain(value, type) && !(bound in value) && set(value, bound, first)),
    schema(`drop ${bound}`, (value) => isPlain(value, type) && drop(value, bound)),
  ];
}

function requiredOf(value: Editable): readonly JsonValue[] {
  const required = value["required"];
  return Array.isArray(required) ? required : [];
}

function setRequired(value: Editable, isKept: (name: JsonValue) => boolean): true {
  const required = requiredOf(value).filter(isKept);
  if (required.length === 0) delete value["required"];
  else value["required"] = required;
  return true;
}

function addProperty(value: Editable, isRequired: boolean): boolean {
  const { properties } = value;
  if (!isObject(value) || !isEditable(properties)) return false;
  (properties as Editable)[fresh] = { type: "string" }; // JSON of ours, which may be changed
  return !isRequired || set(value, "required", [...requiredOf(value), fresh]);
}

function removeProperty(value: Editable, isRequired: boolean): boolean {
  const name = propertyOf(value, isRequired);
  const { properties } = value;
  if (name === undefined || !isEditable(properties)) return false;
  delete (properties as Editable)[name]; // as above
  return setRequired(value, (each) => each !== name);
}

/** The first property that is required, or the first that is not. */
function propertyOf(value: Editable, isRequired: boolean): string | undefined {
  const { properties } = value;
  if (!isObject(value) || !isEditable(properties) || "discriminator" in value) return undefined;
  return Object.keys(properties).find((name) => requiredOf(value).includes(name) === isRequired);
}

function stringsOf(value: Editable, name: string): readonly JsonValue[] | undefined {
  const list = value[name];
  if (value["type"] !== "string" || !Array.isArray(list)) return undefined;
  return list.every((each) => typeof each === "string") ? list : undefined;
}

/** In the words of both dialects: the other one is ignored, or read with a warning. */
function allowNull(value: Editable): boolean {
  const type = value["type"];
  if (typeof type !== "string" || !isPlain(value, type) || value["nullable"] === true || type === "null") return false;
  return set(value, "nullable", true);
}
