// @generated from spec/flexslot.yaml by specwright. Do not edit; run `npx specwright generate`.
/* eslint-disable */
// biome-ignore-all lint: generated

import { formBody } from "../../runtime/body.js";
import { empty } from "../../runtime/response.js";
import type { Call, CallOptions, Caller } from "../../runtime/types.js";
import { type RevocationRequest, RevocationRequestGuard } from "../../schemas/RevocationRequest.js";

/** The input of `oauthRevokeCreate`. */
export interface OauthRevokeCreateRequest {
  body: RevocationRequest;
}

/**
 * OAuth 2.0 Token Revocation (RFC 7009)
 *
 * `POST /api/public/v1/oauth/revoke`
 */
export function oauthRevokeCreate(
  caller: Caller,
  request: OauthRevokeCreateRequest,
  options?: CallOptions,
): Call<{ 200: undefined }> {
  return caller.call(
    {
      operation: oauthRevokeCreate,
      name: "oauth_revoke_create",
      method: "POST",
      path: "/api/public/v1/oauth/revoke",
      body: formBody(RevocationRequestGuard),
      responses: { 200: empty },
    },
    request,
    options,
  );
}
