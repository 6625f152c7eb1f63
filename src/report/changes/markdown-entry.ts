import type { Change, IgnoredChange } from "../../model/change.js";
import { directionWords, placeText, reachOf } from "./change-words.js";
import { markdownCode, markdownCodeBlock, markdownMessage, markdownText } from "./markdown-text.js";

/** More operations than this are counted. */
const mostOperations = 5;

/** A change with all that is known about it, as an item of a list. Ends with a line feed. */
export function fullEntry(change: Change): string {
  const details = [valuesOf(change), reachText(change), factsOf(change)].filter((detail) => detail !== "");
  const explanation = change.explanation === undefined ? [] : markdownCodeBlock(change.explanation, "  ");
  return `${[headOf(change), ...details.map((detail) => `  - ${detail}`), ...explanation].join("\n")}\n`;
}

/** A change in one line, as an item of a list. Ends with a line feed. */
export function shortEntry(change: Change): string {
  return `${headOf(change)} (${placeOf(change)})\n`;
}

/** An ignored change and why it is, as an item of a list. Ends with a line feed. */
export function ignoredEntry({ change, reason }: IgnoredChange): string {
  return `${headOf(change)} (${change.impact}, ${markdownCode(change.fingerprint)})\n  - Ignored: ${markdownText(reason)}\n`;
}

function headOf({ subject, message }: Change): string {
  return `- **${markdownCode(subject)}** ${markdownMessage(message)}`;
}

function valuesOf({ from, to }: Change): string {
  if (from !== undefined && to !== undefined) return `Before ${markdownCode(from)}, after ${markdownCode(to)}`;
  if (from !== undefined) return `Before ${markdownCode(from)}`;
  return to === undefined ? "" : `After ${markdownCode(to)}`;
}

function reachText(change: Change): string {
  const reach = reachOf(change, mostOperations);
  if (reach === undefined) return "";
  return `${reach.title}: ${reach.first.map(markdownCode).join(", ")}${reach.more === 0 ? "" : `, … and ${reach.more} more`}`;
}

function factsOf(change: Change): string {
  const { kind, direction, before, fingerprint } = change;
  const inDirection = direction === undefined ? "" : ` in ${directionWords[direction]}`;
  const place =
    before === undefined ? placeOf(change) : `${placeOf(change)}, before at ${markdownCode(placeText(before))}`;
  return `${markdownCode(kind)}${inDirection}, ${place}, ${markdownCode(fingerprint)}`;
}

function placeOf({ location }: Change): string {
  return markdownCode(placeText(location));
}
