import { OAuthFailure, problemOf } from "./oauth-failure.js";
import { codeChallengeOf, randomText } from "./oauth-pkce.js";
import { refreshedSource, type RefreshOptions } from "./oauth-refresh.js";
import { type OAuthClient, type OAuthEndpoints, type OAuthTokens, requestTokens } from "./oauth-request.js";
import { confidentialUrl } from "./oauth-url.js";
import type { CredentialSource } from "./types.js";

/** What users are logged in with; `Scope` are the scopes that the document knows. */
export interface AuthorizationCodeOptions<Scope extends string = string> extends OAuthClient, OAuthEndpoints {
  /** Where users come back to, as it is registered. */
  readonly redirectUri: string;
  readonly scopes?: readonly Scope[] | undefined;
  /** The identifier of the authorization server, which must then stand in each answer as `iss` (RFC 9207). */
  readonly issuer?: string | undefined;
}

/** What must be kept for a user until they come back, where nobody else reads: in the session, not in the URL. */
export interface AuthorizationAttempt {
  readonly state: string;
  readonly codeVerifier: string;
}

/** A login with a code, protected by PKCE (RFC 6749, section 4.1; RFC 7636; RFC 9700, section 2.1). */
export interface AuthorizationCodeFlow {
  /** Begins a login: where to send the user, and what to keep. `parameters` are added to the URL, such as `prompt`. */
  begin(
    parameters?: Readonly<Record<string, string>>,
  ): Promise<{ readonly url: string; readonly attempt: AuthorizationAttempt }>;
  /**
   * Ends a login: gets tokens for the code that the user came back with.
   *
   * @param callback The URL that the user came back to, with its query.
   * @throws {OAuthFailure} with the server's `code`, such as `access_denied`, or if this is not the answer to this attempt.
   */
  finish(callback: string | URL, attempt: AuthorizationAttempt): Promise<OAuthTokens>;
  /** The credential for `createClient({ auth })`, which refreshes itself: one for each login. */
  credential(tokens: OAuthTokens, options?: RefreshOptions): CredentialSource;
}

/**
 * Makes the flow of a client.
 *
 * @throws {TypeError} if secrets may not be sent to one of the endpoints.
 */
export function authorizationCodeFlow(
  options: AuthorizationCodeOptions,
  documented: OAuthEndpoints = {},
): AuthorizationCodeFlow {
  const { redirectUri, issuer } = options;
  const authorizationUrl = confidentialUrl("authorizationUrl", options.authorizationUrl ?? documented.authorizationUrl);
  const tokenUrl = confidentialUrl("tokenUrl", options.tokenUrl ?? documented.tokenUrl);
  // The document's refresh URL belongs to its token URL.
  const refreshUrl =
    options.refreshUrl ?? (options.tokenUrl === undefined ? documented.refreshUrl : undefined) ?? tokenUrl;
  confidentialUrl("refreshUrl", refreshUrl);
  return {
    begin: async (parameters = {}) => {
      const attempt = { state: randomText(), codeVerifier: randomText() };
      return { url: await loginUrl(authorizationUrl, options, attempt, parameters), attempt };
    },
    finish: async (callback, { state, codeVerifier }) => {
      const code = codeOf(new URL(callback, redirectUri).searchParams, state, issuer);
      const login = { code, redirect_uri: redirectUri, code_verifier: codeVerifier };
      return requestTokens(tokenUrl, options, { grant_type: "authorization_code", ...login });
    },
    credential: (tokens, life) => refreshedSource(refreshUrl, options, tokens, life),
  };
}

async function loginUrl(
  authorizationUrl: string,
  { clientId, redirectUri, scopes }: AuthorizationCodeOptions,
  { state, codeVerifier }: AuthorizationAttempt,
  parameters: Readonly<Record<string, string>>,
): Promise<string> {
  const url = new URL(authorizationUrl);
  const members = {
    ...parameters,
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri,
    ...(scopes && { scope: scopes.join(" ") }),
    state,
    code_challenge: await codeChallengeOf(codeVerifier),
    code_challenge_method: "S256",
  };
  for (const [name, value] of Object.entries(members)) url.searchParams.set(name, value);
  return url.href;
}

/** The code, from whom it should be and for whom it is; each parameter stands there once (RFC 6749, section 3.1). */
function codeOf(answer: URLSearchParams, state: string, issuer: string | undefined): string {
  const only = (name: string): string | undefined => {
    const [value, ...others] = answer.getAll(name);
    return others.length === 0 ? value : undefined;
  };
  if (state === "" || only("state") !== state) throw new OAuthFailure("The login was not begun here: `state` differs");
  if (issuer !== undefined && only("iss") !== issuer)
    throw new OAuthFailure("The login was answered by another server: `iss` differs");
  const problem = problemOf({ error: only("error"), error_description: only("error_description") });
  if (problem !== undefined) throw new OAuthFailure(`The login failed, ${problem.text}`, { code: problem.code });
  const code = only("code");
  if (code === undefined || code === "") throw new OAuthFailure("The login brought no code");
  return code;
}
