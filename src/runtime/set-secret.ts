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
  return async (request, fetch, isReplayable, make) => {
    let current = request;
    for (let left = mostRedirects; left >= 0; left--) {
      const spare = isReplayable ? current?.clone() : current;
      const response = await fetch(current);
      if (!isRedirect(response)) return response;
      await response.body?.cancel();
      const source = spare ?? make();
      const location = locationOf(response, source);
      current = redirected(source, response.status, location);
      if (isSameOrigin(location, (request ?? make()).url)) continue;
      for (const name of ["Authorization", "Cookie", ...secrets]) current.headers.delete(name);
    }
    throw new TypeError("redirected without end");
  };
}

function isRedirect({ type, status, headers }: Response): boolean {
  if (type === "opaqueredirect") throw new TypeError("redirected, but browsers hide where: see `redirect`");
  return /30[12378]/.test(String(status)) && headers.has("Location");
}

function locationOf({ headers }: Response, { url }: Request): string {
  const target = new URL(headers.get("Location") ?? "", url).href;
  if (/^https?:/.test(target)) return target;
  throw new TypeError("redirected out of the web");
}

function redirected(request: Request, status: number, location: string): Request {
  const { method, body, signal } = request;
  const headers = new Headers(request.headers);
  const init = { headers, signal, redirect: "manual" } as const;
  if (isSeeOther(status, method)) {
    for (const name of ["Encoding", "Language", "Location", "Type"]) headers.delete(`Content-${name}`);
    return new Request(location, init);
  }
  if (request.bodyUsed) throw new TypeError("redirected, but its body is a stream");
  // `duplex` is asked for where the body is a stream, and not known to all types.
  return new Request(location, { ...init, method, body, duplex: "half" } as RequestInit);
}

/** Whether the answer is to be fetched from the other place, rather than the request sent there. */
function isSeeOther(status: number, method: string): boolean {
  return status === 303 ? method !== "GET" && method !== "HEAD" : status < 303 && method === "POST";
}
