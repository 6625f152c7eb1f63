// @generated from spec/flexslot.yaml by specwright. Do not edit; run `npx specwright generate`.
/* eslint-disable */
// biome-ignore-all lint: generated

import { personalAccessToken } from "../../auth.js";
import { jsonBody } from "../../runtime/body.js";
import { json } from "../../runtime/response.js";
import type { Call, CallOptions, Caller } from "../../runtime/types.js";
import { type ScopeRequest, ScopeRequestGuard } from "../../schemas/ScopeRequest.js";
import { type ScopeRequestReceipt, ScopeRequestReceiptGuard } from "../../schemas/ScopeRequestReceipt.js";

/** The input of `mePartnerScopeRequestsCreate`. */
export interface MePartnerScopeRequestsCreateRequest {
  body: ScopeRequest;
}

/**
 * Request additional scopes or game-scopes
 *
 * `POST /api/public/v1/me/partner/scope-requests`
 */
export function mePartnerScopeRequestsCreate(
  caller: Caller,
  request: MePartnerScopeRequestsCreateRequest,
  options?: CallOptions,
): Call<{ 202: ScopeRequestReceipt }> {
  return caller.call(
    {
      operation: mePartnerScopeRequestsCreate,
      name: "me_partner_scope_requests_create",
      method: "POST",
      path: "/api/public/v1/me/partner/scope-requests",
      body: jsonBody(ScopeRequestGuard),
      security: [[personalAccessToken]],
      responses: { 202: json(ScopeRequestReceiptGuard) },
    },
    request,
    options,
  );
}
