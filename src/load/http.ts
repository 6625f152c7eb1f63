import { displayedUrl } from "./displayed-url.js";
import type { FetchFailure } from "./fetch-failure.js";
import { type NetworkPolicy, RefusedAddress } from "./network-policy.js";
import { type Answer, request, type RequestOptions } from "./request.js";

const mostRedirects = 5;

const accepted = "application/json, application/yaml, text/yaml;q=0.9, */*;q=0.5";

/** What the requests on the way to a document share. */
export interface FollowOptions {
  readonly conditions: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly policy: NetworkPolicy;
}

/**
 * The answer at the end of at most five redirects, none of them from https to http, nor to where the policy does not let us.
 *
 * A user and password in the URL, and `headers`, go to its own origin alone, and not after a detour.
 */
export async function followRedirects(
  url: string,
  { conditions, headers, signal, policy }: FollowOptions,
): Promise<Answer | FetchFailure> {
  const start = URL.canParse(url) ? new URL(url) : undefined;
  if (start === undefined) return failed("is not a valid URL");
  if (!isHttp(start)) return failed("cannot be fetched: only http and https are");
  const authorization = authorizationOf(start);
  let target = start;
  let isHome = true;
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    isHome &&= target.origin === start.origin;
    const sent = { accept: accepted, ...conditions, ...(isHome ? { ...authorization, ...headers } : {}) };
    const answer = await ask(target, sent, signal, policy);
    if ("reason" in answer) return redirects === 0 ? answer : redirectedTo(target, answer);
    const location = redirectStatuses.has(answer.status) ? answer.headers.get("location") : null;
    if (location === null) return answer;
    answer.body.destroy();
    if (!URL.canParse(location, target)) return failed("redirects to what is not a valid URL");
    const isSafe = target.protocol === "https:";
    target = new URL(location, target);
    if (isSafe && target.protocol === "http:") return failed("redirects from https to http");
    if (!isHttp(target)) return failed(`redirects to \`${target.protocol}\`, which is neither http nor https`);
  }
  return failed(`redirects more than ${mostRedirects} times`);
}

async function ask(
  target: URL,
  headers: RequestOptions["headers"],
  signal: AbortSignal,
  policy: NetworkPolicy,
): Promise<Answer | FetchFailure> {
  const refusal = policy.refusal(target);
  if (refusal !== undefined) return refusal;
  try {
    return await request(withoutUser(target), { headers, signal, lookup: policy.lookupFor(target) });
  } catch (error) {
    if (error instanceof RefusedAddress) return error.failure;
    throw error;
  }
}

function redirectedTo(target: URL, { reason, ...failure }: FetchFailure): FetchFailure {
  return { ...failure, reason: `redirects to \`${displayedUrl(target.href)}\`, which ${reason}` };
}

/** The whole body; its bytes are counted while they come, whatever `Content-Length` says. */
export async function readBody({ body }: Answer, maximumBytes: number): Promise<Buffer | FetchFailure> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // A stream of HTTP has bytes, whatever its type admits. What is left of it when the loop ends early is given up.
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > maximumBytes) return failed(`answers with more than ${sizeOf(maximumBytes)}`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

function isHttp({ protocol }: URL): boolean {
  return protocol === "http:" || protocol === "https:";
}

/** Credentials are sent as a header, if at all. */
function withoutUser(url: URL): URL {
  const bare = new URL(url);
  bare.username = "";
  bare.password = "";
  return bare;
}

function authorizationOf({ username, password }: URL): Readonly<Record<string, string>> {
  if (username === "" && password === "") return {};
  const pair = [username, password].map(decodedComponent).join(":");
  return { authorization: `Basic ${Buffer.from(pair, "utf8").toString("base64")}` };
}

function decodedComponent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function sizeOf(bytes: number): string {
  const megabyte = 1024 * 1024;
  return bytes < megabyte ? `${bytes} bytes` : `${Math.floor(bytes / megabyte)} MB`;
}

function failed(reason: string): FetchFailure {
  return { status: "failed", code: "file-unreadable", reason };
}
