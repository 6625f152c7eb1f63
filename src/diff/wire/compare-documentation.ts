import type { Documentation } from "../../model/schema.js";
import { compareLifecycle, type Described } from "./compare-lifecycle.js";
import { code, type Place, reportAt, wordsFor } from "./place.js";
import { valueWords } from "./type-words.js";

/** Finds what differs in the words about something, in its default, in its life, and in what its text contains. */
export function compareDocumentation(before: Described, after: Described, place: Place): void {
  const [left, right] = [before.documentation ?? {}, after.documentation ?? {}];
  const places = { before: before.pointer, after: after.pointer };
  if (wordsIn(left) !== wordsIn(right)) reportAt(place, "documentation-changed", "is described in other words", places);
  for (const finding of compareLifecycle(before, after, wordsFor(place))) place.sink.report(finding);
  const [from, to] = [defaultIn(left), defaultIn(right)];
  if (from !== to) reportAt(place, "default-changed", `has ${defaultChange(from, to)}`, { ...places, from, to });
  compareContents(left, right, places, place);
}

/** The words of a documentation, to be compared. */
export function wordsIn({ title, description, examples, readOnly, writeOnly }: Documentation): string {
  return JSON.stringify([title?.trim(), description?.trim(), examples, readOnly, writeOnly]);
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

/** What a text holds in another notation (JSON Schema Validation 2020-12, section 8). */
const contentKeywords = ["contentEncoding", "contentMediaType", "contentSchema"] as const;

function compareContents(
  left: Documentation,
  right: Documentation,
  places: { readonly before: string; readonly after: string },
  place: Place,
): void {
  for (const keyword of contentKeywords) {
    const [from, to] = [left[keyword], right[keyword]].map((value) =>
      value === undefined ? undefined : valueWords(value),
    );
    if (from === to) continue;
    if (from === undefined) {
      reportAt(place, "content-added", `has the ${code(keyword)} ${code(to ?? "")} now`, places);
    } else if (to === undefined) {
      reportAt(place, "content-removed", `has no ${code(keyword)} any longer, which was ${code(from)}`, places);
    } else {
      const rest = `has the ${code(keyword)} ${code(to)} now, not ${code(from)}`;
      reportAt(place, "content-changed", rest, { ...places, from, to });
    }
  }
}
