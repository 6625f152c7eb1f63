import { countText, expectedText } from "./describe.js";
import type { Finder } from "./explain.js";
import { isValid } from "./find-member.js";
import { isOver, report } from "./search.js";

/** Explains an array that has too few, or too many, items of a shape. */
export const findContained: Finder = (shape, value, place, search) => {
  if (!Array.isArray(value)) return;
  const { contains = "any", minContains = 1, maxContains = Infinity } = shape;
  const items: readonly unknown[] = value;
  let count = 0;
  for (let index = 0; index < items.length && count <= maxContains; index += 1) {
    if (isOver(search)) return;
    if (isValid(contains, items[index], { parent: place, name: index }, search)) count += 1;
    if (count >= minContains && maxContains === Infinity) return;
  }
  if (isOver(search) || (count >= minContains && count <= maxContains)) return;
  const isFew = count < minContains;
  const expected = `at ${isFew ? "least" : "most"} ${countText(isFew ? minContains : maxContains, "item")}`;
  const received = isFew ? `array with ${countText(count, "such item")}` : "array with more";
  const keyword = isFew ? "contains" : "maxContains";
  report(search, place, keyword, `${expected} of ${expectedText(contains)}`, value, received);
};
