import type { ArraySchema, Contains, ObjectSchema, PatternProperty, Schema } from "../../model/schema.js";
import type { Doc } from "./layout.js";
import { childPath, type ModuleScope } from "./module-scope.js";
import { nameSchema, propertiesOf } from "./plain.js";
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
import { shapeOf } from "./shape.js";
import { listLiteral, numberLiteral, objectLiteral, stringLiteral } from "./text.js";

/** The shape of an array; what few arrays have stands beside it, with the function that reads it. */
export function arrayShape(schema: ArraySchema, path: string, module: ModuleScope): ShapeDoc {
  const { prefixItems, contains, uniqueItems } = schema;
  const says = schema.items.kind !== "any" || (module.evaluates && schema.itemsDeclared);
  const words = prefixItems === undefined ? "item" : "rest";
  const items = says ? shapeOf(schema.items, childPath(path, words), module).doc : undefined;
  const sizes: readonly Entry[] = [
    ...numberEntries(schema, "minItems", "maxItems"),
    ...entry("uniqueItems", uniqueItems && module.check("isUnique")),
  ];
  const keywords = prefixItems === undefined ? [...entry("items", items), ...sizes] : sizes;
  return allOfDoc([
    keywords.length === 0 ? otherDoc('"array"') : objectDoc(keywords),
    ...(prefixItems === undefined ? [] : [prefixShape(prefixItems, items, path, module)]),
    ...(contains === undefined ? [] : [containsShape(contains, path, module)]),
  ]);
}

function prefixShape(
  prefixItems: readonly Schema[],
  items: Doc | undefined,
  path: string,
  module: ModuleScope,
): ShapeDoc {
  const shapes = prefixItems.map((item, index) => shapeOf(item, childPath(path, `item ${index}`), module));
  return objectDoc([
    ["find", module.runtimeValue("findPrefix", "runtime/find-prefix")],
    ["prefixItems", listDoc(shapes).doc],
    ...entry("items", items),
  ]);
}

function containsShape({ schema, minContains, maxContains }: Contains, path: string, module: ModuleScope): ShapeDoc {
  return objectDoc([
    ["find", module.runtimeValue("findContained", "runtime/find-contained")],
    ["contains", shapeOf(schema, childPath(path, "contained"), module).doc],
    ...entry("minContains", minContains === 1 ? undefined : numberLiteral(minContains)),
    ...entry("maxContains", maxContains === undefined ? undefined : numberLiteral(maxContains)),
  ]);
}

/** The shape of an object; what few objects have stands beside it, with the function that reads it. */
export function objectShape(schema: ObjectSchema, path: string, module: ModuleScope): ShapeDoc {
  const { patternProperties, propertyNames } = schema;
  const keywords = objectEntries(schema, path, module);
  return allOfDoc([
    keywords.length === 0 ? otherDoc('"object"') : objectDoc(keywords),
    ...(patternProperties === undefined ? [] : [patternShape(schema, patternProperties, path, module)]),
    ...(propertyNames === undefined ? [] : [namesShape(propertyNames, path, module)]),
  ]);
}

function objectEntries(schema: ObjectSchema, path: string, module: ModuleScope): readonly Entry[] {
  const entriesOf = (required: boolean): readonly Entry[] =>
    propertiesOf(schema)
      .filter((property) => property.required === required)
      .map(({ name, schema: type }) => namedEntry(name, shapeOf(type, childPath(path, name), module), module));
  const [required, optional] = [entriesOf(true), entriesOf(false)];
  const undeclared = module.evaluates ? schema.properties.filter((property) => !property.declared) : [];
  return [
    ...entry("required", required.length === 0 ? undefined : objectLiteral(required, true)),
    ...entry("optional", optional.length === 0 ? undefined : objectLiteral(optional, true)),
    ...entry(
      "undeclared",
      undeclared.length === 0 ? undefined : listLiteral(undeclared.map(({ name }) => stringLiteral(name))),
    ),
    ...(schema.patternProperties === undefined ? additionalEntry(schema, path, module) : []),
    ...numberEntries(schema, "minProperties", "maxProperties"),
  ];
}

function additionalEntry(schema: ObjectSchema, path: string, module: ModuleScope): readonly Entry[] {
  const { additionalProperties, additionalDeclared, properties } = schema;
  if (additionalProperties.kind === "any")
    return entry("additional", module.evaluates && additionalDeclared ? "true" : undefined);
  if (additionalProperties.kind === "never") return [["additional", "false"]];
  const words = properties.length === 0 && schema.patternProperties === undefined ? "value" : "rest";
  return [["additional", shapeOf(additionalProperties, childPath(path, words), module).doc]];
}

function patternShape(
  schema: ObjectSchema,
  patternProperties: readonly PatternProperty[],
  path: string,
  module: ModuleScope,
): ShapeDoc {
  const patterns = patternProperties.map(({ pattern, patternFlags, schema: type }) => {
    const matchPath = childPath(path, "match");
    return listDoc([otherDoc(module.pattern(matchPath, pattern, patternFlags)), shapeOf(type, matchPath, module)]);
  });
  const names = schema.properties.filter((property) => property.declared).map(({ name }) => stringLiteral(name));
  const additional = additionalEntry(schema, path, module);
  return objectDoc([
    ["find", module.runtimeValue("findByPattern", "runtime/find-by-pattern")],
    ["patternProperties", listDoc(patterns).doc],
    ...entry("names", names.length === 0 || additional.length === 0 ? undefined : listLiteral(names)),
    ...additional,
  ]);
}

function namesShape(propertyNames: Schema, path: string, module: ModuleScope): ShapeDoc {
  return objectDoc([
    ["find", module.runtimeValue("findNames", "runtime/find-names")],
    ["propertyNames", shapeOf(nameSchema(propertyNames), childPath(path, "name"), module).doc],
  ]);
}
