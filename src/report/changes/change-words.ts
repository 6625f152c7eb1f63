import { impacts, type Bump, type Change, type ChangeReport, type Direction, type Impact } from "../../model/change.js";
import type { Location } from "../../model/issue.js";
import { counted } from "../counted.js";

/** How many changes there are of each impact. */
export type ImpactCounts = Readonly<Record<Impact, number>>;

/** Who notices, after `in`. */
export const directionWords: Readonly<Record<Direction, string>> = {
  request: "requests",
  response: "responses",
  both: "requests and responses",
};

/** The four impacts with their first letter in upper case. */
export const impactTitles: Readonly<Record<Impact, string>> = {
  breaking: "Breaking",
  risky: "Risky",
  additive: "Additive",
  cosmetic: "Cosmetic",
};

/** Counts the changes of each impact, also those with none. */
export function countChanges(changes: readonly Change[]): ImpactCounts {
  const counts = { breaking: 0, risky: 0, additive: 0, cosmetic: 0 };
  for (const { impact } of changes) counts[impact]++;
  return counts;
}

/** `2 breaking, 1 additive; 1 ignored`, or `no changes`. */
export function countsText({ changes, ignored }: ChangeReport): string {
  const counts = countChanges(changes);
  const parts = impacts.filter((impact) => counts[impact] > 0).map((impact) => `${counts[impact]} ${impact}`);
  const shown = parts.length === 0 ? "no changes" : parts.join(", ");
  return ignored.length === 0 ? shown : `${shown}; ${ignored.length} ignored`;
}

/** What the bump is called in a sentence. */
export const bumpTitles: Readonly<Record<Bump, string>> = {
  major: "a major change",
  minor: "a minor change",
  patch: "a patch",
  none: "no new version",
};

/** What the changes ask of the version number and why, in a sentence. */
export function bumpSentence({ bump, changes, ignored }: ChangeReport): string {
  if (changes.length === 0 && bump === "none") {
    return ignored.length === 0 ? "No changes." : `No changes but ${counted(ignored.length, "ignored one")}.`;
  }
  if (bump === "none") return "No new version is needed: clients notice nothing.";
  const { breaking, additive } = countChanges(changes);
  const broken = `${counted(breaking, "change")} ${breaking === 1 ? "breaks" : "break"} what clients rely on`;
  const start = `This is ${bumpTitles[bump]}`;
  if (bump === "major") return breaking === 0 ? `${start}.` : `${start}: ${broken}.`;
  // Semantic Versioning 2.0.0, section 4: before 1.0.0, anything may change.
  if (breaking > 0) return `${start} for a version that is not stable yet: ${broken}.`;
  if (additive === 0) return `${start}: clients keep working.`;
  return `${start}: clients keep working, and ${counted(additive, "change")} ${additive === 1 ? "adds" : "add"} something.`;
}

/** `Petstore 1.0.0 → 2.0.0`; both titles where they differ. */
export function versionsText({ before, after }: ChangeReport): string {
  if (before.title === after.title) return `${after.title} ${before.version} → ${after.version}`;
  return `${before.title} ${before.version} → ${after.title} ${after.version}`;
}

/** `file:line:column`. */
export function placeText({ file, line, column }: Location): string {
  return `${file}:${line}:${column}`;
}

/** The operations that a change reaches, unless that is what it is about: the first ones, and how many more there are. */
export function reachOf(
  { operations, subject }: Change,
  most: number,
): { readonly title: string; readonly first: readonly string[]; readonly more: number } | undefined {
  if (operations.length === 0 || (operations.length === 1 && operations[0] === subject)) return undefined;
  // Nobody is helped by "and 1 more".
  const shown = operations.length <= most + 1 ? operations.length : most;
  return {
    title: `Reaches ${counted(operations.length, "operation")}`,
    first: operations.slice(0, shown),
    more: operations.length - shown,
  };
}
