import { type OAuthClient, type OAuthEndpoints, requestTokens } from "./oauth-request.js";
import { tokenSource, type TokenLifeOptions } from "./oauth-source.js";
import { confidentialUrl } from "./oauth-url.js";
import type { CredentialSource } from "./types.js";

/** What a program logs in with as itself; `Scope` are the scopes that the document knows. */
export interface ClientCredentialsOptions<Scope extends string = string>
  extends OAuthClient, TokenLifeOptions, Pick<OAuthEndpoints, "tokenUrl"> {
  /** What is asked for; whatever the server gives to this client by default. */
  readonly scopes?: readonly Scope[] | undefined;
}

/**
 * A credential that a program gets as itself (RFC 6749, section 4.4), again whenever it has ended or was rejected.
 *
 * @throws {TypeError} if secrets may not be sent to the token endpoint.
 */
export function clientCredentialsSource(
  options: ClientCredentialsOptions,
  documented: OAuthEndpoints = {},
): CredentialSource {
  const tokenUrl = confidentialUrl("tokenUrl", options.tokenUrl ?? documented.tokenUrl);
  const parameters = { grant_type: "client_credentials", scope: options.scopes?.join(" ") };
  return tokenSource((fetch) => requestTokens(tokenUrl, options, parameters, fetch), options);
}
