import type { Finder } from "./explain.js";
import { attempt, isValid } from "./find-member.js";
import { find } from "./find.js";
import { isOver } from "./search.js";

/** Explains by one of two shapes, as the value has a third one or not. */
export const findConditional: Finder = (shape, value, place, search) => {
  const { if: condition = "any", then = "any", else: otherwise = "any", keyword } = shape;
  const isMet = isValid(condition, value, place, search);
  if (isOver(search)) return;
  if (keyword !== "dependentRequired") return find(isMet ? then : otherwise, value, place, search);
  for (const finding of isMet ? attempt(then, value, place, search, search.limit) : []) {
    search.findings.push({ ...finding, keyword });
  }
};
