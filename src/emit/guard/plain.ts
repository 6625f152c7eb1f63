import type { ArraySchema, ObjectSchema, Property, Schema } from "../../model/schema.js";

/** The schema that stands for one that a document does not have. */
export const anything: Schema = { kind: "any", pointer: "" };

/** Whether a schema asks for nothing but one type of values. */
export function isPlain(schema: Schema): boolean {
  switch (schema.kind) {
    case "boolean":
    case "null":
    case "blob":
      return true;
    case "string":
      return hasNone(schema.minLength, schema.maxLength, schema.pattern, schema.format);
    case "number": {
      const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
      return hasNone(minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf);
    }
    case "array":
      return (
        schema.items.kind === "any" &&
        hasNone(schema.prefixItems, schema.contains, schema.minItems, schema.maxItems, schema.uniqueItems)
      );
    case "object":
      return (
        schema.properties.length === 0 &&
        schema.additionalProperties.kind === "any" &&
        hasNone(schema.patternProperties, schema.propertyNames, schema.minProperties, schema.maxProperties)
      );
    default:
      return false;
  }
}

/** Whether a schema accepts nothing, as far as it shows without following references. */
export function isNever(schema: Schema): boolean {
  switch (schema.kind) {
    case "never":
      return true;
    case "object":
      return propertiesOf(schema).some((property) => property.required && isNever(property.schema));
    case "array":
      return asksForNever(schema);
    case "intersection":
      return schema.members.some(isNever);
    case "union":
      return schema.members.every(isNever);
    case "not":
      return isAny(schema.schema);
    case "conditional":
      return (isNever(schema.then) || isNever(schema.if)) && (isNever(schema.else) || isAny(schema.if));
    case "unevaluated":
      return isNever(schema.schema);
    default:
      return false;
  }
}

/** Whether an array must have an item that nothing is. */
function asksForNever({ prefixItems = [], minItems = 0, contains }: ArraySchema): boolean {
  if (contains !== undefined && contains.minContains > 0 && isNever(contains.schema)) return true;
  return prefixItems.slice(0, minItems).some(isNever);
}

/** Whether a schema accepts everything, as far as it shows without following references. */
export function isAny(schema: Schema): boolean {
  switch (schema.kind) {
    case "any":
      return true;
    case "intersection":
      return schema.members.every(isAny);
    case "union":
      return schema.mode === "anyOf" && schema.discriminator === undefined && schema.members.some(isAny);
    case "not":
      return isNever(schema.schema);
    case "conditional":
      return (isAny(schema.then) || isNever(schema.if)) && (isAny(schema.else) || isAny(schema.if));
    default:
      return false;
  }
}

/**
 * The properties with what they must be: a name that is only required must be what any other property must be.
 *
 * Beside patterns that is for the loop over all names to find out: the name may match one of them.
 */
export function propertiesOf({
  properties,
  patternProperties,
  additionalProperties,
}: ObjectSchema): readonly Property[] {
  if (patternProperties !== undefined) return properties;
  return properties.map((property) => (property.declared ? property : { ...property, schema: additionalProperties }));
}

/** What the name of a property must be, which is a string: what keywords without a type ask of other values does not matter. */
export function nameSchema(propertyNames: Schema): Schema {
  if (propertyNames.kind !== "union" || propertyNames.untyped !== true) return propertyNames;
  return propertyNames.members.find((member) => member.kind === "string") ?? propertyNames;
}

/** Up to this many literals are compared one by one; beyond, a set is faster. */
export const mostComparisons = 8;

function hasNone(...keywords: readonly unknown[]): boolean {
  return keywords.every((keyword) => keyword === undefined);
}
