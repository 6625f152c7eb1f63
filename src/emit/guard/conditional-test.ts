import type { ConditionalSchema, Schema } from "../../model/schema.js";
import type { FunctionScope, Subject } from "./function-scope.js";
import { helperOf, helperTest } from "./helper.js";
import { type Doc, hardLine } from "./layout.js";
import { childPath } from "./module-scope.js";
import { isAny, isNever } from "./plain.js";
import { callCheck, checkOf, definedTest, testOf } from "./predicate.js";
import { all, always, any, call, ifStatement, not, returnChoice, type Test } from "./test-expression.js";

/** The test for a condition: its parts are functions, as each would narrow what the next one looks at. */
export function conditionalTest(schema: ConditionalSchema, subject: Subject, scope: FunctionScope): Test {
  if (isAny(schema.if)) return testOf(schema.then, subject, scope);
  if (isNever(schema.if)) return testOf(schema.else, subject, scope);
  if (choiceOf(schema) !== undefined) return helperTest(schema, subject, scope);
  const part = (word: Part): Test => partTest(schema, word, subject, scope);
  if (isNever(schema.then)) return all(definedTest(subject), not(part("if")), part("else"));
  if (isNever(schema.else)) return all(part("if"), part("then"));
  const isImplied = isAny(schema.else) ? any(not(part("if")), part("then")) : any(part("if"), part("else"));
  return all(definedTest(subject), isImplied);
}

type Part = "if" | "then" | "else";

/** The condition both of whose branches ask for something: the choice is a function, so that the condition is asked for once. */
export function choiceOf(schema: Schema): ConditionalSchema | undefined {
  if (schema.kind !== "conditional") return undefined;
  const parts = [schema.if, schema.then, schema.else];
  return parts.every((part) => !isAny(part) && !isNever(part)) ? schema : undefined;
}

/** The statements that let a condition pick the branch. */
export function choiceBody(schema: ConditionalSchema, subject: Subject, scope: FunctionScope, isBounded: boolean): Doc {
  const [condition, yes, no] = (["if", "then", "else"] as const).map((word) => partTest(schema, word, subject, scope));
  const isTooDeep = isBounded ? [not(call(scope.module.check("isBounded"), "depth"))] : [];
  return [
    isTooDeep.map((test) => [ifStatement(test, "return false;"), hardLine]),
    returnChoice(condition ?? always, yes ?? always, no ?? always),
  ];
}

function partTest(schema: ConditionalSchema, word: Part, { text, path }: Subject, scope: FunctionScope): Test {
  const part = schema[word];
  if (isAny(part)) return always;
  const partPath = childPath(path, wordsOf(schema, word));
  return callCheck(checkOf(part, partPath, scope) ?? helperOf(part, partPath, scope), text, scope);
}

/** `if`, or `if card` for what depends on a property called `card`. */
function wordsOf({ keyword, if: condition }: ConditionalSchema, word: Part): string {
  const [property] = keyword !== "if" && condition.kind === "object" ? condition.properties : [];
  return property === undefined ? word : `${word} ${property.name}`;
}
