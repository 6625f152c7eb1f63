import { markdownCodeSpan } from "../model/markdown-code.js";

/** What hides or turns text: control characters, marks of direction, what cannot be seen, halves of characters. */
const invisible = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\p{Cs}]+/gu;

/** Everything that could be more than a letter in CommonMark or in GitHub's dialect of it. */
const special = /[\\`*_[\]<>#!|&~$@]|:(?=\/\/)|(?<=www)\./gi;

/** A text of a document in one line, as plain words; cut where it has more characters than `limit`. */
export function plainText(text: string, limit = Number.POSITIVE_INFINITY): string {
  const line = text.replaceAll(invisible, " ").replaceAll(/\s+/g, " ").trim();
  const characters = [...line];
  return characters.length <= limit
    ? line
    : `${characters
        .slice(0, limit - 1)
        .join("")
        .trimEnd()}…`;
}

/**
 * A text of a document as a run of words in Markdown: nothing in it is markup, a link or a mention.
 *
 * What stands between single backticks stays code, which is nothing but letters either.
 */
export function markdownText(text: string, limit?: number): string {
  const line = plainText(text, limit);
  const parts = line.split("`");
  // Longer runs of backticks pair up by rules of their own, and might leave open what looks closed.
  const isPaired = parts.length % 2 === 1 && !line.includes("``");
  const words = isPaired
    ? parts.map((part, index) => (index % 2 === 0 ? escaped(part) : `\`${part}\``)).join("")
    : escaped(line);
  // At the start of a line, more can open a block: a list, a rule, a heading that is underlined.
  return words.replace(/^(\d*)([.)+=-])/, "$1\\$2");
}

/** A text of a document as code in Markdown, whatever backticks it has. */
export function markdownCode(text: string): string {
  return markdownCodeSpan(plainText(text));
}

/** A block of code, none of whose lines is a fence; what hides or turns text stands in strings alone, where an escape means the same. */
export function codeBlock(language: string, code: string): string {
  return `\`\`\`${language}\n${code.trimEnd().replaceAll(invisible, shownInCode)}\n\`\`\``;
}

function shownInCode(hidden: string): string {
  const escapes = [...hidden].map((character) => {
    const unit = character.codePointAt(0) ?? 0;
    return character === "\n" ? character : `\\u${unit.toString(16).padStart(4, "0")}`;
  });
  return escapes.join("");
}

function escaped(text: string): string {
  return text.replaceAll(special, (character) => entities.get(character) ?? `\\${character}`);
}

/** GitHub links names and addresses after a backslash all the same. */
const entities: ReadonlyMap<string, string> = new Map([
  ["<", "&lt;"],
  [">", "&gt;"],
  ["&", "&amp;"],
  ["@", "&#64;"],
  [":", "&#58;"],
  [".", "&#46;"],
]);
