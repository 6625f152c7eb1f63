// @generated from spec/flexslot.yaml by specwright. Do not edit; run `npx specwright generate`.
/* eslint-disable */
// biome-ignore-all lint: generated

import { personalAccessToken } from "../../auth.js";
import { json } from "../../runtime/response.js";
import type { Call, CallOptions, Caller } from "../../runtime/types.js";
import type { OAuth2Client } from "../../schemas/OAuth2Client.js";
import { OAuth2ClientListGuard } from "../../schemas/OAuth2ClientList.js";

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
