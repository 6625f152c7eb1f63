import { isSameOrigin } from "./destination.js";
import type { RequestDraft, Send } from "./request-draft.js";

/** As many as the Fetch standard follows. */
const mostRedirects = 20;

/**
 * Sets a header that carries a credential, and keeps it within the origin of the request: platforms follow redirects anywhere, and
 * what they take away from a request to another origin differs.
 */
export function setSecret(draft: RequestDraft, header: string, value: string): void {
  draft.headers.set(header, value);
  draft.secrets.push(header);
  draft.send = sendWithinOrigin(draft.secrets);
}

/** Follows redirects as the Fetch standard does (HTTP-redirect fetch), and leaves out the headers at another origin. */
function sendWithinOrigin(secrets: readonly string[]): Send {
  return async (request, fetch, isReplayable) => {
    if (request.redirect !== "manual") return fetch(request);
    let current = request;
    for (let left = mostRedirects; left >= 0; left--) {
      const spare = isReplayable && current.body !== null ? current.clone() : undefined;
      const response = await fetch(current);
      const location = locationOf(response, current);
      if (location === undefined) return response;
      await response.body?.cancel();
      current = redirected(current, spare, response.status, location);
      if (isSameOrigin(location, request.url)) continue;
      for (const name of ["Authorization", "Cookie", ...secrets]) current.headers.delete(name);
    }
    throw new TypeError("redirected without end");
  };
}

function locationOf({ type, status, headers }: Response, { url }: Request): string | undefined {
  if (type === "opaqueredirect") throw new TypeError("redirected, and browsers do not say where: see `redirect`");
  const location = headers.get("Location");
  if (location === null || !/^30[12378]$/.test(String(status))) return undefined;
  const target = new URL(location, url).href;
  if (/^https?:/.test(target)) return target;
  throw new TypeError("redirected out of the web");
}

function redirected(request: Request, spare: Request | undefined, status: number, location: string): Request {
  const { method, body, signal } = request;
  const headers = new Headers(request.headers);
  const init = { headers, signal, redirect: "manual" } as const;
  if (isSeeOther(status, method)) {
    for (const name of ["Encoding", "Language", "Location", "Type"]) headers.delete(`Content-${name}`);
    return new Request(location, init);
  }
  if (body === null) return new Request(location, { ...init, method });
  if (spare === undefined) throw new TypeError("redirected, but its body is a stream");
  // `duplex` is asked for where the body is a stream, and not known to all types.
  return new Request(location, { ...init, method, body: spare.body, duplex: "half" } as RequestInit);
}

/** Whether the answer is to be fetched from the other place, rather than the request sent there. */
function isSeeOther(status: number, method: string): boolean {
  return status === 303 ? method !== "GET" && method !== "HEAD" : status < 303 && method === "POST";
}
