import { setTimeout as pause } from "node:timers/promises";
import { displayedUrl, nextAddress } from "./fetch-address.js";
import { networkFailure, statusFailure } from "./fetch-failure.js";

export interface FetchOptions {
  /** For one attempt, redirects and body included; 30 seconds by default. */
  readonly timeoutMs?: number;
  /** In bytes, counted after decompression; 64 MiB by default. */
  readonly maximumSize?: number;
  /** Sent to the origin of the address alone, not to where it redirects. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The entity tag of what the caller has already (RFC 9110, section 13.1.2). */
  readonly ifNoneMatch?: string;
  /** What waits before the second attempt. */
  readonly delay?: (milliseconds: number) => Promise<unknown>;
}

/** What came of asking for a text. */
export type FetchedText =
  | {
      readonly kind: "text";
      /** Without a byte order mark. */
      readonly text: string;
      readonly status: number;
      readonly contentType?: string;
      readonly etag?: string;
    }
  | { readonly kind: "not-modified" }
  | {
      readonly kind: "failed";
      /** A whole sentence, without credentials. */
      readonly message: string;
      /** That of the answer, if there was one. */
      readonly status?: number;
    };

export const defaultTimeoutMs = 30_000;
export const defaultMaximumSize = 64 * 1024 * 1024;

const mostRedirects = 5;
/** In milliseconds. */
const usualPause = 1000;
const longestPause = 5000;

/** What one attempt came to, and after how many milliseconds another one makes sense. */
interface Attempt {
  readonly outcome: FetchedText;
  readonly retryAfter?: number;
}

type Failed = Extract<FetchedText, { kind: "failed" }>;

/**
 * Reads a text in UTF-8 from an address of http or https.
 *
 * A broken connection, a 429 and what begins with 5 are tried once more, after the pause that the server asks for if that
 * is at most five seconds. Credentials in the address are sent and never told.
 */
export async function fetchText(url: string, options: FetchOptions = {}): Promise<FetchedText> {
  const { outcome, retryAfter } = await attempt(url, options);
  if (retryAfter === undefined) return outcome;
  await (options.delay ?? pause)(retryAfter);
  return (await attempt(url, options)).outcome;
}

async function attempt(url: string, options: FetchOptions): Promise<Attempt> {
  const timeoutMs = options.timeoutMs ?? defaultTimeoutMs;
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    return await follow(url, options, signal);
  } catch (error) {
    if (signal.aborted) return { outcome: failed(url, `did not answer within ${timeoutMs / 1000} s`) };
    return { outcome: failed(url, networkFailure(error)), retryAfter: usualPause };
  }
}

/** Asks for the address, and for those that it redirects to. */
async function follow(url: string, options: FetchOptions, signal: AbortSignal): Promise<Attempt> {
  let address = nextAddress(undefined, url);
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    if ("refusal" in address) return { outcome: failed(url, address.refusal) };
    const response = await fetch(address.url, { redirect: "manual", signal, headers: headersFor(address, options) });
    const location = isRedirect(response.status) ? response.headers.get("location") : null;
    if (location === null) return read(url, response, options);
    await response.body?.cancel();
    address = nextAddress(address, location);
  }
  return { outcome: failed(url, `redirects more than ${mostRedirects} times`) };
}

function headersFor(
  { authorization, isFirstOrigin }: { readonly authorization?: string; readonly isFirstOrigin: boolean },
  { headers = {}, ifNoneMatch }: FetchOptions,
): Headers {
  const sent = new Headers({
    accept: "application/json, application/yaml, text/yaml, */*;q=0.5",
    "user-agent": "specwright",
    ...(authorization === undefined ? {} : { authorization }),
  });
  if (ifNoneMatch !== undefined) sent.set("if-none-match", ifNoneMatch);
  if (isFirstOrigin) for (const [name, value] of Object.entries(headers)) sent.set(name, value);
  return sent;
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

async function read(url: string, response: Response, options: FetchOptions): Promise<Attempt> {
  const { status, headers } = response;
  if (status === 304 && options.ifNoneMatch !== undefined) return { outcome: { kind: "not-modified" } };
  if (status !== 200) {
    await response.body?.cancel();
    const outcome = { ...failed(url, statusFailure(status)), status };
    const retryAfter = status === 429 || status >= 500 ? pauseOf(headers.get("retry-after")) : undefined;
    return retryAfter === undefined ? { outcome } : { outcome, retryAfter };
  }
  const bytes = await bytesOf(response, options.maximumSize ?? defaultMaximumSize);
  if (typeof bytes === "string") return { outcome: { ...failed(url, bytes), status } };
  const text = decoded(bytes);
  if (text === undefined) return { outcome: { ...failed(url, "serves what is not text in UTF-8"), status } };
  const contentType = headers.get("content-type");
  const etag = headers.get("etag");
  return {
    outcome: {
      kind: "text",
      text,
      status,
      ...(contentType === null ? {} : { contentType }),
      ...(etag === null ? {} : { etag }),
    },
  };
}

/** In milliseconds; undefined where the server asks for more patience than we have (RFC 9110, section 10.2.3). */
function pauseOf(retryAfter: string | null): number | undefined {
  if (retryAfter === null) return usualPause;
  const milliseconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - Date.now();
  if (Number.isNaN(milliseconds)) return usualPause;
  return milliseconds <= longestPause ? Math.max(0, milliseconds) : undefined;
}

/** The body, or what is wrong with it: an endless one is left as soon as it is too much. */
async function bytesOf({ body }: Response, maximumSize: number): Promise<Uint8Array | string> {
  const chunks: Uint8Array[] = [];
  const reader = body?.getReader();
  let size = 0;
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > maximumSize) {
      await reader?.cancel();
      return `serves more than ${sizeText(maximumSize)}`;
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${bytes} bytes` : `${Math.floor(bytes / 100_000) / 10} MB`;
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function failed(url: string, what: string): Failed {
  return { kind: "failed", message: `\`${displayedUrl(url)}\` ${what}.` };
}
