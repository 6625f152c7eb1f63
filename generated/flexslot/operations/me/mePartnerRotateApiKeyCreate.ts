// @generated from spec/flexslot.yaml by specwright. Do not edit; run `npx specwright generate`.
/* eslint-disable */
// biome-ignore-all lint: generated

import { personalAccessToken } from "../../auth.js";
import { json } from "../../runtime/response.js";
import type { Call, CallOptions, Caller } from "../../runtime/types.js";
import { type RotatedApiKey, RotatedApiKeyGuard } from "../../schemas/RotatedApiKey.js";

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
