import type { JsonValue } from "../json.js";

/** A file as it was read, and what it was like then: as long as it is like that, it need not be read again. */
export interface KnownFile {
  readonly stamp: string;
  readonly bytes: Uint8Array;
}

/** A text of JSON, and what it says: of another text that is much like it, only the difference need be parsed. */
export interface KnownJson {
  readonly text: string;
  readonly content: JsonValue;
  readonly outerKeys: OuterKeys;
}

/** By the offset of an object or array in a text, those of its keys: of the outermost, for which most of the text would be gone through. */
export type OuterKeys = ReadonlyMap<number, readonly number[]>;

/** Files by their absolute paths. */
export interface KnownFiles {
  /** Of the output. */
  readonly written: Map<string, KnownFile>;
  /** Of the document. */
  readonly json: Map<string, KnownJson>;
}
