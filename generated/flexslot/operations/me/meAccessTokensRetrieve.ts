// @generated from spec/flexslot.yaml by specwright. Do not edit; run `npx specwright generate`.
/* eslint-disable */
// biome-ignore-all lint: generated

import { personalAccessToken } from "../../auth.js";
import { json } from "../../runtime/response.js";
import type { Call, CallOptions, Caller } from "../../runtime/types.js";
import { type AccessTokenMetadata, AccessTokenMetadataGuard } from "../../schemas/AccessTokenMetadata.js";

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
