/** How much an issue costs: `warning` nothing, `error` the operation or schema it names, `fatal` the whole run. */
export type Severity = "warning" | "error" | "fatal";

/** A place in one of the user's files. */
export interface Location {
  /** Path as the user would type it, relative to the working directory where possible. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 code units. */
  readonly column: number;
  /** JSON Pointer (RFC 6901) into the document; empty for the root or where there is none. */
  readonly pointer: string;
}

/** Every kind of finding, with the severity it has unless `--strict` raises it. */
export const issueSeverity = {
  "config-invalid": "fatal",
  "config-unknown-setting": "warning",
  "file-not-found": "fatal",
  "file-unreadable": "fatal",
  "syntax-invalid": "fatal",
  "key-duplicate": "error",
  "document-invalid": "fatal",
  "document-empty": "warning",
  "version-unsupported": "fatal",
  "version-unquoted": "warning",
  "swagger-changed": "warning",
  "overlay-invalid": "error",
  "overlay-unmatched": "warning",
  "ref-unresolved": "error",
  "ref-cycle": "error",
  "ref-unreadable": "error",
  "ref-remote": "error",
  "member-invalid": "error",
  "annotation-invalid": "warning",
  "operation-id-duplicate": "warning",
  "operation-id-missing": "warning",
  "operation-invalid": "error",
  "path-invalid": "warning",
  "callback-expression-invalid": "warning",
  "parameter-invalid": "warning",
  "parameter-unsupported": "error",
  "name-changed": "warning",
  "name-override-unused": "warning",
  "schema-invalid": "error",
  "schema-impossible": "warning",
  "schema-dialect-mixed": "warning",
  "schema-dialect-unsupported": "error",
  "schema-pattern-invalid": "error",
  "schema-pattern-slow": "warning",
  "schema-dependency-unguarded": "error",
  "format-unsupported": "warning",
  "format-unused": "warning",
  "security-unsupported": "warning",
  "pagination-invalid": "error",
  "selection-unmatched": "warning",
  "selection-empty": "fatal",
  "feature-unsupported": "warning",
  "lint-problem": "warning",
  "ignore-expired": "warning",
  "ignore-unused": "warning",
  "version-not-semantic": "error",
  "version-too-low": "error",
  "upstream-changed": "error",
  "document-edited": "fatal",
  "package-invalid": "fatal",
  "package-check": "fatal",
  "package-unchecked": "warning",
  "package-unlicensed": "warning",
  "package-unkept": "warning",
  "package-version": "fatal",
  "previous-unusable": "fatal",
  "publish-refused": "fatal",
  "file-foreign": "fatal",
  "file-missing": "error",
  "file-stale": "error",
  "file-unexpected": "error",
} as const satisfies Readonly<Record<string, Severity>>;

/** The closed list of issue codes. */
export type IssueCode = keyof typeof issueSeverity;

/** A finding about the user's input; never a bug of ours, which throws. */
export interface Issue {
  readonly code: IssueCode;
  readonly severity: Severity;
  /** One or more whole sentences. */
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
  readonly location: Location;
}

/** A result together with what was found on the way to it. */
export interface WithIssues<T> {
  readonly value: T;
  readonly issues: readonly Issue[];
}

/** An {@link Issue} with the severity that belongs to its code. */
export function issueOf(code: IssueCode, location: Location, message: string, hint?: string): Issue {
  return { code, severity: issueSeverity[code], message, ...(hint === undefined ? {} : { hint }), location };
}
