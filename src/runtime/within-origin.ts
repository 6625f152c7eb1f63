import type { RequestDraft, Send } from "./request-draft.js";

/** As many as the Fetch standard follows. */
const mostRedirects = 20;

/**
 * Keeps headers that carry a credential within the origin of the request: platforms follow redirects anywhere, and take away no
 * more than `Authorization` and `Cookie`.
 */
export function keepWithinOrigin(draft: RequestDraft, header: string): void {
  draft.secrets = [...(draft.secrets ?? ["Authorization", "Cookie"]), header];
  draft.send = sendWithinOrigin(draft.secrets);
}

/** Follows redirects as the Fetch standard does (HTTP-redirect fetch), and leaves out the headers at another origin. */
function sendWithinOrigin(secrets: readonly string[]): Send {
  return async (request, fetch, isReplayable) => {
    if (request.redirect !== "manual") return fetch(request);
    let current = request;
    for (let count = 0; count <= mostRedirects; count++) {
      const spare = isReplayable ? current.clone() : undefined;
      const response = await fetch(current);
      const location = locationOf(response, current);
      if (location === undefined) return response;
      await response.body?.cancel();
      current = redirected(current, spare, response.status, location);
      if (location.origin !== new URL(request.url).origin) secrets.forEach((name) => current.headers.delete(name));
    }
    throw new TypeError(`redirected more than ${mostRedirects} times`);
  };
}

function locationOf(response: Response, { url }: Request): URL | undefined {
  if (response.type === "opaqueredirect") throw new TypeError("redirected, which browsers do not let programs follow");
  if (![301, 302, 303, 307, 308].includes(response.status)) return undefined;
  const location = response.headers.get("Location");
  if (location === null) return undefined;
  const target = new URL(location, url);
  if (/^https?:$/.test(target.protocol)) return target;
  throw new TypeError("redirected to something other than a web address");
}

function redirected(request: Request, spare: Request | undefined, status: number, location: URL): Request {
  const { method, signal } = request;
  const headers = new Headers(request.headers);
  if (isSeeOther(status, method)) {
    for (const name of ["Content-Encoding", "Content-Language", "Content-Location", "Content-Type"])
      headers.delete(name);
    return new Request(location, { method: "GET", headers, signal, redirect: "manual" });
  }
  if (request.body === null) return new Request(location, { method, headers, signal, redirect: "manual" });
  if (spare === undefined) throw new TypeError("redirected with a body that is a stream");
  const init = { method, headers, signal, redirect: "manual", body: spare.body, duplex: "half" } as const;
  return new Request(location, init);
}

/** Whether the answer is to be fetched from the other place, rather than the request sent there. */
function isSeeOther(status: number, method: string): boolean {
  if (status === 303) return method !== "GET" && method !== "HEAD";
  return (status === 301 || status === 302) && method === "POST";
}
