import type {
  AccessTokenMetadata,
  OAuth2Client,
  RotatedClientSecret,
  ScopeRequestReceipt,
  TokenResponse,
} from "../../generated/flexslot/index.js";
import type { Answered, Asked } from "./server.js";

const uuid = "3c90c3cc-0d44-4b50-8888-8dd25736052a";
const moment = "2023-11-07T05:31:56Z";

const metadata: AccessTokenMetadata = {
  id: uuid,
  name: "deploy",
  token_prefix: "flx_pat_abcd",
  scopes: ["games:read"],
  created_at: moment,
};

/** Answers as Flexslot would; whoever brings no token where one is asked for gets 401. */
export function answerAsFlexslot(asked: Asked): Answered {
  const { method, path, headers } = asked;
  const route = `${method} ${path.replace("/api/public/v1", "")}`;
  if (route === "POST /oauth/token") return tokenAnswer(asked);
  if (route === "POST /oauth/revoke") return { status: 200 };
  if (headers.authorization !== "Bearer flx_pat_1") return { status: 401, body: { detail: "Who are you?" } };
  const [, encoded] = /^POST \/me\/partner\/oauth2-clients\/([^/]+)\/rotate-secret$/.exec(route) ?? [];
  if (encoded !== undefined) return { status: 200, body: rotated(decodeURIComponent(encoded)) };
  if (route === "GET /me/partner/oauth2-clients") return { status: 200, body: [clientOf("first"), clientOf("second")] };
  if (route === "GET /me/access-tokens") return { status: 200, body: metadata };
  if (route === "POST /me/partner/scope-requests") return { status: 202, body: receiptOf(asked) };
  return { status: 404, body: { detail: `There is no ${route}.` } };
}

function tokenAnswer({ body, headers }: Asked): Answered {
  const form = new URLSearchParams(body.toString());
  const token = form.get("refresh_token");
  if (headers["content-type"] !== "application/x-www-form-urlencoded" || token === "spent") {
    return { status: 400, body: { error: "invalid_grant", error_description: "That token was used before." } };
  }
  const scope = [...form].map(([name, value]) => `${name}: ${value}`).join(", ");
  const issued: TokenResponse = {
    access_token: "at",
    token_type: "Bearer",
    expires_in: 60,
    refresh_token: "rt",
    scope,
  };
  return { status: 200, body: issued };
}

/** The receipt repeats what was sent. */
function receiptOf({ body }: Asked): ScopeRequestReceipt {
  const { justification }: { readonly justification: string } = JSON.parse(body.toString());
  return { id: uuid, status: "pending", message: justification };
}

function rotated(clientId: string): RotatedClientSecret {
  return { client: clientOf(clientId), plaintext_client_secret: "s3cret", secret_rotated_at: moment };
}

function clientOf(clientId: string): OAuth2Client {
  const url = "https://example.com";
  return {
    id: uuid,
    client_id: clientId,
    client_type: "confidential",
    application_name: "Shop",
    application_url: url,
    application_logo_url: url,
    privacy_policy_url: url,
    tos_url: url,
    redirect_uris: [url],
    allowed_scopes: ["games:read"],
    grant_types: ["refresh_token"],
    require_pkce: true,
    dpop_bound_access_tokens: false,
    status: "active",
    secret_rotated_at: null,
    last_used_at: moment,
    created_at: moment,
    updated_at: moment,
  };
}
