/** A text as one word of a command that somebody may copy into a shell: in quotes where it would be something else without. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
