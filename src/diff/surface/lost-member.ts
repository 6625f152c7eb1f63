import type { ts } from "ts-morph";
import { constituentsOf, isRecord, itemsOf, membersOf } from "./member-walk.js";

/** A property that there was. */
export interface LostMember {
  /** The properties on the way to it. */
  readonly path: readonly string[];
  readonly name: string;
  /** The type that had it, or that should have it. */
  readonly type: ts.Type;
}

/**
 * The first property of `before` that `after` no longer knows; `undefined` if there is none.
 *
 * Assignability alone does not see it: where a property was optional, or is only written, values without it are still right. But reading it
 * no longer compiles, nor does an object literal that has it.
 */
export function lostMember(checker: ts.TypeChecker, before: ts.Type, after: ts.Type): LostMember | undefined {
  const seen = new Set<string>();
  const search = (
    olds: readonly ts.Type[],
    news: readonly ts.Type[],
    path: readonly string[],
  ): LostMember | undefined => {
    const [left, right] = [keyOf(olds), keyOf(news)];
    const key = `${left}:${right}`;
    if (left === right || seen.has(key)) return undefined;
    seen.add(key);
    return searchItems(olds, news, path) ?? searchRecords(olds, news, path);
  };
  const searchItems: typeof search = (olds, news, path) => {
    const [oldItems, newItems] = [olds, news].map((types = []) =>
      types.flatMap((type) => itemsOf(checker, type)).flatMap(constituentsOf),
    );
    if (oldItems?.length === 0 || newItems?.length === 0) return undefined;
    return search(oldItems ?? [], newItems ?? [], [...path, "[number]"]);
  };
  const searchRecords: typeof search = (olds, news, path) => {
    const targets = news.filter((type) => isRecord(checker, type));
    const sources = olds.filter((type) => isRecord(checker, type) && hasCounterpart(checker, type, targets));
    const [target] = targets;
    if (target === undefined || targets.some((type) => type.getStringIndexType() !== undefined)) return undefined;
    const [oldMembers, newMembers] = [typesByName(checker, sources), typesByName(checker, targets)];
    for (const [name, types] of oldMembers) {
      const current = newMembers.get(name);
      if (current === undefined) return { path, name, type: target };
      const deeper = search(types, current, [...path, name]);
      if (deeper !== undefined) return deeper;
    }
    return undefined;
  };
  return before === after ? undefined : search(constituentsOf(before), constituentsOf(after), []);
}

/** The types of the properties of all of them together. */
function typesByName(checker: ts.TypeChecker, types: readonly ts.Type[]): ReadonlyMap<string, readonly ts.Type[]> {
  const byName = new Map<string, ts.Type[]>();
  for (const member of types.flatMap((type) => membersOf(checker, type))) {
    byName.set(member.name, [...(byName.get(member.name) ?? []), ...constituentsOf(member.type)]);
  }
  return byName;
}

/** A member of a union that is gone as a whole takes its properties with it: that is a narrower type, which assignability rates. */
function hasCounterpart(checker: ts.TypeChecker, type: ts.Type, targets: readonly ts.Type[]): boolean {
  return targets.some((target) => checker.isTypeAssignableTo(target, type) || checker.isTypeAssignableTo(type, target));
}

function keyOf(types: readonly ts.Type[]): string {
  // Every type has an `id`; it is only missing from the public interface.
  const ids = types.map((type) => (type as ts.Type & { readonly id: number }).id);
  return [...new Set(ids)].sort((left, right) => left - right).join();
}
