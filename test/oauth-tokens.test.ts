import { inspect } from "node:util";
import * as oracle from "oauth4webapi";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { clientCredentialsSource } from "../src/runtime/oauth-client-credentials.js";
import { refreshedSource } from "../src/runtime/oauth-refresh.js";
import { clientSecretPost, type OAuthTokens } from "../src/runtime/oauth-request.js";
import { confidentialUrl } from "../src/runtime/oauth-url.js";
import { advance, ask, startTokenServer, stopClock } from "./oauth-support.js";
import { startServer } from "./runtime-server.js";

beforeEach(stopClock);
afterEach(() => void vi.useRealTimers());

const client = { clientId: "cli_1", clientSecret: "top+secret" };

describe("client credentials", () => {
  test("are asked for once, and the token is used until a minute before its end", async () => {
    const { tokenUrl, received, form } = await startTokenServer();
    const source = clientCredentialsSource({
      ...client,
      tokenUrl,
      scopes: ["a", "b:c"],
      parameters: { audience: "x" },
    });
    expect(await ask(source)).toBe("access-1");
    expect(form(0)).toEqual({ grant_type: "client_credentials", scope: "a b:c", audience: "x" });
    expect(received[0]?.headers["content-type"]).toMatch(/^application\/x-www-form-urlencoded\b/);
    advance(3539);
    expect(await ask(source)).toBe("access-1");
    advance(1);
    expect(await ask(source)).toBe("access-2");
  });

  test.each([
    ["half of its life, where that is shorter than the minute", { expires_in: 30 }, 14, 15],
    ["for as long as is set", {}, 3299, 3300],
    ["a number that came as text", { expires_in: "3600" }, 3299, 3300],
  ])("a token is kept for %s", async (_rule, members, before, at) => {
    const { tokenUrl, answer, received } = await startTokenServer();
    answer(members);
    const source = clientCredentialsSource({ ...client, tokenUrl, refreshBeforeMs: 300_000 });
    await ask(source);
    advance(before);
    await ask(source);
    expect(received).toHaveLength(1);
    advance(at - before);
    await ask(source);
    expect(received).toHaveLength(2);
  });

  test.each([[undefined], [null], ["soon"]])(
    "a token that ends %j is used until it is rejected",
    async (expires_in) => {
      const { tokenUrl, answer } = await startTokenServer();
      answer({ expires_in });
      const source = clientCredentialsSource({ ...client, tokenUrl });
      await ask(source);
      advance(1e9);
      expect(await ask(source)).toBe("access-1");
      source.reject("access-1");
      expect(await ask(source)).toBe("access-2");
    },
  );

  test("a storm of calls shares one request, and so does a storm of rejections", async () => {
    const { tokenUrl, received, hold } = await startTokenServer();
    const release = hold();
    const source = clientCredentialsSource({ ...client, tokenUrl });
    const calls = Array.from({ length: 1000 }, () => ask(source));
    release();
    expect(new Set(await Promise.all(calls))).toEqual(new Set(["access-1"]));
    const again = Array.from({ length: 1000 }, async () => {
      source.reject("access-1");
      return ask(source);
    });
    expect(new Set(await Promise.all(again))).toEqual(new Set(["access-2"]));
    expect(received).toHaveLength(2);
  });

  test("a late rejection of an old token leaves the new one", async () => {
    const { tokenUrl, received } = await startTokenServer();
    const source = clientCredentialsSource({ ...client, tokenUrl });
    await ask(source);
    source.reject("access-1");
    await ask(source);
    source.reject("access-1");
    expect(await ask(source)).toBe("access-2");
    expect(received).toHaveLength(2);
  });

  test("a failure reaches all who wait, and is forgotten", async () => {
    const { tokenUrl, answer, received } = await startTokenServer();
    const source = clientCredentialsSource({ ...client, tokenUrl });
    answer({}, 503);
    const outcomes = await Promise.allSettled([ask(source), ask(source)]);
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(received).toHaveLength(1);
    answer({});
    expect(await ask(source)).toBe("access-2");
  });

  test("that one caller gives up stops nobody else", async () => {
    const { tokenUrl, hold } = await startTokenServer();
    const release = hold();
    const source = clientCredentialsSource({ ...client, tokenUrl });
    const controller = new AbortController();
    const given = ask(source, { signal: controller.signal });
    const kept = ask(source);
    controller.abort();
    release();
    expect(await kept).toBe("access-1");
    expect(await given).toBe("access-1");
  });

  test("the endpoint has its time too, even with a fetch that ignores the signal", async () => {
    vi.useFakeTimers();
    const tokenUrl = "https://login.example/token";
    const source = clientCredentialsSource({ ...client, tokenUrl, timeoutMs: 500 });
    const failed = ask(source, { fetch: () => new Promise(() => undefined) }).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(500);
    expect(await failed).toMatchObject({
      name: "OAuthFailure",
      message: "The token endpoint took longer than 500 ms: POST https://login.example/token",
    });
  });

  test("the endpoint may have all the time that timers can", async () => {
    vi.useFakeTimers();
    const source = clientCredentialsSource({ ...client, tokenUrl: "https://login.example/token", timeoutMs: Infinity });
    const slow = new Promise<Response>((resolve) => {
      setTimeout(() => resolve(Response.json({ access_token: "late" })), 3_600_000);
    });
    const given = ask(source, { fetch: () => slow });
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(await given).toBe("late");
  });

  test("a fetch of its own is preferred to that of the API's client", async () => {
    const own = vi.fn<() => Promise<Response>>(async () => Response.json({ access_token: "own" }));
    const source = clientCredentialsSource({ ...client, tokenUrl: "https://login.example/token", fetch: own });
    vi.useFakeTimers();
    const timers = vi.getTimerCount();
    expect(await ask(source, { fetch: () => Promise.reject(new Error("asked")) })).toBe("own");
    expect(vi.getTimerCount(), "timers that are left").toBe(timers);
  });
});

describe("the client proves who it is", () => {
  const credentials: readonly (readonly [id: string, secret: string])[] = [
    ["cli_1", "plain"],
    ["a:b", "c:d e+f&g=h%i"],
    ["ключ", "é\u{1f511}~*'()!"],
  ];
  const server = (tokenUrl: string): oracle.AuthorizationServer => ({
    issuer: "https://x.example",
    token_endpoint: tokenUrl,
  });
  const insecure = { [oracle.allowInsecureRequests]: true };

  test.each(credentials)(
    "as an independent client does, with %j and %j in the header",
    async (clientId, clientSecret) => {
      const { tokenUrl, received } = await startTokenServer();
      await ask(clientCredentialsSource({ clientId, clientSecret, tokenUrl, scopes: ["a", "b"] }));
      const authentication = oracle.ClientSecretBasic(clientSecret);
      const parameters = { scope: "a b" };
      await oracle.clientCredentialsGrantRequest(
        server(tokenUrl),
        { client_id: clientId },
        authentication,
        parameters,
        insecure,
      );
      expect(decoded(received[0]?.headers.authorization)).toEqual(decoded(received[1]?.headers.authorization));
      expect(sorted(received[0]?.body)).toEqual(sorted(received[1]?.body));
    },
  );

  test.each(credentials)(
    "as an independent client does, with %j and %j in the body",
    async (clientId, clientSecret) => {
      const { tokenUrl, received } = await startTokenServer();
      await ask(clientCredentialsSource({ clientId, clientSecret, tokenUrl, authenticate: clientSecretPost }));
      const authentication = oracle.ClientSecretPost(clientSecret);
      await oracle.clientCredentialsGrantRequest(
        server(tokenUrl),
        { client_id: clientId },
        authentication,
        {},
        insecure,
      );
      expect(received[0]?.headers).not.toHaveProperty("authorization");
      expect(sorted(received[0]?.body)).toEqual(sorted(received[1]?.body));
    },
  );

  test("by its name alone, where it has no secret", async () => {
    const { tokenUrl, form, received } = await startTokenServer();
    await ask(clientCredentialsSource({ clientId: "cli_1", tokenUrl }));
    expect(form(0)).toEqual({ grant_type: "client_credentials", client_id: "cli_1" });
    expect(received[0]?.headers).not.toHaveProperty("authorization");
  });

  test("in a way of its own", async () => {
    const { tokenUrl, form } = await startTokenServer();
    const authenticate = async ({ body }: { body: URLSearchParams }): Promise<void> =>
      body.set("client_assertion", "jwt");
    await ask(clientCredentialsSource({ clientId: "cli_1", tokenUrl, authenticate }));
    expect(form(0)).toEqual({ grant_type: "client_credentials", client_assertion: "jwt" });
  });
});

/** Identifier and secret, of which the percent-encoding may be in either case and of more than is needed. */
function decoded(authorization = ""): readonly string[] {
  const [scheme = "", base64 = ""] = authorization.split(" ");
  const parts = atob(base64).split(":");
  return [scheme, ...parts.map((part) => decodeURIComponent(part.replaceAll("+", " ")))];
}

function sorted(body = ""): readonly (readonly string[])[] {
  return [...new URLSearchParams(body)].sort();
}

describe("refreshed tokens", () => {
  const tokens: OAuthTokens = { accessToken: "access-0", refreshToken: "refresh-0", expiresAt: 3_600_000 };

  test("are used until shortly before their end", async () => {
    const { tokenUrl, received, form } = await startTokenServer();
    const source = refreshedSource(tokenUrl, client, tokens);
    expect(await ask(source)).toBe("access-0");
    expect(received).toHaveLength(0);
    advance(3540);
    expect(await ask(source)).toBe("access-1");
    expect(form(0)).toEqual({ grant_type: "refresh_token", refresh_token: "refresh-0" });
  });

  test("rotate, and are stored before they are used", async () => {
    const { tokenUrl, answer, form } = await startTokenServer();
    const events: unknown[] = [];
    const onTokens = async (renewed: OAuthTokens): Promise<void> => {
      await Promise.resolve();
      events.push(renewed.refreshToken);
    };
    const source = refreshedSource(tokenUrl, client, tokens, { onTokens });
    answer({ refresh_token: "refresh-1", scope: "a", id_token: "jwt" });
    source.reject("access-0");
    await Promise.all([ask(source), ask(source)].map(async (asked) => events.push(await asked)));
    expect(events).toEqual(["refresh-1", "access-1", "access-1"]);
    answer({});
    source.reject("access-1");
    await ask(source);
    expect(form(1)).toMatchObject({ refresh_token: "refresh-1" });
    source.reject("access-2");
    await ask(source);
    expect(form(2), "a server that does not rotate").toMatchObject({ refresh_token: "refresh-1" });
    expect(events.at(-1)).toBe("refresh-1");
  });

  test("that could not be stored are stored by the next call, not asked for again", async () => {
    const { tokenUrl, answer, received } = await startTokenServer();
    answer({ refresh_token: "refresh-1" });
    const stored: string[] = [];
    const onTokens = ({ accessToken }: OAuthTokens): void => {
      stored.push(accessToken);
      if (stored.length === 1) throw new Error("disk full");
    };
    const source = refreshedSource(tokenUrl, client, { ...tokens, expiresAt: 0 }, { onTokens });
    await expect(ask(source)).rejects.toThrow("disk full");
    expect(await ask(source)).toBe("access-1");
    expect(stored).toEqual(["access-1", "access-1"]);
    expect(received).toHaveLength(1);
  });

  test("end where there is nothing to refresh them with", async () => {
    const source = refreshedSource("https://login.example/token", client, { accessToken: "a", expiresAt: 0 });
    await expect(ask(source)).rejects.toThrow("The access token has ended, and there is no refresh token");
  });
});

describe("a token endpoint that fails", () => {
  const target = /: POST http:\/\/127\.0\.0\.1:\d+\/token$/;
  test.each<[what: string, members: object, status: number, message: string, code: string | undefined]>([
    [
      "says why",
      { error: "invalid_client", error_description: "Unknown client" },
      401,
      "status 401, invalid_client (Unknown client)",
      "invalid_client",
    ],
    ["says it with success", { error: "bad_code" }, 200, "status 200, bad_code", "bad_code"],
    ["does not say why", {}, 500, "status 500", undefined],
    ["redirects", {}, 302, "status 302", undefined],
    ["gives no token", { access_token: undefined }, 200, "status 200 and no access token", undefined],
    ["gives a token that is none", { access_token: 5 }, 200, "status 200 and no access token", undefined],
    [
      "gives a token of another type",
      { token_type: "DPoP" },
      200,
      "status 200 and a token that is not of the type Bearer",
      undefined,
    ],
    ["writes to the terminal", { error: "a\u001b[2J\nb" }, 400, "status 400, a?[2J?b", "a?[2J?b"],
  ])("%s", async (_what, members, status, message, code) => {
    const { tokenUrl, answer } = await startTokenServer();
    answer(members, status);
    const failure: Error = (await ask(clientCredentialsSource({ ...client, tokenUrl })).catch(
      (error: Error) => error,
    )) as Error; // it fails
    expect(failure).toMatchObject({ name: "OAuthFailure", status, code });
    expect(failure.message.replace(target, "")).toBe(`The token endpoint answered with ${message}`);
    expect(failure.message).toMatch(target);
  });

  test("sends no secret back into messages", async () => {
    const { tokenUrl, answer } = await startTokenServer();
    answer({ error: "invalid_grant", error_description: "refresh-0 of top+secret is gone" }, 400);
    const source = refreshedSource(tokenUrl, client, { accessToken: "a", refreshToken: "refresh-0", expiresAt: 0 });
    const failure = await ask(source).catch((error: unknown) => error);
    expect(inspect(failure, { depth: null, showHidden: true })).not.toMatch(/refresh-0|top\+secret/);
    expect(String(failure)).toContain("invalid_grant (… of … is gone)");
  });

  test("is not there", async () => {
    const { url } = await startServer((response) => response.destroy());
    const failure = ask(clientCredentialsSource({ ...client, tokenUrl: `${url}/token?key=secret` }));
    await expect(failure).rejects.toMatchObject({
      message: `The token endpoint gave no answer: POST ${url}/token?key=…`,
      cause: expect.any(Error),
    });
  });

  test("answers without end", async () => {
    const fetch = async (): Promise<Response> => {
      const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(16_384).fill(32)) });
      return new Response(endless);
    };
    const source = clientCredentialsSource({ ...client, tokenUrl: "https://login.example/token", fetch });
    await expect(ask(source)).rejects.toThrow("and no access token");
  });
});

test("neither sources nor what they are made of show a secret", async () => {
  const { tokenUrl } = await startTokenServer();
  const credentials = clientCredentialsSource({ ...client, tokenUrl });
  const refreshed = refreshedSource(tokenUrl, client, { accessToken: "access-0", refreshToken: "refresh-0" });
  await ask(credentials);
  const shown = [credentials, refreshed].map(
    (source) => inspect(source, { depth: null, showHidden: true }) + JSON.stringify(source),
  );
  expect(shown.join()).not.toMatch(/access-|refresh-0|secret/);
});

describe("secrets are sent", () => {
  test.each([
    "https://login.example/token",
    "http://localhost:8000/token",
    "http://127.0.0.1/token",
    "http://[::1]:80/t",
  ])("to %s", (url) => {
    expect(confidentialUrl("tokenUrl", url)).toBe(url);
  });

  test.each([
    "http://login.example/token",
    "http://localhost.evil.example/",
    "http://127.0.0.1.evil.example",
    "ftp://localhost",
    "//login.example",
    "",
    undefined,
    "https://user:password@login.example/",
  ])("not to %j", (tokenUrl) => {
    expect(() => clientCredentialsSource({ ...client, tokenUrl })).toThrow(
      new TypeError("`tokenUrl` must be an https URL without user and password, or http on the loopback interface"),
    );
  });
});
