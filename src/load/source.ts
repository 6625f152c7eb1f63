import type { Location, WithIssues } from "../model/issue.js";
import type { JsonValue } from "../model/json.js";
import type { SourceFile } from "../model/spec-document.js";
import { segmentsOf } from "../model/json.js";
import { positionFinder } from "../model/text-position.js";

/** A file that was read and parsed. */
export interface Source extends SourceFile {
  /** Absolute. */
  readonly path: string;
  readonly content: JsonValue;
  /**
   * Where the value at `pointer` stands, or its nearest ancestor that stands anywhere.
   * An object or an array that has a key stands where its key stands, as anything does if `part` is `key`.
   */
  locate(pointer: string, part?: "key" | "value"): Location;
}

/** Where a value stands in a text. */
export interface Offsets {
  /** Of the key; `undefined` for the root and the items of an array. */
  readonly key?: number;
  /** Of the value; `undefined` where nothing is written. */
  readonly value?: number;
  /** Whether it is an object or an array. */
  readonly nested: boolean;
}

/** Finds the value to which the segments lead, or its nearest ancestor. */
export type OffsetFinder = (segments: readonly string[]) => Offsets;

/** Text that was read, before anything is known about its syntax. */
export interface RawFile extends SourceFile {
  /** Absolute. */
  readonly path: string;
}

/** Reads the text at an absolute path: of the disk, of a commit, of a host; whatever is in the way is an issue. */
export type ReadFile = (path: string) => WithIssues<RawFile | undefined>;

/** What a document begins with, before it is parsed, and how those beside it are read. */
export interface RawRoot {
  readonly raw: WithIssues<RawFile | undefined>;
  readonly read: ReadFile;
}

/** A source whose positions are looked up by `makeFinder`, which runs at the first call of `locate`. */
export function sourceOf(raw: RawFile, content: JsonValue, makeFinder: () => OffsetFinder): Source {
  const positionAt = positionFinder(raw.text);
  let find: OffsetFinder | undefined;
  return {
    ...raw,
    content,
    locate(pointer, part = "value") {
      find ??= makeFinder();
      const offsets = find(segmentsOf(pointer));
      const byKey = part === "key" || offsets.nested ? offsets.key : undefined;
      return { file: raw.file, ...positionAt(byKey ?? offsets.value ?? offsets.key ?? 0), pointer };
    },
  };
}
