import type { UnionSchema } from "../../model/schema.js";
import { matchBy } from "./match.js";
import { code, type Place, reportAt } from "./place.js";

/** Finds what differs in the property that says which alternative a value is. */
export function compareDiscriminators(before: UnionSchema, after: UnionSchema, place: Place): void {
  const [left, right] = [before.discriminator, after.discriminator];
  const places = { before: before.pointer, after: after.pointer };
  if (left === undefined && right === undefined) return;
  if (left === undefined) {
    return reportAt(place, "discriminator-added", `is told apart by ${code(right?.propertyName ?? "")} now`, places);
  }
  if (right === undefined) {
    const rest = `is not told apart by ${code(left.propertyName)} any longer`;
    return reportAt(place, "discriminator-removed", rest, places);
  }
  if (left.propertyName !== right.propertyName) {
    const [from, to] = [left.propertyName, right.propertyName];
    return reportAt(place, "discriminator-changed", `is told apart by ${code(to)} now, not by ${code(from)}`, {
      ...places,
      from,
      to,
    });
  }
  const name = code(right.propertyName);
  const { removed, added } = matchBy(left.mapping, right.mapping, ({ value }) => value);
  for (const { value } of removed) {
    const rest = `never has ${code(value)} as its ${name} any longer`;
    reportAt(place, "discriminator-value-removed", rest, { ...places, from: value });
  }
  for (const { value } of added) {
    reportAt(place, "discriminator-value-added", `may have ${code(value)} as its ${name} now`, {
      ...places,
      to: value,
    });
  }
}
