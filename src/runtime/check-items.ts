import type { Check } from "./check.js";
import type { DeepCheck } from "./depth.js";

/** Whether the items from `start` on are valid. */
export function hasValidRest(items: readonly unknown[], start: number, isItem: Check): boolean {
  for (let index = start; index < items.length; index += 1) {
    if (!isItem(items[index])) return false;
  }
  return true;
}

/** Is {@link hasValidRest} for items that may contain the array's own type. */
export function hasValidDeepRest(items: readonly unknown[], start: number, isItem: DeepCheck, depth: number): boolean {
  return hasValidRest(items, start, (item) => isItem(item, depth));
}

/** Whether at least `minimum` and at most `maximum` items are valid. */
export function hasItems(
  items: readonly unknown[],
  isItem: Check,
  minimum: number,
  maximum: number = Infinity,
): boolean {
  let count = 0;
  for (let index = 0; index < items.length && count <= maximum; index += 1) {
    if (isItem(items[index])) count += 1;
    if (count >= minimum && maximum === Infinity) return true;
  }
  return count >= minimum && count <= maximum;
}

/** Is {@link hasItems} for items that may contain the array's own type. */
export function hasDeepItems(
  items: readonly unknown[],
  isItem: DeepCheck,
  depth: number,
  minimum: number,
  maximum?: number,
): boolean {
  return hasItems(items, (item) => isItem(item, depth), minimum, maximum);
}
