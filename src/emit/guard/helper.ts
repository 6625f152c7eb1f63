import type { Schema } from "../../model/schema.js";
import { choiceBody, choiceOf } from "./conditional-test.js";
import { discriminatorBody } from "./discriminator.js";
import { createFunctionScope, type FunctionScope, type Subject } from "./function-scope.js";
import { type Doc, group, hardLine, ifBroken, indent, join, line, softLine } from "./layout.js";
import { type CheckFunction, childPath, type ModuleScope } from "./module-scope.js";
import { callCheck, testOf } from "./predicate.js";
import { all, call, returnStatement, type Test, verdict } from "./test-expression.js";
import { stringLiteral } from "./text.js";

/** The test for something too large to stand within an expression: a call of a private function. */
export function helperTest(schema: Schema, subject: Subject, scope: FunctionScope): Test {
  const path = subject.isArgument ? childPath(subject.path, "variant") : subject.path;
  return callCheck(helperOf(schema, path, scope), subject.text, scope);
}

/** The function that checks for `schema`: one of a common object, or the first of the module that was made for a schema like it. */
export function helperOf(schema: Schema, path: string, { module }: FunctionScope): CheckFunction {
  const name = module.commonFunction("predicate", schema);
  return name !== undefined ? { name } : module.shared("schema", schema, () => newHelper(schema, path, module));
}

function newHelper(schema: Schema, path: string, module: ModuleScope): CheckFunction {
  const name = module.reserve(`is${path}`);
  const inner = createFunctionScope(module);
  module.addFunction(() => {
    const { body, parameter } = functionBody(schema, path, inner, fieldsType);
    const parameters = [`${parameter}: unknown`, ...(inner.usesDepth ? ["depth: number"] : [])];
    return functionDoc(`function ${name}`, parameters, "boolean", body);
  });
  return inner.usesDepth ? { name, depth: "depth" } : { name };
}

/** A function declaration. */
export function functionDoc(name: string, parameters: readonly string[], result: string, body: Doc): Doc {
  const isBare = parameters.length === 0;
  const list = isBare ? "" : [indent([softLine, join([",", line], parameters)]), ifBroken(","), softLine];
  return [group([name, "(", list, `): ${result} {`]), indent([hardLine, body]), hardLine, "}"];
}

/** The statements that check the argument for `schema`, and the name that the argument then has. */
export function functionBody(
  schema: Schema,
  path: string,
  scope: FunctionScope,
  castType: (scope: FunctionScope) => Doc,
  isBounded = false,
): { readonly body: Doc; readonly parameter: "value" | "_value" } {
  const subject: Subject = { text: "value", path, defined: false, isArgument: true };
  const cast = (): Doc => (scope.usesIt ? ["const it = value as ", castType(scope), ";", hardLine] : []);
  if (schema.kind === "union" && schema.discriminator !== undefined) {
    const body = discriminatorBody(schema, schema.discriminator, subject, scope, isBounded);
    return { body: [cast(), body], parameter: "value" };
  }
  const choice = choiceOf(schema);
  if (choice !== undefined) return { body: choiceBody(choice, subject, scope, isBounded), parameter: "value" };
  const test = testOf(schema, subject, scope);
  if (test.kind === "constant") return { body: returnStatement(test), parameter: "_value" };
  const bounded = isBounded ? all(call(scope.module.check("isBounded"), "depth"), test) : test;
  return { body: scope.usesIt ? [cast(), verdict(bounded)] : returnStatement(bounded), parameter: "value" };
}

/** The type of `it` in a function for something without a name. */
export function fieldsType({ names, module }: FunctionScope): Doc {
  return [module.runtimeType("Fields"), typeArguments(namesType([...names]))];
}

/** A union of names. */
export function namesType(names: readonly string[]): Doc {
  return names.length === 0 ? "never" : unionType(names.map(stringLiteral));
}

/** A union of types. */
export function unionType(members: readonly Doc[]): Doc {
  return group([ifBroken("| "), join([line, "| "], members)]);
}

/** What stands after the name of a generic type. */
export function typeArguments(...items: readonly Doc[]): Doc {
  return group(["<", indent([softLine, join([",", line], items)]), softLine, ">"]);
}
