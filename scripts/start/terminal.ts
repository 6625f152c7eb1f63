import pc from "picocolors";

const { stdout } = process;

/** Colours on a terminal that wants them, plain text everywhere else. */
export const colors = pc.createColors(stdout.isTTY && (process.env["NO_COLOR"] ?? "") === "");

const indent = " ".repeat(4);

/** Writes the heading of a numbered step. */
export function writeStep(number: number, title: string): void {
  stdout.write(`\n ${colors.cyan(String(number))}  ${colors.bold(title)}\n`);
}

/** Writes `text` below the step's heading, each of its lines indented. */
export function writeDetail(text: string, color: (line: string) => string = (line) => line): void {
  for (const line of text.trimEnd().split("\n")) {
    const content = line.trimEnd();
    stdout.write(content === "" ? "\n" : `${indent}${color(content)}\n`);
  }
}

/** Writes one line at the left edge. */
export function writeLine(text: string): void {
  stdout.write(`${text}\n`);
}

/** Lays `rows` out in columns under `headings`, separated by two spaces. */
export function tableOf(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, column) =>
    Math.max(...[heading, ...rows.map((row) => row[column] ?? "")].map((cell) => cell.length)),
  );
  const lineOf = (cells: readonly string[]): string =>
    cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ");
  const rule = widths.map((width) => "─".repeat(width)).join("  ");
  return [colors.dim(lineOf(headings)), colors.dim(rule), ...rows.map(lineOf)].join("\n");
}

/** A duration for people: `84 ms`, `1.2 s`. */
export function durationOf(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
