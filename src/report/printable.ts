/**
 * What a terminal must not get from a document: control characters, which could hide or rewrite lines, and marks that
 * change the direction of text or that cannot be seen.
 */
const unprintable = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\p{Cs}]/gu;

/** The text in one line, with everything escaped that a terminal could take for a command. */
export function printable(text: string): string {
  return text.replace(unprintable, (character) => {
    const short = shortEscapes.get(character);
    if (short !== undefined) return short;
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length <= 2 ? `\\x${code.padStart(2, "0")}` : `\\u${code.padStart(4, "0")}`;
  });
}

const shortEscapes: ReadonlyMap<string, string> = new Map([
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

/** How many columns of a terminal a printable text takes. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += wide.test(character) ? 2 : Number(!widthless.test(character));
  return width;
}

/** Combining marks, joiners and variation selectors. */
const widthless = /^[\p{M}\u200c\u200d]$/u;
/** Emoji, and the wide letters of East Asia (Unicode Standard Annex #11). */
const wide =
  /^(?:\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}])$/u;
