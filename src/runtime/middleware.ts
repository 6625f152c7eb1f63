import createClient, { type Middleware } from "openapi-fetch";
import type { Layer } from "./layer.js";

/** openapi-fetch's client, without the types of any paths. */
interface Transport {
  request(
    method: string,
    path: string,
    init: object,
  ): Promise<{ readonly error?: unknown; readonly response: Response }>;
}

/**
 * Middleware of openapi-fetch, for `createClient({ middleware })`: openapi-fetch itself runs it.
 *
 * It runs once per call, outside of retries and hooks, which run for each request that is sent; once more where a credential was renewed, or
 * a stream resumes, since the request is made anew.
 */
export function openapiMiddleware(...middleware: readonly Middleware[]): Layer {
  const transport = createClient() as Transport; // see there
  return (next, { path, input }) =>
    async (request) => {
      let answer: Response | undefined;
      // The first of all, so the last to see the response: openapi-fetch would read the body of an error, and gets an empty one.
      const first: Middleware = {
        onResponse: ({ response }) => {
          answer = response;
          return new Response();
        },
      };
      const { method, url, headers, body, signal } = request;
      const { error, response } = await transport.request(method, path, {
        headers,
        body,
        signal,
        params: { path: input.path ?? {}, query: input.query ?? {} },
        // The request is put together already: it goes to the same place, whatever openapi-fetch makes of the parameters.
        pathSerializer: () => url,
        querySerializer: () => "",
        bodySerializer: (stream: unknown) => stream,
        duplex: "half",
        parseAs: "stream",
        middleware: [first, ...middleware],
        fetch: next,
      });
      // Where one answered in place of `fetch`, openapi-fetch has read what is no success.
      return answer ?? (error === undefined ? response : new Response(textOf(error), response));
    };
}

function textOf(error: unknown): string {
  return typeof error === "string" ? error : JSON.stringify(error);
}
