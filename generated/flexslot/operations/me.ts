// @generated from spec/flexslot.yaml by specwright. Do not edit; run `npx specwright generate`.
/* eslint-disable */
// biome-ignore-all lint: generated

import { personalAccessToken } from "../auth.js";
import { jsonBody } from "../runtime/body.js";
import { inPath } from "../runtime/parameters.js";
import { json } from "../runtime/response.js";
import type { Call, CallOptions, Caller } from "../runtime/types.js";
import { type AccessTokenMetadata, AccessTokenMetadataGuard } from "../schemas/AccessTokenMetadata.js";
import type { OAuth2Client } from "../schemas/OAuth2Client.js";
import { OAuth2ClientListGuard } from "../schemas/OAuth2ClientList.js";
import { type RotatedApiKey, RotatedApiKeyGuard } from "../schemas/RotatedApiKey.js";
import { type RotatedClientSecret, RotatedClientSecretGuard } from "../schemas/RotatedClientSecret.js";
import { type ScopeRequest, ScopeRequestGuard } from "../schemas/ScopeRequest.js";
import { type ScopeRequestReceipt, ScopeRequestReceiptGuard } from "../schemas/ScopeRequestReceipt.js";

/**
 * List the calling partner's OAuth2 clients
 *
 * `GET /api/public/v1/me/partner/oauth2-clients`
 */
export function mePartnerOauth2ClientsList(caller: Caller, options?: CallOptions): Call<{ 200: OAuth2Client[] }> {
  return caller.call(
    {
      operation: mePartnerOauth2ClientsList,
      name: "me_partner_oauth2_clients_list",
      method: "GET",
      path: "/api/public/v1/me/partner/oauth2-clients",
      security: [[personalAccessToken]],
      responses: { 200: json(OAuth2ClientListGuard) },
    },
    {},
    options,
  );
}

/** The input of {@link mePartnerOauth2ClientsRotateSecretCreate}. */
export interface MePartnerOauth2ClientsRotateSecretCreateRequest {
  path: {
    /** The client's `client_id`. */
    client_id: string;
  };
}

/**
 * Rotate a confidential OAuth2 client's secret
 *
 * `POST /api/public/v1/me/partner/oauth2-clients/{client_id}/rotate-secret`
 */
export function mePartnerOauth2ClientsRotateSecretCreate(
  caller: Caller,
  request: MePartnerOauth2ClientsRotateSecretCreateRequest,
  options?: CallOptions,
): Call<{ 200: RotatedClientSecret }> {
  return caller.call(
    {
      operation: mePartnerOauth2ClientsRotateSecretCreate,
      name: "me_partner_oauth2_clients_rotate_secret_create",
      method: "POST",
      path: "/api/public/v1/me/partner/oauth2-clients/{client_id}/rotate-secret",
      parameters: [inPath],
      security: [[personalAccessToken]],
      responses: { 200: json(RotatedClientSecretGuard) },
    },
    request,
    options,
  );
}

/**
 * Rotate (or generate) the partner API key
 *
 * `POST /api/public/v1/me/partner/rotate-api-key`
 */
export function mePartnerRotateApiKeyCreate(caller: Caller, options?: CallOptions): Call<{ 200: RotatedApiKey }> {
  return caller.call(
    {
      operation: mePartnerRotateApiKeyCreate,
      name: "me_partner_rotate_api_key_create",
      method: "POST",
      path: "/api/public/v1/me/partner/rotate-api-key",
      security: [[personalAccessToken]],
      responses: { 200: json(RotatedApiKeyGuard) },
    },
    {},
    options,
  );
}

/** The input of {@link mePartnerScopeRequestsCreate}. */
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

/**
 * Read metadata for the calling PAT
 *
 * `GET /api/public/v1/me/access-tokens`
 */
export function meAccessTokensRetrieve(caller: Caller, options?: CallOptions): Call<{ 200: AccessTokenMetadata }> {
  return caller.call(
    {
      operation: meAccessTokensRetrieve,
      name: "me_access_tokens_retrieve",
      method: "GET",
      path: "/api/public/v1/me/access-tokens",
      security: [[personalAccessToken]],
      responses: { 200: json(AccessTokenMetadataGuard) },
    },
    {},
    options,
  );
}
