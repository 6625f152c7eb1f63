import type { ServerResponse } from "node:http";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import {
  ApiError,
  createClient,
  GuardError,
  HttpError,
  isApiError,
  meAccessTokensRetrieve,
  mePartnerOauth2ClientsList,
  NetworkError,
  oauthRevokeCreate,
  oauthTokenCreate,
  type OAuth2Client,
  type Violation,
} from "../../generated/flexslot/index.js";
import { sendJson, startServer } from "../runtime-server.js";

const path = "/api/public/v1/me/partner/oauth2-clients";

const valid: OAuth2Client = {
  id: "3c90c3cc-0d44-4b50-8888-8dd25736052a",
  client_id: "partner",
  client_type: "confidential",
  application_name: "Shelf",
  application_url: "https://example.com",
  application_logo_url: "",
  privacy_policy_url: "",
  tos_url: "",
  redirect_uris: ["https://example.com/callback"],
  allowed_scopes: ["games:read"],
  grant_types: ["authorization_code"],
  require_pkce: true,
  dpop_bound_access_tokens: false,
  status: "active",
  secret_rotated_at: null,
  last_used_at: null,
  created_at: "2023-11-07T05:31:56Z",
  updated_at: "2023-11-07T05:31:56Z",
};

const { client_id: _, ...withoutClientId } = valid;

type Answer = (response: ServerResponse) => void;

/** A client of a server that gives `answer` to whatever it is asked. */
async function clientOf(
  answer: Answer,
  options: Parameters<typeof createClient>[0] = {},
): Promise<{ readonly client: ReturnType<typeof createClient>; readonly url: string }> {
  const { url } = await startServer(answer);
  return { client: createClient({ baseUrl: url, auth: { personalAccessToken: "flx_pat_s3cr3t" }, ...options }), url };
}

const withJson =
  (value: unknown): Answer =>
  (response) =>
    sendJson(response, 200, value);

describe("a response that breaks the document", () => {
  const strict = { guards: { response: "throw" } } as const;

  test.each<[rule: string, body: unknown, messages: readonly string[]]>([
    [
      "has a value that is not among the documented",
      [{ ...valid, status: "archived" }],
      ['/0/status: expected "active" | "suspended" | "revoked", received "archived" (string)'],
    ],
    [
      "has a wrong type in its second client",
      [valid, { ...valid, require_pkce: "yes" }],
      ["/1/require_pkce: expected boolean, received string"],
    ],
    ["lacks a field", [withoutClientId], ["/0/client_id: expected string, received nothing"]],
    [
      "has null where it is not allowed",
      [{ ...valid, created_at: null }],
      ["/0/created_at: expected string, received null"],
    ],
    [
      "has a wrong item deep inside",
      [{ ...valid, redirect_uris: ["https://example.com", 42] }],
      ["/0/redirect_uris/1: expected string, received number"],
    ],
    ["is no list", { results: [valid] }, ["List: expected array, received object"]],
    [
      "is wrong in several places",
      [{ ...withoutClientId, status: "archived" }],
      [
        "/0/client_id: expected string, received nothing",
        '/0/status: expected "active" | "suspended" | "revoked", received "archived" (string)',
      ],
    ],
  ])("names the place, what was expected and what came when it %s", async (_rule, body, messages) => {
    const { client, url } = await clientOf(withJson(body), strict);
    const result = await mePartnerOauth2ClientsList(client).result();
    if (result.kind !== "guard") throw new Error(`unexpected result ${result.kind}`);
    const { error } = result;
    expect(error).toBeInstanceOf(GuardError);
    expect(error.direction).toBe("response");
    expect(error.issues.map(({ message }) => message)).toEqual(messages.map((message) => `OAuth2Client${message}`));
    const more = messages.length > 1 ? `, and ${messages.length - 1} more` : "";
    expect(error.message).toBe(
      `me_partner_oauth2_clients_list has an invalid response: OAuth2Client${messages[0]}${more}: GET ${url}${path}`,
    );
    await expect(mePartnerOauth2ClientsList(client)).rejects.toBeInstanceOf(GuardError);
  });

  test("is not shown in the message but for short values of an enum: it may hold secrets", async () => {
    const { client } = await clientOf(withJson([{ ...valid, created_at: 1234567, client_id: ["s3cr3t"] }]), strict);
    const error: unknown = await mePartnerOauth2ClientsList(client).catch((it) => it);
    expect(error).toBeInstanceOf(GuardError);
    expect(JSON.stringify(error) + String(error)).not.toMatch(/s3cr3t|1234567/);
  });

  test("is returned and reported by default", async () => {
    const violations: Violation[] = [];
    const body = [{ ...valid, status: "archived" }];
    const { client, url } = await clientOf(withJson(body), { onViolation: (violation) => violations.push(violation) });
    expect(await mePartnerOauth2ClientsList(client)).toEqual(body);
    expect(violations).toEqual([
      {
        operation: "me_partner_oauth2_clients_list",
        direction: "response",
        request: { method: "GET", url: url + path },
        issues: [expect.objectContaining({ pointer: "/0/status", keyword: "enum" })],
      },
    ]);
  });

  test("is warned of once, whatever the index, where nobody listens", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    onTestFinished(() => warn.mockRestore());
    const { client, url } = await clientOf(
      withJson([valid, { ...valid, status: "archived" }, { ...valid, status: "gone" }]),
    );
    await mePartnerOauth2ClientsList(client);
    await mePartnerOauth2ClientsList(client);
    expect(warn.mock.calls).toEqual([
      [
        'me_partner_oauth2_clients_list has an invalid response: OAuth2Client/1/status: expected "active" | "suspended" | "revoked", ' +
          `received "archived" (string): GET ${url}${path}`,
      ],
    ]);
  });

  test("is not looked at with guards off, and a call's mode wins over the client's", async () => {
    const onViolation = vi.fn<(violation: Violation) => void>();
    const { client } = await clientOf(withJson([{ status: 1 }]), { onViolation, ...strict });
    expect(await mePartnerOauth2ClientsList(client, { guards: { response: "off" } })).toEqual([{ status: 1 }]);
    expect(onViolation).not.toHaveBeenCalled();
    await mePartnerOauth2ClientsList(client, { guards: { response: "report" } });
    expect(onViolation).toHaveBeenCalledOnce();
    await expect(mePartnerOauth2ClientsList(client)).rejects.toBeInstanceOf(GuardError);
  });

  test("passes with more than is documented: fields may be added", async () => {
    const body = [{ ...valid, homepage: null }];
    const { client } = await clientOf(withJson(body), strict);
    expect(await mePartnerOauth2ClientsList(client)).toEqual(body);
  });
});

describe("an answer that the document does not know", () => {
  test.each<[rule: string, answer: Answer, status: number, body: unknown, reason: string]>([
    [
      "is a problem with status 401",
      (response) => sendJson(response, 401, { type: "about:blank", title: "Unauthorized" }, "application/problem+json"),
      401,
      { type: "about:blank", title: "Unauthorized" },
      'status 401, which is not documented: "{\\"type\\":\\"about:blank\\",\\"title\\":\\"Unauthorized\\"}"',
    ],
    [
      "is the page of a proxy with status 500",
      (response) => response.writeHead(500, { "Content-Type": "text/html" }).end("<h1>Bad gateway</h1>"),
      500,
      "<h1>Bad gateway</h1>",
      'status 500, which is not documented: "<h1>Bad gateway</h1>"',
    ],
    [
      "has an empty body",
      (response) => response.writeHead(200, { "Content-Type": "application/json" }).end(),
      200,
      undefined,
      "status 200, but an empty body instead of JSON",
    ],
    [
      "has a body that is not JSON",
      (response) => response.writeHead(200, { "Content-Type": "application/json" }).end('[{"id":'),
      200,
      '[{"id":',
      'status 200, but a body that is not JSON: "[{\\"id\\":"',
    ],
    [
      "has HTML where JSON is documented",
      (response) => response.writeHead(200, { "Content-Type": "text/html" }).end("<html>"),
      200,
      "<html>",
      'status 200, but "text/html" instead of JSON: "<html>"',
    ],
    [
      "has another status of success",
      (response) => response.writeHead(204).end(),
      204,
      undefined,
      "status 204, which is not documented",
    ],
  ])("is told as such when it %s", async (_rule, answer, status, body, reason) => {
    const { client, url } = await clientOf(answer);
    const error: unknown = await mePartnerOauth2ClientsList(client).catch((it) => it);
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ kind: "undocumented", status, body });
    expect(String(error)).toBe(
      `HttpError: me_partner_oauth2_clients_list was answered with ${reason}: GET ${url}${path}`,
    );
    expect(isApiError(error, mePartnerOauth2ClientsList)).toBe(false);
    expect(await mePartnerOauth2ClientsList(client).result()).toMatchObject({
      ok: false,
      kind: "undocumented",
      status,
      error: body,
    });
  });

  test("is no documented error of another operation", async () => {
    const { client } = await clientOf((response) => sendJson(response, 400, { error: "invalid_grant" }));
    const token: unknown = await oauthTokenCreate(client, { body: { grant_type: "refresh_token" } }).catch((it) => it);
    expect(isApiError(token, oauthTokenCreate) && token.body.error).toBe("invalid_grant");
    const list: unknown = await meAccessTokensRetrieve(client).catch((it) => it);
    expect(isApiError(list) && list.kind).toBe("undocumented");
    expect(isApiError(list, oauthTokenCreate)).toBe(false);
  });

  test("may carry a body where none is documented, which is not read", async () => {
    const { client } = await clientOf(withJson({ revoked: true }));
    const nothing: unknown = await oauthRevokeCreate(client, { body: { token: "t" } });
    expect(nothing).toBeUndefined();
  });
});

describe("a connection that is cut", () => {
  test.each<[where: string, answer: Answer]>([
    ["before the headers", (response) => response.socket?.destroy()],
    [
      "within the body",
      (response) => {
        response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "1000" });
        response.write('[{"id":', () => response.socket?.destroy());
      },
    ],
  ])("%s is a network error", async (_where, answer) => {
    const { client } = await clientOf(answer);
    const result = await mePartnerOauth2ClientsList(client).result();
    if (result.kind !== "network") throw new Error(`unexpected result ${result.kind}`);
    expect(result.error).toBeInstanceOf(NetworkError);
    expect(result.error).toBeInstanceOf(ApiError);
    expect(result.error.message).toMatch(/^me_partner_oauth2_clients_list .* GET http/);
    expect(result.error.cause).toBeInstanceOf(Error);
  });
});

test("what is sent is what the document describes", async () => {
  const { url, received } = await startServer((response) => sendJson(response, 400, { error: "invalid_grant" }));
  const client = createClient({ baseUrl: url, auth: { clientSecretBasic: "client:secret" } });
  await oauthTokenCreate(client, { body: { grant_type: "refresh_token", scope: "a b" } }).result();
  expect(received).toMatchObject([
    {
      method: "POST",
      url: "/api/public/v1/oauth/token",
      body: "grant_type=refresh_token&scope=a+b",
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        authorization: `Basic ${Buffer.from("client:secret").toString("base64")}`,
      },
    },
  ]);
});

test("no error shows the token", async () => {
  const { client } = await clientOf((response) => sendJson(response, 403, {}));
  const error: unknown = await mePartnerOauth2ClientsList(client).catch((it) => it);
  expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain("s3cr3t");
});
