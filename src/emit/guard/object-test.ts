import type { ObjectSchema, Property } from "../../model/schema.js";
import type { FunctionScope, Subject } from "./function-scope.js";
import { isPlainObject } from "./function-scope.js";
import { helperTest } from "./helper.js";
import { type Doc, hardLine, indent, join } from "./layout.js";
import { childPath } from "./module-scope.js";
import { callCheck, checkOf, testOf } from "./predicate.js";
import { all, always, any, atom, call, not, nothing, type Test } from "./test-expression.js";
import { inheritedNames, member, numberLiteral, stringLiteral } from "./text.js";

/** The test for an object: in place for a function's own argument, otherwise by a function for whatever has properties. */
export function objectTest(schema: ObjectSchema, subject: Subject, scope: FunctionScope): Test {
  const { module } = scope;
  if (isPlainObject(schema)) return call(module.check("isObject"), subject.text);
  const { properties, additionalProperties, minProperties, maxProperties } = schema;
  if (properties.length === 0 && minProperties === undefined && maxProperties === undefined) {
    const item = checkOf(additionalProperties, childPath(subject.path, "value"), scope);
    if (item !== undefined && additionalProperties.kind !== "never") return recordTest(item, subject, scope);
  }
  if (!subject.isArgument) return helperTest(schema, subject, scope);
  const it = "it";
  const tests = properties.map((property) => propertyTest(property, subject, scope));
  if (tests.includes(nothing)) return nothing;
  scope.usesIt = true;
  return all(call(module.check("isObject"), it), ...tests, otherTest(schema, subject, scope), sizeTest(schema, it));
}

function recordTest(item: { name: string; depth?: string }, { text }: Subject, scope: FunctionScope): Test {
  if (item.depth === undefined) return call(scope.module.check("isRecord"), text, item.name);
  scope.usesDepth = true;
  return call(scope.module.check("isDeepRecord"), text, item.name, item.depth);
}

function propertyTest(property: Property, { path }: Subject, scope: FunctionScope): Test {
  const { name, required, schema } = property;
  if (!required && schema.kind === "any") return always;
  scope.names.add(name);
  if (!property.declared) scope.undeclared.add(name);
  const propertyPath = childPath(path, name);
  if (inheritedNames.has(name)) return inheritedTest(property, propertyPath, scope);
  const text = member("it", name);
  const test = testOf(schema, { text, path: propertyPath, defined: !required, isArgument: false }, scope);
  return required ? test : any(atom(`${text} === undefined`), test);
}

/** The test for a property such as `constructor`; it is read by a call, which TypeScript does not narrow. */
function inheritedTest({ name, required, schema }: Property, path: string, scope: FunctionScope): Test {
  const text = `${scope.module.check("ownValue")}(it, ${stringLiteral(name)})`;
  const check = checkOf(schema, path, scope);
  const test = check === undefined ? atom(`${text} !== undefined`) : callCheck(check, text, scope);
  return required ? test : any(atom(`${text} === undefined`), test);
}

function sizeTest({ minProperties = 0, maxProperties }: ObjectSchema, it: string): Test {
  const size = `Object.keys(${it}).length`;
  return all(
    minProperties > 0 ? atom(`${size} >= ${numberLiteral(minProperties)}`) : always,
    maxProperties === undefined ? always : atom(`${size} <= ${numberLiteral(maxProperties)}`),
  );
}

/** The test for the properties that are not declared. */
function otherTest(schema: ObjectSchema, { path }: Subject, scope: FunctionScope): Test {
  const { additionalProperties, properties } = schema;
  if (additionalProperties.kind === "any") return always;
  const declared = properties.filter((property) => property.declared);
  if (additionalProperties.kind === "never" && declared.length === 0) return atom("Object.keys(it).length === 0");
  const { module } = scope;
  const closed = additionalProperties.kind === "never";
  const helper = module.reserve(closed ? `hasOnlyNamesOf${path}` : `hasValidRestOf${path}`);
  const inner = { ...scope, usesDepth: false };
  const text = "it[name]";
  const rest = { text, path: childPath(path, "rest"), defined: false, isArgument: false };
  const valid = closed ? nothing : testOf(additionalProperties, rest, inner);
  const invalid = valid === nothing ? always : not(valid);
  const depth = inner.usesDepth ? ", depth: number" : "";
  module.addFunction([
    `function ${helper}(it: Readonly<Record<string, unknown>>${depth}): boolean {`,
    indent([hardLine, "for (const name in it) {", indent([hardLine, switchDoc(declared, invalid)]), hardLine, "}"]),
    indent([hardLine, "return true;"]),
    [hardLine, "}"],
  ]);
  if (!inner.usesDepth) return call(helper, "it");
  scope.usesDepth = true;
  return call(helper, "it", "depth");
}
