import { counted } from "../counted.js";

/** What is said about an API. All texts end with a line feed. */
export interface Chapter {
  readonly head: string;
  /** The most important one first; the same ones in each chapter. */
  readonly parts: readonly Part[];
}

export interface Part {
  /** What an entry is, for the note: `breaking change`. */
  readonly noun: string;
  readonly open: string;
  readonly entries: readonly string[];
  readonly close: string;
}

/** No room for a heading and the note. */
const leastBytes = 500;

/**
 * The chapters as one text of at most `maximumBytes` (UTF-8): what is least important is left out, entry by entry, and a note at the
 * end counts it. Throws a RangeError where not even the note would fit.
 */
export function fitMarkdown(chapters: readonly Chapter[], maximumBytes: number): string {
  const whole = textOf(chapters);
  if (bytesOf(whole) <= maximumBytes) return whole;
  if (maximumBytes < leastBytes) throw new RangeError(`A comment needs ${leastBytes} bytes at least.`);
  const fewest = noteOf(chapters, [], maximumBytes);
  const kept = keep(chapters, maximumBytes - bytesOf(fewest));
  return `${textOf(kept)}${noteOf(chapters, kept, maximumBytes)}`;
}

/** Headings come first, then the parts by rank, of all chapters alike; what does not fit is skipped. */
function keep(chapters: readonly Chapter[], room: number): readonly Chapter[] {
  let rest = room;
  const take = (bytes: number): boolean => {
    if (bytes > rest) return false;
    rest -= bytes;
    return true;
  };
  // Chapters are joined by a line feed.
  const kept = chapters.filter(({ head }) => take(bytesOf(head) + 1));
  const entries = new Map<Part, string[]>();
  const ranks = Math.max(0, ...kept.map(({ parts }) => parts.length));
  for (let rank = 0; rank < ranks; rank++) {
    for (const part of kept.flatMap(({ parts }) => parts[rank] ?? [])) entries.set(part, keepEntries(part, take));
  }
  return kept.map(({ head, parts }) => ({
    head,
    parts: parts.map((part) => ({ ...part, entries: entries.get(part) ?? [] })),
  }));
}

function keepEntries({ open, entries, close }: Part, take: (bytes: number) => boolean): string[] {
  const frame = bytesOf(open) + bytesOf(close);
  const kept: string[] = [];
  for (const entry of entries) if (take(bytesOf(entry) + (kept.length === 0 ? frame : 0))) kept.push(entry);
  return kept;
}

function textOf(chapters: readonly Chapter[]): string {
  const partText = ({ open, entries, close }: Part): string =>
    entries.length === 0 ? "" : `${open}${entries.join("")}${close}`;
  return chapters.map(({ head, parts }) => `${head}${parts.map(partText).join("")}`).join("\n");
}

function noteOf(chapters: readonly Chapter[], kept: readonly Chapter[], maximumBytes: number): string {
  const before = entryCounts(chapters);
  const after = entryCounts(kept);
  const headings = chapters.length - kept.length;
  const missing = [...before].map(([noun, count]) => [noun, count - (after.get(noun) ?? 0)] as const);
  const parts = [
    ...(headings === 0 ? [] : [`the headings of ${counted(headings, "API")}`]),
    ...missing.filter(([, count]) => count > 0).map(([noun, count]) => counted(count, noun)),
  ];
  return `\n> Left out, to stay below ${maximumBytes} bytes: ${parts.join(", ")}.\n`;
}

function entryCounts(chapters: readonly Chapter[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { noun, entries } of chapters.flatMap(({ parts }) => parts)) {
    counts.set(noun, (counts.get(noun) ?? 0) + entries.length);
  }
  return counts;
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
