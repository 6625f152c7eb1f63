import type { Location } from "./issue.js";

/** An entry of the ignore file: a change that somebody looked at and let pass. */
export interface IgnoreEntry {
  /** Of the change: twelve hexadecimal digits. */
  readonly fingerprint: string;
  readonly reason: string;
  /** The last day on which the entry counts, as `2026-12-31`; for ever if absent. */
  readonly until?: string;
  /** Where the entry stands. */
  readonly location: Location;
}
