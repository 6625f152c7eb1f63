import { isJsonObject, type JsonValue } from "../../model/json.js";
import type { Discriminator, Schema } from "../../model/schema.js";
import type { Parent } from "./inheritance.js";
import { readDocumentation } from "../schemas/schema-documentation.js";

/** A parent as what it means: the one of its children that the property picks. `memberOf` tells what a target stands for. */
export function readParent(
  { propertyName, entries }: Parent,
  value: JsonValue | undefined,
  pointer: string,
  memberOf: (target: string) => Schema,
): Schema {
  const targets = [...new Set(entries.map(({ target }) => target))];
  const mapping = entries.map((entry) => ({ value: entry.value, member: targets.indexOf(entry.target) }));
  const members = targets.map(memberOf);
  const documentation = isJsonObject(value) ? readDocumentation(value) : undefined;
  const [member, ...others] = members;
  const discriminator = { propertyName, mapping: mapping.sort((left, right) => left.member - right.member) };
  const schema: Schema =
    member !== undefined && others.length === 0
      ? { kind: "intersection", members: [member, tagged(discriminator, pointer)], pointer }
      : { kind: "union", mode: "oneOf", members, discriminator, pointer };
  return documentation === undefined ? schema : { ...schema, documentation };
}

/** An object whose property has one of the known values: what a discriminator with one member asserts beside it. */
function tagged({ propertyName, mapping }: Discriminator, pointer: string): Schema {
  const values = mapping.map(({ value }) => value);
  return {
    kind: "object",
    properties: [{ name: propertyName, required: true, declared: true, schema: { kind: "literals", values, pointer } }],
    additionalProperties: { kind: "any", pointer },
    additionalDeclared: false,
    pointer,
  };
}
