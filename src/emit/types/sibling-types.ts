import type { Schema } from "../../model/schema.js";
import type { Schemas } from "../../model/schema-children.js";

/** `required` beside `allOf` names properties that a sibling declares: with the sibling's type they become non-optional. */
export function withDeclaredTypes(member: Schema, siblings: readonly Schema[], schemas: Schemas): Schema {
  if (member.kind !== "object" || member.properties.every(({ schema }) => schema.kind !== "any")) return member;
  const properties = member.properties.map((property) => {
    const found =
      property.schema.kind === "any"
        ? firstDefined(siblings, (each) => declaredSchema(each, property.name, schemas))
        : undefined;
    return found === undefined || !isBrief(found) ? property : { ...property, schema: { ...found, documentation: {} } };
  });
  return { ...member, properties };
}

function declaredSchema(schema: Schema, name: string, schemas: Schemas, depth = 0): Schema | undefined {
  if (depth > 8) return undefined;
  const inside = (each: Schema): Schema | undefined => declaredSchema(each, name, schemas, depth + 1);
  switch (schema.kind) {
    case "reference":
      return firstDefined([schemas.get(schema.name)?.schema], (target) =>
        target === undefined ? undefined : inside(target),
      );
    case "object":
      return schema.properties.find((property) => property.schema.kind !== "any" && property.name === name)?.schema;
    case "intersection":
      return firstDefined(schema.members, inside);
    case "unevaluated":
      return inside(schema.schema);
    default:
      return undefined;
  }
}

/** Types worth saying twice. */
function isBrief(schema: Schema): boolean {
  if (schema.kind === "array") return schema.prefixItems === undefined && isBrief(schema.items);
  if (schema.kind === "union") return schema.members.length <= 3 && schema.members.every(isBrief);
  return ["string", "number", "boolean", "null", "reference"].includes(schema.kind);
}

function firstDefined<T, R>(values: readonly T[], find: (value: T) => R | undefined): R | undefined {
  for (const value of values) {
    const found = find(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether the schema is `type: object` and no more, as documents like to put beside `allOf`. */
export function saysOnlyObject(schema: Schema): boolean {
  if (schema.kind === "union")
    return schema.members.every((member) => member.kind === "null" || saysOnlyObject(member));
  return (
    schema.kind === "object" &&
    schema.properties.length === 0 &&
    schema.patternProperties === undefined &&
    schema.propertyNames === undefined &&
    schema.additionalProperties.kind === "any"
  );
}

/** Whether a value of the schema has the property, and the type says which values it can have. */
export function hasLiteral(schema: Schema, property: string, schemas: Schemas, depth = 0): boolean {
  if (depth > 8) return false;
  switch (schema.kind) {
    case "reference": {
      const target = schemas.get(schema.name)?.schema;
      return target !== undefined && hasLiteral(target, property, schemas, depth + 1);
    }
    case "object":
      return schema.properties.some(
        (each) =>
          each.name === property && each.required && each.schema.kind === "literals" && each.schema.open !== true,
      );
    case "intersection":
      return schema.members.some((member) => hasLiteral(member, property, schemas, depth + 1));
    case "unevaluated":
      return hasLiteral(schema.schema, property, schemas, depth + 1);
    default:
      return false;
  }
}

/** The names that the properties of an object can have, where the document lists them; undefined where it does not. */
export function listedNames(schema: Schema | undefined, schemas: Schemas, depth = 0): readonly string[] | undefined {
  if (schema?.kind === "reference" && depth < 8) {
    return listedNames(schemas.get(schema.name)?.schema, schemas, depth + 1);
  }
  if (schema?.kind !== "literals" || schema.open === true) return undefined;
  return schema.values.filter((value) => typeof value === "string");
}
