// @generated from spec/flexslot.yaml by specwright. Do not edit; run `npx specwright generate`.
/* eslint-disable */
// biome-ignore-all lint: generated

import { personalAccessToken } from "../../auth.js";
import { inPath } from "../../runtime/parameters.js";
import { json } from "../../runtime/response.js";
import type { Call, CallOptions, Caller } from "../../runtime/types.js";
import { type RotatedClientSecret, RotatedClientSecretGuard } from "../../schemas/RotatedClientSecret.js";

/** The input of `mePartnerOauth2ClientsRotateSecretCreate`. */
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
