// @generated from spec/flexslot.yaml by specwright. Do not edit; run `npx specwright generate`.
/* eslint-disable */
// biome-ignore-all lint: generated

import { clientSecretBasic } from "../../auth.js";
import { formBody } from "../../runtime/body.js";
import { json } from "../../runtime/response.js";
import type { Call, CallOptions, Caller } from "../../runtime/types.js";
import { type OAuthError, OAuthErrorGuard } from "../../schemas/OAuthError.js";
import { type TokenRequest, TokenRequestGuard } from "../../schemas/TokenRequest.js";
import { type TokenResponse, TokenResponseGuard } from "../../schemas/TokenResponse.js";

/** The input of `oauthTokenCreate`. */
export interface OauthTokenCreateRequest {
  body: TokenRequest;
}

/**
 * OAuth2 token endpoint (RFC 6749 §4.1.3 + §6)
 *
 * `POST /api/public/v1/oauth/token`
 */
export function oauthTokenCreate(
  caller: Caller,
  request: OauthTokenCreateRequest,
  options?: CallOptions,
): Call<{ 200: TokenResponse; 400: OAuthError }> {
  return caller.call(
    {
      operation: oauthTokenCreate,
      name: "oauth_token_create",
      method: "POST",
      path: "/api/public/v1/oauth/token",
      body: formBody(TokenRequestGuard),
      security: [[clientSecretBasic], []],
      responses: {
        200: json(TokenResponseGuard),
        400: json(OAuthErrorGuard),
      },
    },
    request,
    options,
  );
}
