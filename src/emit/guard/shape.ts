import type { JsonValue } from "../../model/json.js";
import type { NumberSchema, ObjectSchema, Schema, StringSchema, UnionSchema } from "../../model/schema.js";
import { valuesOf } from "./discriminator.js";
import { countsMatches } from "./disjoint.js";
import type { Doc } from "./layout.js";
import { childPath, type ModuleScope } from "./module-scope.js";
import { isPlain, mostComparisons, propertiesOf } from "./plain.js";
import { arrayLiteral, listLiteral, numberLiteral, objectLiteral, propertyKey, stringLiteral } from "./text.js";

/** A shape as an expression; `size` counts what an object or array literal holds, for the line breaks. */
export interface ShapeDoc {
  readonly doc: Doc;
  readonly form: "object" | "array" | "other";
  readonly size: number;
}

type Entry = readonly [key: string, value: Doc];

/** What explanations read of a schema, in the language of `Shape` in `runtime/explain.ts`. */
export function shapeOf(schema: Schema, path: string, module: ModuleScope): ShapeDoc {
  const types = typeNames(schema, module);
  if (types !== undefined) return other(stringLiteral(types));
  const inner = (child: Schema, words: string): Doc => shapeOf(child, childPath(path, words), module).doc;
  switch (schema.kind) {
    case "reference":
      return other(`() => ${module.reference(schema.name, "guard")}`);
    case "literals":
      return literalsShape(schema.values, path, module);
    case "string":
      return object([["type", '"string"'], ...stringEntries(schema, path, module)]);
    case "number":
      return object(numberEntries(schema));
    case "array":
      return object([
        ...(schema.items.kind === "any" ? [] : [["items", inner(schema.items, "item")] as const]),
        ...numbers(schema, "minItems", "maxItems"),
        ...(schema.uniqueItems === true ? [["uniqueItems", "true"] as const] : []),
      ]);
    case "object":
      return objectShape(schema, path, module);
    case "union":
      return unionShape(schema, path, module);
    case "intersection":
      return object([["allOf", list(schema.members.map((member) => shapeOf(member, path, module)))]]);
    case "not":
      return object([["not", inner(schema.schema, "excluded")]]);
    default:
      throw new Error(`Unreachable: a schema of kind ${schema.kind} has a type name.`);
  }
}

/** The types as one text, such as `string|null`, of a schema that asks for nothing else. */
function typeNames(schema: Schema, module: ModuleScope): string | undefined {
  if (schema.kind === "any" || schema.kind === "never") return schema.kind;
  if (isPlain(schema)) return schema.kind === "number" && schema.integer ? "integer" : schema.kind;
  if (schema.kind !== "union" || schema.discriminator !== undefined) return undefined;
  if (countsMatches(schema, module.schemas)) return undefined;
  const names = schema.members.map((member) => typeNames(member, module));
  return names.every((name) => name !== undefined) ? names.join("|") : undefined;
}

function literalsShape(values: readonly JsonValue[], path: string, module: ModuleScope): ShapeDoc {
  const isInSet =
    values.length > mostComparisons && values.every((value) => typeof value !== "object" || value === null);
  // The predicate has the same values in a set already.
  if (isInSet) return { doc: `[...${module.valueSet(path, values)}]`, form: "array", size: 1 };
  return { doc: arrayLiteral(values), form: "array", size: values.length };
}

function stringEntries(schema: StringSchema, path: string, module: ModuleScope): readonly Entry[] {
  const { pattern } = schema;
  const lengths = numbers(schema, "minLength", "maxLength");
  return pattern === undefined
    ? lengths
    : [...lengths, ["pattern", module.pattern(path, pattern, schema.patternFlags)]];
}

function numberEntries(schema: NumberSchema): readonly Entry[] {
  const bounds = numbers(schema, "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf");
  return [["type", schema.integer ? '"integer"' : '"number"'], ...bounds];
}

function objectShape(schema: ObjectSchema, path: string, module: ModuleScope): ShapeDoc {
  const entriesOf = (required: boolean): readonly Entry[] =>
    propertiesOf(schema)
      .filter((property) => property.required === required)
      .map(({ name, schema: type }) => [propertyKey(name), shapeOf(type, childPath(path, name), module).doc]);
  const required = entriesOf(true);
  const optional = entriesOf(false);
  const { additionalProperties } = schema;
  const additional =
    additionalProperties.kind === "never"
      ? "false"
      : shapeOf(additionalProperties, childPath(path, schema.properties.length === 0 ? "value" : "rest"), module).doc;
  return object([
    ...(required.length === 0 ? [] : [["required", objectLiteral(required, true)] as const]),
    ...(optional.length === 0 ? [] : [["optional", objectLiteral(optional, true)] as const]),
    ...(additionalProperties.kind === "any" ? [] : [["additional", additional] as const]),
    ...numbers(schema, "minProperties", "maxProperties"),
  ]);
}

function unionShape(schema: UnionSchema, path: string, module: ModuleScope): ShapeDoc {
  const { members, discriminator } = schema;
  const shapes = members.map((member) => shapeOf(member, path, module));
  if (discriminator === undefined) {
    return object([[countsMatches(schema, module.schemas) ? "oneOf" : "anyOf", list(shapes)]]);
  }
  const mapping = shapes.flatMap(({ doc }, index) =>
    valuesOf(discriminator.mapping, index).map((value): Entry => [propertyKey(value), doc]),
  );
  return object([
    ["discriminator", stringLiteral(discriminator.propertyName)],
    ["mapping", objectLiteral(mapping, true)],
  ]);
}

function numbers<Keyword extends string>(
  schema: { readonly [K in Keyword]?: number | true },
  ...keywords: readonly Keyword[]
): readonly Entry[] {
  return keywords.flatMap((keyword) => {
    const value = schema[keyword];
    return typeof value === "number"
      ? [[keyword, numberLiteral(value)] as const]
      : value
        ? [[keyword, "true"] as const]
        : [];
  });
}

function object(entries: readonly Entry[]): ShapeDoc {
  return { doc: objectLiteral(entries), form: "object", size: entries.length };
}

function other(doc: Doc): ShapeDoc {
  return { doc, form: "other", size: 0 };
}

/** Prettier breaks lists of objects alone, or of arrays alone, if each of them has two or more members. */
function list(shapes: readonly ShapeDoc[]): Doc {
  const [first] = shapes;
  const isAlike = shapes.every(({ form, size }) => form !== "other" && form === first?.form && size > 1);
  return listLiteral(
    shapes.map(({ doc }) => doc),
    shapes.length > 1 && isAlike,
  );
}
