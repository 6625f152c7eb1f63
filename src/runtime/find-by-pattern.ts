import type { Finder } from "./explain.js";
import { recordOf } from "./find-names.js";
import { findOther, findWithin } from "./find.js";
import { isOver } from "./search.js";

/** Explains properties whose names match patterns, and those whose names neither match nor are declared. */
export const findByPattern: Finder = (shape, value, place, search) => {
  const { patternProperties = [], names = [], additional = true } = shape;
  const declared = new Set(names);
  const record = recordOf(value);
  for (const name of Object.keys(record)) {
    let isKnown = declared.has(name);
    for (const [pattern, property] of patternProperties) {
      if (isOver(search)) return;
      if (!pattern.test(name)) continue;
      isKnown = true;
      findWithin(property, record[name], place, name, search);
    }
    if (!isKnown) findOther(additional, record[name], place, name, search, "additionalProperties");
  }
};
