import type { IssueCode } from "../model/issue.js";
import type { Answer } from "./request.js";

/** Why there is no document. */
export interface FetchFailure {
  readonly status: "failed";
  readonly code: Extract<IssueCode, "file-not-found" | "file-unreadable">;
  /** Goes on where the URL ends: `answers with status 404`. */
  readonly reason: string;
  readonly hint?: string;
  /** Whether there was no answer at all, or not the whole of it. */
  readonly isUnreached?: true;
  /** In milliseconds; absent where a second attempt would end like the first. */
  readonly retryAfterMs?: number;
}

/** A status other than 200. */
export function statusFailure({ status, headers }: Answer, retryDelayMs: number): FetchFailure {
  const code = status === 404 || status === 410 ? "file-not-found" : "file-unreadable";
  const failure: FetchFailure = { status: "failed", code, reason: `answers with status ${status}` };
  if (status === 401 || status === 403) {
    return { ...failure, hint: "It wants credentials: download the document yourself and name the file." };
  }
  if (status < 500 && status !== 429) return failure;
  const retryAfterMs = retryAfterOf(headers.get("retry-after")) ?? retryDelayMs;
  const hint = `It asks for ${Math.ceil(retryAfterMs / 1000)} seconds of patience.`;
  return { ...failure, retryAfterMs, ...(retryAfterMs > retryDelayMs ? { hint } : {}) };
}

/** What a request threw; its own message is never shown, since it may repeat the URL. */
export function failureOf(error: unknown, retryDelayMs?: number): FetchFailure {
  if (error instanceof DOMException && error.name === "TimeoutError") {
    return { status: "failed", code: "file-unreadable", reason: "does not answer in time", isUnreached: true };
  }
  const code = codeIn(error);
  // An error without a code of a system or of a connection is ours.
  if (code === undefined && !(error instanceof TypeError)) throw error;
  const reason = `cannot be read: ${reasons.get(code ?? "") ?? `the connection fails${code === undefined ? "" : ` (${code})`}`}`;
  return {
    status: "failed",
    code: "file-unreadable",
    reason,
    isUnreached: true,
    ...(retryDelayMs === undefined ? {} : { retryAfterMs: retryDelayMs }),
  };
}

const reasons: ReadonlyMap<string, string> = new Map([
  ["ENOTFOUND", "there is no such host"],
  ["EAI_AGAIN", "the name of the host cannot be looked up"],
  ["ECONNREFUSED", "the host refuses the connection"],
  ["ECONNRESET", "the connection breaks off"],
  ["ERR_STREAM_PREMATURE_CLOSE", "the connection breaks off"],
  ["ETIMEDOUT", "the host cannot be reached"],
  ["EHOSTUNREACH", "the host cannot be reached"],
  ["ENETUNREACH", "the host cannot be reached"],
  ["Z_DATA_ERROR", "the answer is not compressed as it says"],
  ["Z_BUF_ERROR", "the connection breaks off"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "the certificate of the host is not trusted"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "the certificate of the host is not trusted"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "the certificate of the host is not trusted"],
  ["CERT_HAS_EXPIRED", "the certificate of the host has expired"],
]);

/** The first code on the way to the cause. */
function codeIn(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return "code" in error && typeof error.code === "string" ? error.code : codeIn(error.cause);
}

/** In milliseconds: seconds, or a date (RFC 9110, section 10.2.3). */
function retryAfterOf(header: string | null): number | undefined {
  if (header === null) return undefined;
  if (/^[0-9]+$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
