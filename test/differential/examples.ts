import { isJsonObject, type JsonObject, type JsonValue, pointerOf } from "../../src/model/json.js";
import { itemsOf, memberOf, membersOf } from "./json.js";
import { targetOf } from "./references.js";

/** Values by JSON Pointer of the schema that they are examples of. */
export type Examples = ReadonlyMap<string, readonly JsonValue[]>;

const perSchema = 6;

/** Collects the examples of a document: those of schemas and media types, and their parts for the schemas that describe the parts. */
export function examplesOf(raw: JsonObject): Examples {
  const known = new Map<string, JsonValue[]>();
  const add = (pointer: string, value: JsonValue): boolean => {
    const values = known.get(pointer) ?? [];
    known.set(pointer, values);
    if (values.length >= perSchema) return false;
    values.push(value);
    return true;
  };
  const teach = (schema: JsonValue | undefined, value: JsonValue, depth: number): void => {
    if (depth > 12 || schema === undefined) return;
    const reference = memberOf(schema, "$ref");
    if (typeof reference === "string") {
      if (add(decodeURIComponent(reference.slice(1)), value)) teach(targetOf(schema, raw), value, depth + 1);
      return;
    }
    for (const keyword of ["allOf", "anyOf", "oneOf"]) {
      for (const member of itemsOf(memberOf(schema, keyword))) teach(member, value, depth + 1);
    }
    for (const [name, property] of membersOf(memberOf(schema, "properties"))) {
      const part = memberOf(value, name);
      if (part !== undefined) teach(property, part, depth + 1);
    }
    for (const item of itemsOf(value).slice(0, 3)) teach(memberOf(schema, "items"), item, depth + 1);
    const additional = memberOf(schema, "additionalProperties");
    for (const [, part] of membersOf(value).slice(0, 3)) teach(additional, part, depth + 1);
  };
  visit(raw, "", 0, (value, pointer) => {
    const schema = value["schema"] ?? (pointer.startsWith("/components/schemas/") ? value : undefined);
    if (schema === undefined) return;
    for (const example of ownExamples(value, raw)) {
      add(value["schema"] === undefined ? pointer : `${pointer}/schema`, example);
      teach(schema, example, 0);
    }
  });
  return known;
}

function ownExamples(value: JsonObject, raw: JsonObject): readonly JsonValue[] {
  const { example, examples } = value;
  const named = membersOf(examples).flatMap(([, each]) => {
    const given = memberOf(targetOf(each, raw) ?? each, "value");
    return given === undefined ? [] : [given];
  });
  const all = [...(example === undefined ? [] : [example]), ...itemsOf(examples), ...named];
  return all as readonly JsonValue[]; // flatMap forgets that an array may be an example
}

function visit(
  value: JsonValue,
  pointer: string,
  depth: number,
  tell: (value: JsonObject, pointer: string) => void,
): void {
  if (depth > 20) return;
  if (isJsonObject(value)) tell(value, pointer);
  const members = Array.isArray(value) ? Object.entries(itemsOf(value)) : membersOf(value);
  for (const [name, member] of members) {
    if (name !== "example" && name !== "examples") visit(member, pointerOf(pointer, name), depth + 1, tell);
  }
}
