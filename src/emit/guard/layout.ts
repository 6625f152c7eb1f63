/**
 * Text whose line breaks are not chosen yet.
 *
 * The same few commands as Prettier's, with the same meaning, so that Prettier finds nothing to change in the output.
 */
export type Doc = string | readonly Doc[] | Line | Group | Indent | IfBroken | Fill;

interface Line {
  readonly kind: "line";
  /** What the line is when its group fits: nothing, or a space. */
  readonly flat: "" | " ";
  readonly hard: boolean;
}

interface Group {
  readonly kind: "group";
  readonly content: Doc;
  readonly broken: boolean;
}

interface Indent {
  readonly kind: "indent";
  readonly content: Doc;
}

interface IfBroken {
  readonly kind: "if-broken";
  readonly content: string;
}

interface Fill {
  readonly kind: "fill";
  readonly items: readonly string[];
}

/** A space, or a line feed in a group that does not fit. */
export const line: Doc = { kind: "line", flat: " ", hard: false };

/** Nothing, or a line feed in a group that does not fit. */
export const softLine: Doc = { kind: "line", flat: "", hard: false };

/** Always a line feed; it breaks the groups around it. */
export const hardLine: Doc = { kind: "line", flat: "", hard: true };

/** Breaks all of its lines, or none if it fits. */
export function group(content: Doc, broken = false): Doc {
  return { kind: "group", content, broken: broken || mustBreak(content) };
}

function mustBreak(doc: Doc): boolean {
  if (typeof doc === "string") return false;
  if (isList(doc)) return doc.some(mustBreak);
  if (doc.kind === "line") return doc.hard;
  if (doc.kind === "group") return doc.broken;
  return doc.kind === "indent" && mustBreak(doc.content);
}

/** Indents the lines in `content` by one level. */
export function indent(content: Doc): Doc {
  return { kind: "indent", content };
}

/** Text that only a broken group shows, such as a trailing comma. */
export function ifBroken(content: string): Doc {
  return { kind: "if-broken", content };
}

/** Items that share lines, as many on each as fit; commas stand between them. */
export function fill(items: readonly string[]): Doc {
  return { kind: "fill", items };
}

/** The items with `separator` between them. */
export function join(separator: Doc, items: readonly Doc[]): Doc {
  return items.flatMap((item, index) => (index === 0 ? [item] : [separator, item]));
}

interface Command {
  readonly depth: number;
  readonly flat: boolean;
  readonly doc: Doc;
}

const width = 120;

/** Chooses the line breaks of `doc` for lines of at most 120 columns. */
export function print(doc: Doc): string {
  const parts: string[] = [];
  let column = 0;
  const rest: Command[] = [{ depth: 0, flat: false, doc }];
  for (let command = rest.pop(); command !== undefined; command = rest.pop()) {
    const { depth, flat, doc } = command;
    if (typeof doc === "string") {
      parts.push(doc);
      column += doc.length;
    } else if (isList(doc)) {
      for (const item of doc.toReversed()) rest.push({ depth, flat, doc: item });
    } else if (doc.kind === "indent") {
      rest.push({ depth: depth + 1, flat, doc: doc.content });
    } else if (doc.kind === "group") {
      const fitting = { depth, flat: true, doc: doc.content };
      const isFlat = !doc.broken && (flat || fits(fitting, rest, width - column));
      rest.push({ ...fitting, flat: isFlat });
    } else if (doc.kind === "if-broken") {
      if (!flat) rest.push({ depth, flat, doc: doc.content });
    } else if (doc.kind === "fill") {
      rest.push({ depth, flat, doc: flat ? doc.items.join(", ") : filled(doc.items, column) });
    } else if (flat && !doc.hard) {
      parts.push(doc.flat);
      column += doc.flat.length;
    } else {
      dropTrailingSpaces(parts);
      parts.push("\n", "  ".repeat(depth));
      column = 2 * depth;
    }
  }
  dropTrailingSpaces(parts);
  return parts.join("");
}

/** Takes the spaces from the end of a line; pieces of text never have any line break but the last. */
function dropTrailingSpaces(parts: string[]): void {
  for (let last = parts.pop(); last !== undefined; last = parts.pop()) {
    const kept = last.replace(/ +$/, "");
    if (kept !== "") {
      parts.push(kept);
      return;
    }
  }
}

/** Whether everything up to the next possible line break fits into `room` columns. */
function fits(next: Command, rest: readonly Command[], room: number): boolean {
  let left = room;
  let restIndex = rest.length;
  const commands: Command[] = [next];
  while (left >= 0) {
    const command = commands.pop() ?? rest[--restIndex];
    if (command === undefined) return true;
    const { depth, flat, doc } = command;
    if (typeof doc === "string") left -= doc.length;
    else if (isList(doc)) for (const item of doc.toReversed()) commands.push({ depth, flat, doc: item });
    else if (doc.kind === "indent" || doc.kind === "group") commands.push({ depth, flat, doc: doc.content });
    else if (doc.kind === "if-broken") {
      if (!flat) left -= doc.content.length;
    } else if (doc.kind === "fill") commands.push({ depth, flat, doc: doc.items.join(", ") });
    else if (!flat || doc.hard) return true;
    else left -= doc.flat.length;
  }
  return false;
}

/** The items with the line breaks that a fill beginning at `column` takes; the last is followed by a comma in a broken group. */
function filled(items: readonly string[], column: number): Doc {
  let used = column;
  return items.map((item, index) => {
    const last = index === items.length - 1;
    const next = last ? "" : ",";
    if (index === 0) {
      used += item.length + 1;
      return [item, next];
    }
    if (used + 1 + item.length + 1 <= width) {
      used += item.length + 2;
      return [" ", item, next];
    }
    used = column + item.length + 1;
    return [hardLine, item, next];
  });
}

function isList(doc: Doc): doc is readonly Doc[] {
  return Array.isArray(doc);
}
