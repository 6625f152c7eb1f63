import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  createClient,
  isAccessTokenMetadata,
  isApiError,
  isOAuth2Client,
  isRotatedApiKey,
  isRotatedClientSecret,
  isScopeRequestReceipt,
  isTokenResponse,
  meAccessTokensRetrieve,
  mePartnerOauth2ClientsList,
  mePartnerOauth2ClientsRotateSecretCreate,
  mePartnerRotateApiKeyCreate,
  mePartnerScopeRequestsCreate,
  oauthRevokeCreate,
  oauthTokenCreate,
  pathClient,
  type Violation,
} from "../../generated/flexslot/index.js";
import { type MockServer, startMockServer } from "../../scripts/start/mock-server.js";

// Prism answers as the spec says, and refuses requests that the spec does not allow: so both sides are held to one document.
let server: MockServer;
beforeAll(async () => {
  server = await startMockServer(fileURLToPath(new URL("../../spec/flexslot.yaml", import.meta.url)));
});
afterAll(() => server.close());

const personalAccessToken = "flx_pat_end-to-end";

/** A client in whose calls nothing passes that breaks the document. */
function strictClient(): ReturnType<typeof createClient> {
  return createClient({ baseUrl: server.url, auth: { personalAccessToken }, guards: { response: "throw" } });
}

describe("the generated client against a mock server of the spec", () => {
  test("lists the OAuth2 clients with a personal access token", async () => {
    const clients = await mePartnerOauth2ClientsList(strictClient());
    expect(clients).toHaveLength(1);
    expect(clients.every(isOAuth2Client)).toBe(true);
    expect(clients[0]).toMatchObject({ client_type: "confidential", status: "active", require_pkce: true });
  });

  test("has the status and the headers beside the data", async () => {
    const { data, response } = await mePartnerOauth2ClientsList(strictClient()).withResponse();
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Type")).toContain("application/json");
    expect(await mePartnerOauth2ClientsList(strictClient()).result()).toMatchObject({
      ok: true,
      kind: "response",
      status: 200,
      data,
    });
  });

  test("is refused without a token, which the spec does not describe", async () => {
    const client = createClient({ baseUrl: server.url });
    const result = await mePartnerOauth2ClientsList(client).result();
    expect(result).toMatchObject({
      ok: false,
      kind: "undocumented",
      status: 401,
      error: { title: "Invalid security scheme used" },
    });
    const error: unknown = await mePartnerOauth2ClientsList(client).catch((it) => it);
    expect(isApiError(error) && error.kind === "undocumented" && error.status).toBe(401);
    expect(isApiError(error, mePartnerOauth2ClientsList)).toBe(false);
  });

  test("asks for a credential before each call, and sends none if there is none", async () => {
    const tokens = [personalAccessToken, undefined];
    const client = createClient({ baseUrl: server.url, auth: { personalAccessToken: async () => tokens.shift() } });
    expect((await meAccessTokensRetrieve(client).result()).ok).toBe(true);
    expect(await meAccessTokensRetrieve(client).result()).toMatchObject({ kind: "undocumented", status: 401 });
  });

  test("rotates a client's secret, with the client in the path", async () => {
    const rotated = await mePartnerOauth2ClientsRotateSecretCreate(strictClient(), { path: { client_id: "a/b c" } });
    expect(isRotatedClientSecret(rotated)).toBe(true);
  });

  test("rotates the API key, without any input", async () => {
    expect(isRotatedApiKey(await mePartnerRotateApiKeyCreate(strictClient()))).toBe(true);
  });

  test("requests scopes with a JSON body", async () => {
    const body = { justification: "We list our games.", requested_scopes: ["games:read"] };
    expect(isScopeRequestReceipt(await mePartnerScopeRequestsCreate(strictClient(), { body }))).toBe(true);
  });

  test("does not even send a request that the spec forbids; the server would refuse it too", async () => {
    const request = { body: { justification: "too short" } };
    const refused = await mePartnerScopeRequestsCreate(strictClient(), request).result();
    if (refused.kind !== "guard") throw new Error(`unexpected result ${refused.kind}`);
    expect(refused.error.issues).toMatchObject([{ pointer: "/justification", keyword: "minLength" }]);
    const sent = await mePartnerScopeRequestsCreate(strictClient(), request, { guards: { request: "off" } }).result();
    expect(sent).toMatchObject({ ok: false, kind: "undocumented", status: 422 });
  });

  test("reads the metadata of its own token", async () => {
    expect(isAccessTokenMetadata(await meAccessTokensRetrieve(strictClient()))).toBe(true);
  });

  test("gets tokens for a form, with the client's secret by HTTP Basic or without", async () => {
    const body = { grant_type: "authorization_code", code: "a b&c=d", redirect_uri: "https://example.com/?a=b" };
    const basic = createClient({ baseUrl: server.url, auth: { clientSecretBasic: "client:sécret" } });
    expect(isTokenResponse(await oauthTokenCreate(basic, { body }))).toBe(true);
    const anonymous = createClient({ baseUrl: server.url });
    expect(isTokenResponse(await oauthTokenCreate(anonymous, { body }))).toBe(true);
  });

  test("tells a documented refusal by operation and status", async () => {
    const preferred = { headers: { Prefer: "code=400" } };
    const request = { body: { grant_type: "refresh_token" } };
    const result = await oauthTokenCreate(strictClient(), request, preferred).result();
    expect(result).toMatchObject({ ok: false, kind: "http", status: 400, error: { error: expect.any(String) } });
    const error: unknown = await oauthTokenCreate(strictClient(), request, preferred).catch((it) => it);
    if (!isApiError(error, oauthTokenCreate)) throw new Error("not the documented error", { cause: error });
    expect(error.body.error).toEqual(expect.any(String));
  });

  test("revokes a token, for which there is no body", async () => {
    const revoked: unknown = await oauthRevokeCreate(strictClient(), {
      body: { token: "t", token_type_hint: "refresh_token" },
    });
    expect(revoked).toBeUndefined();
  });

  test("finds none of the answers at odds with the spec", async () => {
    const violations: Violation[] = [];
    const client = createClient({
      baseUrl: server.url,
      auth: { personalAccessToken },
      onViolation: (violation) => violations.push(violation),
    });
    await mePartnerOauth2ClientsList(client);
    await mePartnerRotateApiKeyCreate(client);
    await meAccessTokensRetrieve(client);
    expect(violations).toEqual([]);
  });

  test("is an openapi-fetch client as well", async () => {
    const { data, error } = await pathClient(strictClient()).GET("/api/public/v1/me/partner/oauth2-clients");
    expect(error).toBeUndefined();
    expect(data?.every(isOAuth2Client)).toBe(true);
  });
});
