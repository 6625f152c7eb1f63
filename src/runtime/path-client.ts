import createClient, { type Client as PathClient } from "openapi-fetch";
import type { SecurityAlternatives } from "./descriptor.js";
import { isSameOrigin } from "./destination.js";
import type { Fetch, RequestDraft, Send } from "./request-draft.js";
import { authorizationsOf } from "./security.js";
import type { Client } from "./types.js";

/**
 * Makes the openapi-fetch client of a document's paths, with the base URL, headers, `fetch` and credentials of `client`.
 *
 * It behaves as openapi-fetch does: no guards, no time limit, and errors are values.
 *
 * @param security What the document asks for by default.
 * @param exceptions Method and path of the operations that ask for something else, such as `POST /token`; they get no credential.
 */
export function pathClientOf<Paths extends object>(
  client: Client,
  security: SecurityAlternatives = [],
  exceptions: readonly string[] = [],
): PathClient<Paths> {
  const { baseUrl = "", auth, fetch, headers, redirect } = client.options();
  const plainly: Fetch = (request) => (fetch ?? globalThis.fetch)(request);
  const senders = new WeakMap<Request, Send>();
  const pathClient = createClient<Paths>({
    baseUrl,
    ...(headers && { headers }),
    ...(redirect && { redirect }),
    fetch: (request) => {
      const send = senders.get(request);
      return send === undefined
        ? plainly(request)
        : send(
            request,
            (next = request) => plainly(next),
            true,
            () => request,
          );
    },
  });
  pathClient.use({
    onRequest: async ({ request, schemaPath }) => {
      if (exceptions.includes(`${request.method} ${schemaPath}`)) return undefined;
      if (!isSameOrigin(request.url, baseUrl || request.url)) return undefined;
      const { headers, url } = request;
      const draft: RequestDraft = { path: schemaPath, headers, query: [], secrets: [] };
      for (const { apply } of await authorizationsOf(security, auth, plainly, request)) apply(draft);
      const query = draft.query.join("&");
      const target = query === "" ? request : new Request(`${url}${url.includes("?") ? "&" : "?"}${query}`, request);
      if (draft.send === undefined || redirect !== undefined) return target;
      // As for operations: no credential follows a redirect to another origin.
      const guarded = new Request(target, { redirect: "manual" });
      senders.set(guarded, draft.send);
      return guarded;
    },
  });
  return pathClient;
}
