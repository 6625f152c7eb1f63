import { pointerOf } from "../../model/json.js";
import { isMutableObject, type MutableJson, type MutableObject } from "../copy-json.js";
import { isCollection, memberOf, type OverlaidTree, type Origin } from "./overlaid-tree.js";

/** Why two values cannot be merged, and where in the update. */
export interface Mismatch {
  readonly pointer: string;
  readonly message: string;
}

/** The first place where an update does not fit a target (Overlay 1.1, Action Object: "other combinations … result in an error"). */
export function mismatchOf(present: MutableJson, given: MutableJson, pointer = ""): Mismatch | undefined {
  if (!isMutableObject(present) || !isMutableObject(given)) {
    if (kindOf(present) === kindOf(given)) return undefined;
    return { pointer, message: `This is ${kindOf(given)}, and what it is to be merged into is ${kindOf(present)}.` };
  }
  for (const [name, value] of Object.entries(given)) {
    const member = memberOf(present, name);
    const mismatch = member === undefined ? undefined : mismatchOf(member, value, pointerOf(pointer, name));
    if (mismatch !== undefined) return mismatch;
  }
  return undefined;
}

/** What overlays tell values apart by, in words. */
export function kindOf(value: MutableJson): "an object" | "an array" | "a primitive value" {
  if (Array.isArray(value)) return "an array";
  return isCollection(value) ? "an object" : "a primitive value";
}

/** Merges an update that fits into an object: objects by their members, arrays one after the other, and all else anew. */
export function mergeObjects(target: MutableObject, given: MutableObject, origin: Origin, tree: OverlaidTree): void {
  for (const [name, value] of Object.entries(given)) {
    const place = tree.originOfMember(given, name, origin);
    const present = memberOf(target, name);
    if (isMutableObject(present) && isMutableObject(value)) mergeObjects(present, value, place, tree);
    else if (Array.isArray(present) && Array.isArray(value)) appendAll(present, value, place, tree);
    else tree.set(target, name, value, place);
  }
}

/** Appends all items. */
export function appendAll(target: MutableJson[], given: MutableJson[], origin: Origin, tree: OverlaidTree): void {
  // Those of now: an array may be appended to itself.
  for (const [index, item] of [...given].entries()) {
    tree.append(target, item, tree.originOfMember(given, String(index), origin));
  }
}
