import type { PatternProperty, Schema } from "../../model/schema.js";
import { type FunctionScope, type Subject } from "./function-scope.js";
import { functionDoc } from "./helper.js";
import { type Doc, hardLine, indent } from "./layout.js";
import { type CheckFunction, childPath } from "./module-scope.js";
import { recordTest } from "./object-test.js";
import { anything, isAny, isNever, nameSchema } from "./plain.js";
import { checkOf } from "./predicate.js";
import { all, always, call, compare, ifStatement, type Test } from "./test-expression.js";
import { stringLiteral } from "./text.js";

/** What properties must be, found by their names. */
export interface NamesSchema {
  /** The names that `others` says nothing about. */
  readonly known: readonly string[];
  readonly patterns: readonly PatternProperty[];
  readonly propertyNames?: Schema;
  /** What must be the properties that are neither known nor match a pattern. */
  readonly others: Schema;
}

/** The test for the names of the properties of `it`: a function that looks at each of them. */
export function namesTest(schema: NamesSchema, { path }: Subject, scope: FunctionScope): Test {
  const { known, patterns, propertyNames = anything, others } = schema;
  const isPlain = patterns.length === 0 && isAny(propertyNames);
  if (isPlain && known.length === 0) {
    if (isNever(others)) return compare("Object.keys(it).length", "===", "0");
    const check = checkOf(others, childPath(path, "rest"), scope);
    return check === undefined ? always : recordTest(check, "it", scope);
  }
  const checks: CheckFunction[] = [];
  const statements = statementsOf(schema, path, scope, checks);
  if (statements.length === 0) return always;
  const wanted = isPlain ? (isNever(others) ? "hasOnlyNamesOf" : "hasValidRestOf") : "hasValidNamesOf";
  return loopTest(scope.module.reserve(`${wanted}${path}`), statements, checks, scope);
}

/** The statements that look at one `name`; what they call is added to `checks`. */
function statementsOf(
  schema: NamesSchema,
  path: string,
  scope: FunctionScope,
  checks: CheckFunction[],
): readonly Doc[] {
  const { known, patterns, propertyNames = anything, others } = schema;
  const { module } = scope;
  const fails = (each: Schema, words: string, text: string): readonly string[] | undefined => {
    if (isNever(each)) return [];
    const check = checkOf(each, childPath(path, words), scope);
    if (check === undefined) return undefined;
    checks.push(check);
    return [`!${check.name}(${[text, ...(check.depth === undefined ? [] : [check.depth])].join(", ")})`];
  };
  // A pattern that nothing asks for must not be declared.
  const matches = ({ pattern, patternFlags }: PatternProperty): string =>
    `${module.pattern(childPath(path, "match"), pattern, patternFlags)}.test(name)`;
  const nameFails = fails(nameSchema(propertyNames), "name", "name");
  const matchFails = patterns.map((each): Doc | undefined => {
    const failure = fails(each.schema, "match", "it[name]");
    return failure && rejection([matches(each), ...failure]);
  });
  const otherFails = fails(others, "rest", "it[name]");
  const isOther = otherFails && patterns.map((each) => `!${matches(each)}`);
  return [
    nameFails && rejection(nameFails),
    ...matchFails,
    isOther && unlessKnown(known, rejection([...isOther, ...otherFails])),
  ].filter((statement) => statement !== undefined);
}

/** `if (…) return false;`: inherited names never count, and are rare enough to be asked for last. */
function rejection(conditions: readonly string[]): Doc {
  const tests = [...conditions, "Object.hasOwn(it, name)"].map((doc): Test => ({ kind: "atom", doc, isCall: true }));
  return ifStatement(all(...tests), "return false;");
}

function unlessKnown(known: readonly string[], statement: Doc): Doc {
  if (known.length === 0) return statement;
  return [
    "switch (name) {",
    indent(known.map((name): Doc => [hardLine, `case ${stringLiteral(name)}:`])),
    indent(indent([hardLine, "break;"])),
    indent([hardLine, "default:"]),
    indent(indent([hardLine, statement])),
    [hardLine, "}"],
  ];
}

function loopTest(
  name: string,
  statements: readonly Doc[],
  checks: readonly CheckFunction[],
  scope: FunctionScope,
): Test {
  const isDeep = checks.some((check) => check.depth !== undefined);
  const parameters = ["it: Readonly<Record<string, unknown>>", ...(isDeep ? ["depth: number"] : [])];
  const lines = statements.map((statement): Doc => [hardLine, statement]);
  const body: Doc = ["for (const name in it) {", indent(lines), hardLine, "}", hardLine, "return true;"];
  scope.module.addFunction(() => functionDoc(`function ${name}`, parameters, "boolean", body));
  if (!isDeep) return call(name, "it");
  scope.usesDepth = true;
  return call(name, "it", "depth");
}
