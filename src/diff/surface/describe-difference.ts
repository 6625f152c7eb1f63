import { ts } from "ts-morph";
import { plainCode } from "./code-text.js";
import type { CheckedTypes, Comparison, Written } from "./comparison.js";
import { shortened, withoutModules } from "./explain-diagnostic.js";
import { constituentsOf, isRecord, itemsOf, membersOf, type Member } from "./member-walk.js";

/** What a type was and what it is: of two objects only the members that differ. */
export interface Difference {
  /** Absent where nothing was that is no more. */
  readonly from?: string;
  readonly to?: string;
}

const longest = 160;
const deepest = 6;

/**
 * Says how two types differ in a few words: `status: "active" | "revoked"` and `status: "active"`.
 *
 * The words are those of the code: in which order the compiler prints a union depends on all else that it has seen.
 */
export function describeDifference(
  checker: ts.TypeChecker,
  { before, held }: CheckedTypes,
  comparison: Comparison,
): Difference {
  const [from, to] = isDescribedByMembers(checker, before, held)
    ? memberDifferences(checker, before, held, "", 0)
    : [[typeText(comparison.before)], [typeText(comparison.after)]];
  return {
    ...(from.length === 0 ? {} : { from: shortened(from.join("; "), longest) }),
    ...(to.length === 0 ? {} : { to: shortened(to.join("; "), longest) }),
  };
}

/** What a declaration declares: without its head, which is the same on both sides. */
function typeText({ declaration }: Written): string {
  const head = /^export (?:type [^ ]+ = |interface [^ ]+ |declare const [^ ]+: )/;
  return plainCode(declaration).replace(head, "").replace(/;$/, "");
}

type Lines = readonly [from: readonly string[], to: readonly string[]];

function memberDifferences(
  checker: ts.TypeChecker,
  before: ts.Type,
  after: ts.Type,
  prefix: string,
  depth: number,
): Lines {
  const olds = new Map(membersOf(checker, before).map((member) => [member.name, member]));
  const news = new Map(membersOf(checker, after).map((member) => [member.name, member]));
  const lines = [...new Set([...olds.keys(), ...news.keys()])].map((name): Lines => {
    const [old, current] = [olds.get(name), news.get(name)];
    if (old?.type === current?.type && old?.isOptional === current?.isOptional) return [[], []];
    const path = `${prefix}${isIdentifier(name) ? name : JSON.stringify(name)}`;
    const [from, to] = [old, current].map((member) => memberText(checker, path, member));
    if (from === to) return [[], []];
    const inner = depth < deepest ? innerTypes(checker, old, current) : undefined;
    if (inner !== undefined)
      return memberDifferences(checker, inner.old, inner.current, `${path}${inner.step}`, depth + 1);
    return [from === undefined ? [] : [from], to === undefined ? [] : [to]];
  });
  return [lines.flatMap(([from]) => from), lines.flatMap(([, to]) => to)];
}

interface InnerTypes {
  readonly old: ts.Type;
  readonly current: ts.Type;
  /** How the path goes on: `.` into an object, `[].` into the items of an array. */
  readonly step: string;
}

/** The nameless objects of a member that differ where nothing around them does. */
function innerTypes(checker: ts.TypeChecker, old?: Member, current?: Member): InnerTypes | undefined {
  if (old === undefined || current === undefined || old.isOptional !== current.isOptional) return undefined;
  const [olds, news] = [constituentsOf(old.type), constituentsOf(current.type)];
  const isAlike = admitsNull(old.type) === admitsNull(current.type) && olds.length === 1 && news.length === 1;
  const [left, right] = [olds[0], news[0]];
  if (!isAlike || left === undefined || right === undefined) return undefined;
  const [oldItem, item] = [itemsOf(checker, left), itemsOf(checker, right)].map((items) =>
    items.length === 1 ? items[0] : undefined,
  );
  const pair =
    oldItem === undefined || item === undefined
      ? { old: left, current: right, step: "." }
      : { old: oldItem, current: item, step: "[]." };
  const isInner =
    isNameless(pair.old) && isNameless(pair.current) && isDescribedByMembers(checker, pair.old, pair.current);
  return isInner ? pair : undefined;
}

function admitsNull(type: ts.Type): boolean {
  return type.isUnion() && type.types.some(({ flags }) => (flags & ts.TypeFlags.Null) !== 0);
}

function isIdentifier(name: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name);
}

/** Whether a type stands where it is used. */
function isNameless({ symbol, aliasSymbol }: ts.Type): boolean {
  return aliasSymbol === undefined && symbol?.name === "__type";
}

/** Whether two types are objects, so that the members that differ say more than the whole. */
function isDescribedByMembers(checker: ts.TypeChecker, before: ts.Type, after: ts.Type): boolean {
  const areRecords = [before, after].every((type) => !type.isUnion() && isRecord(checker, type));
  return before !== after && areRecords && !haveIndex(before, after);
}

function haveIndex(before: ts.Type, after: ts.Type): boolean {
  return [before, after].some((type) => type.getStringIndexType() !== undefined);
}

function memberText(checker: ts.TypeChecker, path: string, member: Member | undefined): string | undefined {
  if (member === undefined) return undefined;
  const code = member.code();
  const text = code === undefined ? withoutModules(checker.typeToString(member.type)) : plainCode(code);
  return member.isOptional ? `${path}?: ${text.replace(/ \| undefined$/, "")}` : `${path}: ${text}`;
}
