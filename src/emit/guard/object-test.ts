import type { ObjectSchema, Property } from "../../model/schema.js";
import { type CheckFunction, type FunctionScope, type Subject } from "./function-scope.js";
import { functionDoc, helperTest } from "./helper.js";
import { type Doc, hardLine, indent } from "./layout.js";
import { childPath } from "./module-scope.js";
import { isAny, isNever, isPlain, propertiesOf } from "./plain.js";
import { callCheck, checkOf, testOf } from "./predicate.js";
import { all, always, any, compare, call, type Test } from "./test-expression.js";
import { inheritedNames, member, numberLiteral, stringLiteral } from "./text.js";

/** The test for an object: in place for a function's own argument, otherwise by a function for whatever has properties. */
export function objectTest(schema: ObjectSchema, subject: Subject, scope: FunctionScope): Test {
  const { module } = scope;
  if (isPlain(schema)) return call(module.check("isObject"), subject.text);
  const { properties, additionalProperties, minProperties, maxProperties } = schema;
  const isSized = minProperties !== undefined || maxProperties !== undefined;
  if (properties.length === 0 && !isSized && !isNever(additionalProperties)) {
    const check = checkOf(additionalProperties, childPath(subject.path, "value"), scope);
    if (check !== undefined) return recordTest(check, subject.text, scope);
  }
  if (!subject.isArgument) return helperTest(schema, subject, scope);
  const tests = propertiesOf(schema).map((property) => propertyTest(property, subject, scope));
  scope.usesIt = true;
  return all(call(module.check("isObject"), "it"), ...tests, otherTest(schema, subject, scope), sizeTest(schema));
}

function recordTest(item: CheckFunction, text: string, scope: FunctionScope): Test {
  if (item.depth === undefined) return call(scope.module.check("isRecord"), text, item.name);
  scope.usesDepth = true;
  return call(scope.module.check("isDeepRecord"), text, item.name, item.depth);
}

function propertyTest(property: Property, { path }: Subject, scope: FunctionScope): Test {
  const { name, required, schema } = property;
  if (!required && isAny(schema)) return always;
  scope.names.add(name);
  if (!property.declared) scope.undeclared.add(name);
  const propertyPath = childPath(path, name);
  if (inheritedNames.has(name)) return inheritedTest(property, propertyPath, scope);
  const text = member("it", name);
  const test = testOf(schema, { text, path: propertyPath, defined: !required, isArgument: false }, scope);
  return required ? test : any(compare(text, "===", "undefined"), test);
}

/** The test for a property such as `constructor`; it is read by a call, which TypeScript does not narrow. */
function inheritedTest({ name, required, schema }: Property, path: string, scope: FunctionScope): Test {
  const text = `${scope.module.check("ownValue")}(it, ${stringLiteral(name)})`;
  const check = checkOf(schema, path, scope);
  const test = check === undefined ? compare(text, "!==", "undefined") : callCheck(check, text, scope);
  return required ? test : any(compare(text, "===", "undefined"), test);
}

function sizeTest({ minProperties = 0, maxProperties }: ObjectSchema): Test {
  const size = "Object.keys(it).length";
  return all(
    minProperties > 0 ? compare(size, ">=", numberLiteral(minProperties)) : always,
    maxProperties === undefined ? always : compare(size, "<=", numberLiteral(maxProperties)),
  );
}

/** The test for the properties that are not declared. */
function otherTest(schema: ObjectSchema, { path }: Subject, scope: FunctionScope): Test {
  const { additionalProperties, properties } = schema;
  if (isAny(additionalProperties)) return always;
  const named = properties.map((property) => property.name);
  if (isNever(additionalProperties)) {
    if (named.length === 0) return compare("Object.keys(it).length", "===", "0");
    return loopTest(`hasOnlyNamesOf${path}`, named, undefined, scope);
  }
  const check = checkOf(additionalProperties, childPath(path, "rest"), scope);
  if (check === undefined) return always;
  if (named.length === 0) return recordTest(check, "it", scope);
  return loopTest(`hasValidRestOf${path}`, named, check, scope);
}

/** A function that looks at every property: the named ones pass, any other needs a valid value, or there is none. */
function loopTest(
  wanted: string,
  named: readonly string[],
  check: CheckFunction | undefined,
  scope: FunctionScope,
): Test {
  const helper = scope.module.reserve(wanted);
  const isValid = check && ["it[name]", ...(check.depth === undefined ? [] : [check.depth])].join(", ");
  const isInvalid = check === undefined ? "" : `!${check.name}(${isValid ?? ""}) && `;
  const parameters = [
    "it: Readonly<Record<string, unknown>>",
    ...(check?.depth === undefined ? [] : ["depth: number"]),
  ];
  const cases = named.map((name): Doc => [hardLine, `case ${stringLiteral(name)}:`]);
  const loop: Doc = [
    "switch (name) {",
    indent(cases),
    indent(indent([hardLine, "break;"])),
    indent([hardLine, "default:"]),
    indent(indent([hardLine, `if (${isInvalid}Object.hasOwn(it, name)) return false;`])),
    [hardLine, "}"],
  ];
  const body: Doc = ["for (const name in it) {", indent([hardLine, loop]), hardLine, "}", hardLine, "return true;"];
  scope.module.addFunction(() => functionDoc(`function ${helper}`, parameters, "boolean", body));
  if (check?.depth === undefined) return call(helper, "it");
  scope.usesDepth = true;
  return call(helper, "it", "depth");
}
