import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { type Issue, issueOf } from "../model/issue.js";
import type { NetworkAllowance } from "../model/network.js";
import { decodeText } from "./decode-text.js";
import { displayedUrl } from "./displayed-url.js";
import { type FetchFailure, failureOf, statusFailure } from "./fetch-failure.js";
import { followRedirects, readBody } from "./http.js";
import type { Lookup } from "./lookup.js";
import { NetworkPolicy } from "./network-policy.js";
import type { Answer } from "./request.js";

/** How a document is fetched; all of it may be left out. */
export interface FetchOptions {
  /** Sent to the origin of the URL alone, and not after a detour; their values are never told. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The `etag` of an earlier answer, to learn whether there is another one now. */
  readonly ifNoneMatch?: string;
  /** The `lastModified` of an earlier answer; for hosts that know no ETag. */
  readonly ifModifiedSince?: string;
  /** In milliseconds, for everything: redirects, a second attempt and the body; 30 seconds if absent. */
  readonly timeoutMs?: number;
  /** In bytes, after decompression; 100 MB if absent. */
  readonly maximumBytes?: number;
  /** In milliseconds, before a second attempt where the host does not say how long; half a second if absent. */
  readonly retryDelayMs?: number;
  /** What may be asked beside public hosts over https: nothing if absent. */
  readonly allow?: readonly NetworkAllowance[];
  /** The variable of the environment that names a proxy, for whoever wonders why a host cannot be reached; absent where there is none. */
  readonly proxy?: string;
  /** How the names of hosts are looked up; as the system does if absent. */
  readonly lookup?: Lookup;
}

/** What came of it. */
export type FetchedText =
  | {
      readonly status: "fetched";
      /** Without credentials. */
      readonly url: string;
      readonly text: string;
      /** SHA-256 of the bytes, in hexadecimal digits. */
      readonly hash: string;
      readonly etag?: string;
      readonly lastModified?: string;
    }
  | { readonly status: "not-modified"; readonly url: string }
  | { readonly status: "failed"; readonly url: string; readonly issue: Issue };

/** In milliseconds: who asks for more is taken at his word, and not asked again. */
const longestWait = 5000;

/**
 * Fetches a document of text over HTTP; whatever is in the way is an issue without credentials.
 *
 * Follows five redirects, tries once more after a network error, 429 or 5xx, and refuses pages of HTML. Asks nobody but public
 * hosts over https, unless told otherwise.
 */
export async function fetchText(url: string, options: FetchOptions = {}): Promise<FetchedText> {
  const shown = displayedUrl(url);
  const signal = AbortSignal.timeout(options.timeoutMs ?? 30_000);
  const first = await attempt(url, options, signal);
  const isLast = first.status !== "failed" || first.retryAfterMs === undefined || first.retryAfterMs > longestWait;
  const outcome = isLast ? first : await secondAttempt(url, options, signal, first.retryAfterMs);
  if (outcome.status !== "failed") return { ...outcome, url: shown };
  const location = { file: shown, line: 1, column: 1, pointer: "" };
  const hint = outcome.hint ?? (outcome.isUnreached === true ? proxyHint(options.proxy) : undefined);
  const issue = issueOf(outcome.code, location, `\`${shown}\` ${outcome.reason}.`, hint);
  return { status: "failed", url: shown, issue };
}

/** A proxy would look up the name of the host itself, and connect to what nobody has judged. */
function proxyHint(variable: string | undefined): string | undefined {
  return variable === undefined
    ? undefined
    : `\`${variable}\` is set, but documents are fetched without a proxy: download this one yourself, and name the file.`;
}

type Fetched = Extract<FetchedText, { status: "fetched" }>;
type Attempt = Omit<Fetched, "url"> | { readonly status: "not-modified" } | FetchFailure;

async function secondAttempt(
  url: string,
  options: FetchOptions,
  signal: AbortSignal,
  delayMs: number | undefined,
): Promise<Attempt> {
  try {
    await wait(delayMs, undefined, { signal });
  } catch {
    return failureOf(signal.reason);
  }
  return attempt(url, options, signal);
}

async function attempt(url: string, options: FetchOptions, signal: AbortSignal): Promise<Attempt> {
  const retryAfterMs = options.retryDelayMs ?? 500;
  try {
    const policy = new NetworkPolicy(options.allow ?? [], options.lookup);
    const { headers = {} } = options;
    const answer = await followRedirects(url, { conditions: conditionsOf(options), headers, signal, policy });
    if ("reason" in answer) return answer;
    if (answer.status !== 200) {
      answer.body.destroy();
      return answer.status === 304 && isConditional(options)
        ? { status: "not-modified" }
        : statusFailure(answer, retryAfterMs);
    }
    const bytes = await readBody(answer, options.maximumBytes ?? 100 * 1024 * 1024);
    return "reason" in bytes ? bytes : textOf(bytes, answer);
  } catch (error) {
    return failureOf(signal.aborted ? signal.reason : error, retryAfterMs);
  }
}

function textOf(bytes: Buffer, { headers }: Answer): Attempt {
  const { value: text, issues } = decodeText(bytes, "The answer");
  if (text === undefined) {
    const reason = `does not answer with text. ${(issues[0]?.message ?? "").replaceAll("`", "").replace(/\.$/, "")}`;
    return { status: "failed", code: "file-unreadable", reason };
  }
  // Hosts are careless with `Content-Type`; a document of JSON or YAML never begins like this.
  if (/^\s*<[!?a-z]/i.test(text)) return htmlFailure;
  const etag = headers.get("etag");
  const lastModified = headers.get("last-modified");
  return {
    status: "fetched",
    text,
    hash: createHash("sha256").update(bytes).digest("hex"),
    ...(etag === null ? {} : { etag }),
    ...(lastModified === null ? {} : { lastModified }),
  };
}

const htmlFailure: FetchFailure = {
  status: "failed",
  code: "file-unreadable",
  reason: "answers with a page of HTML or XML, not with a document in JSON or YAML",
  hint: "It may want a login, or be the page that shows the document; open it in a browser to see which.",
};

function isConditional({ ifNoneMatch, ifModifiedSince }: FetchOptions): boolean {
  return ifNoneMatch !== undefined || ifModifiedSince !== undefined;
}

function conditionsOf({ ifNoneMatch, ifModifiedSince }: FetchOptions): Readonly<Record<string, string>> {
  return {
    ...(ifNoneMatch === undefined ? {} : { "if-none-match": ifNoneMatch }),
    ...(ifModifiedSince === undefined ? {} : { "if-modified-since": ifModifiedSince }),
  };
}
