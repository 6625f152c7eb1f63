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
  /** The columns that it takes in one line; infinite where its lines must break. */
  readonly width: number;
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
  return { kind: "group", content, width: broken ? Infinity : flatWidth(content) };
}

function flatWidth(doc: Doc): number {
  if (typeof doc === "string") return doc.length;
  if (isList(doc)) {
    let width = 0;
    for (const item of doc) width += flatWidth(item);
    return width;
  }
  switch (doc.kind) {
    case "line":
      return doc.hard ? Infinity : doc.flat.length;
    case "group":
      return doc.width;
    case "indent":
      return flatWidth(doc.content);
    case "if-broken":
      return 0;
    case "fill":
      return flatFill(doc).length;
  }
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
  const docs: Doc[] = [];
  for (const item of items) {
    if (docs.length > 0) docs.push(separator);
    docs.push(item);
  }
  return docs;
}

/** What is still to be printed, in lines that break. */
interface Command {
  readonly depth: number;
  readonly doc: Doc;
}

const width = 120;

/** Chooses the line breaks of `doc` for lines of at most 120 columns. */
export function print(doc: Doc): string {
  const parts: string[] = [];
  let column = 0;
  const rest: Command[] = [{ depth: 0, doc }];
  for (let command = rest.pop(); command !== undefined; command = rest.pop()) {
    const { depth, doc } = command;
    if (typeof doc === "string") {
      parts.push(doc);
      column += doc.length;
    } else if (isList(doc)) {
      for (let index = doc.length - 1; index >= 0; index--) rest.push({ depth, doc: doc[index] ?? "" });
    } else if (doc.kind === "indent") {
      rest.push({ depth: depth + 1, doc: doc.content });
    } else if (doc.kind === "group") {
      if (fits(rest, width - column - doc.width)) {
        pushFlat(doc.content, parts);
        column += doc.width;
      } else rest.push({ depth, doc: doc.content });
    } else if (doc.kind === "if-broken") {
      rest.push({ depth, doc: doc.content });
    } else if (doc.kind === "fill") {
      rest.push({ depth, doc: filled(doc.items, column) });
    } else {
      dropTrailingSpaces(parts);
      parts.push("\n", "  ".repeat(depth));
      column = 2 * depth;
    }
  }
  dropTrailingSpaces(parts);
  return parts.join("");
}

/** The same for text that somebody will indent by so many columns, an even number. */
export function printIndented(doc: Doc, columns: number): string {
  const margin = " ".repeat(columns);
  let content: Doc = doc;
  for (let column = 0; column < columns; column += 2) content = indent(content);
  return print([margin, content]).replaceAll(`\n${margin}`, "\n").slice(columns);
}

/** The text of `doc` in one line. */
function pushFlat(doc: Doc, parts: string[]): void {
  if (typeof doc === "string") parts.push(doc);
  else if (isList(doc)) for (const item of doc) pushFlat(item, parts);
  else if (doc.kind === "indent" || doc.kind === "group") pushFlat(doc.content, parts);
  else if (doc.kind === "line") parts.push(doc.flat);
  else if (doc.kind === "fill") parts.push(flatFill(doc));
}

function flatFill({ items }: Fill): string {
  return items.join(", ");
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

/** Whether `rest` fits into `room` columns up to where it can break. */
function fits(rest: readonly Command[], room: number): boolean {
  let left = room;
  let restIndex = rest.length;
  const docs: Doc[] = [];
  while (left >= 0) {
    const doc = docs.pop() ?? rest[--restIndex]?.doc;
    if (doc === undefined) return true;
    if (typeof doc === "string") left -= doc.length;
    else if (isList(doc)) for (let index = doc.length - 1; index >= 0; index--) docs.push(doc[index] ?? "");
    else if (doc.kind === "indent" || doc.kind === "group") docs.push(doc.content);
    else if (doc.kind === "if-broken") left -= doc.content.length;
    else if (doc.kind === "fill") left -= flatFill(doc).length;
    else return true;
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
