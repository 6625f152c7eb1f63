import { OAuthFailure } from "./oauth-failure.js";
import { type OAuthClient, type OAuthTokens, requestTokens } from "./oauth-request.js";
import { tokenSource, type TokenLifeOptions } from "./oauth-source.js";
import type { Fetch } from "./request-draft.js";
import type { CredentialSource } from "./types.js";

/** What is done with tokens that replace others. */
export interface RefreshOptions extends TokenLifeOptions {
  /**
   * Is given the new tokens, and awaited, before they are used: to be stored in place of the old ones, whose refresh token may be dead.
   *
   * If it throws, so do the calls that wait; the next call tries to store the same tokens again.
   */
  readonly onTokens?: ((tokens: OAuthTokens) => void | Promise<void>) | undefined;
}

/**
 * A credential from tokens that a login gave, refreshed whenever the access token has ended or was rejected (RFC 6749, section 6).
 *
 * Refresh tokens may rotate: then make one source for a login, and share it.
 */
export function refreshedSource(
  tokenUrl: string,
  client: OAuthClient,
  tokens: OAuthTokens,
  options: RefreshOptions = {},
): CredentialSource {
  let { refreshToken } = tokens;
  let unstored: OAuthTokens | undefined;
  const refresh = async (fetch: Fetch): Promise<OAuthTokens> => {
    if (refreshToken === undefined) throw new OAuthFailure("The access token has ended, and there is no refresh token");
    const parameters = { grant_type: "refresh_token", refresh_token: refreshToken };
    const renewed = { refreshToken, ...(await requestTokens(tokenUrl, client, parameters, fetch)) };
    refreshToken = renewed.refreshToken;
    return renewed;
  };
  const obtain = async (fetch: Fetch): Promise<OAuthTokens> => {
    const renewed = (unstored ??= await refresh(fetch));
    await options.onTokens?.(renewed);
    unstored = undefined;
    return renewed;
  };
  return tokenSource(obtain, options, tokens);
}
