import { ts } from "ts-morph";
import { shortened, withoutModules } from "./explain-diagnostic.js";
import { isRecord, membersOf, type Member } from "./member-walk.js";

/** What a type was and what it is: of two objects only the members that differ. */
export interface Difference {
  readonly from: string;
  readonly to: string;
}

const longest = 160;
const deepest = 6;

/** Says how two types differ in a few words: `status: "active" | "revoked"` and `status: "active"`. */
export function describeDifference(checker: ts.TypeChecker, before: ts.Type, after: ts.Type): Difference {
  const [from, to] = isDescribedByMembers(checker, before, after)
    ? memberDifferences(checker, before, after, "", 0)
    : [
        [print(checker, before, ts.TypeFormatFlags.InTypeAlias)],
        [print(checker, after, ts.TypeFormatFlags.InTypeAlias)],
      ];
  return { from: shortened(from.join("; "), longest), to: shortened(to.join("; "), longest) };
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
    const path = `${prefix}${/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? name : JSON.stringify(name)}`;
    const isDeep =
      depth < deepest && old !== undefined && current !== undefined && old.isOptional === current.isOptional;
    if (
      isDeep &&
      isNameless(old.type) &&
      isNameless(current.type) &&
      isDescribedByMembers(checker, old.type, current.type)
    ) {
      return memberDifferences(checker, old.type, current.type, `${path}.`, depth + 1);
    }
    const [from, to] = [old, current].map((member) => memberText(checker, path, member));
    return from === to ? [[], []] : [from === undefined ? [] : [from], to === undefined ? [] : [to]];
  });
  return [lines.flatMap(([from]) => from), lines.flatMap(([, to]) => to)];
}

/** Whether a type stands where it is used. */
function isNameless({ symbol, aliasSymbol }: ts.Type): boolean {
  return aliasSymbol === undefined && symbol?.name === "__type";
}

/** Whether two types are objects, so that the members that differ say more than the whole. */
function isDescribedByMembers(checker: ts.TypeChecker, before: ts.Type, after: ts.Type): boolean {
  return (
    before !== after &&
    [before, after].every((type) => !type.isUnion() && isRecord(checker, type)) &&
    !haveIndex(before, after)
  );
}

function haveIndex(before: ts.Type, after: ts.Type): boolean {
  return [before, after].some((type) => type.getStringIndexType() !== undefined);
}

function memberText(checker: ts.TypeChecker, path: string, member: Member | undefined): string | undefined {
  return member === undefined ? undefined : `${path}${member.isOptional ? "?" : ""}: ${print(checker, member.type)}`;
}

function print(checker: ts.TypeChecker, type: ts.Type, flags = ts.TypeFormatFlags.None): string {
  const text = checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation | flags);
  return withoutModules(text).replaceAll(/\s+/g, " ");
}
