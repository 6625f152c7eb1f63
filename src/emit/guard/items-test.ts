import type { Schema } from "../../model/schema.js";
import { createFunctionScope, type FunctionScope, type Subject } from "./function-scope.js";
import { functionDoc } from "./helper.js";
import { type Doc } from "./layout.js";
import { type CheckFunction, childPath, type ModuleScope } from "./module-scope.js";
import { isNever, isPlain } from "./plain.js";
import { callCheck, checkOf, testOf } from "./predicate.js";
import { all, call, compare, functionExpression, not, returnStatement, type Test } from "./test-expression.js";

/** The test that the subject is an array whose items are all valid. */
export function itemsTest(items: Schema, { text, path }: Subject, scope: FunctionScope): Test {
  const { module } = scope;
  if (isNever(items)) return all(call("Array.isArray", text), compare(`${text}.length`, "===", "0"));
  if (items.kind === "string" && isPlain(items)) return call(module.check("isStringArray"), text);
  if (isScalar(items) && !isPlain(items)) return callCheck(loopOf(items, path, scope), text, scope);
  const item = checkOf(items, childPath(path, "item"), scope);
  if (item === undefined) return call("Array.isArray", text);
  if (item.depth === undefined) return call(module.check("isArray"), text, item.name);
  scope.usesDepth = true;
  return call(module.check("isDeepArray"), text, item.name, item.depth);
}

/** Whether the test for a schema is an expression, which costs less than a call of a function that is passed to a loop. */
function isScalar(schema: Schema): boolean {
  switch (schema.kind) {
    case "string":
    case "number":
    case "boolean":
    case "null":
    case "literals":
      return true;
    case "union":
      return schema.members.every(isScalar);
    default:
      return false;
  }
}

/** A private function of the module that goes through the items. */
function loopOf(items: Schema, path: string, { module }: FunctionScope): CheckFunction {
  return module.shared("items", items, () => {
    const name = module.reserve(`is${childPath(path, "items")}`);
    const result = "value is readonly unknown[]"; // for tests of the length that follow
    module.addFunction(() => functionDoc(`function ${name}`, ["value: unknown"], result, loopDoc(items, path, module)));
    return { name };
  });
}

/** Through `findIndex`, which engines compile like a loop and a little better, and which sees the holes that `every` skips. */
function loopDoc(items: Schema, path: string, module: ModuleScope): Doc {
  const subject: Subject = {
    text: "item",
    path: childPath(path, "item"),
    defined: false,
    isArgument: false,
    isRepeated: true,
  };
  const test = testOf(items, subject, createFunctionScope(module));
  const search = call("value.findIndex", functionExpression("item: unknown", not(test)));
  return returnStatement(all(call("Array.isArray", "value"), compare(search.doc, "===", "-1")));
}
