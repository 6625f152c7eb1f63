import { mergeHeaders } from "openapi-fetch";
import { checkBody } from "./check-body.js";
import type { EncodedBody } from "./descriptor.js";
import { credentialsFor } from "./destination.js";
import { NetworkError } from "./errors.js";
import { type Exchange, requestLineOf } from "./exchange.js";
import type { RequestDraft, Send } from "./request-draft.js";
import { type Authorization, authorizationsOf } from "./security.js";
import { settingHeaders } from "./setting-headers.js";

/** A request that can be sent. */
export interface Prepared {
  /** With the query. */
  readonly path: string;
  readonly headers: Headers;
  readonly body: BodyInit | undefined;
  /** Whether the body can be sent again: a stream cannot. */
  readonly isReplayable: boolean;
  readonly authorizations: readonly Authorization[];
  readonly send: Send | undefined;
}

/**
 * Puts a request together: body, parameters, credentials, and over all of them the headers of the call.
 *
 * @param added Headers over even these, for one request of several that a call makes.
 * @throws {TypeError} if it cannot be sent.
 */
export async function prepare(exchange: Exchange, added?: Readonly<Record<string, string>>): Promise<Prepared> {
  const { client, call, options, operation, input, baseUrl, origin, controller } = exchange;
  const { method, parameters = [], styles, security } = operation;
  const { body, contentType } = encodedBody(exchange, input.body);
  const own = body === undefined ? undefined : { "Content-Type": contentType ?? null };
  const headers = settingHeaders(() => mergeHeaders(client.headers, own));
  const draft: RequestDraft = { path: operation.path, query: [], headers, secrets: [] };
  for (const write of parameters) write(draft, input, styles);

  const auth = security && credentialsFor(exchange, draft.path);
  const authorizations = await authorizationsOf(security, auth, options.fetch ?? globalThis.fetch, controller).catch(
    (cause: unknown) => {
      throw new NetworkError(origin, "could not get its credentials", { cause });
    },
  );
  const complete = settingHeaders(() => {
    for (const { apply } of authorizations) apply(draft);
    return mergeHeaders(headers, call.headers, added);
  });
  const query = draft.query.join("&");
  const path = draft.path + (query && (draft.path.includes("?") ? "&" : "?") + query);
  origin.request = requestLineOf(method, baseUrl + path);
  const isReplayable = !(body instanceof ReadableStream);
  return { path, headers: complete, body, isReplayable, authorizations, send: draft.send };
}

function encodedBody(exchange: Exchange, value: unknown): Omit<EncodedBody, "body"> & Pick<Prepared, "body"> {
  const encoder = exchange.operation.body;
  if (encoder === undefined || value === undefined) return { body: undefined };
  checkBody(exchange, "request", value, encoder.guard);
  return encoder.encode(value, exchange);
}
