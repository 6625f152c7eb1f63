import { lineStartsOf } from "../model/text-position.js";
import { displayWidth, printable } from "./printable.js";

/** A line that is cut shows this many code units, the column among them. */
const frameWidth = 96;
const tab = "  ";

export interface CodeFrame {
  /** The line before, where there is one, and the line itself; each with its number. */
  readonly lines: readonly (readonly [number: number, text: string])[];
  /** How many columns of a terminal stand before the place in the line. */
  readonly caretAt: number;
}

/** A function that shows where a place in `text` is; undefined for places that it does not have. Lines are found at its first call. */
export function codeFramer(text: string): (line: number, column: number) => CodeFrame | undefined {
  let starts: readonly number[] | undefined;
  return (line, column) => {
    starts ??= lineStartsOf(text);
    const current = lineAt(text, starts, line);
    if (current === undefined) return undefined;
    const place = withoutHalf(current, Math.max(0, Math.min(column - 1, current.length)));
    const from = startOfCut(current, place);
    const before = lineAt(text, starts, line - 1);
    return {
      lines: [
        ...(before === undefined ? [] : [[line - 1, cut(before, from)] as const]),
        [line, cut(current, from)] as const,
      ],
      caretAt: displayWidth(shown(current.slice(from, place))) + (from > 0 ? 1 : 0),
    };
  };
}

/** A line by its number, without its end. */
function lineAt(text: string, starts: readonly number[], line: number): string | undefined {
  const start = starts[line - 1];
  return start === undefined ? undefined : text.slice(start, starts[line]).replace(/\r?\n?$/, "");
}

/** The line before is cut at the same place, so that its indentation can be compared. */
function startOfCut(line: string, place: number): number {
  if (line.length <= frameWidth || place < frameWidth * (3 / 4)) return 0;
  return withoutHalf(line, place - frameWidth / 2);
}

function cut(line: string, from: number): string {
  const to = withoutHalf(line, from + frameWidth);
  return `${from > 0 && line.length > 0 ? "…" : ""}${shown(line.slice(from, to))}${to < line.length ? "…" : ""}`;
}

/** One less where the offset would part the two halves of an astral character. */
function withoutHalf(line: string, offset: number): number {
  const code = line.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset;
}

function shown(text: string): string {
  return text.split("\t").map(printable).join(tab);
}
