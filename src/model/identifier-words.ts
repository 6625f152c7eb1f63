/**
 * The words of a text that may stand in an identifier: runs of letters, digits and marks.
 *
 * Letters of every script count, as in JavaScript's identifiers, but for those that TypeScript does not take for letters: what
 * Unicode got after version 15.0, and all beyond the first 65,536.
 */
export function identifierWords(text: string): readonly string[] {
  return text.match(words) ?? [];
}

/** Whether TypeScript takes the text for an identifier, or for a word that it keeps for itself. */
export function isIdentifier(text: string): boolean {
  return /^[\p{ID_Start}$_]/u.test(text) && identifierWords(text).join("") === text.replaceAll(/[$_]/g, "");
}

/** A letter is not one to JavaScript where Unicode has it for syntax: U+2E2F. */
const words =
  // oxlint-disable-next-line no-misleading-character-class -- each of the marks stands for itself
  /(?:(?=\p{ID_Continue})(?![\u{0897}\u{1acf}-\u{1add}\u{1ae0}-\u{1aeb}\u{10000}-\u{10ffff}\u{088f}\u{0c5c}\u{0cdc}\u{1c89}\u{1c8a}\u{a7cb}-\u{a7cf}\u{a7d2}\u{a7d4}\u{a7da}-\u{a7dc}\u{a7f1}])[\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}])+/gu;
