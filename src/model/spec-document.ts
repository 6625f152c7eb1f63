import type { Location } from "./issue.js";
import type { JsonObject } from "./json.js";

/** The dialects that are read: they differ in what a schema means. */
export type SpecVersion = "3.0" | "3.1" | "3.2";

/**
 * A loaded document. Local references to other files are already bundled into `content`,
 * so every `$ref` in it that leads anywhere starts with `#`.
 */
export interface SpecDocument {
  /** The root file, as the user would type it. */
  readonly file: string;
  readonly version: SpecVersion;
  readonly content: JsonObject;
  /** Every file that was read, the root first. */
  readonly sources: readonly SourceFile[];
  /** Where the value at `pointer` stands, or its nearest ancestor that stands anywhere. Slow at its first call: meant for issues. */
  locate(pointer: string): Location;
}

/** A file as it was read. */
export interface SourceFile {
  readonly file: string;
  readonly text: string;
}
