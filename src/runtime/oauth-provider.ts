import { requestLineOf } from "./exchange.js";
import { OAuthFailure } from "./oauth-failure.js";
import { confidentialUrl } from "./oauth-url.js";
import type { Fetch } from "./request-draft.js";
import type { CredentialContext } from "./types.js";

/** What a provider of OpenID Connect says about itself. */
export interface OpenIdProvider {
  /** Present where its answers carry it as `iss`, which is then compared (RFC 9207). */
  readonly issuer?: string | undefined;
  readonly authorizationUrl: string;
  readonly tokenUrl: string;
}

const wellKnown = "/.well-known/openid-configuration";

/**
 * Asks a provider for its addresses (OpenID Connect Discovery 1.0, section 4), and whether it is the one that the URL belongs to.
 *
 * @throws {OAuthFailure} if it does not say, or is another.
 */
export async function openIdProviderAt(
  url: string,
  { fetch = globalThis.fetch, signal }: Partial<CredentialContext> = {},
): Promise<OpenIdProvider> {
  const target = `GET ${requestLineOf("GET", confidentialUrl("openIdConnectUrl", url)).url}`;
  const failure = (reason: string, options?: ErrorOptions): OAuthFailure =>
    new OAuthFailure(`The provider ${reason}: ${target}`, options);
  const answer = await configurationAt(url, fetch, signal).catch((cause: unknown) => {
    throw failure("does not say where tokens come from", { cause });
  });
  const { issuer, authorization_endpoint: authorizationUrl, token_endpoint: tokenUrl } = answer;
  if (typeof issuer !== "string" || typeof authorizationUrl !== "string" || typeof tokenUrl !== "string")
    throw failure("does not say where tokens come from");
  if (`${issuer.replace(/\/$/, "")}${wellKnown}` !== url) throw failure("calls itself something else");
  const isInAnswers = answer["authorization_response_iss_parameter_supported"] === true;
  return { authorizationUrl, tokenUrl, ...(isInAnswers && { issuer }) };
}

async function configurationAt(
  url: string,
  fetch: Fetch,
  signal: AbortSignal | undefined,
): Promise<Readonly<Record<string, unknown>>> {
  const response = await fetch(
    new Request(url, { headers: { Accept: "application/json" }, ...(signal && { signal }) }),
  );
  if (!response.ok)
    throw new OAuthFailure(`It was answered with status ${response.status}`, { status: response.status });
  return Object((await response.json()) as unknown) as Record<string, unknown>; // of whatever types
}
