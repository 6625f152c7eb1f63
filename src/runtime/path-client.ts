import createClient, { type Client as PathClient } from "openapi-fetch";
import type { SecurityAlternatives } from "./descriptor.js";
import { isSameOrigin } from "./destination.js";
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
  const { baseUrl = "", auth, fetch, headers } = client.options();
  const send = (request: Request): Promise<Response> => (fetch ?? globalThis.fetch)(request);
  const pathClient = createClient<Paths>({ baseUrl, ...(headers && { headers }), fetch: send });
  pathClient.use({
    onRequest: async ({ request, schemaPath }) => {
      if (exceptions.includes(`${request.method} ${schemaPath}`)) return undefined;
      if (!isSameOrigin(request.url, baseUrl || request.url)) return undefined;
      const query: string[] = [];
      const { headers, signal } = request;
      for (const { apply } of await authorizationsOf(security, auth, { fetch: send, signal })) {
        apply({ path: schemaPath, headers, query, secrets: [] });
      }
      if (query.length === 0) return undefined;
      return new Request(`${request.url}${request.url.includes("?") ? "&" : "?"}${query.join("&")}`, request);
    },
  });
  return pathClient;
}
