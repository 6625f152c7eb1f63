import type { FetchFailure } from "./fetch-failure.js";

const mostRedirects = 5;

const accepted = "application/json, application/yaml, text/yaml;q=0.9, */*;q=0.5";

/**
 * The answer at the end of at most five redirects, none of them from https to http.
 *
 * A user and password in the URL, and `headers`, go to its own origin alone, and not after a detour.
 */
export async function followRedirects(
  url: string,
  conditions: Readonly<Record<string, string>>,
  signal: AbortSignal,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response | FetchFailure> {
  const start = URL.canParse(url) ? new URL(url) : undefined;
  if (start === undefined) return failed("is not a valid URL");
  if (!isHttp(start)) return failed("cannot be fetched: only http and https are");
  const authorization = authorizationOf(start);
  let target = start;
  let isHome = true;
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    isHome &&= target.origin === start.origin;
    const response = await fetch(withoutUser(target), {
      headers: { accept: accepted, ...conditions, ...(isHome ? { ...authorization, ...headers } : {}) },
      redirect: "manual",
      signal,
    });
    const location = redirectStatuses.has(response.status) ? response.headers.get("location") : null;
    if (location === null) return response;
    await response.body?.cancel();
    if (!URL.canParse(location, target)) return failed("redirects to what is not a valid URL");
    const isSafe = target.protocol === "https:";
    target = new URL(location, target);
    if (isSafe && target.protocol === "http:") return failed("redirects from https to http");
    if (!isHttp(target)) return failed(`redirects to \`${target.protocol}\`, which is neither http nor https`);
  }
  return failed(`redirects more than ${mostRedirects} times`);
}

/** The whole body; its bytes are counted while they come, whatever `Content-Length` says. */
export async function readBody(response: Response, maximumBytes: number): Promise<Buffer | FetchFailure> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (let next = await reader?.read(); next?.value !== undefined; next = await reader?.read()) {
    bytes += next.value.byteLength;
    if (bytes > maximumBytes) {
      await reader?.cancel();
      return failed(`answers with more than ${sizeOf(maximumBytes)}`);
    }
    chunks.push(next.value);
  }
  return Buffer.concat(chunks);
}

const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

function isHttp({ protocol }: URL): boolean {
  return protocol === "http:" || protocol === "https:";
}

/** `fetch` takes no URL with credentials. */
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
