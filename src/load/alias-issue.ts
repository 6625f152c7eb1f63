import { issueOf, type Issue } from "../model/issue.js";
import { pointerOf, type JsonValue } from "../model/json.js";
import { maximumDepth } from "./maximum-depth.js";
import type { Source } from "./source.js";

/** More values than any real document has; a few lines of aliases of aliases make any number. */
const mostValues = 5_000_000;

interface Extent {
  /** How many values there are, each counted wherever an alias repeats it. */
  readonly size: number;
  readonly height: number;
}

interface Frame {
  readonly value: object;
  readonly children: readonly (readonly [key: string, value: JsonValue])[];
  next: number;
  size: number;
  height: number;
}

/** What is wrong with the aliases of a document of YAML: a value that contains itself, or more values than can be walked. */
export function aliasIssue(source: Source): Issue | undefined {
  const extents = new Map<object, Extent>();
  const open = new Set<object>();
  const frames: Frame[] = [];
  const issue = (message: string): Issue => {
    const pointer = pointerOf("", ...frames.map((frame) => frame.children[frame.next - 1]?.[0] ?? ""));
    return issueOf("document-invalid", source.locate(pointer), message);
  };
  enter(source.content, frames, open);
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    const child = frame.children[frame.next]?.[1];
    if (child === undefined) {
      leave(frames, open, extents);
      continue;
    }
    frame.next++;
    if (!isNested(child)) continue;
    if (open.has(child)) return issue("This alias makes a value that contains itself.");
    const known = extents.get(child);
    if (known === undefined) enter(child, frames, open);
    else add(frame, known);
    if (frame.size > mostValues) return issue(`The aliases of this document expand to more than ${mostValues} values.`);
    const depth = frames.length + (known?.height ?? 0);
    if (depth > maximumDepth) return issue(`The aliases of this document nest more than ${maximumDepth} values.`);
  }
  return undefined;
}

function enter(value: JsonValue, frames: Frame[], open: Set<object>): void {
  if (!isNested(value)) return;
  const children = Object.entries(value) as (readonly [string, JsonValue])[]; // the members of JSON are JSON
  open.add(value);
  frames.push({ value, children, next: 0, size: children.length, height: 1 });
}

function leave(frames: Frame[], open: Set<object>, extents: Map<object, Extent>): void {
  const frame = frames.pop();
  if (frame === undefined) return;
  open.delete(frame.value);
  extents.set(frame.value, frame);
  const parent = frames.at(-1);
  if (parent !== undefined) add(parent, frame);
}

function add(parent: Frame, child: Extent): void {
  parent.size += child.size;
  parent.height = Math.max(parent.height, child.height + 1);
}

function isNested(value: JsonValue): value is Exclude<JsonValue, null | boolean | number | string> {
  return typeof value === "object" && value !== null;
}
