import { isJsonObject, pointerOf, type JsonObject } from "../../model/json.js";
import type { Discriminator, DiscriminatorEntry, Schema } from "../../model/schema.js";
import { foldedEnum } from "./folded-enum.js";
import { arrayAt, type SchemaContext } from "./schema-context.js";

/** The assertion of `anyOf` or `oneOf`; `undefined` where the schema has none. */
export function readUnion(
  context: SchemaContext,
  schema: JsonObject,
  mode: "anyOf" | "oneOf",
  pointer: string,
): Schema | undefined {
  const list = arrayAt(context, schema, mode, pointer);
  if (list === undefined) return undefined;
  const members = list.map((member, index) => {
    const place = pointerOf(pointer, mode, index);
    return context.read(foldedEnum(context, member, place) ?? member, place);
  });
  const [first, ...rest] = members;
  if (first === undefined) {
    context.report("schema-invalid", pointerOf(pointer, mode), `\`${mode}\` must list at least one schema.`);
    return undefined;
  }
  if (rest.length === 0) return first;
  return discriminate(context, schema, mode, members, pointer);
}

/**
 * With a discriminator the property alone picks the member (OpenAPI 3.1.1, section 4.8.25). Members that are not objects,
 * such as `null`, stand beside it; a member that no value leads to, or a value that leads to two, makes the discriminator a mere hint.
 */
function discriminate(
  context: SchemaContext,
  schema: JsonObject,
  mode: "anyOf" | "oneOf",
  members: readonly Schema[],
  pointer: string,
): Schema {
  const plain: Schema = { kind: "union", mode, members, pointer: pointerOf(pointer, mode) };
  const declared = schema["discriminator"];
  const propertyName = isJsonObject(declared) ? declared["propertyName"] : undefined;
  if (!context.settings.discriminatorIsAuthoritative) return plain;
  // What has no value, or another, is still to be told from the rest: a discriminator never changes what is valid (OpenAPI 3.2.0, section 4.25).
  const isOptional = isJsonObject(declared) && declared["defaultMapping"] !== undefined;
  if (!isJsonObject(declared) || typeof propertyName !== "string" || isOptional) return plain;
  const branches = members.filter((member) => !isScalar(member));
  const mapping = mappingOf(context, declared, propertyName, branches, pointer);
  const isComplete = branches.every((_, index) => mapping.some(({ member }) => member === index));
  const isAmbiguous = new Set(mapping.map(({ value }) => value)).size < mapping.length;
  if (branches.length < 2 || !isComplete || isAmbiguous) return plain;
  const discriminator: Discriminator = { propertyName, mapping };
  const chosen: Schema = { kind: "union", mode, members: branches, discriminator, pointer: plain.pointer };
  const others = members.filter(isScalar);
  return others.length === 0
    ? chosen
    : { kind: "union", mode: "anyOf", members: [chosen, ...others], pointer: plain.pointer };
}

function isScalar(schema: Schema): boolean {
  return ["null", "string", "number", "boolean"].includes(schema.kind);
}

function mappingOf(
  context: SchemaContext,
  declared: JsonObject,
  propertyName: string,
  members: readonly Schema[],
  pointer: string,
): readonly DiscriminatorEntry[] {
  const memberOf = new Map<string | undefined, number>(
    members.flatMap((member, index) => (member.kind === "reference" ? [[member.name, index] as const] : [])),
  );
  const mapping = context.mappingOf(declared, pointer);
  const mapped = mapping.flatMap(([value, name]): DiscriminatorEntry[] => {
    const member = name === undefined ? undefined : memberOf.get(name);
    return member === undefined ? [] : [{ value, member }];
  });
  const values = new Set(mapping.map(([value]) => value));
  const implicit = members.flatMap((schema, member): DiscriminatorEntry[] => {
    if (mapped.some((entry) => entry.member === member)) return [];
    return implicitValues(context, schema, propertyName)
      .filter((value) => !values.has(value))
      .map((value) => ({ value, member }));
  });
  return [...mapped, ...implicit].sort((left, right) => left.member - right.member);
}

/** What a member itself allows for the property, since nothing else could pass; else its name under `components/schemas`, if it has one. */
function implicitValues(context: SchemaContext, member: Schema, propertyName: string): readonly string[] {
  if (member.kind !== "reference") return context.literalsAt(member.pointer, propertyName) ?? [];
  return context.valuesOf(member.name, propertyName) ?? [];
}
