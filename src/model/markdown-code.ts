/** A code span of Markdown: whatever is in it stays what it is (CommonMark 0.31.2, section 6.1). The text is one line. */
export function markdownCodeSpan(line: string): string {
  const shown = line === "" ? " " : line;
  const fence = fenceFor(shown, 1);
  const padding = /^`|`$|^ .*\S.* $/.test(shown) ? " " : "";
  return `${fence}${padding}${shown}${padding}${fence}`;
}

/** Backticks, `least` of them or more than any row of them in the text. */
export function fenceFor(text: string, least: number): string {
  const rows = [...text.matchAll(/`+/g)].map(([row]) => row.length);
  return "`".repeat(Math.max(least, ...rows.map((length) => length + 1)));
}
