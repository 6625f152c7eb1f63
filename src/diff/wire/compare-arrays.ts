import type { ArraySchema, Contains } from "../../model/schema.js";
import { schemaKey } from "../../model/schema-key.js";
import { arrayLimits, compareLimits, containsLimits } from "./compare-limits.js";
import { compareSchemas } from "./compare-schemas.js";
import { memberPlace, type Place, reportAt } from "./place.js";

/** Finds what differs between two lists: their items, their length, and what they must contain. */
export function compareArrays(before: ArraySchema, after: ArraySchema, place: Place): void {
  const places = { before: before.pointer, after: after.pointer };
  compareSchemas(before.items, after.items, memberPlace(place, "[]"));
  compareTuples(before, after, place);
  compareLimits(before, after, arrayLimits, place);
  if (before.uniqueItems !== after.uniqueItems) {
    if (after.uniqueItems === true) reportAt(place, "limit-added", "must not have an item twice now", places);
    else reportAt(place, "limit-removed", "may have an item twice now", places);
  }
  compareContains(before, after, place);
}

/** An item that a tuple does not describe is one of the others. */
function compareTuples(before: ArraySchema, after: ArraySchema, place: Place): void {
  const [left, right] = [before.prefixItems ?? [], after.prefixItems ?? []];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    compareSchemas(left[index] ?? before.items, right[index] ?? after.items, memberPlace(place, `[${index}]`));
  }
}

function compareContains(before: ArraySchema, after: ArraySchema, place: Place): void {
  const [left, right] = [before.contains, after.contains];
  const places = { before: before.pointer, after: after.pointer };
  if (left === undefined && right === undefined) return;
  if (left === undefined) reportAt(place, "contains-added", "must contain certain items now", places);
  else if (right === undefined) {
    reportAt(place, "contains-removed", "need not contain certain items any longer", places);
  } else {
    if (schemaKey(left.schema) !== schemaKey(right.schema)) {
      reportAt(place, "condition-changed", "must contain other items, with an effect that cannot be told", places);
    }
    compareLimits(
      { ...before, minContains: left.minContains, ...maximumOf(left) },
      { ...after, minContains: right.minContains, ...maximumOf(right) },
      containsLimits,
      place,
    );
  }
}

function maximumOf({ maxContains }: Contains): Pick<Contains, "maxContains"> {
  return maxContains === undefined ? {} : { maxContains };
}
