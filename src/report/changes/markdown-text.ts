import { fenceFor, markdownCodeSpan } from "../../model/markdown-code.js";
import { printable } from "../printable.js";
import { messageParts } from "./message-parts.js";

/**
 * Text that GitHub shows as it is: no markup, mentions, references, links, emoji or formulas. GitHub looks for the latter after
 * Markdown's escapes are gone, so a space of no width parts what it looks for. Not for the beginning of a line.
 *
 * @see https://github.github.com/gfm/#backslash-escapes
 */
export function markdownText(text: string): string {
  return printable(text)
    .replace(/[&<>`$]/g, (character) => entities[character] ?? character)
    .replace(/[\\*_[\]~|]/g, "\\$&")
    .replace(/[@:](?=\S)|(?<!&)#(?=\S)/g, `$&${gap}`)
    .replace(/(?<=www)\.|(?<=\bGH)-/gi, `${gap}$&`);
}

/** For what escapes alone would not do: backticks end code spans before it, dollars make formulas. */
const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "`": "&#96;",
  $: "<span>$</span>",
};
const gap = "&#8203;";

/** A code span: whatever is in it stays what it is. */
export function markdownCode(text: string): string {
  return markdownCodeSpan(printable(text));
}

/** A message whose names stand in backticks. */
export function markdownMessage(message: string): string {
  return messageParts(message)
    .map(({ isCode, text }) => (isCode ? markdownCode(text) : markdownText(text)))
    .join("");
}

/** A block of code, line by line, indented to stand in a list. */
export function markdownCodeBlock(text: string, indentation: string): readonly string[] {
  const lines = text.split("\n").map(printable);
  const fence = fenceFor(text, 3);
  return [`${fence}text`, ...lines, fence].map((line) => `${indentation}${line}`);
}
