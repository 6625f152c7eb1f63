import type { Finder } from "./explain.js";
import { findWithin } from "./find.js";
import { isOver } from "./search.js";

/** Explains the first items, each of which has a shape of its own, and those that follow. */
export const findPrefix: Finder = ({ prefixItems = [], items: rest }, value, place, search) => {
  if (!Array.isArray(value)) return;
  const items: readonly unknown[] = value;
  for (let index = 0; index < items.length && !isOver(search); index += 1) {
    const shape = prefixItems[index] ?? rest;
    if (shape === undefined) return;
    findWithin(shape, items[index], place, index, search);
  }
};
