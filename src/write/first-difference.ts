/** Where two texts begin to differ. */
export interface Difference {
  /** Of the first line that differs, counted from 1. */
  readonly line: number;
  /** The first lines that differ, as they are and as they should be; empty where lines are only missing or only added. */
  readonly actual: readonly string[];
  readonly expected: readonly string[];
}

const mostLines = 3;
const longestLine = 160;

/** Finds the first place where two different texts differ, and shows a few lines of it. */
export function firstDifference(actualText: string, expectedText: string): Difference {
  const actual = actualText.split("\n");
  const expected = expectedText.split("\n");
  let start = 0;
  while (start < actual.length && actual[start] === expected[start]) start++;
  const { actualEnd, expectedEnd } = commonPlace(actual, expected, start);
  return {
    line: start + 1,
    actual: actual.slice(start, actualEnd).map(cut),
    expected: expected.slice(start, expectedEnd).map(cut),
  };
}

/** Where the texts meet again, near the first difference; otherwise the end of what is shown. */
function commonPlace(actual: readonly string[], expected: readonly string[], start: number) {
  const ways = Array.from({ length: mostLines * 2 + 1 }, (_, distance) =>
    Array.from({ length: distance + 1 }, (_, skipped) => ({
      actualEnd: start + skipped,
      expectedEnd: start + distance - skipped,
    })),
  ).flat();
  const isShown = ({ actualEnd, expectedEnd }: (typeof ways)[number]): boolean =>
    Math.max(actualEnd, expectedEnd) - start <= mostLines &&
    actualEnd <= actual.length &&
    expectedEnd <= expected.length;
  const meeting = ways.find((way) => isShown(way) && isMeeting(actual, expected, way.actualEnd, way.expectedEnd));
  return meeting ?? { actualEnd: start + mostLines, expectedEnd: start + mostLines };
}

/** Two equal lines in a row, or the end: one alone may be a blank line or a bracket. */
function isMeeting(actual: readonly string[], expected: readonly string[], left: number, right: number): boolean {
  return actual[left] === expected[right] && actual[left + 1] === expected[right + 1];
}

/** A line that can be looked at: minified text has lines of a megabyte. */
function cut(line: string): string {
  return line.length > longestLine ? `${line.slice(0, longestLine)}…` : line;
}
