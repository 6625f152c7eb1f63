import { inspect } from "node:util";
import * as oracle from "oauth4webapi";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  type AuthorizationCodeFlow,
  authorizationCodeFlow,
  type AuthorizationCodeOptions,
} from "../src/runtime/oauth-authorization-code.js";
import { codeChallengeOf, randomText } from "../src/runtime/oauth-pkce.js";
import { openIdProviderAt } from "../src/runtime/oauth-provider.js";
import { advance, ask, startTokenServer, stopClock } from "./oauth-support.js";
import { sendJson, startServer } from "./runtime-server.js";

beforeEach(stopClock);
afterEach(() => void vi.useRealTimers());

describe("PKCE", () => {
  test("challenges as the specification's own example does (RFC 7636, appendix B)", async () => {
    const challenge = await codeChallengeOf("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    expect(challenge).toBe("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  });

  test("challenges as an independent client does", async () => {
    for (let round = 0; round < 50; round += 1) {
      const verifier = randomText();
      expect(verifier).toMatch(/^[\w-]{43}$/);
      expect(await codeChallengeOf(verifier)).toBe(await oracle.calculatePKCECodeChallenge(verifier));
    }
  });
});

const redirectUri = "https://app.example/callback?from=login";

function flowOf(options: Partial<AuthorizationCodeOptions> = {}): AuthorizationCodeFlow {
  return authorizationCodeFlow(
    { clientId: "cli_1", redirectUri, scopes: ["decks:read", "cards:read"], ...options },
    { authorizationUrl: "https://login.example/authorize?tenant=1", tokenUrl: "https://login.example/token" },
  );
}

describe("a login", () => {
  test("begins with a URL and with what has to be kept", async () => {
    const { url, attempt } = await flowOf().begin({ prompt: "consent", state: "not ours" });
    const { origin, pathname, searchParams } = new URL(url);
    expect(`${origin}${pathname}`).toBe("https://login.example/authorize");
    expect(Object.fromEntries(searchParams)).toEqual({
      tenant: "1",
      prompt: "consent",
      response_type: "code",
      client_id: "cli_1",
      redirect_uri: redirectUri,
      scope: "decks:read cards:read",
      state: attempt.state,
      code_challenge: await oracle.calculatePKCECodeChallenge(attempt.codeVerifier),
      code_challenge_method: "S256",
    });
    expect(url).not.toContain(attempt.codeVerifier);
    expect((await flowOf().begin()).attempt).not.toEqual(attempt);
  });

  test("ends with tokens, which refresh themselves", async () => {
    const { tokenUrl, answer, form } = await startTokenServer();
    const flow = flowOf({ tokenUrl, clientSecret: "secret", issuer: "https://login.example" });
    const { attempt } = await flow.begin();
    answer({ refresh_token: "refresh-1", scope: "decks:read" });
    const callback = `${redirectUri}&code=c%2B1&state=${attempt.state}&iss=https%3A%2F%2Flogin.example`;
    const tokens = await flow.finish(new URL(callback), attempt);
    expect(tokens).toEqual({
      accessToken: "access-1",
      refreshToken: "refresh-1",
      scope: "decks:read",
      expiresAt: 3_600_000,
    });
    expect(form(0)).toEqual({
      grant_type: "authorization_code",
      code: "c+1",
      redirect_uri: redirectUri,
      code_verifier: attempt.codeVerifier,
    });
    const source = flow.credential(tokens);
    expect(await ask(source)).toBe("access-1");
    advance(3600);
    expect(await ask(source)).toBe("access-2");
    expect(form(1)).toEqual({ grant_type: "refresh_token", refresh_token: "refresh-1" });
  });

  test("is refreshed where the document says, unless tokens come from elsewhere", async () => {
    const [login, refresh] = [await startTokenServer(), await startTokenServer()];
    const addresses = { authorizationUrl: "https://login.example/", tokenUrl: "https://login.example/token" };
    const documented = { ...addresses, refreshUrl: refresh.tokenUrl };
    const ended = { accessToken: "a", refreshToken: "r", expiresAt: 0 };
    await ask(authorizationCodeFlow({ clientId: "cli_1", redirectUri }, documented).credential(ended));
    expect(refresh.received).toHaveLength(1);
    const other = { clientId: "cli_1", redirectUri, tokenUrl: login.tokenUrl };
    await ask(authorizationCodeFlow(other, documented).credential(ended));
    expect(login.received).toHaveLength(1);
    expect(refresh.received).toHaveLength(1);
  });

  const attempt = { state: "state-1", codeVerifier: "verifier-1" };
  test.each<[what: string, query: string, message: string, code?: string]>([
    ["for another attempt", "code=c&state=state-2", "The login was not begun here: `state` differs"],
    ["for none", "code=c", "The login was not begun here: `state` differs"],
    ["for two", "code=c&state=state-1&state=state-1", "The login was not begun here: `state` differs"],
    [
      "from another server",
      "code=c&state=state-1&iss=https://login.example/",
      "The login was answered by another server: `iss` differs",
    ],
    ["from nobody", "code=c&state=state-1", "The login was answered by another server: `iss` differs"],
    [
      "from two servers",
      "code=c&state=state-1&iss=https://login.example&iss=https://evil.example",
      "The login was answered by another server: `iss` differs",
    ],
    [
      "with a refusal",
      "error=access_denied&error_description=No%1B&state=state-1&iss=https://login.example",
      "The login failed, access_denied (No?)",
      "access_denied",
    ],
    [
      "with a forged refusal",
      "error=access_denied&state=state-2&iss=https://login.example",
      "The login was not begun here: `state` differs",
    ],
    ["without a code", "state=state-1&iss=https://login.example", "The login brought no code"],
    ["with two codes", "code=a&code=b&state=state-1&iss=https://login.example", "The login brought no code"],
  ])("is not ended by an answer %s", async (_what, query, message, code) => {
    const fetch = vi.fn<() => Promise<Response>>();
    const flow = flowOf({ issuer: "https://login.example", fetch });
    const callback = `https://app.example/callback?${query}`;
    await expect(flow.finish(callback, attempt)).rejects.toMatchObject({ name: "OAuthFailure", message, code });
    expect(fetch).not.toHaveBeenCalled();
    expect(isTakenElsewhere(callback), "what an independent client says").toBe(false);
  });

  test("is ended by the answer that an independent client takes", async () => {
    const { tokenUrl } = await startTokenServer();
    const callback = "https://app.example/callback?code=c&state=state-1&iss=https://login.example";
    expect(isTakenElsewhere(callback)).toBe(true);
    const flow = flowOf({ tokenUrl, issuer: "https://login.example" });
    expect(await flow.finish(callback, attempt)).toMatchObject({ accessToken: "access-1" });
  });

  test("without a known issuer takes any, as a relative callback", async () => {
    const { tokenUrl } = await startTokenServer();
    const tokens = await flowOf({ tokenUrl }).finish("?code=c&state=state-1&iss=x", attempt);
    expect(tokens.accessToken).toBe("access-1");
  });

  test("cannot be ended without a state", async () => {
    await expect(flowOf().finish("?code=c&state=", { ...attempt, state: "" })).rejects.toThrow("`state` differs");
  });

  test("shows no secret", () => {
    const flow = flowOf({ clientSecret: "top secret" });
    expect(inspect(flow, { depth: null, showHidden: true }) + JSON.stringify(flow)).not.toContain("top secret");
  });

  test.each(["authorizationUrl", "tokenUrl", "refreshUrl"] as const)("needs https for %s", (name) => {
    expect(() => flowOf({ [name]: "http://login.example/" })).toThrow(`\`${name}\` must be an https URL`);
  });

  /** Whether an independent client takes an answer. */
  function isTakenElsewhere(callback: string): boolean {
    const server = { issuer: "https://login.example", authorization_response_iss_parameter_supported: true };
    try {
      const answer = oracle.validateAuthResponse(server, { client_id: "cli_1" }, new URL(callback), "state-1");
      return answer.getAll("code").length === 1;
    } catch {
      return false;
    }
  }
});

describe("a provider of OpenID Connect", () => {
  const path = "/.well-known/openid-configuration";
  const endpoints = {
    authorization_endpoint: "https://login.example/authorize",
    token_endpoint: "https://login.example/token",
  };
  const found = { authorizationUrl: "https://login.example/authorize", tokenUrl: "https://login.example/token" };

  test.each<[what: string, tenant: string, members: object, provider: object]>([
    ["its addresses", "", {}, found],
    ["those of a tenant", "/tenant", {}, found],
    [
      "its name, where its answers carry it",
      "",
      { authorization_response_iss_parameter_supported: true },
      { issuer: expect.any(String), ...found },
    ],
  ])("tells %s", async (_what, tenant, members, provider) => {
    let issuer = "";
    const { url } = await startServer((response) => sendJson(response, 200, { issuer, ...endpoints, ...members }));
    issuer = `${url}${tenant}`;
    expect(await openIdProviderAt(`${url}${tenant}${path}`)).toEqual(provider);
  });

  test.each<[what: string, status: number, answer: unknown, message: string]>([
    ["is another", 200, { issuer: "https://evil.example", ...endpoints }, "The provider calls itself something else"],
    ["says too little", 200, { issuer: "https://login.example" }, "The provider does not say where tokens come from"],
    ["says nothing", 200, null, "The provider does not say where tokens come from"],
    ["is not there", 404, {}, "The provider does not say where tokens come from"],
  ])("that %s is refused", async (_what, status, answer, message) => {
    const { url } = await startServer((response) => sendJson(response, status, answer));
    await expect(openIdProviderAt(`${url}${path}`)).rejects.toMatchObject({
      name: "OAuthFailure",
      message: `${message}: GET ${url}${path}`,
    });
  });

  test("is asked over https alone", async () => {
    await expect(openIdProviderAt(`http://login.example${path}`)).rejects.toThrow("must be an https URL");
  });
});
