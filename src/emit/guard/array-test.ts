import type { ArraySchema, Contains, Schema } from "../../model/schema.js";
import { type FunctionScope, type Subject } from "./function-scope.js";
import { helperTest } from "./helper.js";
import { itemsTest } from "./items-test.js";
import { type CheckFunction, childPath } from "./module-scope.js";
import { longestCondition, piecesOf } from "./pieces.js";
import { isAny, isNever } from "./plain.js";
import { checkOf, testOf } from "./predicate.js";
import { all, always, any, call, compare, type Test } from "./test-expression.js";
import { numberLiteral } from "./text.js";

/** The test for an array: in place, but for a tuple that is not a function's own argument. */
export function arrayTest(schema: ArraySchema, subject: Subject, scope: FunctionScope): Test {
  if (schema.prefixItems !== undefined && !subject.isArgument) return helperTest(schema, subject, scope);
  const { text } = subject;
  const items =
    schema.prefixItems === undefined ? itemsTest(schema.items, subject, scope) : call("Array.isArray", text);
  return all(
    items,
    ...sizeTests(schema, text),
    ...prefixTests(schema, subject, scope),
    schema.contains === undefined ? always : containsTest(schema.contains, subject, scope),
    schema.uniqueItems === true ? call(scope.module.check("isUnique"), text) : always,
  );
}

function sizeTests({ minItems = 0, maxItems }: Sizes, text: string): readonly Test[] {
  const size = `${text}.length`;
  return [
    minItems > 0 ? compare(size, ">=", numberLiteral(minItems)) : always,
    maxItems === undefined ? always : compare(size, "<=", numberLiteral(maxItems)),
  ];
}

interface Sizes {
  readonly minItems?: number | undefined;
  readonly maxItems?: number | undefined;
}

/** The tests for the first items, as far as they are there, and for the rest. */
function prefixTests(schema: ArraySchema, subject: Subject, scope: FunctionScope): readonly Test[] {
  const { prefixItems = [], items, minItems = 0 } = schema;
  if (prefixItems.length === 0) return [];
  const isLong = prefixItems.filter((item) => !isAny(item)).length > longestCondition;
  const tests = isLong
    ? pieceTests(schema, prefixItems, subject, scope)
    : itemTests(prefixItems, minItems, subject, scope);
  return [...tests, restTest(items, prefixItems.length, subject, scope)];
}

function itemTests(
  prefixItems: readonly Schema[],
  minItems: number,
  { text, path }: Subject,
  scope: FunctionScope,
): readonly Test[] {
  return prefixItems.map((item, index) => {
    const inner = { text: `${text}[${index}]`, path: childPath(path, `item ${index}`), isArgument: false };
    const test = testOf(item, { ...inner, defined: isAny(item) }, scope);
    return index < minItems ? test : any(compare(`${text}.length`, "<=", String(index)), test);
  });
}

/** The tests for very many first items: a function for some of them each, to which all before are any. */
function pieceTests(
  { pointer }: ArraySchema,
  prefixItems: readonly Schema[],
  subject: Subject,
  scope: FunctionScope,
): readonly Test[] {
  const any: Schema = { kind: "any", pointer };
  return piecesOf(prefixItems).map((items, index) => {
    const before = Array.from({ length: index * longestCondition }, () => any);
    const piece: ArraySchema = {
      kind: "array",
      pointer,
      items: any,
      itemsDeclared: false,
      prefixItems: [...before, ...items],
    };
    return helperTest(piece, { ...subject, path: childPath(subject.path, `part ${index + 1}`) }, scope);
  });
}

/** The test for the items from `start` on. */
export function restTest(items: Schema, start: number, { text, path }: Subject, scope: FunctionScope): Test {
  if (isNever(items)) return compare(`${text}.length`, "<=", String(start));
  const check = checkOf(items, childPath(path, "rest"), scope);
  return check === undefined
    ? always
    : callWithCheck(["hasValidRest", "hasValidDeepRest"], [text, String(start)], check, scope);
}

function containsTest({ schema, minContains, maxContains }: Contains, subject: Subject, scope: FunctionScope): Test {
  const { text, path } = subject;
  if (minContains === 0 && maxContains === undefined) return always;
  // Whoever asks for at least one that nothing is has been told so already.
  if (isNever(schema)) return always;
  const limits = [minContains, ...(maxContains === undefined ? [] : [maxContains])].map(numberLiteral);
  const check = checkOf(schema, childPath(path, "contained"), scope);
  if (check !== undefined) return callWithCheck(["hasItems", "hasDeepItems"], [text], check, scope, limits);
  return all(...sizeTests({ minItems: minContains, maxItems: maxContains }, text));
}

/** A call that passes a check, and the depth that it takes, to one of two helpers. */
function callWithCheck(
  [shallow, deep]: readonly [shallow: string, deep: string],
  first: readonly string[],
  { name, depth }: CheckFunction,
  scope: FunctionScope,
  last: readonly string[] = [],
): Test {
  const module = "runtime/check-items";
  if (depth === undefined) return call(scope.module.runtimeValue(shallow, module), ...first, name, ...last);
  scope.usesDepth = true;
  return call(scope.module.runtimeValue(deep, module), ...first, name, depth, ...last);
}
