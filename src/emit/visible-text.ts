/**
 * What would make code look like other code: control characters, marks that turn the direction of text (Trojan Source,
 * CVE-2021-42574), ends of lines that editors do not show, and halves of characters, which no file can hold.
 */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const deceptive = /(\\*)([\p{Cs}\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069])/gu;

/** Finds none of them in most files, and is done ten times as fast. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const maybeDeceptive = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ud800-\udfff]/;

/**
 * The code with all of it escaped: in strings and regular expressions it means the same, in comments it is shown for what it is.
 *
 * Nothing of it can stand in an identifier, and every emitter escapes what would end a string or a comment.
 */
export function visibleText(code: string): string {
  if (!maybeDeceptive.test(code)) return code;
  return code.replace(deceptive, (_whole, backslashes: string, character: string) => {
    const digits = (character.codePointAt(0) ?? 0).toString(16).padStart(4, "0");
    // After an odd one, the character was escaped itself.
    return `${backslashes}${backslashes.length % 2 === 0 ? "\\" : ""}u${digits}`;
  });
}
