import { type Doc, group, hardLine, ifBroken, indent, join, line, softLine } from "./layout.js";

/** A boolean expression of the emitted code. */
export type Test = ConstantTest | AtomTest | AllTest | AnyTest;

interface ConstantTest {
  readonly kind: "constant";
  readonly value: boolean;
}

interface AtomTest {
  readonly kind: "atom";
  readonly doc: Doc;
  /** What is compared, where the opposite is no longer than the test. */
  readonly compared?: Comparison;
  /** Prettier wraps a returned comparison in parentheses once it takes several lines, and leaves a call alone. */
  readonly isCall: boolean;
}

interface Comparison {
  readonly left: Doc;
  readonly operator: Operator;
  readonly right: string;
}

type Operator = "===" | "!==" | ">=" | ">" | "<=" | "<" | "instanceof";

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

/** A comparison. */
export function compare(left: Doc, operator: Operator, right: string): Test {
  const doc = comparisonDoc(left, operator, right);
  // A number may be NaN, which is neither more nor less; a length may not.
  const isOrdered = typeof left === "string" && left.endsWith(".length");
  const hasOpposite = operator === "===" || operator === "!==" || (isOrdered && opposites.has(operator));
  if (!hasOpposite) return { kind: "atom", doc, isCall: false };
  return { kind: "atom", doc, isCall: false, compared: { left, operator, right } };
}

const opposites: ReadonlyMap<Operator, Operator> = new Map([
  ["===", "!=="],
  ["!==", "==="],
  [">=", "<"],
  ["<", ">="],
  ["<=", ">"],
  [">", "<="],
]);

/** What is compared with a call's outcome may stand on a line of its own. */
function comparisonDoc(left: Doc, operator: string, right: string): Doc {
  if (typeof left === "string") return `${left} ${operator} ${right}`;
  return [left, " ", group([operator, indent([line, right])])];
}

/** What is no longer stays in one line wherever it stands. */
const shortText = 60;

/** A call, one argument per line where it does not fit. */
export function call(name: string, ...items: readonly Doc[]): AtomTest {
  const text = items.every((item) => typeof item === "string") ? `${name}(${items.join(", ")})` : undefined;
  if (text !== undefined && text.length <= shortText) return { kind: "atom", doc: text, isCall: true };
  const list = [indent([softLine, join([",", line], items)]), ifBroken(","), softLine];
  return { kind: "atom", doc: group([name, "(", list, ")"]), isCall: true };
}

/** An arrow function that gives the outcome of a test, as the only argument of a call. */
export function functionExpression(parameter: string, test: Test): Doc {
  return [`(${parameter}) =>`, group(indent([line, group(chainParts(test, false))]))];
}

/** All of the tests, in order. */
export function all(...tests: readonly Test[]): Test {
  return joined("all", tests, always, nothing);
}

/** At least one of the tests, in order. */
export function any(...tests: readonly Test[]): Test {
  return joined("any", tests, nothing, always);
}

/** A chain of tests without those that say nothing in it; one of the other kind decides it. */
function joined(kind: "all" | "any", tests: readonly Test[], silent: Test, deciding: Test): Test {
  const parts: Test[] = [];
  for (const test of tests) {
    if (test === deciding) return deciding;
    if (test.kind === kind) for (const each of test.tests) parts.push(each);
    else if (test !== silent) parts.push(test);
  }
  const [first] = parts;
  if (first === undefined) return silent;
  return parts.length === 1 ? first : { kind, tests: parts };
}

/** The opposite of `test`. */
export function not(test: Test): Test {
  if (test.kind === "constant") return test.value ? nothing : always;
  if (test.kind === "atom" && test.compared !== undefined) {
    const { left, operator, right } = test.compared;
    return compare(left, opposites.get(operator) ?? operator, right);
  }
  if (test.kind === "any") return all(...test.tests.map(not));
  const isCall = test.kind === "atom" && test.isCall;
  const doc = isCall ? test.doc : group(["(", indent([softLine, chainParts(test)]), softLine, ")"]);
  return { kind: "atom", doc: ["!", doc], isCall: true };
}

/** `return …;`, with the parentheses that a chain needs once it takes several lines. */
export function returnStatement(test: Test): Doc {
  if (test.kind === "atom" && test.isCall) return ["return ", test.doc, ";"];
  const chain = group(chainParts(test));
  return ["return ", group([ifBroken("("), indent([softLine, chain]), softLine, ifBroken(")")]), ";"];
}

/**
 * What a function says of an object: of many tests an `if` for each, so that one more of them is one more line. Compilers take longer for a
 * chain, whose operands they check twice.
 */
export function verdict(test: Test): Doc {
  if (test.kind !== "all" || test.tests.length < manyTests) return returnStatement(test);
  return [test.tests.map((each) => [refusal(not(each)), hardLine]), "return true;"];
}

function refusal(test: Test): Doc {
  const text = textOf(test);
  return text !== undefined && text.length <= shortText
    ? `if (${text}) return false;`
    : ifStatement(test, "return false;");
}

/** The text of a test whose parts are no more than texts. */
function textOf(test: Test): string | undefined {
  if (test.kind === "constant") return String(test.value);
  if (test.kind === "atom") return typeof test.doc === "string" ? test.doc : undefined;
  const texts = test.tests.map((each) => (each.kind === "atom" ? textOf(each) : undefined));
  return texts.includes(undefined) ? undefined : texts.join(test.kind === "all" ? " && " : " || ");
}

const manyTests = 3;

/** `if (…) …`. */
export function ifStatement(test: Test, statement: string): Doc {
  const condition = group([indent([softLine, chainParts(test, false)]), softLine]);
  return group(["if (", condition, ")", indent([line, statement])]);
}

/** `return … ? … : …;`, where all three are calls. */
export function returnChoice(condition: Test, yes: Test, no: Test): Doc {
  const branches = [line, "? ", operandDoc(yes), line, ": ", operandDoc(no)];
  return ["return ", group([operandDoc(condition), indent(branches)]), ";"];
}

/** The operands of a chain, or the test that is none; as Prettier has it, a pair is kept together but in a condition. */
function chainParts(test: Test, keepsPair = true): Doc {
  if (test.kind === "constant") return String(test.value);
  if (test.kind === "atom") return test.doc;
  const operands = operandsOf(test);
  // The second of two operands stays beside the last line of the first.
  const isPair = keepsPair && operands.length === 2 && test.tests.every((operand) => operand.kind === "atom");
  return isPair ? [operands.slice(0, 1), group(operands.slice(1))] : operands;
}

/** A test as the argument of a call. */
export function argumentDoc(test: Test): Doc {
  if (test.kind === "constant" || test.kind === "atom") return operandDoc(test);
  return chainDoc(test);
}

/** A chain within the other kind of chain stands in parentheses; its later lines are indented. */
function operandDoc(test: Test): Doc {
  if (test.kind === "constant") return String(test.value);
  if (test.kind === "atom") return test.doc;
  return ["(", chainDoc(test), ")"];
}

function chainDoc(test: AllTest | AnyTest): Doc {
  const operands = operandsOf(test);
  return group([operands.slice(0, 1), indent(operands.slice(1))]);
}

/** The operands of a chain, each but the first behind the operator. */
function operandsOf({ kind, tests }: AllTest | AnyTest): readonly Doc[] {
  const operator = kind === "all" ? " &&" : " ||";
  return tests.map((each, index) => (index === 0 ? operandDoc(each) : [operator, line, operandDoc(each)]));
}
