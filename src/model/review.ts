import type { ChangeReport } from "./change.js";
import type { Issue, Location } from "./issue.js";

/** What a reviewer wants to know about the change of one API. */
export interface Review {
  readonly report: ChangeReport;
  /** Whether the version of the package, or else `info.version`, rose enough; absent where the API is new, or gone. */
  readonly version?: VersionVerdict;
  /** Problems that the linter finds now and did not find before, by the rules of now. */
  readonly lint: readonly Issue[];
  /** Errors that were not there before: each costs an operation, a schema or a guard. */
  readonly leftOut: readonly Issue[];
  /** Files of the output that differ, by path. */
  readonly files: readonly FileChange[];
  /** The size of all files of the output, in UTF-8. */
  readonly bytes: { readonly before: number; readonly after: number };
}

/** What is thought of the version number. */
export interface VersionVerdict {
  readonly isEnough: boolean;
  /** Whole sentences. */
  readonly message: string;
  /** Where the version stands. */
  readonly location: Location;
}

/** A file of the output that is not what it was. */
export interface FileChange {
  /** Relative to the output folder. */
  readonly path: string;
  readonly status: "added" | "removed" | "changed";
  /** How many lines are new, and how many are gone. */
  readonly added: number;
  readonly removed: number;
}

/** The reviews of all APIs, as reports show them. */
export interface ReviewReport {
  /** The commit at which HEAD left `ref`; absent where nothing could be compared. */
  readonly base?: { readonly ref: string; readonly commit: string };
  /** Findings that belong to no single API. */
  readonly issues: readonly Issue[];
  readonly reviews: readonly Review[];
  /** APIs that could not be reviewed, and why. */
  readonly failed: readonly FailedReview[];
}

/** An API that could not be reviewed. */
export interface FailedReview {
  readonly api: string;
  readonly issues: readonly Issue[];
  /** In words, what the system or a bug of ours was in the way. */
  readonly failure?: string;
}
