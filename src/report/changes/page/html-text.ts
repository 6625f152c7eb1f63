import { printable } from "../../printable.js";
import { messageParts } from "../message-parts.js";

/** Text between tags or in a quoted attribute, with all that cannot be seen spelled out. */
export function htmlText(text: string): string {
  return printable(text).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Text that keeps its lines, for `pre`. */
export function htmlLines(text: string): string {
  return text.split("\n").map(htmlText).join("\n");
}

/** Text as code. */
export function htmlCode(text: string): string {
  return `<code>${htmlText(text)}</code>`;
}

/** A message whose names stand in backticks. */
export function htmlMessage(message: string): string {
  return messageParts(message)
    .map(({ isCode, text }) => (isCode ? htmlCode(text) : htmlText(text)))
    .join("");
}
