// @generated from spec/flexslot.yaml by specwright. Do not edit; run `npx specwright generate`.
/* eslint-disable */
// biome-ignore-all lint: generated

export { type OauthTokenCreateRequest, oauthTokenCreate } from "./oauth2/oauthTokenCreate.js";
export { type OauthRevokeCreateRequest, oauthRevokeCreate } from "./oauth2/oauthRevokeCreate.js";
