import type { ObjectSchema, Property } from "../../model/schema.js";
import { type FunctionScope, type Subject } from "./function-scope.js";
import { helperTest } from "./helper.js";
import { type CheckFunction, childPath } from "./module-scope.js";
import { namesTest, type NamesSchema } from "./names-test.js";
import { piecesOf } from "./pieces.js";
import { isAny, isNever, propertiesOf } from "./plain.js";
import { callCheck, checkOf, testOf } from "./predicate.js";
import { all, always, any, compare, call, type Test } from "./test-expression.js";
import { inheritedNames, member, numberLiteral, stringLiteral } from "./text.js";

/** The test for an object: in place for a function's own argument, otherwise by a function for whatever has properties. */
export function objectTest(schema: ObjectSchema, subject: Subject, scope: FunctionScope): Test {
  const { module } = scope;
  if (isRecord(schema)) {
    const check = checkOf(schema.additionalProperties, childPath(subject.path, "value"), scope);
    if (check === undefined) return call(module.check("isObject"), subject.text);
    return recordTest(check, subject.text, scope);
  }
  if (!subject.isArgument) return helperTest(schema, subject, scope);
  const [own = [], ...others] = piecesOf(propertiesOf(schema));
  const tests = own.map((property) => propertyTest(property, subject, scope));
  scope.usesIt = true;
  return all(
    call(module.check("isObject"), "it"),
    ...tests,
    ...others.map((properties, index) => pieceTest(schema, properties, `part ${index + 2}`, subject, scope)),
    namesTest(namesOf(schema), subject, scope),
    sizeTest(schema),
  );
}

/** The test for some of the properties, by a function of their own. */
function pieceTest(
  { pointer }: ObjectSchema,
  properties: readonly Property[],
  words: string,
  { path }: Subject,
  scope: FunctionScope,
): Test {
  const piece: ObjectSchema = {
    kind: "object",
    pointer,
    properties,
    additionalProperties: { kind: "any", pointer },
    additionalDeclared: false,
  };
  return helperTest(piece, { text: "it", path: childPath(path, words), defined: true, isArgument: false }, scope);
}

/** Whether a schema asks for the same of every property, whatever its name. */
function isRecord(schema: ObjectSchema): boolean {
  const { properties, patternProperties, propertyNames, minProperties, maxProperties } = schema;
  const others = [patternProperties, propertyNames, minProperties, maxProperties];
  return (
    properties.length === 0 && others.every((keyword) => keyword === undefined) && !isNever(schema.additionalProperties)
  );
}

/** What an object asks for by the names of properties. */
function namesOf(schema: ObjectSchema): NamesSchema {
  const { properties, patternProperties: patterns = [], propertyNames, additionalProperties: others } = schema;
  // A name that is only required is one of the others; without patterns those were tested by name.
  const known = patterns.length === 0 ? properties : properties.filter((property) => property.declared);
  return { known: known.map(({ name }) => name), patterns, others, ...(propertyNames && { propertyNames }) };
}

/** The test that every property is valid. */
export function recordTest(item: CheckFunction, text: string, scope: FunctionScope): Test {
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
