import type { LiteralsSchema } from "../../model/schema.js";
import { matchBy } from "./match.js";
import { type Place, reportAt } from "./place.js";
import { valueList, valueWords } from "./type-words.js";

/** Finds the values that a list gained and lost. */
export function compareLiterals(before: LiteralsSchema, after: LiteralsSchema, place: Place): void {
  const places = { before: before.pointer, after: after.pointer };
  if (before.open === true && after.open !== true) {
    reportAt(place, "enum-added", `is one of ${valueList(after.values)} alone now`, places);
  }
  if (before.open !== true && after.open === true) {
    reportAt(place, "enum-removed", "may have values now that are not listed", places);
  }
  const isOpen = before.open === true && after.open === true;
  const { removed, added } = matchBy(before.values, after.values, (value) => JSON.stringify(value));
  for (const value of removed) {
    const kind = isOpen ? "open-enum-value-removed" : "enum-value-removed";
    reportAt(place, kind, `is never ${valueList([value])} any longer`, { ...places, from: valueWords(value) });
  }
  for (const value of added) {
    reportAt(place, isOpen ? "open-enum-value-added" : "enum-value-added", `may be ${valueList([value])} now`, {
      ...places,
      to: valueWords(value),
    });
  }
}
