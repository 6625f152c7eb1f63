import type { JsonValue } from "../../model/json.js";
import type { LiteralsSchema, NumberSchema, ReferenceSchema, Schema, StringSchema } from "../../model/schema.js";
import { arrayTest } from "./array-test.js";
import { conditionalTest } from "./conditional-test.js";
import { type FunctionScope, type Subject } from "./function-scope.js";
import { helperOf } from "./helper.js";
import { intersectionTest } from "./intersection-test.js";
import { type CheckFunction, childPath } from "./module-scope.js";
import { objectTest } from "./object-test.js";
import { isAny, isNever, isPlain, mostComparisons } from "./plain.js";
import { all, always, any, compare, call, not, nothing, type Test } from "./test-expression.js";
import { numberLiteral, scalarLiteral } from "./text.js";
import { unevaluatedTest } from "./unevaluated-test.js";
import { unionTest } from "./union-test.js";

/** The test that `subject` is valid for `schema`; `undefined` never is. */
export function testOf(schema: Schema, subject: Subject, scope: FunctionScope): Test {
  if (isNever(schema)) return nothing;
  if (isAny(schema)) return definedTest(subject);
  const { text } = subject;
  switch (schema.kind) {
    case "any":
      return definedTest(subject);
    case "never":
      return nothing;
    case "reference":
      return callCheck(referenceCheck(schema, scope), text, scope);
    case "literals":
      return literalsTest(schema, subject, scope);
    case "string":
      return all(compare(`typeof ${text}`, "===", '"string"'), ...stringTests(schema, subject, scope));
    case "number":
      return all(
        call(scope.module.check(schema.integer ? "isInteger" : "isNumber"), text),
        ...numberTests(schema, text, scope),
      );
    case "boolean":
      return compare(`typeof ${text}`, "===", '"boolean"');
    case "null":
      return compare(text, "===", "null");
    case "array":
      return arrayTest(schema, subject, scope);
    case "object":
      return objectTest(schema, subject, scope);
    case "union":
      return unionTest(schema, subject, scope);
    case "intersection":
      return intersectionTest(schema, subject, scope);
    case "not":
      return all(definedTest(subject), not(excludedTest(schema.schema, subject, scope)));
    case "conditional":
      return conditionalTest(schema, subject, scope);
    case "unevaluated":
      return unevaluatedTest(schema, subject, scope);
    case "blob":
      return compare(text, "instanceof", "Blob");
  }
}

/** The function to call for each value of a list; `undefined` where every value is valid. */
export function checkOf(schema: Schema, path: string, scope: FunctionScope): CheckFunction | undefined {
  const { check } = scope.module;
  if (isAny(schema)) return undefined;
  switch (schema.kind) {
    case "reference":
      return referenceCheck(schema, scope);
    case "boolean":
      return { name: check("isBoolean") };
    case "string":
      if (isPlain(schema)) return { name: check("isString") };
      break;
    case "number":
      if (isPlain(schema)) return { name: check(schema.integer ? "isInteger" : "isNumber") };
      break;
    case "array":
      if (isPlain(schema)) return { name: "Array.isArray" };
      break;
    case "object":
      if (isPlain(schema)) return { name: check("isObject") };
      break;
    default:
  }
  return helperOf(schema, path, scope);
}

/** The call of a check, passing the depth that it takes. */
export function callCheck(check: CheckFunction, text: string, scope: FunctionScope): Test {
  if (check.depth === undefined) return call(check.name, text);
  scope.usesDepth = true;
  return call(check.name, text, check.depth);
}

/** What a string must be beyond its type. */
export function stringTests(schema: StringSchema, subject: Subject, scope: FunctionScope): readonly Test[] {
  const { text, path } = subject;
  const { minLength = 0, maxLength, pattern, format } = schema;
  const { module } = scope;
  const tests: Test[] = [];
  if (minLength === 1) tests.push(compare(`${text}.length`, ">=", "1"));
  if (minLength > 1) tests.push(call(module.check("hasMinLength"), text, numberLiteral(minLength)));
  if (maxLength !== undefined) tests.push(maxLengthTest(maxLength, subject, scope));
  if (pattern !== undefined) tests.push(call(`${module.pattern(path, pattern, schema.patternFlags)}.test`, text));
  if (format !== undefined) tests.push(call(`${module.format(format)}.test`, text));
  return tests;
}

/** In a loop a comparison in place spares nearly all calls: only a text with more code units has its code points counted. */
function maxLengthTest(maxLength: number, { text, isRepeated }: Subject, { module }: FunctionScope): Test {
  const limit = numberLiteral(maxLength);
  const test = call(module.check("hasMaxLength"), text, limit);
  return isRepeated === true ? any(compare(`${text}.length`, "<=", limit), test) : test;
}

/** What a number must be beyond its type. */
export function numberTests(schema: NumberSchema, text: string, scope: FunctionScope): readonly Test[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const tests: Test[] = [];
  if (minimum !== undefined) tests.push(compare(text, ">=", numberLiteral(minimum)));
  if (exclusiveMinimum !== undefined) tests.push(compare(text, ">", numberLiteral(exclusiveMinimum)));
  if (maximum !== undefined) tests.push(compare(text, "<=", numberLiteral(maximum)));
  if (exclusiveMaximum !== undefined) tests.push(compare(text, "<", numberLiteral(exclusiveMaximum)));
  if (multipleOf !== undefined && !(schema.integer && multipleOf === 1)) {
    tests.push(call(scope.module.check("isMultipleOf"), text, numberLiteral(multipleOf)));
  }
  return tests;
}

function literalsTest({ values }: LiteralsSchema, subject: Subject, { module }: FunctionScope): Test {
  const { text, path } = subject;
  const scalars = values.filter(isScalar);
  const others = values.filter((value) => !isScalar(value));
  const equalities = others.map((value) => call(module.check("isEqual"), text, module.jsonValue(path, value)));
  if (scalars.length > mostComparisons) return any(call(`${module.valueSet(path, scalars)}.has`, text), ...equalities);
  return any(...scalars.map((value) => compare(text, "===", scalarLiteral(value))), ...equalities);
}

type Scalar = string | number | boolean | null;

function isScalar(value: JsonValue): value is Scalar {
  return typeof value !== "object" || value === null;
}

function referenceCheck(schema: ReferenceSchema, scope: FunctionScope): CheckFunction {
  const deep = scope.recursive && scope.module.schemas.get(schema.name)?.recursive === true;
  if (!deep) return { name: scope.module.reference(schema.name, "is") };
  return { name: scope.module.reference(schema.name, "check"), depth: "depth + 1" };
}

/** What `not` excludes is a function of its own unless it is simple: it must not share `it` with what is asserted. */
function excludedTest(schema: Schema, subject: Subject, scope: FunctionScope): Test {
  const inner = { ...subject, isArgument: false, defined: true, path: childPath(subject.path, "excluded") };
  return testOf(schema, inner, scope);
}

export function definedTest({ text, defined }: Subject): Test {
  return defined ? always : compare(text, "!==", "undefined");
}
