import type { Location } from "./issue.js";

/**
 * What a change costs those who call the API, the worst first.
 *
 * - `breaking`: what was right is right no longer: a call is refused, an answer is not what was promised, code does not compile;
 * - `risky`: nothing that the document promised is broken, but something that clients may rely on is gone or uncertain;
 * - `additive`: something new that nobody has to notice;
 * - `cosmetic`: words alone.
 */
export const impacts = ["breaking", "risky", "additive", "cosmetic"] as const;

export type Impact = (typeof impacts)[number];

/** Which side of the wire notices: who sends, who receives, or both. */
export type Direction = "request" | "response" | "both";

/** A difference between two versions of an API. */
export interface Change {
  /** What rated it: the meaning of the two documents, or the compiler for the code that is generated from them. */
  readonly verdict: "wire" | "types";
  /** From a closed list, such as `operation-removed`. */
  readonly kind: string;
  readonly impact: Impact;
  /** Absent where neither side of the wire notices more than the other: operations, names, words. */
  readonly direction?: Direction;
  /** What changed, as people call it: `GET /pets`, `Pet`, `listPets`. */
  readonly subject: string;
  /** One whole sentence that stands on its own; names in backticks, which no name has in it. */
  readonly message: string;
  /** In the document after the change, or in the one before it for what is gone. */
  readonly location: Location;
  /** Where it stood before; absent for what is new and for what is gone. */
  readonly before?: Location;
  /** What it was and what it is, in a few words, where that can be said: `string` and `integer`. */
  readonly from?: string;
  readonly to?: string;
  /** The operations that it reaches, in the order of the document: `GET /pets`. */
  readonly operations: readonly string[];
  /** The compiler's own words, shortened to the property; for what it rated. */
  readonly explanation?: string;
  /** Twelve hexadecimal digits: the same change has the same ones wherever it stands in the file. */
  readonly fingerprint: string;
}

/** Which part of a version number has to rise (Semantic Versioning 2.0.0, sections 6 to 8). */
export const bumps = ["major", "minor", "patch", "none"] as const;

export type Bump = (typeof bumps)[number];

/** Two versions of an API and all that differs, as reports show it. */
export interface ChangeReport {
  /** The name in the configuration, or the path of the document. */
  readonly api: string;
  readonly before: ComparedDocument;
  readonly after: ComparedDocument;
  /** The worst impact first, then in the order of the documents. */
  readonly changes: readonly Change[];
  /** Changes that the ignore file excuses; they count for nothing. */
  readonly ignored: readonly IgnoredChange[];
  readonly bump: Bump;
}

/** One of the two documents. */
export interface ComparedDocument {
  /** As the user typed it: a path, a URL, `main:spec/openapi.yaml`. */
  readonly source: string;
  readonly title: string;
  /** `info.version`. */
  readonly version: string;
}

/** A change that somebody looked at and let pass. */
export interface IgnoredChange {
  readonly change: Change;
  /** As the ignore file says it. */
  readonly reason: string;
}
