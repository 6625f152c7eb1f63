import { type Doc, group, ifBroken, indent, join, line, softLine } from "./layout.js";

/** A boolean expression of the emitted code. */
export type Test = ConstantTest | AtomTest | AllTest | AnyTest;

interface ConstantTest {
  readonly kind: "constant";
  readonly value: boolean;
}

interface AtomTest {
  readonly kind: "atom";
  readonly doc: Doc;
}

interface AllTest {
  readonly kind: "all";
  readonly tests: readonly Test[];
}

interface AnyTest {
  readonly kind: "any";
  readonly tests: readonly Test[];
}

export const always: Test = { kind: "constant", value: true };

export const nothing: Test = { kind: "constant", value: false };

/** A comparison or another expression that `&&` and `||` can join as it is. */
export function atom(doc: Doc): Test {
  return { kind: "atom", doc };
}

/** A call, one argument per line where it does not fit. */
export function call(name: string, ...items: readonly Doc[]): Test {
  return atom(callDoc(name, items));
}

/** Is {@link call} as text to build on. */
export function callDoc(name: string, items: readonly Doc[]): Doc {
  return group([name, "(", indent([softLine, join([",", line], items)]), ifBroken(","), softLine, ")"]);
}

/** All of the tests, in order. */
export function all(...tests: readonly Test[]): Test {
  const parts = tests.flatMap((test) => (test.kind === "all" ? test.tests : [test])).filter((test) => test !== always);
  if (parts.includes(nothing)) return nothing;
  const [first, ...others] = parts;
  if (first === undefined) return always;
  return others.length === 0 ? first : { kind: "all", tests: parts };
}

/** At least one of the tests, in order. */
export function any(...tests: readonly Test[]): Test {
  const parts = tests.flatMap((test) => (test.kind === "any" ? test.tests : [test])).filter((test) => test !== nothing);
  if (parts.includes(always)) return always;
  const [first, ...others] = parts;
  if (first === undefined) return nothing;
  return others.length === 0 ? first : { kind: "any", tests: parts };
}

/** The opposite of `test`. */
export function not(test: Test): Test {
  if (test.kind === "constant") return test.value ? nothing : always;
  return atom(["!", group(["(", indent([softLine, chainParts(test)]), softLine, ")"])]);
}

/** `return …;`, with the parentheses that a chain needs once it takes several lines. */
export function returnStatement(test: Test): Doc {
  if (test.kind === "constant") return `return ${String(test.value)};`;
  if (test.kind === "atom" && !isComparison(test.doc)) return ["return ", test.doc, ";"];
  const chain = group(chainParts(test));
  return ["return ", group([ifBroken("("), indent([softLine, chain]), softLine, ifBroken(")")]), ";"];
}

/** Whether an atom is no call: Prettier wraps a comparison in parentheses as it does a chain. */
function isComparison(doc: Doc): boolean {
  return typeof doc === "string";
}

function chainParts(test: Test): Doc {
  if (test.kind === "constant") return String(test.value);
  if (test.kind === "atom") return test.doc;
  return join([test.kind === "all" ? " &&" : " ||", line], test.tests.map(operandDoc));
}

/** A chain within the other kind of chain stands in parentheses; its later lines are indented. */
function operandDoc(test: Test): Doc {
  if (test.kind === "constant") return String(test.value);
  if (test.kind === "atom") return test.doc;
  const operator = test.kind === "all" ? " &&" : " ||";
  const [first = "", ...others] = test.tests.map(operandDoc);
  return ["(", group([first, indent(others.map((operand) => [operator, line, operand]))]), ")"];
}
