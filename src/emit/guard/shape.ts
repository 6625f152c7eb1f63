import type { JsonValue } from "../../model/json.js";
import type {
  ConditionalSchema,
  NumberSchema,
  ObjectSchema,
  Schema,
  StringSchema,
  UnevaluatedSchema,
  UnionSchema,
} from "../../model/schema.js";
import { SchemaMap } from "../../model/schema-map.js";
import { valuesOf } from "./discriminator.js";
import { countsMatches } from "./disjoint.js";
import { isDynamic } from "./evaluated.js";
import { functionDoc } from "./helper.js";
import type { Doc } from "./layout.js";
import { childPath, type ModuleScope } from "./module-scope.js";
import { isPlain, mostComparisons } from "./plain.js";
import { arrayShape, objectShape } from "./shape-container.js";
import {
  allOfDoc,
  entry,
  type Entry,
  listDoc,
  namedEntry,
  numberEntries,
  objectDoc,
  otherDoc,
  type ShapeDoc,
} from "./shape-doc.js";
import { arrayLiteral, lowerFirst, objectLiteral, stringLiteral } from "./text.js";

/** What explanations read of a schema, in the language of `Shape` in `runtime/explain.ts`. */
export function shapeOf(schema: Schema, path: string, module: ModuleScope): ShapeDoc {
  const types = typeNames(schema, module);
  if (types !== undefined) return otherDoc(stringLiteral(types));
  switch (schema.kind) {
    case "reference":
      return otherDoc(module.reference(schema.name, "guard"));
    case "literals":
      return literalsShape(schema.values, path, module);
    case "string":
      return objectDoc([["type", '"string"'], ...stringEntries(schema, path, module)]);
    case "number":
      return numberShape(schema, module);
    case "array":
      return arrayShape(schema, path, module);
    case "object":
      return ownObjectShape(schema, path, module);
    case "union":
      return unionShape(schema, path, module);
    case "intersection":
      return allOfDoc(schema.members.map((member) => shapeOf(member, path, module)));
    case "not":
      return objectDoc([["not", shapeOf(schema.schema, childPath(path, "excluded"), module).doc]]);
    case "conditional":
      return conditionalShape(schema, path, module);
    case "unevaluated":
      return module.settings.kind === "aot" && !isWhollyDynamic(module) && isDynamic(schema, module.schemas)
        ? otherDoc(`${lazyShape(schema, path, module)}()`)
        : unevaluatedShape(schema, path, module);
    default:
      throw new Error(`Unreachable: a schema of kind ${schema.kind} has a type name.`);
  }
}

/** The shape of an object, or the call of a function that makes it. */
function ownObjectShape(schema: ObjectSchema, path: string, module: ModuleScope): ShapeDoc {
  const common = module.evaluates ? undefined : module.commonFunction("shape", schema);
  if (common !== undefined) return otherDoc(`${common}()`);
  return module.repeated.has(schema) ? sharedShape(schema, path, module) : objectShape(schema, path, module);
}

/** The call of a function that makes the shape: the first that was made for an object like it. */
function sharedShape(schema: ObjectSchema, path: string, module: ModuleScope): ShapeDoc {
  const { name } = module.shared("shape", schema, () => {
    const name = module.reserve(`${lowerFirst(path)}Shape`);
    const result = module.runtimeType("UncheckedShape", "runtime/explain");
    module.addShapeFunction(() => {
      const { doc } = objectShape(schema, path, module);
      return functionDoc(`function ${name}`, [], result, ["return ", doc, ";"]);
    });
    return { name };
  });
  return otherDoc(`${name}()`);
}

/** The types as one text, such as `string|null`, of a schema that asks for nothing else. */
function typeNames(schema: Schema, module: ModuleScope): string | undefined {
  if (schema.kind === "any" || schema.kind === "never") return schema.kind;
  if (module.evaluates && declaresAnything(schema)) return undefined;
  if (isPlain(schema)) return schema.kind === "number" && schema.integer ? "integer" : schema.kind;
  if (schema.kind !== "union" || schema.discriminator !== undefined) return undefined;
  if (countsMatches(schema, module.schemas)) return undefined;
  const names = new Set(schema.members.map((member) => typeNames(member, module)));
  names.delete("never");
  return names.has(undefined) ? undefined : [...names].join("|") || "never";
}

/** Whether a schema says of properties or items that they are anything: then they are evaluated. */
function declaresAnything(schema: Schema): boolean {
  return schema.kind === "array" ? schema.itemsDeclared : schema.kind === "object" && schema.additionalDeclared;
}

function literalsShape(values: readonly JsonValue[], path: string, module: ModuleScope): ShapeDoc {
  if (values.some((value) => typeof value === "object" && value !== null)) {
    const maker = module.runtimeValue("composedLiterals", "runtime/equality");
    return otherDoc([`${maker}(`, arrayLiteral(values), ")"]);
  }
  // The predicate has the same values in a set already.
  const isInSet = module.settings.kind === "aot" && values.length > mostComparisons;
  if (isInSet) return otherDoc(`[...${module.valueSet(path, values)}]`);
  return { doc: arrayLiteral(values), size: values.length };
}

function stringEntries(schema: StringSchema, path: string, module: ModuleScope): readonly Entry[] {
  const { pattern, format } = schema;
  return [
    ...numberEntries(schema, "minLength", "maxLength"),
    ...entry("pattern", pattern === undefined ? undefined : module.pattern(path, pattern, schema.patternFlags)),
    ...entry("format", format === undefined ? undefined : formatDoc(format, module)),
  ];
}

/** The constant of a format that guards assert; the name of one that is asserted around them. */
function formatDoc(format: string, module: ModuleScope): string {
  return module.settings.formats.has(format) ? module.format(format) : stringLiteral(format);
}

function numberShape(schema: NumberSchema, module: ModuleScope): ShapeDoc {
  return objectDoc([
    ["type", schema.integer ? '"integer"' : '"number"'],
    ...numberEntries(schema, "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf"),
    ...entry("divides", schema.multipleOf === undefined ? undefined : module.check("isMultipleOf")),
  ]);
}

function unionShape(schema: UnionSchema, path: string, module: ModuleScope): ShapeDoc {
  const { members, discriminator } = schema;
  const shapes = members.map((member) => shapeOf(member, path, module));
  if (discriminator === undefined) {
    return objectDoc([[countsMatches(schema, module.schemas) ? "oneOf" : "anyOf", listDoc(shapes).doc]]);
  }
  const mapping = shapes.flatMap((shape, index) =>
    valuesOf(discriminator.mapping, index).map((value) => namedEntry(value, shape, module)),
  );
  return objectDoc([
    ["discriminator", stringLiteral(discriminator.propertyName)],
    ["mapping", objectLiteral(mapping, true)],
  ]);
}

function conditionalShape(schema: ConditionalSchema, path: string, module: ModuleScope): ShapeDoc {
  const { keyword } = schema;
  const part = (word: "if" | "then" | "else"): Doc => shapeOf(schema[word], childPath(path, word), module).doc;
  return objectDoc([
    ["find", module.runtimeValue("findConditional", "runtime/find-conditional")],
    ["if", part("if")],
    ...entry("then", schema.then.kind === "any" ? undefined : part("then")),
    ...entry("else", schema.else.kind === "any" ? undefined : part("else")),
    ...entry("keyword", keyword === "if" ? undefined : stringLiteral(keyword)),
  ]);
}

function unevaluatedShape(
  { schema, properties, items }: UnevaluatedSchema,
  path: string,
  module: ModuleScope,
): ShapeDoc {
  // What says what it evaluates is not what others share.
  const inner: ModuleScope = { ...module, evaluates: true, repeated: new SchemaMap() };
  const other = (each: Schema | undefined): Doc | undefined =>
    each && (each.kind === "never" ? "false" : shapeOf(each, childPath(path, "rest"), inner).doc);
  return objectDoc([
    ["find", module.runtimeValue("findUnevaluated", "runtime/find-unevaluated")],
    ["base", shapeOf(schema, path, inner).doc],
    ...entry("unevaluatedProperties", other(properties)),
    ...entry("unevaluatedItems", other(items)),
  ]);
}

/** Whether what only the value shows is the whole schema of the module: then its predicate needs the guard's shape and no other. */
export function isWhollyDynamic({ named, schemas }: ModuleScope): boolean {
  const { schema } = named;
  return schema.kind === "unevaluated" && isDynamic(schema, schemas);
}

/** The constant that makes the shape of a schema whose predicate cannot do without. */
export function lazyShape(schema: UnevaluatedSchema, path: string, module: ModuleScope): string {
  return module.lazyShape(path, unevaluatedShape(schema, path, module).doc);
}
