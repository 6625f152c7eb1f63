import type { Schema, UnevaluatedSchema } from "../../model/schema.js";
import { isObjectAlone } from "./disjoint.js";
import { type EvaluatedProperties, evaluatedProperties, isDynamic } from "./evaluated.js";
import type { FunctionScope, Subject } from "./function-scope.js";
import { helperTest } from "./helper.js";
import { exportsOf } from "./module-scope.js";
import { namesTest } from "./names-test.js";
import { anything, isAny } from "./plain.js";
import { testOf } from "./predicate.js";
import { isWhollyDynamic, lazyShape } from "./shape.js";
import { all, any, call, not, type Test } from "./test-expression.js";

/**
 * The test for what nothing else evaluates: a loop over names where these show from the document, as with a closed object
 * made of parts; otherwise the verdict of the explanation, which follows what each part evaluates of the value.
 */
export function unevaluatedTest(schema: UnevaluatedSchema, subject: Subject, scope: FunctionScope): Test {
  const { module } = scope;
  if (isDynamic(schema, module.schemas)) {
    const shape = isWhollyDynamic(module)
      ? `${exportsOf(module.named).guard}.shape`
      : lazyShape(schema, subject.path, module);
    return call(module.runtimeValue("matches", "runtime/matches"), shape, subject.text);
  }
  const evaluated = evaluatedProperties(schema.schema, module.schemas);
  const { properties = anything } = schema;
  if (evaluated === undefined || evaluated.all || isAny(properties)) return testOf(schema.schema, subject, scope);
  if (!subject.isArgument) return helperTest(schema, subject, scope);
  const base = testOf(schema.schema, subject, scope);
  return all(base, closedTest(schema.schema, properties, evaluated, subject, scope));
}

function closedTest(
  schema: Schema,
  properties: Schema,
  { names, patterns }: EvaluatedProperties,
  subject: Subject,
  scope: FunctionScope,
): Test {
  // The parts themselves test what matches; here it only counts as known.
  const known = patterns.map((pattern) => ({ ...pattern, schema: anything }));
  const test = namesTest({ known: [...names], patterns: known, others: properties }, subject, scope);
  scope.usesIt = true;
  if (isObjectAlone(schema, scope.module.schemas)) return test;
  return any(not(call(scope.module.check("isObject"), "it")), test);
}
