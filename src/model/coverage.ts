import type { Issue, IssueCode, Location } from "./issue.js";

/** Why the output does not honour what a document says. */
export type LossReason =
  /** The specification has no such keyword there; it may be misspelt. */
  | "unknown"
  /** An extension (`x-…`) that means nothing to Specwright. */
  | "extension"
  /** It means something that Specwright does not do. */
  | "unsupported"
  /** It limits values that no guard checks. */
  | "unguarded"
  /** Words for readers that no comment of the code shows. */
  | "undocumented"
  /** The specification gives it no meaning at that place. */
  | "meaningless"
  /** Nothing refers to it. */
  | "unused"
  /** It would be honoured if the settings did not say otherwise. */
  | "setting"
  /** An issue says why. */
  | "issue";

/** Why a keyword is not honoured. */
export interface LossCause {
  readonly reason: LossReason;
  /** A whole sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
  /** Of the issue that says why. */
  readonly issue?: IssueCode;
}

/** A keyword that is not honoured, at one place. What stands below it is lost with it, and not listed. */
export interface Loss extends LossCause {
  readonly keyword: string;
  /** What the keyword belongs to, as OpenAPI calls it: `Operation`, `Schema` …; absent where that is not known. */
  readonly object?: string;
  /** JSON Pointer to the keyword, or to the one entry of it that is lost. */
  readonly pointer: string;
}

/** What an output makes of each keyword of its document. */
export interface Coverage {
  /** How many keywords decide what the code does or which values it takes. */
  readonly honoured: number;
  /** How many stand in a comment of the code, and decide nothing. */
  readonly documented: number;
  readonly losses: readonly Loss[];
  /** JSON Pointers to the operations that the output does not have. */
  readonly operations: readonly string[];
}

/** How much of a document an output does not honour, but for what the settings ask for. */
export interface CoverageCounts {
  readonly keywords: number;
  readonly places: number;
}

/** The report on one API: what its output makes of its document. */
export interface CoverageReport {
  /** The name in the configuration, or the path of the document. */
  readonly api: string;
  /** How many keywords of the document there are of each kind; `unhonoured` counts the places below. */
  readonly counts: { readonly honoured: number; readonly documented: number; readonly unhonoured: number };
  /** In the order of the document's first places. */
  readonly unhonoured: readonly UnhonouredKeyword[];
  readonly leftOut: {
    readonly operations: readonly LeftOutOperation[];
    readonly schemas: readonly LeftOutSchema[];
  };
  /** Everything that was found on the way, in document order. */
  readonly issues: readonly Issue[];
}

/** A keyword that is not honoured, with all places where the reason is the same. */
export interface UnhonouredKeyword extends LossCause {
  readonly keyword: string;
  readonly object?: string;
  readonly places: readonly Location[];
}

/** An operation that the output does not have. */
export interface LeftOutOperation {
  readonly location: Location;
  /** What the issues there say; empty where the settings exclude it. */
  readonly because: readonly string[];
}

/** A schema without a guard: its type is there, and nothing checks it. */
export interface LeftOutSchema {
  /** Its name in TypeScript. */
  readonly name: string;
  readonly location: Location;
  /** What the issues there say. */
  readonly because: readonly string[];
}
