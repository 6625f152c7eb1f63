import type { Schema } from "./schema.js";

/** Whether two schemas assert the same in the same words, wherever they stand; what is said of them does not count. */
export function isSameSchema(left: Schema, right: Schema): boolean {
  return isSame(left, right, false);
}

/** @param isValue Whether it is what a literal is, in which names mean nothing to us. */
function isSame(left: unknown, right: unknown, isValue: boolean): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (Array.isArray(left)) {
    return (
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((item, index) => isSame(item, right[index], isValue))
    );
  }
  return !Array.isArray(right) && hasSameMembers(left as Members, right as Members, isValue); // neither has a prototype of its own
}

type Members = Readonly<Record<string, unknown>>;

function hasSameMembers(left: Members, right: Members, isValue: boolean): boolean {
  const isLiterals = left["kind"] === "literals";
  for (const name in left) {
    if (!counts(left, name, isValue)) continue;
    const isInValue = isValue || (isLiterals && name === "values");
    if (!Object.hasOwn(right, name) || !isSame(left[name], right[name], isInValue)) return false;
  }
  for (const name in right) if (counts(right, name, isValue) && !Object.hasOwn(left, name)) return false;
  return true;
}

function counts(members: Members, name: string, isValue: boolean): boolean {
  return members[name] !== undefined && (isValue || (name !== "pointer" && name !== "documentation"));
}
