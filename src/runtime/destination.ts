import type { CallableOperation } from "./descriptor.js";
import type { Exchange } from "./exchange.js";
import type { ClientOptions } from "./types.js";

/** Where an operation goes if the call does not say, and what the client's credentials are for. */
export function homeOf({ server }: CallableOperation, { baseUrl }: ClientOptions<string>): string | undefined {
  return server ? server(baseUrl) : baseUrl;
}

/** The credentials that may go along to `path`: the call's own, and the client's if it leads to the origin that they are for. */
export function credentialsFor(
  { operation, client, call, baseUrl }: Exchange,
  path: string,
): ClientOptions<string>["auth"] {
  const home = homeOf(operation, client) ?? baseUrl;
  return { ...(isSameOrigin(baseUrl + path, home) && client.auth), ...call.auth };
}

/** Whether both lead to the same scheme, host and port; relative URLs are those of a page. */
export function isSameOrigin(url: string, other: string): boolean {
  return originOf(url) === originOf(other);
}

function originOf(url: string): string {
  const { protocol, host } = new URL(url, globalThis.location?.href);
  return protocol + host; // `origin` is the same for all schemes that it does not know
}
