/** A value as indented JSON, safe to print on a terminal. Ends with a line feed. */
export function jsonText(value: unknown): string {
  // JSON.stringify escapes control characters below U+0020 alone.
  const text = JSON.stringify(value, undefined, 2).replace(
    /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    escaped,
  );
  return `${text}\n`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
