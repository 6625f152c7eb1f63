import { ts } from "ts-morph";
import type { CheckedTypes, Comparison, Verdict } from "./comparison.js";
import { compile } from "./compiler.js";
import { describeDifference } from "./describe-difference.js";
import { explainDiagnostic, explanation } from "./explain-diagnostic.js";
import { lostMember } from "./lost-member.js";
import { headStatements, statementsPerComparison, worldModules, type TypeWorlds } from "./worlds.js";

/** Asks the compiler about all comparisons at once; the verdicts are in their order. */
export function compareTypes(worlds: TypeWorlds, comparisons: readonly Comparison[]): readonly Verdict[] {
  const program = compile(worldModules(worlds, comparisons));
  const source = program.getSourceFile("/check.ts");
  if (source === undefined) throw new Error("Unreachable: the compiler was given check.ts.");
  throwForUnknownNames(program);
  const answers = answersOf(program, source);
  const checker = program.getTypeChecker();
  return comparisons.map((comparison, index) => {
    const first = headStatements + index * statementsPerComparison;
    const [same, read, write] = [3, 4, 5].map((offset) => answers.get(first + offset));
    const [before, held, real] = [0, 1, 2].map((offset) => declaredType(checker, source.statements[first + offset]));
    if (before === undefined || held === undefined || real === undefined) throw unknownType(comparison);
    if (same === undefined) return { isSame: true, reasons: {} };
    return verdictOf(checker, { before, held, real }, { read, write }, comparison);
  });
}

/** A name that nothing declares is of type `any`, and would fit everything. */
function throwForUnknownNames(program: ts.Program): void {
  const unknown = program
    .getSemanticDiagnostics(program.getSourceFile("/fixed.ts"))
    .find(({ code }) => unknownNameCodes.has(code));
  if (unknown !== undefined) throw new Error(`Unreachable: ${explainDiagnostic(unknown)}`);
}

/** Cannot find name, no exported member, cannot find namespace, did you mean. */
const unknownNameCodes: ReadonlySet<number> = new Set([2304, 2305, 2503, 2552, 2724]);

/** What there is to say about each statement of `check.ts`, by its index. */
function answersOf(program: ts.Program, source: ts.SourceFile): ReadonlyMap<number, string> {
  const answers = new Map<number, string>();
  let index = 0;
  for (const diagnostic of program.getSemanticDiagnostics(source)) {
    while ((source.statements[index]?.end ?? Infinity) <= (diagnostic.start ?? 0)) index += 1;
    if (!answers.has(index)) answers.set(index, explainDiagnostic(diagnostic));
  }
  return answers;
}

function verdictOf(
  checker: ts.TypeChecker,
  types: CheckedTypes,
  reasons: Verdict["reasons"],
  comparison: Comparison,
): Verdict {
  const { before, held, real } = types;
  const isReadable = reasons.read === undefined || checker.isTypeAssignableTo(real, before);
  const isWritable = reasons.write === undefined || checker.isTypeAssignableTo(before, real);
  const lost = lostMember(checker, before, held);
  const isLost = lost !== undefined && lostMember(checker, before, real) !== undefined;
  const explain = (sentence: (name: string, type: string) => string): string | undefined =>
    isLost ? explanation([...lost.path, lost.name], sentence(lost.name, checker.typeToString(lost.type))) : undefined;
  return {
    isSame: false,
    unreadable: isReadable ? explain(unknownProperty) : reasons.read,
    unwritable: isWritable ? explain(excessProperty) : reasons.write,
    reasons,
    ...describeDifference(checker, types, comparison),
  };
}

/** What the compiler says where a property is read that a type does not have (TS2339). */
function unknownProperty(name: string, type: string): string {
  return `Property '${name}' does not exist on type '${type}'.`;
}

/** What the compiler says where an object literal has a property that its type does not have (TS2353). */
function excessProperty(name: string, type: string): string {
  return `Object literal may only specify known properties, and '${name}' does not exist in type '${type}'.`;
}

/** `undefined` for what is declared nowhere: that would be assignable to everything. */
function declaredType(checker: ts.TypeChecker, statement: ts.Statement | undefined): ts.Type | undefined {
  const declaration =
    statement !== undefined && ts.isVariableStatement(statement)
      ? statement.declarationList.declarations[0]
      : undefined;
  const type = declaration === undefined ? undefined : checker.getTypeAtLocation(declaration.name);
  return type === undefined || (type.flags & ts.TypeFlags.Any) !== 0 ? undefined : type;
}

function unknownType({ before, after }: Comparison): Error {
  return new Error(
    `Unreachable: \`${before.name}\` and \`${after.name}\` are compared, but one of them is not declared.`,
  );
}
