import type { Documentation, Schema } from "../../model/schema.js";
import { type Place, reportAt } from "./place.js";
import { valueWords } from "./type-words.js";

/** What is described, and where: a schema, a parameter, a header. */
interface Described {
  readonly pointer: string;
  readonly documentation?: Documentation;
}

/** Finds what differs in the words about something, in its default, and in whether it is deprecated. */
export function compareDocumentation(before: Described | Schema, after: Described | Schema, place: Place): void {
  const [left, right] = [before.documentation ?? {}, after.documentation ?? {}];
  const places = { before: before.pointer, after: after.pointer };
  if (wordsIn(left) !== wordsIn(right)) reportAt(place, "documentation-changed", "is described in other words", places);
  if (left.deprecated !== right.deprecated) {
    if (right.deprecated === true) reportAt(place, "deprecated", `is deprecated${sunsetWords(right)}`, places);
    else reportAt(place, "deprecated-no-longer", "is not deprecated any longer", places);
  }
  const [from, to] = [defaultIn(left), defaultIn(right)];
  if (from !== to) reportAt(place, "default-changed", `has ${defaultChange(from, to)}`, { ...places, from, to });
}

/** The words of a documentation, to be compared. */
export function wordsIn({ title, description, examples, readOnly, writeOnly }: Documentation): string {
  return JSON.stringify([title?.trim(), description?.trim(), examples, readOnly, writeOnly]);
}

/** Until when something is there, if the document says so. */
export function sunsetWords({ sunset }: Documentation): string {
  return sunset === undefined ? "" : `, and ends on ${sunset}`;
}

function defaultIn({ default: value }: Documentation): string {
  return value === undefined ? "no default" : valueWords(value);
}

function defaultChange(from: string, to: string): string {
  if (to === "no default") return `no default any longer, which was \`${from}\``;
  return from === "no default"
    ? `the default \`${to}\`, where there was none`
    : `the default \`${to}\`, not \`${from}\``;
}
